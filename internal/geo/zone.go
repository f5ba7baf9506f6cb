package geo

import (
	_ "embed"
	"sync"
	"time"

	"github.com/parcelnorm/tracking"
)

//go:embed regions.tsv
var regionsTSV string

// zone loads a time zone when it is first called, once. A nil zone stands for a place with several.
type zone func() *time.Location

// newZone returns the zone with an IANA name, nil for the empty name.
func newZone(name string) zone {
	if name == "" {
		return nil
	}
	return sync.OnceValue(func() *time.Location {
		at, err := time.LoadLocation(name)
		if err != nil {
			return nil // a host without a zone database: times stay floating, which is no error
		}
		return at
	})
}

// location returns the zone as package time has it, nil when there is none.
func (z zone) location() *time.Location {
	if z == nil {
		return nil
	}
	return z()
}

// regions holds regions.tsv under the country and the folded name of the region.
var regions = sync.OnceValue(func() map[string]zone {
	all := make(map[string]zone)
	for _, f := range rows(regionsTSV) {
		z := newZone(f[1])
		for _, s := range spellings(f[2]) {
			all[string(regionKey(nil, f[0], s))] = z
		}
	}
	return all
})

func regionKey(dst []byte, country, region string) []byte {
	return fold(append(dst, country...), region)
}

// Zone returns the time zone of the country with an ISO 3166-1 alpha-2 code in upper case, where practically all
// scans of that country are made in one zone: Spain is Europe/Madrid, China Asia/Shanghai. It returns nil for a country
// with several (AU, BR, CA, MX, RU, US and others), for an unknown one, and where the host has no zone database.
func Zone(country string) *time.Location {
	if c, ok := allCountries().alpha2[country]; ok {
		return c.zone.location()
	}
	return nil
}

// ZoneAt returns the time zone of a place: by its postcode or region, as long as Country is set and the tables know them
// (states and provinces of AU, BR, CA, ID, MX and US, islands of CL, EC, ES and PT), else as [Zone]. It returns nil for a
// region in two zones, unless next to nobody lives in the smaller part.
func ZoneAt(l tracking.Location) *time.Location {
	c, ok := allCountries().alpha2[l.Country]
	if !ok {
		return nil
	}
	if z, ok := postcodeZone(c.alpha2, l.Postcode); ok {
		return z.location()
	}
	var key [longest]byte
	if z, ok := regions()[string(regionKey(key[:0], c.alpha2, l.Region))]; ok {
		return z.location()
	}
	return c.zone.location()
}
