package sunyou_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/sunyou"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierSunYou,
	Open: func(_ func(string) string, h transport.Config) (tracking.Tracker, error) {
		return sunyou.New(sunyou.Config{HTTP: h})
	},
	Parse: sunyou.Parse,
	Unknown: conformance.Swap{
		Exchange: "delivered", Old: `"InboundScan", "status": "102"`, New: `"Teleported", "status": "999"`,
	},
	Kinds: map[string]tracking.Kind{"refused": tracking.ErrUnavailable},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
