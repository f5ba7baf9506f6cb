package aliexpress_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/aliexpress"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier:   tracking.CarrierAliExpress,
	Endpoints: []string{"", aliexpress.EndpointOrder},
	New: func(h transport.Config) (tracking.Tracker, error) {
		return aliexpress.New(aliexpress.Config{AppKey: "sandbox-ae-key", AppSecret: "sandbox-ae-secret", AccessToken: "sandbox-ae-token", HTTP: h})
	},
	Parse:   aliexpress.Parse,
	Secrets: []string{"sandbox-ae-secret", "sandbox-ae-token"},
	Unknown: conformance.Swap{Exchange: "dispute@order", Old: `"IN_ISSUE"`, New: `"IN_ORBIT"`},
	Kinds:   map[string]tracking.Kind{"forbidden": tracking.ErrForbidden},
	Number:  conformance.Form("ae_order_id"),
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
