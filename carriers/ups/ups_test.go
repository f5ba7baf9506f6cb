package ups_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/ups"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierUPS,
	Env:     map[string]string{"UPS_CLIENT_ID": "sandbox-ups-id", "UPS_CLIENT_SECRET": "sandbox-ups-secret"},
	Open: func(env func(string) string, h transport.Config) (tracking.Tracker, error) {
		return ups.New(ups.Config{ClientID: env("UPS_CLIENT_ID"), ClientSecret: env("UPS_CLIENT_SECRET"), HTTP: h})
	},
	Parse:   ups.Parse,
	Unknown: conformance.Swap{Exchange: "handover", Old: `"code": "ZS"`, New: `"code": "QQ"`},
	Kinds: map[string]tracking.Kind{
		"not_found_bare": tracking.ErrNotFound, "invalid_number": tracking.ErrInvalidNumber, "forbidden": tracking.ErrForbidden,
		"licence_refused": tracking.ErrUnauthorized, "unavailable": tracking.ErrUnavailable,
	},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
