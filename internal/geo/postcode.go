package geo

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed postcodes.tsv
var postcodesTSV string

// postcodeArea is a pattern of postcodes.tsv.
type postcodeArea struct {
	zone   zone
	length int // of the pattern: a shorter code has lost something, such as its leading zero
}

// postcodeAreas holds postcodes.tsv under the country and the letters and digits that a pattern begins with.
var postcodeAreas = sync.OnceValue(func() map[string]postcodeArea {
	all := make(map[string]postcodeArea)
	for _, f := range rows(postcodesTSV) {
		z := newZone(f[1])
		for _, s := range spellings(f[2]) {
			all[f[0]+strings.TrimRight(s, ".")] = postcodeArea{zone: z, length: len(s)}
		}
	}
	return all
})

// postcodeZone returns the zone of a postcode and whether the table knows it.
func postcodeZone(country, postcode string) (zone, bool) {
	const longestPattern, shortestPattern = 5, 2
	code := strings.ToUpper(strings.TrimSpace(postcode))
	if i := strings.IndexFunc(code, isSeparator); i >= 0 {
		code = code[:i]
	}
	for n := min(len(code), longestPattern); n >= shortestPattern; n-- {
		if area, ok := postcodeAreas()[country+code[:n]]; ok && len(code) >= area.length {
			return area.zone, true
		}
	}
	return nil, false
}

func isSeparator(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
