package fedex_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/fedex"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierFedEx, Batch: 30,
	New: func(h transport.Config) (tracking.Tracker, error) {
		return fedex.New(fedex.Config{ClientID: "sandbox-fedex-id", ClientSecret: "sandbox-fedex-secret", HTTP: h})
	},
	Parse:     fedex.Parse,
	ParseOnly: []string{"batch"},
	Secrets:   []string{"sandbox-fedex-secret"},
	Unknown:   conformance.Swap{Exchange: "delivered", Old: `"eventType": "OD"`, New: `"eventType": "QQ"`},
	Kinds: map[string]tracking.Kind{
		"invalid_number": tracking.ErrInvalidNumber, "forbidden": tracking.ErrForbidden, "bad_token": tracking.ErrUnauthorized,
		"unavailable": tracking.ErrUnavailable, "daily_quota": tracking.ErrRateLimited, "endpoint_gone": tracking.ErrBadResponse,
	},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
