package geo_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

// readTable returns the lines of a table below its heading, and asks that all have the heading's number of fields.
func readTable(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	if strings.HasSuffix(file, ".tsv") {
		r.Comma, r.Comment, r.LazyQuotes = '\t', '#', true
	}
	lines, err := r.ReadAll()
	require.NoError(t, err)
	require.NotEmpty(t, lines)
	return lines[1:]
}

// parts returns the spellings in a field.
func parts(field string) []string {
	return strings.FieldsFunc(field, func(r rune) bool { return r == '|' })
}

func TestCountriesTable(t *testing.T) {
	t.Parallel()
	lines := readTable(t, "countries.tsv")
	assert.Len(t, lines, 249+1, "ISO 3166-1 has 249 codes, and there is Kosovo")
	alpha3 := make(map[string]string)
	for _, f := range lines {
		code, zone, name := f[0], f[2], f[3]
		assert.Len(t, code, 2)
		assert.Len(t, f[1], 3, code)
		assert.Empty(t, alpha3[f[1]], "%s stands for %s too", f[1], code)
		alpha3[f[1]] = code
		assert.NotEmpty(t, name, code)
		assert.Equal(t, name, geo.CountryName(code))
		for _, s := range append(parts(f[4]), code, f[1], name) {
			assert.Equal(t, code, geo.Country(s), "%q", s)
		}
		assert.Equal(t, zone, zoneName(geo.Zone(code)), "zone of %s", code)
	}
}

func TestRegionsTable(t *testing.T) {
	t.Parallel()
	seen := make(map[string]bool)
	for _, f := range readTable(t, "regions.tsv") {
		country, zone := f[0], f[1]
		assert.NotEmpty(t, geo.CountryName(country), country)
		assert.NotEmpty(t, parts(f[2]), f)
		for _, s := range parts(f[2]) {
			key := country + strings.ToLower(s)
			assert.False(t, seen[key], key)
			seen[key] = true
			at := tracking.Location{Country: country, Region: s}
			assert.Equal(t, zone, zoneName(geo.ZoneAt(at)), "%s %s", country, s)
		}
	}
}

// TestRegionsTableIsWhole asks that no state of the countries that we say we know by state is missing.
func TestRegionsTableIsWhole(t *testing.T) {
	t.Parallel()
	got := make(map[string]int)
	for _, f := range readTable(t, "regions.tsv") {
		got[f[0]]++
	}
	want := map[string]int{
		"US": 50 + 1 + 5, // states, the capital, territories that write US
		"CA": 13, "AU": 8, "BR": 27, "MX": 32, "ID": 38,
		"CL": 1, "EC": 1, "ES": 3, "PT": 2,
	}
	assert.Equal(t, want, got)
}

func TestPostcodesTable(t *testing.T) {
	t.Parallel()
	for _, f := range readTable(t, "postcodes.tsv") {
		country, zone := f[0], f[1]
		for _, pattern := range parts(f[2]) {
			prefix := strings.TrimRight(pattern, ".")
			assert.GreaterOrEqual(t, len(prefix), 2, "%s %s", country, pattern)
			assert.LessOrEqual(t, len(prefix), 5, "%s %s", country, pattern)
			code := strings.ReplaceAll(pattern, ".", "9")
			at := tracking.Location{Country: country, Postcode: code}
			assert.Equal(t, zone, zoneName(geo.ZoneAt(at)), "%s %s", country, code)
		}
	}
}

func TestCarriersTable(t *testing.T) {
	t.Parallel()
	slugs := make(map[string]bool)
	names := 0
	for _, f := range readTable(t, "carriers.tsv") {
		slug := tracking.Carrier(f[0])
		assert.Regexp(t, "^[a-z0-9]+(-[a-z0-9]+)*$", f[0])
		assert.False(t, slugs[f[0]], "%s twice", slug)
		slugs[f[0]] = true
		assert.Contains(t, []string{"", "abroad"}, f[2], slug)
		assert.NotEmpty(t, f[1], slug)
		assert.Equal(t, f[1], geo.CarrierName(slug))
		for _, s := range append(parts(f[3]), f[0], f[1]) {
			names++
			assert.Equal(t, slug, geo.Carrier(s), "%q", s)
		}
	}
	assert.Greater(t, len(slugs), 80)
	assert.Greater(t, names, 120)
}

func TestPostsTable(t *testing.T) {
	t.Parallel()
	lines := readTable(t, "posts.csv")
	assert.Len(t, lines, 244)
	for _, f := range lines {
		want := []geo.Post{{Country: f[0], Operator: f[2], Carrier: tracking.Carrier(f[3])}}
		assert.Equal(t, want, geo.Posts(f[0]))
		assert.NotEmpty(t, f[2], f[0])
		assert.Equal(t, tracking.Carrier(f[3]), geo.Carrier(f[3]), f[0])
		assert.NotEmpty(t, geo.Carrier(f[2]), "%s: %q names nobody", f[0], f[2])
	}
}

// TestAdaptersAndDetectionHaveNames holds the slugs of the adapters and those that number detection answers.
func TestAdaptersAndDetectionHaveNames(t *testing.T) {
	t.Parallel()
	for _, c := range []tracking.Carrier{
		tracking.CarrierAliExpress, tracking.CarrierCainiao, tracking.CarrierChinaPost, tracking.CarrierDeutschePost,
		tracking.CarrierDHL, tracking.CarrierEMS, tracking.CarrierFedEx, tracking.CarrierFourPX,
		tracking.CarrierLaPoste, tracking.CarrierRoyalMail, tracking.CarrierSunYou, tracking.CarrierTNT,
		tracking.CarrierUPS, tracking.CarrierUSPS, tracking.CarrierYanwen,
		"a1-international", "amazon", "australia-post", "austrian-post", "bpost", "canada-post", "canpar", "chronopost",
		"correios", "dpd", "gls", "gofo", "hermes-de", "hongkong-post", "israel-post", "japan-post", "landmark-global",
		"lasership", "meest", "nova-poshta", "np-shopping", "old-dominion", "ontrac", "post-cf", "post-cv", "post-ph",
		"purolator", "seko", "spee-dee", "ukrposhta", "uniuni", "yamato", "yodel", "yunexpress",
	} {
		assert.Equal(t, c, geo.Carrier(string(c)))
		assert.NotEmpty(t, geo.CarrierName(c))
	}
}
