package dhlapi

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
)

func TestPlace(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		town, country string
		want          tracking.Location
	}{
		{"", "", tracking.Location{}},
		{"Krefeld", "", tracking.Location{City: "Krefeld"}},
		{"Krefeld", "DE", tracking.Location{City: "Krefeld", Country: "DE"}},
		{"Neumark, Germany", "", tracking.Location{City: "Neumark", Country: "DE"}},
		{"Germany", "", tracking.Location{Country: "DE"}},
		{"LEIPZIG - GERMANY", "", tracking.Location{City: "LEIPZIG", Country: "DE"}},
		{"AMSTERDAM - NETHERLANDS, THE", "", tracking.Location{City: "AMSTERDAM", Country: "NL"}},
		{"EAST MIDLANDS - UK", "", tracking.Location{City: "EAST MIDLANDS", Country: "GB"}},
		{"CINCINNATI HUB, OH - USA", "", tracking.Location{City: "CINCINNATI HUB", Region: "OH", Country: "US"}},
		{"Wilmette, IL, US", "US", tracking.Location{City: "Wilmette", Region: "IL", Country: "US"}},
		// CA is California as well as Canada, and PAN a town as well as Panama.
		{"Hawthorne, CA", "", tracking.Location{City: "Hawthorne, CA"}},
		{"Pan", "", tracking.Location{City: "Pan"}},
		{"Leeds - UK", "FR", tracking.Location{City: "Leeds - UK", Country: "FR"}},
		{"Santiago,Chile,AM - South,Santiago", "", tracking.Location{City: "Santiago,Chile,AM - South,Santiago"}},
	} {
		var p place
		p.Address.Locality, p.Address.Country = tt.town, tt.country
		assert.Equal(t, tt.want, p.read(), tt.town)
	}
}
