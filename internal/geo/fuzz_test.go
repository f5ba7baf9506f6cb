package geo_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

func FuzzCountry(f *testing.F) {
	for _, s := range []string{"DE", "gbr", "Korea, Republic of", "Tu\u0308rkiye", "&", "of", "\xff", "U.S.A."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code := geo.Country(s)
		require.Equal(t, code, geo.Country(code))
		require.Equal(t, code != "", geo.CountryName(code) != "")
	})
}

func FuzzCarrier(f *testing.F) {
	for _, s := range []string{"DHL", "DPD (UK)", "J&T", "GLS - Czech Republic", "Correos Chile", "((", " UK", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		slug := geo.Carrier(s)
		require.Equal(t, slug, geo.Carrier(string(slug)))
		require.Equal(t, slug != "", geo.CarrierName(slug) != "")
	})
}

func FuzzZoneAt(f *testing.F) {
	f.Add("US", "TN", "38101")
	f.Add("CA", "Québec", "v6b 1a1")
	f.Add("ES", "", "35é")
	f.Add("\xff", "\xff", "\xff")
	f.Fuzz(func(t *testing.T, country, region, postcode string) {
		at := geo.ZoneAt(tracking.Location{Country: country, Region: region, Postcode: postcode})
		if geo.CountryName(country) == "" {
			require.Nil(t, at, "a zone outside any country")
		}
	})
}
