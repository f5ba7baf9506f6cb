package tnt_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/tnt"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierTNT,
	New: func(h transport.Config) (tracking.Tracker, error) {
		return tnt.New(tnt.Config{Username: "sandbox-tnt-user", Password: "sandbox-tnt-password", HTTP: h})
	},
	Parse:   tnt.Parse,
	Secrets: []string{"sandbox-tnt-password"},
	Unknown: conformance.Swap{Exchange: "delivered", Old: "<StatusCode>OD<", New: "<StatusCode>QQQ<"},
	Batch:   50,
	Kinds:   map[string]tracking.Kind{"login_page": tracking.ErrUnauthorized},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
