package sandbox

import (
	"net/http"
	"strings"

	"github.com/parcelnorm/tracking"
)

func usps() api {
	return api{
		carrier: tracking.CarrierUSPS,
		hosts:   []string{"apis.usps.com"},
		env:     map[string]string{"USPS_CLIENT_ID": "sandbox-usps-id", "USPS_CLIENT_SECRET": "sandbox-usps-secret"},
		keys:    []string{"Authorization"},
		token:   "/oauth2/v3/token",
		asks: func(q request) (question, bool) {
			n, ok := strings.CutPrefix(q.path, "/tracking/v3/tracking/")
			return question{numbers: []string{n}}, ok && q.Method == http.MethodGet && q.URL.Query().Get("expand") == "DETAIL"
		},
	}
}
