package fourpx_test

import (
	"testing"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/fourpx"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

var public = conformance.Suite{
	Carrier:   tracking.CarrierFourPX,
	Endpoints: []string{fourpx.EndpointPublic},
	New: func(h transport.Config) (tracking.Tracker, error) {
		return fourpx.New(fourpx.Config{HTTP: h})
	},
	Parse:   fourpx.Parse,
	Unknown: conformance.Swap{Exchange: "delivered", Old: `"FPX_M_HA"`, New: `"FPX_QQQ"`},
	Batch:   10,
}

func TestConformancePublic(t *testing.T) { conformance.Run(t, public) }
