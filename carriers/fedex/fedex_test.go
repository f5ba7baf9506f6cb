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
	Env: map[string]string{"FEDEX_CLIENT_ID": "sandbox-fedex-id", "FEDEX_CLIENT_SECRET": "sandbox-fedex-secret"},
	Open: func(env func(string) string, h transport.Config) (tracking.Tracker, error) {
		return fedex.New(fedex.Config{ClientID: env("FEDEX_CLIENT_ID"), ClientSecret: env("FEDEX_CLIENT_SECRET"), HTTP: h})
	},
	Parse:     fedex.Parse,
	ParseOnly: []string{"batch"},
	Unknown:   conformance.Swap{Exchange: "delivered", Old: `"eventType": "OD"`, New: `"eventType": "QQ"`},
	Kinds: map[string]tracking.Kind{
		"invalid_number": tracking.ErrInvalidNumber, "forbidden": tracking.ErrForbidden, "bad_token": tracking.ErrUnauthorized,
		"unavailable": tracking.ErrUnavailable, "daily_quota": tracking.ErrRateLimited, "endpoint_gone": tracking.ErrBadResponse,
	},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
