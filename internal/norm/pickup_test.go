package norm_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
)

func TestPickupPlace(t *testing.T) {
	t.Parallel()
	waits, shop, depot := tracking.StatusAvailableForPickup, tracking.Location{City: "shop"}, tracking.Location{City: "depot"}
	for _, tt := range []struct {
		name   string
		status tracking.Status
		events []tracking.Event
		want   tracking.Location
	}{
		{"waits", waits, []tracking.Event{{Status: waits, Location: depot}, {Status: waits, Location: shop}}, shop},
		{"a message came after", waits, []tracking.Event{{Status: waits, Location: shop}, {Informational: true, Location: depot}}, shop},
		{
			"the last was taken back", waits,
			[]tracking.Event{{Status: waits, Location: depot}, {Status: waits, Location: shop, Voided: true}, {Voids: "x"}},
			depot,
		},
		{"the carrier's summary alone says so", waits, nil, tracking.Location{}},
		{"was collected", tracking.StatusDelivered, []tracking.Event{{Status: waits, Location: shop}}, tracking.Location{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, norm.PickupPlace(&tracking.Shipment{Status: tt.status, Events: tt.events}))
		})
	}
}
