package sign

import (
	"crypto/hmac"
	"crypto/md5" //nolint:gosec // the carrier's protocol fixes it
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// AliExpress returns the parameter sign of a request with sign_method=sha256, in upper-case hex: the HMAC-SHA256, keyed
// with the app secret, of the path and the parameters in the byte order of their keys. path is the one of a call below
// /rest, such as "/auth/token/create", and empty for /sync, where the method is a parameter. A parameter sign may be
// among params and is not signed.
func AliExpress(path string, params map[string]string, secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(path + concat(params, "sign")))
	return strings.ToUpper(hex.EncodeToString(mac.Sum(nil)))
}

// AliExpressMD5 returns the parameter sign of a request with sign_method=md5, the elder way that the gateway still
// takes, in upper-case hex: the MD5 of the parameters in the byte order of their keys, between two copies of the app
// secret. A parameter sign may be among params and is not signed.
func AliExpressMD5(params map[string]string, secret string) string {
	text := secret + concat(params, "sign") + secret
	sum := md5.Sum([]byte(text)) //nolint:gosec // the carrier's protocol fixes it
	return strings.ToUpper(hex.EncodeToString(sum[:]))
}
