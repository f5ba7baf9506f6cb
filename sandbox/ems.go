package sandbox

import (
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/sign"
)

const emsKey = "c2FuZGJveC1lbXMta2V5IQ=="

// ems is the open platform that EMS and China Post share. It tells them apart by the number alone: an express item
// begins with E.
func ems(c tracking.Carrier) api {
	return api{
		carrier: c,
		hosts:   []string{"api.ems.com.cn"},
		env: map[string]string{
			"EMS_SENDER_NO": "sandbox-ems-sender", "EMS_AUTHORIZATION": "sandbox-ems-authorization", "EMS_SIGN_KEY": emsKey,
		},
		asks: func(q request) (question, bool) {
			form, _ := url.ParseQuery(string(q.body))
			n, sealed := emsNumber(form)
			ok := q.Method == http.MethodPost && q.path == "/amp-prod-api/f/amp/api/open" && form.Get("apiCode") == "040001"
			if !ok || sealed && express(n) != (c == tracking.CarrierEMS) {
				return question{}, false
			}
			return question{numbers: []string{n}}, true
		},
		signed: func(q request) bool {
			form, _ := url.ParseQuery(string(q.body))
			_, sealed := emsNumber(form)
			return sealed && form.Get("senderNo") == "sandbox-ems-sender" && form.Get("authorization") == "sandbox-ems-authorization"
		},
	}
}

func express(number string) bool { return len(number) > 0 && number[0] == 'E' }

// emsNumber opens the sealed request, and reports whether the right key sealed it.
func emsNumber(form url.Values) (string, bool) {
	text, err := sign.OpenEMS(form.Get("logitcsInterface"), emsKey)
	var doc struct {
		Number string `json:"waybillNo"`
	}
	if err != nil || json.Unmarshal([]byte(text), &doc) != nil {
		return "-", false
	}
	return doc.Number, true
}
