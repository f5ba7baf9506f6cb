package sign

import (
	"crypto/md5" //nolint:gosec // the carrier's protocol fixes it
	"encoding/hex"
)

// FourPX returns the parameter sign of a request to the 4PX open platform, in lower-case hex: the MD5 of the parameters
// in the order of their keys, the body as it is sent, and the app secret. The parameters sign, access_token and
// language are not signed and may be among params.
func FourPX(params map[string]string, body []byte, secret string) string {
	text := concat(params, "sign", "access_token", "language") + string(body) + secret
	sum := md5.Sum([]byte(text)) //nolint:gosec // the carrier's protocol fixes it
	return hex.EncodeToString(sum[:])
}
