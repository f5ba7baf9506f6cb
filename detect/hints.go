package detect

import (
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

// Hints are what is known beside the number. Any field may be empty.
type Hints struct {
	Origin      string // country where the parcel comes from: alpha-2 code or English name
	Destination string // country where it goes to, likewise
	Shop        string // where it was bought: "AliExpress", "Amazon", "Temu", "Shein"
	Words       string // text around the number; a carrier's name in it counts
	Host        string // host of the URL that the number stood in: "www.dhl.de"
}

// What a hint is worth. Scores end at 100.
const (
	countryWorth = 15 // a country where the carrier works
	shopWorth    = 10 // a shop that sends by it
	wordWorth    = 20 // its name near the number
	hostWorth    = 40 // its own tracking page
)

// worth is what the hints add to a carrier's score.
func (h *Hints) worth(c tracking.Carrier, f *Format, country [2]byte) int {
	worth := 0
	if works(f, country, h.Origin) || works(f, country, h.Destination) {
		worth += countryWorth
	}
	if h.Shop != "" && sendsBy(h.Shop, c) {
		worth += shopWorth
	}
	if h.Words != "" && mentions(h.Words, c) {
		worth += wordWorth
	}
	if h.Host != "" && mentions(h.Host, c) {
		worth += hostWorth
	}
	return worth
}

// works reports whether the hint is a country of the format, or the one that the number itself names.
func works(f *Format, country [2]byte, hint string) bool {
	if hint == "" {
		return false
	}
	code := geo.Country(hint)
	return code != "" && (code == string(country[:]) || strings.Contains(f.Countries, code))
}

// shops are where most numbers of some carriers come from.
var shops = [...]struct{ shop, carriers string }{
	{"aliexpress", " aliexpress cainiao yanwen 4px sunyou china-post speedx "},
	{"amazon", " amazon "},
	{"shein", " yunexpress gofo uniuni speedx jt-express "},
	{"temu", " gofo uniuni speedx yunexpress jt-express "},
	{"tiktok", " gofo uniuni speedx jt-express "},
}

func sendsBy(shop string, c tracking.Carrier) bool {
	for _, s := range shops {
		if strings.EqualFold(s.shop, shop) {
			at := strings.Index(s.carriers, string(c))
			return at > 0 && s.carriers[at-1] == ' ' && s.carriers[at+len(c)] == ' '
		}
	}
	return false
}
