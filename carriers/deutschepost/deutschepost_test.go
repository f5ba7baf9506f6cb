package deutschepost_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/deutschepost"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierDeutschePost,
	New: func(h transport.Config) (tracking.Tracker, error) {
		return deutschepost.New(deutschepost.Config{APIKey: "sandbox-dhl-key", HTTP: h, ParcelDE: deutschepost.ParcelDE{
			APIKey: "sandbox-dhlde-key", APISecret: "sandbox-dhlde-secret", Username: "sandbox-dhlde-user", Password: "sandbox-dhlde-password",
		}})
	},
	Parse:   deutschepost.Parse,
	Secrets: []string{"sandbox-dhlde-secret", "sandbox-dhlde-password"},
	Unknown: conformance.Swap{Exchange: "delivered", Old: known, New: "QQQQQ"},
	Batch:   20,
	Kinds: map[string]tracking.Kind{
		"no_data_yet": tracking.ErrNotFound, "invalid_number": tracking.ErrInvalidNumber, "forbidden": tracking.ErrForbidden,
	},
}

const known = `PCKDU"
        ric="PUBCR"
        event-location=""
        event-country=""
        standard-event-code="AE`

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
