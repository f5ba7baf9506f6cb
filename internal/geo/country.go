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
	zone         zone // nil where several are in use
}

// countries holds the table under its codes, in upper case, and under its folded names.
type countries struct {
	alpha2, alpha3, names map[string]*country
}

var allCountries = sync.OnceValue(func() countries {
	all := countries{
		alpha2: make(map[string]*country),
		alpha3: make(map[string]*country),
		names:  make(map[string]*country),
	}
	for _, f := range rows(countriesTSV) {
		c := &country{alpha2: f[0], name: f[3], zone: newZone(f[2])}
		all.alpha2[f[0]], all.alpha3[f[1]] = c, c
		all.names[string(fold(nil, c.name))] = c
		for _, s := range spellings(f[4]) {
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
	all := allCountries()
	var c *country
	switch len(s) {
	case 2:
		c = all.alpha2[strings.ToUpper(s)]
	case 3:
		c = all.alpha3[strings.ToUpper(s)]
	}
	if c == nil {
		var key [longest]byte
		c = all.names[string(fold(key[:0], s))]
	}
	if c == nil {
		return ""
	}
	return c.alpha2
}

// CountryName returns the short English name of the country with an ISO 3166-1 alpha-2 code in upper case, "" when
// there is none.
func CountryName(alpha2 string) string {
	if c, ok := allCountries().alpha2[alpha2]; ok {
		return c.name
	}
	return ""
}
