package geo_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking/internal/geo"
)

func TestCountry(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"alpha-2", "DE", "DE"},
		{"alpha-2, lower case", "de", "DE"},
		{"alpha-3", "GBR", "GB"},
		{"alpha-3, mixed case", "Gbr", "GB"},
		{"blanks around", "  US \n", "US"},
		{"code that is also an English word", "and", "AD"},
		{"Kosovo", "XK", "XK"},
		{"UK for the United Kingdom", "UK", "GB"},
		{"EL for Greece", "EL", "GR"},
		{"unassigned code", "XX", ""},
		{"historic code of S10", "AN", ""},
		{"code with a blank inside", "D E", ""},
		{"care of is not Colombia", "c/o", ""},
		{"name", "Germany", "DE"},
		{"name in capitals", "UNITED STATES", "US"},
		{"abbreviation with dots", "U.S.A.", "US"},
		{"Cainiao's China", "Mainland China", "CN"},
		{"Royal Mail's United Kingdom", "United Kingdom of Great Britain and Northern Ireland", "GB"},
		{"Great Britain", "Great Britain", "GB"},
		{"ISO form with a comma", "Korea, Republic of", "KR"},
		{"ISO form, north", "Korea, Democratic People's Republic of", "KP"},
		{"typographic apostrophe", "Côte d’Ivoire", "CI"},
		{"no accent", "Cote d'Ivoire", "CI"},
		{"accent after its letter", "Tu\u0308rkiye", "TR"},
		{"Turkey", "Turkey", "TR"},
		{"ampersand", "Bosnia & Herzegovina", "BA"},
		{"article in front", "The Netherlands", "NL"},
		{"article behind", "Bahamas (the)", "BS"},
		{"Russian Federation", "Russian Federation", "RU"},
		{"Hong Kong", "Hong Kong", "HK"},
		{"Hong Kong in brackets", "Hong Kong (China)", "HK"},
		{"Macau", "Macau", "MO"},
		{"Macao", "MACAO", "MO"},
		{"Czechia", "Czechia", "CZ"},
		{"Czech Republic", "Czech Republic", "CZ"},
		{"Viet Nam", "Viet Nam", "VN"},
		{"Congo, not the DR", "Congo", "CG"},
		{"DR Congo", "Congo (Democratic Republic of the)", "CD"},
		{"no country", "Milwaukee", ""},
		{"part of a name", "United", ""},
		{"empty", "", ""},
		{"only filler", "of the", ""},
		{"a page of text", strings.Repeat("the ", 100) + "Germany", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, geo.Country(tt.in))
		})
	}
}

func TestCountryName(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"short name", "GB", "United Kingdom"},
		{"accent kept", "CI", "Côte d'Ivoire"},
		{"Kosovo", "XK", "Kosovo"},
		{"unassigned", "UK", ""},
		{"alpha-3", "GBR", ""},
		{"empty", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, geo.CountryName(tt.in))
		})
	}
}
