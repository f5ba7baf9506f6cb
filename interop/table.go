package interop

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"github.com/parcelnorm/tracking"
)

//go:embed tables
var files embed.FS

// table is a vendor's file, indexed.
type table struct {
	statuses map[string]Meaning         // by Word.Status
	details  map[string]detail          // by Word.Detail
	pairs    map[Word]Meaning           // by both
	out      []row                      // in order of preference
	reasons  map[tracking.Reason]string // words that tell a reason beside any status
}

// row is one line of a file. Rows that are outward only may list several statuses and reasons.
type row struct {
	way     string // both, in, out; pair: both ways, as a pair alone; reason: both ways, with any status; reason-in
	word    Word
	ours    []string
	reasons []string
	to      string
	says    []string
}

// detail is the meaning of a fine word.
type detail struct {
	Meaning
	isReason bool
}

var tables = sync.OnceValue(func() map[Vocabulary]table {
	out := map[Vocabulary]table{}
	for _, v := range Vocabularies() {
		text, err := files.ReadFile("tables/" + string(v) + ".tsv")
		if err == nil { // a test reads them all
			out[v] = read(string(text))
		}
	}
	return out
})

func read(text string) table {
	t := table{
		statuses: map[string]Meaning{}, details: map[string]detail{}, pairs: map[Word]Meaning{},
		reasons: map[tracking.Reason]string{},
	}
	for line := range strings.Lines(text) {
		c := append(strings.Split(strings.TrimSuffix(line, "\n"), "\t"), make([]string, 7)...)
		t.add(row{
			way: c[0], word: Word{Status: c[1], Detail: c[2]},
			ours: strings.Split(c[3], ","), reasons: strings.Split(c[4], ","), to: c[5], says: strings.Split(c[6], ","),
		})
	}
	return t
}

func (t *table) add(r row) {
	w, m := fold(r.word), r.meaning()
	switch r.way {
	case "both", "out", "pair":
		t.out = append(t.out, r)
	case "reason":
		t.reasons[m.Reason] = r.word.Detail
	}
	switch r.way {
	case "both", "in":
		if w.Detail == "" {
			t.statuses[w.Status] = m
			return
		}
		t.details[w.Detail] = detail{Meaning: m}
	case "reason", "reason-in":
		t.details[w.Detail] = detail{Meaning: m, isReason: true}
	case "pair":
		t.pairs[w] = m
	}
}

// meaning reads a row that is not outward only.
func (r row) meaning() Meaning {
	m := Meaning{
		Status: tracking.Status(r.ours[0]), Reason: tracking.Reason(r.reasons[0]), DeliveredTo: tracking.DeliveredTo(r.to),
	}
	for _, s := range r.says {
		switch s {
		case "stale":
			m.Stale = true
		case "informational":
			m.Informational = true
		case "not_found", "invalid_number", "unavailable":
			m.Err = tracking.Kind(s)
		default:
			m.Also = s
		}
	}
	return m
}

// on joins a fine word to the coarse one that came with it.
func (d detail) on(status Meaning) Meaning {
	if d.isReason {
		status.Reason = d.Reason
		return status
	}
	if d.Status == tracking.StatusUnknown && status.Status != tracking.StatusUnknown {
		status.Stale = d.Stale
		return status
	}
	return d.Meaning
}

// word returns the word that tells most of what it is given and nothing else.
func (t table) word(s tracking.Status, r tracking.Reason, d tracking.DeliveredTo) Word {
	best, most := Word{}, -1
	for _, row := range t.out {
		if n := row.tells(s, r, d); n > most {
			best, most = row.word, n
		}
	}
	if best.Status != "" && best.Detail == "" {
		best.Detail = t.reasons[r]
	}
	return best
}

// tells returns how much of the three a row tells; -1 when it says something else.
func (r row) tells(s tracking.Status, reason tracking.Reason, d tracking.DeliveredTo) int {
	n := 0
	if !slices.Contains(r.ours, string(s)) {
		return -1
	}
	if r.reasons[0] != "" {
		if !slices.Contains(r.reasons, string(reason)) {
			return -1
		}
		n += 2 // why matters more than who has it
	}
	if r.to != "" {
		if r.to != string(d) {
			return -1
		}
		n++
	}
	return n
}

// fold makes words comparable. Of schema.org's words, which are addresses, the name counts.
func fold(w Word) Word {
	same := func(s string) string { return strings.ToUpper(name(strings.TrimSpace(s))) }
	return Word{Status: same(w.Status), Detail: same(w.Detail)}
}
