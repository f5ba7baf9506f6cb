package sandbox

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/parcelnorm/tracking"
)

// apis lists the carriers; each stands in a file of its own where it takes more than a few lines.
func apis() []api {
	return []api{
		aliExpress(), cainiao(), ems(tracking.CarrierChinaPost), deutschePost(), dhl(), ems(tracking.CarrierEMS), fourPX(),
		fedex(), laPoste(), royalMail(), sunyou(), tnt(), ups(), usps(), yanwen(),
	}
}

func dhl() api {
	return api{
		carrier: tracking.CarrierDHL,
		hosts:   []string{"api-eu.dhl.com"},
		env:     map[string]string{"DHL_API_KEY": "sandbox-dhl-key"},
		keys:    []string{"DHL-API-Key"},
		asks: func(q request) (question, bool) {
			n, service := q.URL.Query().Get("trackingNumber"), q.URL.Query().Get("service")
			ok := q.Method == http.MethodGet && q.path == "/track/shipments" && n != "" && service != "post-de"
			return question{numbers: []string{n}}, ok
		},
	}
}

func fedex() api {
	return api{
		carrier: tracking.CarrierFedEx,
		hosts:   []string{"apis.fedex.com"},
		env:     map[string]string{"FEDEX_CLIENT_ID": "sandbox-fedex-id", "FEDEX_CLIENT_SECRET": "sandbox-fedex-secret"},
		keys:    []string{"Authorization"},
		token:   "/oauth/token",
		asks: func(q request) (question, bool) {
			var doc struct {
				Info []struct {
					Number struct {
						Number string `json:"trackingNumber"`
					} `json:"trackingNumberInfo"`
				} `json:"trackingInfo"`
			}
			if q.Method != http.MethodPost || q.path != "/track/v1/trackingnumbers" || json.Unmarshal(q.body, &doc) != nil || len(doc.Info) > 30 {
				return question{}, false
			}
			var ask question
			for _, i := range doc.Info {
				ask.numbers = append(ask.numbers, i.Number.Number)
			}
			return ask, true
		},
		merge: mergeJSON("output.completeTrackResults"),
	}
}

func ups() api {
	return api{
		carrier: tracking.CarrierUPS,
		hosts:   []string{"onlinetools.ups.com"},
		env:     map[string]string{"UPS_CLIENT_ID": "sandbox-ups-id", "UPS_CLIENT_SECRET": "sandbox-ups-secret"},
		keys:    []string{"Authorization"},
		token:   "/security/v1/oauth/token",
		asks: func(q request) (question, bool) {
			n, ok := strings.CutPrefix(q.path, "/api/track/v1/details/")
			return question{numbers: []string{n}}, ok && q.Method == http.MethodGet
		},
		signed: func(q request) bool { return q.Header.Get("transId") != "" },
	}
}
