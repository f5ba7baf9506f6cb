package dhl_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/dhl"
	"github.com/parcelnorm/tracking/internal/conformance"
)

// A reference that a shipper uses again names several parcels.
func TestChoice(t *testing.T) {
	t.Parallel()
	const brookhollow, tallowCreek, marrowBay = "60998", "98399", "B0J 9X8"
	september := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	a := conformance.Recorded(t, tracking.CarrierDHL, "several_shipments")
	for _, tt := range []struct {
		name   string
		query  tracking.Query
		want   string // postcode of the destination
		others []string
	}{
		{"newest", tracking.Query{}, tallowCreek, []string{brookhollow, marrowBay}},
		{"postcode", tracking.Query{Postcode: brookhollow}, brookhollow, nil},
		{"postcode of none", tracking.Query{Postcode: "10115"}, tallowCreek, []string{brookhollow, marrowBay}},
		{"country", tracking.Query{Country: "us"}, tallowCreek, []string{brookhollow}},
		{"country and postcode", tracking.Query{Country: "ca", Postcode: "b0j9x8"}, marrowBay, nil},
		{"shipped after", tracking.Query{ShippedAfter: september}, tallowCreek, []string{brookhollow}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			list, err := dhl.Parse(a, tt.query)
			require.NoError(t, err)
			got, err := tracking.Choose(list, tt.query)
			require.NoError(t, err)
			assert.Equal(t, tt.want, got.Destination.Postcode)
			var others []string
			for _, o := range got.Others {
				others = append(others, o.Destination.Postcode)
			}
			assert.Equal(t, tt.others, others)
		})
	}
	list, err := dhl.Parse(a, tracking.Query{Number: "3041908921344011"}) // of one of them, by its own number
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Equal(t, marrowBay, list[0].Destination.Postcode)
}
