package ems_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/ems"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var suite = conformance.Suite{
	Carrier: tracking.CarrierEMS,
	New: func(h transport.Config) (tracking.Tracker, error) {
		return ems.New(ems.Config{
			SenderNo: "sandbox-ems-sender", Authorization: "sandbox-ems-authorization", SignKey: "c2FuZGJveC1lbXMta2V5IQ==", HTTP: h,
		})
	},
	Parse:   ems.Parse,
	Secrets: []string{"sandbox-ems-authorization", "c2FuZGJveC1lbXMta2V5IQ=="},
	Unknown: conformance.Swap{Exchange: "delivered", Old: `\"opCode\":\"305\"`, New: `\"opCode\":\"QQQ\"`},
	Kinds:   map[string]tracking.Kind{"forbidden": tracking.ErrForbidden},
}

func TestConformance(t *testing.T) { conformance.Run(t, suite) }

func FuzzParse(f *testing.F) { conformance.Fuzz(f, suite) }
