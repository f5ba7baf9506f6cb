package sandbox

import (
	"encoding/json"
	"net/http"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/sign"
)

func fourPX() api {
	return api{
		carrier: tracking.CarrierFourPX,
		hosts:   []string{"open.4px.com", "track.4px.com"},
		env:     map[string]string{"FOURPX_APP_KEY": "sandbox-4px-key", "FOURPX_APP_SECRET": "sandbox-4px-secret"},
		keyless: "public",
		asks: func(q request) (question, bool) {
			var doc struct {
				Number string   `json:"deliveryOrderNo"`
				Codes  []string `json:"queryCodes"`
			}
			switch {
			case q.Method != http.MethodPost, json.Unmarshal(q.body, &doc) != nil:
				return question{}, false
			case q.path == "/track/v2/front/listTrackV3":
				return question{endpoint: "public", numbers: doc.Codes}, true
			}
			ok := q.path == "/router/api/service" && q.URL.Query().Get("method") == "tr.order.tracking.get"
			return question{numbers: []string{doc.Number}}, ok
		},
		signed: func(q request) bool {
			if q.path == "/track/v2/front/listTrackV3" {
				return true
			}
			params := map[string]string{}
			for k, v := range q.URL.Query() {
				params[k] = v[0]
			}
			return params["app_key"] == "sandbox-4px-key" && params["sign"] == sign.FourPX(params, q.body, "sandbox-4px-secret")
		},
		merge: mergeJSON("data"),
	}
}
