package estimate_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking/estimate"
)

func BenchmarkRule(b *testing.B) {
	for _, to := range []string{"FR", "US", "GP"} {
		b.Run(to, func(b *testing.B) {
			r := estimate.Request{
				Method: estimate.MethodStandard, Origin: "CN", Destination: to,
				Shipped: time.Date(2026, time.November, 28, 3, 4, 5, 0, time.UTC),
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := estimate.Estimate(r, r.Shipped); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// worldModel is the newest 10,000 parcels of a world, and a request for the day after.
func worldModel(b *testing.B) (*estimate.Model, []estimate.Record, estimate.Request) {
	b.Helper()
	w := newWorld(1)
	records, _ := w.parcels()
	records = records[:10_000]
	var m estimate.Model
	require.NoError(b, m.Observe(records...))
	last := records[len(records)-1].Shipped
	for i := range records {
		last = maxTime(last, records[i].Delivered)
	}
	return &m, records, estimate.Request{
		Method: estimate.MethodStandard, Origin: "north", Destination: "isle", Shipped: last.Add(time.Hour), History: &m,
	}
}

func maxTime(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func BenchmarkHistory(b *testing.B) {
	_, _, r := worldModel(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := estimate.Estimate(r, r.Shipped); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFit is the first estimate after an observation.
func BenchmarkFit(b *testing.B) {
	m, _, r := worldModel(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		require.NoError(b, m.Observe(estimate.Record{
			Method: estimate.MethodStandard, Origin: "north", Destination: "isle", Shipped: r.Shipped.Add(time.Duration(i) * time.Second),
		}))
		if _, err := estimate.Estimate(r, r.Shipped.Add(time.Duration(i+1)*time.Second)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkObserve(b *testing.B) {
	_, records, _ := worldModel(b)
	var m estimate.Model
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		require.NoError(b, m.Observe(records[i%len(records)]))
	}
}
