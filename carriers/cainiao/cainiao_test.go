package cainiao_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/cainiao"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierCainiao,
	Open: func(_ func(string) string, h transport.Config) (tracking.Tracker, error) {
		return cainiao.New(cainiao.Config{HTTP: h})
	},
	Parse:     cainiao.Parse,
	Unknown:   conformance.Swap{Exchange: "delivered", Old: `"actionCode": "PU_PICKUP_SUCCESS"`, New: `"actionCode": "PU_TELEPORTED"`},
	Batch:     10,
	ParseOnly: []string{"batch"},
	Kinds: map[string]tracking.Kind{
		"robots": tracking.ErrUnavailable, "robots_redirect": tracking.ErrUnavailable, "refused": tracking.ErrUnavailable,
	},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
