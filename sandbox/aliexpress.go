package sandbox

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/sign"
)

func aliExpress() api {
	return api{
		carrier: tracking.CarrierAliExpress,
		hosts:   []string{"api-sg.aliexpress.com"},
		env: map[string]string{
			"ALIEXPRESS_APP_KEY": "sandbox-ae-key", "ALIEXPRESS_APP_SECRET": "sandbox-ae-secret", "ALIEXPRESS_ACCESS_TOKEN": "sandbox-ae-token",
		},
		asks: func(q request) (question, bool) {
			form, err := url.ParseQuery(string(q.body))
			if err != nil || q.Method != http.MethodPost || q.path != "/sync" {
				return question{}, false
			}
			switch form.Get("method") {
			case "aliexpress.ds.order.tracking.get":
				return question{numbers: []string{form.Get("ae_order_id")}}, true
			case "aliexpress.trade.ds.order.get":
				id := strings.Trim(strings.TrimPrefix(form.Get("single_order_query"), `{"order_id":`), `"}`)
				return question{endpoint: "order", numbers: []string{id}}, true
			}
			return question{}, false
		},
		signed: func(q request) bool {
			form, _ := url.ParseQuery(string(q.body))
			params := map[string]string{}
			for k, v := range form {
				params[k] = v[0]
			}
			want := sign.AliExpress("", params, "sandbox-ae-secret")
			if params["sign_method"] == "md5" {
				want = sign.AliExpressMD5(params, "sandbox-ae-secret")
			}
			return params["app_key"] == "sandbox-ae-key" && params["session"] == "sandbox-ae-token" && params["sign"] == want
		},
	}
}
