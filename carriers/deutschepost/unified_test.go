package deutschepost_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/deutschepost"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var unified = conformance.Suite{
	Carrier:   tracking.CarrierDeutschePost,
	Endpoints: []string{deutschepost.EndpointUnified},
	New: func(h transport.Config) (tracking.Tracker, error) {
		return deutschepost.New(deutschepost.Config{APIKey: "sandbox-dhl-key", HTTP: h})
	},
	Parse:   deutschepost.Parse,
	Secrets: []string{"sandbox-dhl-key"},
	Unknown: conformance.Swap{Exchange: "delivered", Old: `"pre-transit"`, New: `"teleported"`},
}

func TestConformanceUnified(t *testing.T) { conformance.Run(t, unified) }
