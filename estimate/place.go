package estimate

import (
	"fmt"
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/estimate/internal/calendar"
	"github.com/parcelnorm/tracking/internal/geo"
)

// place is one end of a lane.
type place struct {
	key     string // how lanes name it: the country, the subdivision, or the caller's own word
	country string // ISO 3166-1 alpha-2, "" when only the caller knows where it is
	code    string // country, or ISO 3166-2 subdivision
	region  region
}

// newPlace reads a country, a territory, an ISO 3166-2 subdivision, or any other name.
func newPlace(name, field string) (place, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return place{}, fmt.Errorf("%w: give the %s, a country such as FR", ErrMissing, field)
	}
	if country, ok := alpha2(name); ok {
		return place{key: country, country: country, code: country, region: regionOf(country)}, nil
	}
	code := strings.ToUpper(name)
	if head, tail, ok := strings.Cut(code, "-"); ok && len(head) == 2 && len(tail) <= 3 {
		if country := geo.Country(head); country != "" {
			return subdivision(country, code), nil
		}
	}
	switch code {
	case "IC": // reserved by ISO for the customs
		return place{key: "IC", country: "ES", code: "ES-CN", region: overseas}, nil
	case "EA":
		return place{key: "EA", country: "ES", code: "ES-CE", region: overseas}, nil
	}
	if len(code) == 2 {
		return place{}, fmt.Errorf("%w: %q is no country that ISO 3166-1 knows (%s)", ErrPlace, code, field)
	}
	return place{key: code, code: code}, nil
}

func subdivision(country, code string) place {
	r, ok := subdivisionOf(code)
	if !ok {
		r = regionOf(country)
	}
	return place{key: code, country: country, code: code, region: r}
}

// alpha2 is [geo.Country] with a short way for codes that are clean already.
func alpha2(name string) (string, bool) {
	if len(name) == 2 && geo.CountryName(name) != "" {
		return name, true
	}
	country := geo.Country(name)
	return country, country != ""
}

// name is what people call it.
func (p place) name() string {
	if n := geo.CountryName(p.code); n != "" {
		return n
	}
	return p.key
}

func (p place) calendar() *calendar.Calendar { return calendar.For(p.country) }

// inEurope reports whether the windows for Europe hold.
func (p place) inEurope() bool { return p.region == europeanUnion || p.region == europe }

// zone is the place's time zone. In a country of several it is that of the subdivision, or else of the most people:
// a window is a matter of days. UTC stands in where only the caller knows the place.
func (p place) zone() *time.Location {
	at := tracking.Location{Country: p.country}
	if _, region, ok := strings.Cut(p.code, "-"); ok {
		at.Region = region
	}
	if zone := geo.ZoneAt(at); zone != nil {
		return zone
	}
	if zone := mainZone(p.country); zone != nil {
		return zone
	}
	return time.UTC
}

// mainZone is the clock that most people of a country with several zones live by, nil for all other countries.
func mainZone(country string) *time.Location {
	switch country {
	case "AU":
		return geo.ZoneAt(tracking.Location{Country: country, Region: "NSW"})
	case "BR":
		return geo.ZoneAt(tracking.Location{Country: country, Region: "SP"})
	case "CA":
		return geo.ZoneAt(tracking.Location{Country: country, Region: "ON"})
	case "ID":
		return geo.ZoneAt(tracking.Location{Country: country, Region: "JK"})
	case "MX":
		return geo.ZoneAt(tracking.Location{Country: country, Region: "CMX"})
	case "US":
		return geo.ZoneAt(tracking.Location{Country: country, Region: "NY"})
	case "CD":
		return geo.Zone("AO") // Kinshasa keeps Luanda's time, Almaty Tashkent's, Ulan Bator China's, Moscow Istanbul's
	case "KZ":
		return geo.Zone("UZ")
	case "MN":
		return geo.Zone("CN")
	case "RU":
		return geo.Zone("TR")
	}
	return nil
}
