package usps_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/usps"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierUSPS,
	New: func(h transport.Config) (tracking.Tracker, error) {
		return usps.New(usps.Config{ClientID: "sandbox-usps-id", ClientSecret: "sandbox-usps-secret", HTTP: h})
	},
	Parse:   usps.Parse,
	Secrets: []string{"sandbox-usps-secret"},
	Kinds: map[string]tracking.Kind{
		"unauthorized_scope": tracking.ErrUnauthorized, "unauthorized_empty": tracking.ErrUnauthorized,
		"forbidden": tracking.ErrForbidden, "bad_input": tracking.ErrRejected, "unavailable": tracking.ErrUnavailable,
	},
	Unknown: conformance.Swap{Exchange: "delivered", Old: `"eventCode": "SF"`, New: `"eventCode": "QQ"`},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
