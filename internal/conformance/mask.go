package conformance

import (
	"hash/fnv"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// mask replaces what is personal or secret in an answer: by where it stands, and where else the same text stands.
type mask struct {
	known map[string]string // what was replaced, by what
}

// newMask returns the mask of an exchange about number, for which as stands; credentials have their stand-ins.
func newMask(number, as string, credentials map[string]string) *mask {
	m := &mask{known: maps.Clone(credentials)}
	if m.known == nil {
		m.known = map[string]string{}
	}
	clean := strings.ToUpper(strings.Join(strings.Fields(number), ""))
	if as == "" {
		as = alike(clean)
	}
	m.known[clean], m.known[number] = as, as
	return m
}

// rule says what stands for the values of some names.
type rule struct {
	path *regexp.Regexp // of the end of a path
	with func(string) string
}

func fixed(s string) func(string) string { return func(string) string { return s } }

// rules are tried in turn; the first that matches counts.
var rules = sync.OnceValue(func() []rule {
	return []rule{
		{ends(`refresh_?token|client_?secret|api_?key`), fixed("sandbox-secret")},
		{ends(`(signature|photo|image|document|pod)\w*|pod\.content`), fixed("")},
		{ends(`\w*(email|e_mail|mailaddress)\w*`), fixed("someone@example.test")},
		{ends(`\w*(phone|mobile|fax)(number|no)?|tel`), fixed("+15550100")},
		{ends(`(street|address_?line|houseno|housenumber)\w*|address_?[1-4]|line[1-4]|building|apartment`), fixed("1 Sample Street")},
		{ends(`(received|signed)by\w*|(person|contact|attention|recipient|receiver|consignee|shipper|sender|company)_?name|` +
			`(given|family|first|last|full|middle|sur)_?name|(recipient|receiver|signer|signatory|neighbou?r)`), fixed("SAMPLE")},
		{ends(`(person|signed|contact|sender|receiver|recipient|shipper|consignee|packageaddress)\.\w*name`), fixed("SAMPLE")},
		{ends(`lat|lng|lon|latitude|longitude`), fixed("0")},
		{ends(`\w*(number|barcode|waybill|reference|uniqueid|pieceids?|shipmentid|orderid|customerid|accountid)|` +
			`\w*(identifiers?|references?)\.(values?|id)`), alike},
	}
})

func ends(names string) *regexp.Regexp { return regexp.MustCompile(`(?:^|[.])(?:` + names + `)$`) }

var (
	mailAddress = regexp.MustCompile(`[\w.+-]+@[\w-]+\.[\w.-]+`)
	phoneNumber = regexp.MustCompile(`\+\d[\d ()/-]{7,}\d`)
	link        = regexp.MustCompile(`https?://[^\s"<>]+`)
)

// body lays a body out and masks it.
func (m *mask) body(b []byte) []byte {
	out := layOut(b, m.value)
	return layOut(out, func(_, v string) string { return m.text(v) }) // what only later turned out to be personal
}

// value masks the value at path.
func (m *mask) value(path, v string) string {
	if now := m.replace(v); now != v {
		return now
	}
	for _, r := range rules() {
		if v == "" || !r.path.MatchString(path) {
			continue
		}
		now := r.with(v)
		if now != v && len(v) > 3 {
			m.known[v] = now
		}
		return now
	}
	return v
}

// text masks what is known, and what is personal by its form, inside a longer text.
func (m *mask) text(v string) string {
	v = m.replace(v)
	v = mailAddress.ReplaceAllString(v, "someone@example.test")
	v = phoneNumber.ReplaceAllString(v, "+15550100")
	return link.ReplaceAllString(v, "https://example.test/")
}

// replace puts in what stands for known texts, the longest first: one may be a part of another.
func (m *mask) replace(v string) string {
	for _, old := range slices.SortedFunc(maps.Keys(m.known), func(a, b string) int { return len(b) - len(a) }) {
		v = strings.ReplaceAll(v, old, m.known[old])
	}
	return v
}

// alike returns a text of the same form: digits for digits, the same for the same text. Letters stay, for they tell
// what kind of number it is, and so do short ones, which are mere counts.
func alike(v string) string {
	if strings.Count(v, "")-1 < 5 {
		return v
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(v)) // never fails
	seed := h.Sum64()
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		seed = seed*6364136223846793005 + 1442695040888963407 // the step of a common generator
		return '1' + rune(seed>>33%9)
	}, v)
}
