package geo_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

// zoneName is the name of a zone, "" for none.
func zoneName(at *time.Location) string {
	if at == nil {
		return ""
	}
	return at.String()
}

func TestZone(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, country, want string }{
		{"one zone", "GB", "Europe/London"},
		{"China keeps Beijing time", "CN", "Asia/Shanghai"},
		{"Hong Kong has its own", "HK", "Asia/Hong_Kong"},
		{"mainland speaks for Spain", "ES", "Europe/Madrid"},
		{"mainland speaks for Portugal", "PT", "Europe/Lisbon"},
		{"Büsingen does not split Germany", "DE", "Europe/Berlin"},
		{"overseas France has codes of its own", "RE", "Indian/Reunion"},
		{"zones of one offset are one", "MY", "Asia/Kuala_Lumpur"},
		{"Kosovo", "XK", "Europe/Belgrade"},
		{"United States", "US", ""},
		{"Canada", "CA", ""},
		{"Australia", "AU", ""},
		{"Brazil", "BR", ""},
		{"Mexico", "MX", ""},
		{"Russia", "RU", ""},
		{"Indonesia", "ID", ""},
		{"Kazakhstan before March 2024", "KZ", ""},
		{"Mongolia", "MN", ""},
		{"DR Congo", "CD", ""},
		{"unknown", "XX", ""},
		{"empty", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, zoneName(geo.Zone(tt.country)))
		})
	}
}

func TestZoneIsLoadedOnce(t *testing.T) {
	t.Parallel()
	first := geo.Zone("DE")
	assert.Same(t, first, geo.Zone("DE"))
}

func TestZoneAt(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		at   tracking.Location
		want string
	}{
		{"state by code", tracking.Location{Country: "US", Region: "CA"}, "America/Los_Angeles"},
		{"state by name", tracking.Location{Country: "US", Region: "New York"}, "America/New_York"},
		{"state in capitals", tracking.Location{Country: "US", Region: "WEST VIRGINIA"}, "America/New_York"},
		{"no daylight saving", tracking.Location{Country: "US", Region: "AZ"}, "America/Phoenix"},
		{"territory", tracking.Location{Country: "US", Region: "PR"}, "America/Puerto_Rico"},
		{"few people beyond the line", tracking.Location{Country: "US", Region: "KS"}, "America/Chicago"},
		{"state in two zones", tracking.Location{Country: "US", Region: "TN"}, ""},
		{"its west by postcode", tracking.Location{Country: "US", Region: "TN", Postcode: "38101"}, "America/Chicago"},
		{"its east by postcode", tracking.Location{Country: "US", Region: "TN", Postcode: "37902-1234"}, "America/New_York"},
		{"postcode area in two zones", tracking.Location{Country: "US", Region: "TN", Postcode: "37301"}, ""},
		{"longer pattern wins", tracking.Location{Country: "US", Region: "FL", Postcode: "32456"}, "America/New_York"},
		{"postcode without its state", tracking.Location{Country: "US", Postcode: "79901"}, "America/Denver"},
		{"postcode that lost its zero", tracking.Location{Country: "US", Postcode: "3241"}, ""},
		{"no such state", tracking.Location{Country: "US", Region: "ZZ"}, ""},
		{"province", tracking.Location{Country: "CA", Region: "QC"}, "America/Toronto"},
		{"province with an accent", tracking.Location{Country: "CA", Region: "Québec"}, "America/Toronto"},
		{"province in three zones", tracking.Location{Country: "CA", Region: "BC"}, ""},
		{"Vancouver", tracking.Location{Country: "CA", Region: "BC", Postcode: "v6b 1a1"}, "America/Vancouver"},
		{"Labrador", tracking.Location{Country: "CA", Region: "NL", Postcode: "A2V2K1"}, "America/Goose_Bay"},
		{"Nunavut", tracking.Location{Country: "CA", Region: "NU"}, ""},
		{"Queensland", tracking.Location{Country: "AU", Region: "QLD"}, "Australia/Brisbane"},
		{"WA is not Washington", tracking.Location{Country: "AU", Region: "WA"}, "Australia/Perth"},
		{"São Paulo", tracking.Location{Country: "BR", Region: "SP"}, "America/Sao_Paulo"},
		{"Amazonas", tracking.Location{Country: "BR", Region: "AM"}, ""},
		{"Manaus", tracking.Location{Country: "BR", Region: "AM", Postcode: "69005-070"}, "America/Manaus"},
		{"Quintana Roo", tracking.Location{Country: "MX", Region: "Quintana Roo"}, "America/Cancun"},
		{"Bali", tracking.Location{Country: "ID", Region: "Bali"}, "Asia/Makassar"},
		{"island by postcode", tracking.Location{Country: "ES", Postcode: "35001"}, "Atlantic/Canary"},
		{"island by name", tracking.Location{Country: "ES", Region: "Las Palmas"}, "Atlantic/Canary"},
		{"mainland code that lost its zero", tracking.Location{Country: "ES", Postcode: "3500"}, "Europe/Madrid"},
		{"Azores", tracking.Location{Country: "PT", Postcode: "9500-321"}, "Atlantic/Azores"},
		{"region that the tables do not need", tracking.Location{Country: "DE", Region: "BY"}, "Europe/Berlin"},
		{"country alone", tracking.Location{Country: "FR"}, "Europe/Paris"},
		{"region without its country", tracking.Location{Region: "CA"}, ""},
		{"country and region in one", tracking.Location{Country: "USca"}, ""},
		{"nothing", tracking.Location{}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, zoneName(geo.ZoneAt(tt.at)))
		})
	}
}
