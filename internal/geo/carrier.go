package geo

import (
	_ "embed"
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
	for f := range rows(carriersTSV) {
		c := &carrier{slug: tracking.Carrier(f[0]), name: f[1], abroad: f[2] != ""}
		all.add(c)
		for s := range spellings(f[3]) {
			all.names[string(fold(nil, s))] = c
		}
	}
	for _, p := range postRows() {
		if all.slugs[p.Carrier] == nil {
			all.add(&carrier{slug: p.Carrier, name: p.Operator})
		}
	}
	return all
})

// add enters c under its slug and its name. A name that is taken stays with its owner: "La Poste" of Guadeloupe is
// the one of France.
func (all carriers) add(c *carrier) {
	all.slugs[c.slug] = c
	for _, s := range []string{string(c.slug), c.name} {
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

// Carrier returns our slug for a carrier as tracking services print it, by name or code: "COLISSIMO", "United States
// Postal Service", "Österreichische Post", "DPD (UK)". Case, accents, punctuation and blanks do not matter. It returns
// "" when no carrier has exactly this name: a part of one is not enough.
func Carrier(name string) tracking.Carrier {
	all := allCarriers()
	if c := all.find(name); c != nil {
		return c.slug
	}
	name = strings.TrimRight(name, " )")
	if i := strings.LastIndexAny(name, " (-"); i > 0 && Country(name[i+1:]) != "" {
		if c := all.find(name[:i]); c != nil && c.abroad {
			return c.slug
		}
	}
	return ""
}

// CarrierName returns the name of a carrier for people: "DHL", "La Poste", "4PX". It is the slug itself for a carrier
// that is not known.
func CarrierName(c tracking.Carrier) string {
	if known := allCarriers().slugs[c]; known != nil {
		return known.name
	}
	return string(c)
}
