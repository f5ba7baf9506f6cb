package fourpx_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/fourpx"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierFourPX,
	New: func(h transport.Config) (tracking.Tracker, error) {
		return fourpx.New(fourpx.Config{AppKey: "sandbox-4px-key", AppSecret: "sandbox-4px-secret", HTTP: h})
	},
	Parse:   fourpx.Parse,
	Secrets: []string{"sandbox-4px-secret"},
	Unknown: conformance.Swap{Exchange: "delivered", Old: `"FPX_M_HA"`, New: `"FPX_QQQ"`},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
