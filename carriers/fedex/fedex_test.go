package fedex_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/fedex"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierFedEx,
	New: func(h transport.Config) (tracking.Tracker, error) {
		return fedex.New(fedex.Config{ClientID: "sandbox-fedex-id", ClientSecret: "sandbox-fedex-secret", HTTP: h})
	},
	Parse:   fedex.Parse,
	Secrets: []string{"sandbox-fedex-secret"},
	Unknown: conformance.Swap{Exchange: "delivered", Old: `"eventType": "OD"`, New: `"eventType": "QQ"`},
	Batch:   30,
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
