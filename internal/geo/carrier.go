package geo

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/parcelnorm/tracking"
)

//go:embed carriers.tsv
var carriersTSV string

// carrier is one row of carriers.tsv, or a post that has no row there.
type carrier struct {
	slug   tracking.Carrier
	name   string
	abroad bool // carriers print it with a country behind: "DPD UK", "GLS (IT)"
}

// carriers holds all carriers under their slugs and under their folded names.
type carriers struct {
	slugs map[tracking.Carrier]*carrier
	names map[string]*carrier
}

var allCarriers = sync.OnceValue(func() carriers {
	all := carriers{slugs: make(map[tracking.Carrier]*carrier), names: make(map[string]*carrier)}
	for _, f := range rows(carriersTSV) {
		c := &carrier{slug: tracking.Carrier(f[0]), name: f[1], abroad: f[2] != ""}
		all.add(c, f[0], f[1])
		all.add(c, spellings(f[3])...)
	}
	for _, p := range postRows() {
		c := all.slugs[p.Carrier]
		if c == nil {
			c = &carrier{slug: p.Carrier, name: p.Operator}
		}
		all.add(c, string(c.slug), p.Operator)
	}
	return all
})

// add enters c under its slug and under names. A name that is taken stays with its owner: "La Poste" of Guadeloupe is
// the one of France.
func (all carriers) add(c *carrier, names ...string) {
	all.slugs[c.slug] = c
	for _, s := range names {
		key := string(fold(nil, s))
		if all.names[key] == nil {
			all.names[key] = c
		}
	}
}

// find returns the carrier with a name, nil when there is none.
func (all carriers) find(name string) *carrier {
	var key [longest]byte
	return all.names[string(fold(key[:0], name))]
}

// findWithCountry reads a name with a country behind it, of a carrier that works in many or is the post of that one:
// "DPD United Kingdom", "Correos (Spain)". "Correos Ecuador" is not the post of Spain.
func (all carriers) findWithCountry(name string) tracking.Carrier {
	if len(name) > longest {
		return ""
	}
	name = strings.TrimRight(name, ") ")
	for i := strings.LastIndexAny(name, separators); i > 0; i = strings.LastIndexAny(name[:i], separators) {
		country := Country(name[i+1:])
		if country == "" {
			continue
		}
		if c := all.find(name[:i]); c != nil && (c.abroad || c.isPostOf(country)) {
			return c.slug
		}
	}
	return ""
}

// separators may stand between a carrier and its country.
const separators = " -(/"

func (c *carrier) isPostOf(country string) bool {
	return slices.ContainsFunc(Posts(country), func(p Post) bool { return p.Carrier == c.slug })
}

// Carrier returns our slug for a carrier as tracking services print it, by name or code: "COLISSIMO", "United States
// Postal Service", "Österreichische Post", "DPD (UK)". Case, accents, punctuation and blanks do not matter. It returns
// "" when no carrier has this very name, perhaps with a country behind: a part of one is not enough.
func Carrier(name string) tracking.Carrier {
	all := allCarriers()
	if c := all.find(name); c != nil {
		return c.slug
	}
	return all.findWithCountry(name)
}

// CarrierName returns the name of a carrier for people: "DHL", "La Poste", "4PX". It is the slug itself for a carrier
// that is not known.
func CarrierName(c tracking.Carrier) string {
	if known := allCarriers().slugs[c]; known != nil {
		return known.name
	}
	return string(c)
}
