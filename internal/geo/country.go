package geo

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed countries.tsv
var countriesTSV string

// country is one row of countries.tsv.
type country struct {
	alpha2, name string
	zone         *zone // nil where several are in use
}

// countries holds the table under its codes, in upper case, and under its folded names.
type countries struct {
	codes, names map[string]*country
}

var allCountries = sync.OnceValue(func() countries {
	all := countries{codes: make(map[string]*country), names: make(map[string]*country)}
	for f := range rows(countriesTSV) {
		c := &country{alpha2: f[0], name: f[3], zone: newZone(f[2])}
		all.codes[f[0]], all.codes[f[1]] = c, c
		all.names[string(fold(nil, c.name))] = c
		for s := range spellings(f[4]) {
			all.names[string(fold(nil, s))] = c
		}
	}
	return all
})

// Country returns the ISO 3166-1 alpha-2 code, in upper case, of a country that is given as alpha-2, as alpha-3 or by
// an English name such as "Mainland China", "Korea, Republic of" or "Holland". Case, accents, punctuation and blanks
// around do not matter. XK is Kosovo, UK is GB and EL is GR. It returns "" for anything else, a code that ISO has not
// assigned among them.
func Country(s string) string {
	s = strings.TrimSpace(s)
	if len(s) == 2 || len(s) == 3 {
		if c, ok := allCountries().codes[strings.ToUpper(s)]; ok {
			return c.alpha2
		}
	}
	var key [longest]byte
	if c, ok := allCountries().names[string(fold(key[:0], s))]; ok {
		return c.alpha2
	}
	return ""
}

// CountryName returns the short English name of the country with an ISO 3166-1 alpha-2 code in upper case, "" when
// there is none.
func CountryName(alpha2 string) string {
	if c, ok := allCountries().codes[alpha2]; ok {
		return c.name
	}
	return ""
}
