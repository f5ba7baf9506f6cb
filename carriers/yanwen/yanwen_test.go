package yanwen_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/yanwen"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierYanwen,
	Env:     map[string]string{"YANWEN_USER_ID": "sandbox-yanwen-user"},
	Open: func(env func(string) string, h transport.Config) (tracking.Tracker, error) {
		return yanwen.New(yanwen.Config{UserID: env("YANWEN_USER_ID"), HTTP: h})
	},
	Parse:     yanwen.Parse,
	Unknown:   conformance.Swap{Exchange: "delivered", Old: `"tracking_status": "PU10"`, New: `"tracking_status": "QQ10"`},
	Batch:     30,
	ParseOnly: []string{"batch"},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
