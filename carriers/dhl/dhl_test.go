package dhl_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/dhl"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierDHL,
	Env:     map[string]string{"DHL_API_KEY": "sandbox-dhl-key"},
	Open: func(env func(string) string, h transport.Config) (tracking.Tracker, error) {
		return dhl.New(dhl.Config{APIKey: env("DHL_API_KEY"), HTTP: h})
	},
	Parse: dhl.Parse,
	Kinds: map[string]tracking.Kind{
		"not_found_instance": tracking.ErrNotFound, "invalid_number": tracking.ErrInvalidNumber,
		"bad_language": tracking.ErrNeedsInput, "gateway_error": tracking.ErrUnavailable,
	},
	Unknown: conformance.Swap{Exchange: "customs", Old: `"pre-transit"`, New: `"teleported"`},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
