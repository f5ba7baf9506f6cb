package geo

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"

	"github.com/parcelnorm/tracking"
)

// The operators by the country code that closes an S10 identifier (UPU standard S10, code list of UPU's IPS).
//
//go:embed posts.csv
var postsCSV string

// Post is the operator that issues the S10 numbers of a country.
type Post struct {
	Country  string // the code in the number: ISO 3166-1 alpha-2, and AC, AN (numbers of old), TA, XK
	Operator string // its name, in its own spelling
	Carrier  tracking.Carrier
}

// postRows holds posts.csv in its order. The table is part of the program: a test reads it whole, so an error of the
// reader has nobody to go to.
var postRows = sync.OnceValue(func() []Post {
	table, _ := csv.NewReader(strings.NewReader(postsCSV)).ReadAll()
	all := make([]Post, 0, len(table))
	for i, f := range table {
		if i > 0 {
			all = append(all, Post{Country: f[0], Operator: f[2], Carrier: tracking.Carrier(f[3])})
		}
	}
	return all
})

var postsByCountry = sync.OnceValue(func() map[string][]Post {
	all := make(map[string][]Post)
	for _, p := range postRows() {
		all[p.Country] = append(all[p.Country], p)
	}
	return all
})

// Posts returns the operators whose S10 numbers end in a country code, in upper case; none for an unknown code. The
// slice is shared and must not be changed.
func Posts(country string) []Post { return postsByCountry()[country] }
