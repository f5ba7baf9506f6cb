package geo

import (
	_ "embed"
	"sync"
	"time"

	"github.com/parcelnorm/tracking"
)

//go:embed regions.tsv
var regionsTSV string

// zone is a time zone that is loaded when it is first asked for, once.
type zone struct {
	load func() *time.Location
}

// newZone returns the zone with an IANA name, nil for the empty name.
func newZone(name string) *zone {
	if name == "" {
		return nil
	}
	return &zone{sync.OnceValue(func() *time.Location {
		at, err := time.LoadLocation(name)
		if err != nil {
			return nil // a host without tzdb: times stay floating, which is no error
		}
		return at
	})}
}

// location returns the loaded zone, nil when there is none.
func (z *zone) location() *time.Location {
	if z == nil {
		return nil
	}
	return z.load()
}

// regions holds regions.tsv under country and folded region. A nil zone marks a region that straddles two.
var regions = sync.OnceValue(func() map[string]*zone {
	zones, all := make(map[string]*zone), make(map[string]*zone)
	for f := range rows(regionsTSV) {
		country, name := f[0], f[1]
		if zones[name] == nil {
			zones[name] = newZone(name)
		}
		for s := range spellings(f[2]) {
			all[regionKey(country, s)] = zones[name]
		}
	}
	return all
})

func regionKey(country, region string) string {
	return string(fold(append(make([]byte, 0, longest), country...), region))
}

// Zone returns the time zone of the country with an ISO 3166-1 alpha-2 code in upper case, where practically all
// scans of that country are made in one zone: Spain is Europe/Madrid, China Asia/Shanghai. It returns nil for a country
// with several (AU, BR, CA, MX, RU, US and others), for an unknown one, and where the host has no zone database.
func Zone(country string) *time.Location {
	if c, ok := allCountries().codes[country]; ok {
		return c.zone.location()
	}
	return nil
}

// ZoneAt returns the time zone of a place: of its region where one of the tables names it, else as [Zone]. It returns
// nil for a region that lies in two zones, unless the smaller part has next to no people.
func ZoneAt(l tracking.Location) *time.Location {
	if l.Region != "" {
		if z, ok := regions()[regionKey(l.Country, l.Region)]; ok {
			return z.location()
		}
	}
	return Zone(l.Country)
}
