// Package sign computes the signatures that carriers want on their requests: pure functions of what is sent and of the
// secret, checked against the vectors that the carriers publish.
//
//   - EMS: open platform of China Post and EMS, https://api.ems.com.cn, field logitcsInterface
//   - FourPX: 4PX open platform, https://open.4px.com, "signature of a request"
//   - AliExpress, AliExpressMD5: AliExpress open platform, https://openservice.aliexpress.com, "signature algorithm"
//
// No function puts a secret into an error.
package sign

import (
	"maps"
	"slices"
	"strings"
)

// concat writes the parameters as key, value, key, value in the byte order of their keys, without those named in except.
func concat(params map[string]string, except ...string) string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(params)) {
		if !slices.Contains(except, key) {
			b.WriteString(key)
			b.WriteString(params[key])
		}
	}
	return b.String()
}
