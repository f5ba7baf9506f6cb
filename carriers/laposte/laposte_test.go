package laposte_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/laposte"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierLaPoste,
	New: func(h transport.Config) (tracking.Tracker, error) {
		return laposte.New(laposte.Config{APIKey: "sandbox-la-poste-key", HTTP: h})
	},
	Parse:   laposte.Parse,
	Secrets: []string{"sandbox-la-poste-key"},
	Kinds: map[string]tracking.Kind{
		"not_found_page": tracking.ErrNotFound, "invalid_number": tracking.ErrInvalidNumber, "empty": tracking.ErrBadResponse,
		"unauthorized_gateway": tracking.ErrUnauthorized, "unavailable": tracking.ErrUnavailable, "timeout": tracking.ErrUnavailable,
	},
	Unknown:   conformance.Swap{Exchange: "delivered", Old: `"PC1"`, New: `"PC9"`},
	Batch:     10,
	ParseOnly: []string{"several"},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
