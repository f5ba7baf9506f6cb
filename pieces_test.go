package tracking_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
)

func TestWhole(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		pieces []tracking.Status
		want   int // whose status it is
	}{
		{"one", []tracking.Status{"exception"}, 0},
		{"all delivered", []tracking.Status{"delivered", "delivered"}, 0},
		{"one still moving", []tracking.Status{"delivered", "in_transit", "delivered"}, 1},
		{"the furthest behind of those moving", []tracking.Status{"out_for_delivery", "customs_cleared", "in_transit", "delivered"}, 2},
		{"a label is further behind than a scan", []tracking.Status{"picked_up", "label_created"}, 1},
		{"the first of two equally far", []tracking.Status{"delivered", "in_transit", "in_transit"}, 1},
		{"moving before a problem", []tracking.Status{"not_delivered", "out_for_delivery"}, 1},
		{"waiting to be collected is not done", []tracking.Status{"delivered", "available_for_pickup"}, 1},
		{"a problem before an end", []tracking.Status{"delivered", "returned_to_sender", "exception"}, 2},
		{"the first problem", []tracking.Status{"delivered", "exception", "returning_to_sender"}, 1},
		{"an end other than delivery", []tracking.Status{"delivered", "returned_to_sender", "order_cancelled"}, 1},
		{"unknown is not moving", []tracking.Status{"unknown", "out_for_delivery"}, 1},
		{"unknown is not delivered", []tracking.Status{"delivered", "unknown", "delivered"}, 1},
		{"empty is unknown", []tracking.Status{"delivered", ""}, 1},
		{"all unknown", []tracking.Status{"unknown", "unknown"}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var pieces []tracking.Shipment
			for i, s := range tt.pieces {
				pieces = append(pieces, tracking.Shipment{
					Number: string(rune('A' + i)), Status: s, Events: []tracking.Event{{Code: string(rune('a' + i))}},
				})
			}
			want := pieces[tt.want]
			if len(pieces) > 1 {
				want.Pieces = pieces
			}
			assert.Equal(t, want, tracking.Whole(pieces))
		})
	}
}

// The whole came when its last piece did.
func TestWholeDeliveredAt(t *testing.T) {
	t.Parallel()
	piece := func(delivered string) tracking.Shipment {
		return tracking.Shipment{Status: tracking.StatusDelivered, DeliveredAt: at(t, delivered)}
	}
	for _, tt := range []struct {
		name   string
		pieces []string
		want   string
	}{
		{"second", []string{"2026-11-26T10:00:00Z", "2026-11-27T10:00:00Z"}, "2026-11-27T10:00:00Z"},
		{"first", []string{"2026-11-27T10:00:00Z", "2026-11-26T10:00:00Z"}, "2026-11-27T10:00:00Z"},
		{"by instant", []string{"2026-11-27T01:00:00Z", "2026-11-27T02:00:00+08:00"}, "2026-11-27T01:00:00Z"},
		{"not said of the first", []string{"", "2026-11-26T10:00:00Z"}, "2026-11-26T10:00:00Z"},
		{"not said of the second", []string{"2026-11-26T10:00:00Z", ""}, "2026-11-26T10:00:00Z"},
		{"without zones", []string{"2026-11-26T10:00:00", "2026-11-27T10:00:00"}, "2026-11-27T10:00:00"},
		{"days", []string{"2026-11-26", "2026-11-27", "2026-11-25"}, "2026-11-27"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var pieces []tracking.Shipment
			for _, d := range tt.pieces {
				pieces = append(pieces, piece(d))
			}
			assert.Equal(t, tt.want, tracking.Whole(pieces).DeliveredAt.String())
		})
	}
}
