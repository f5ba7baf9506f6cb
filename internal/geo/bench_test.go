package geo_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

// TestLookupsDoNotAllocate cannot run in parallel: it counts the allocations of the whole program.
func TestLookupsDoNotAllocate(t *testing.T) {
	memphis := tracking.Location{Country: "US", Region: "Tennessee", Postcode: "38101"}
	for _, tt := range []struct {
		name   string
		lookup func()
	}{
		{"country by code", func() { geo.Country("DE") }},
		{"country by name", func() { geo.Country("Mainland China") }},
		{"zone", func() { geo.Zone("DE") }},
		{"zone of a place", func() { geo.ZoneAt(memphis) }},
		{"carrier", func() { geo.Carrier("Österreichische Post") }},
		{"carrier with its country", func() { geo.Carrier("DPD United Kingdom") }},
		{"carrier name", func() { geo.CarrierName("dhl") }},
		{"posts", func() { geo.Posts("DE") }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Zero(t, testing.AllocsPerRun(100, tt.lookup))
		})
	}
}

func BenchmarkCountry(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		geo.Country("Mainland China")
	}
}

func BenchmarkZoneAt(b *testing.B) {
	memphis := tracking.Location{Country: "US", Region: "TN", Postcode: "38101"}
	b.ReportAllocs()
	for b.Loop() {
		geo.ZoneAt(memphis)
	}
}

func BenchmarkCarrier(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		geo.Carrier("DPD United Kingdom")
	}
}
