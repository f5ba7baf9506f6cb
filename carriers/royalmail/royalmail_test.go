package royalmail_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/royalmail"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier:   tracking.CarrierRoyalMail,
	Endpoints: []string{"", royalmail.EndpointSummary},
	New:       func(h transport.Config) (tracking.Tracker, error) { return royalmail.New(config(h)) },
	Parse:     royalmail.Parse,
	Secrets:   []string{"sandbox-royal-mail-secret"},
	Kinds: map[string]tracking.Kind{
		"no_news": tracking.ErrNotFound, "not_found@summary": tracking.ErrNotFound, "not_tracked": tracking.ErrUnsupported,
		"forbidden": tracking.ErrForbidden, "bad_header": tracking.ErrRejected, "unavailable": tracking.ErrUnavailable,
		"unavailable_inside": tracking.ErrUnavailable,
	},
	Unknown:   conformance.Swap{Exchange: "delivered", Old: `"EVIMC"`, New: `"EVQQQ"`},
	ParseOnly: []string{"delivered@summary", "several@summary"},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
