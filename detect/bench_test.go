package detect

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// plain is the detector that one would write first: a regular expression a format, tried one after the other. It is
// made from the same table, knows the same check digits, and ranks nothing.
type plain []plainFormat

type plainFormat struct {
	Format
	whole *regexp.Regexp
	body  int // the group that the check digit closes
}

func newPlain() plain {
	var p plain
	for f := range Formats() {
		re := regexp.MustCompile(`^(?:` + f.Shape + `)$`)
		body := max(0, re.SubexpIndex("number"))
		if b := re.SubexpIndex("body"); b > 0 {
			body = b
		}
		p = append(p, plainFormat{f, re, body})
	}
	return p
}

var printed4 = strings.NewReplacer(" ", "", "-", "", ".", "", "_", "")

func (p plain) formats(number string) (ids []string) {
	number = strings.ToUpper(printed4.Replace(number))
	for _, f := range p {
		at := f.whole.FindStringSubmatchIndex(number)
		if at == nil {
			continue
		}
		var n cleaned
		for _, c := range []byte(number[at[2*f.body]:at[2*f.body+1]]) {
			n.add(symbolOf[c])
		}
		if f.Rule == unchecked || f.Rule.holds(n.symbols[:n.length]) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}

// ownList is every number of the project's lists, right and wrong.
func ownList(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, o := range ownNumbers(t) {
		all = append(all, o.number)
	}
	return all
}

// The plain detector finds what Candidates finds, each format by itself.
func TestPlainAgrees(t *testing.T) {
	p := newPlain()
	for _, number := range ownList(t) {
		ids := p.formats(number)
		for _, c := range Candidates(number) {
			if c.Check != CheckBad {
				assert.Contains(t, ids, c.Format, number)
			}
		}
	}
}

func TestNoAllocation(t *testing.T) {
	numbers := append(ownList(t), "1z 5r8 939 03 5756 7127", "ＲＢ１２３４５６７８５ＣＮ")
	var room [MaxCandidates]Candidate
	allocs := testing.AllocsPerRun(10, func() {
		for _, number := range numbers {
			Into(room[:0], number, Hints{})
		}
	})
	assert.Zero(t, allocs, "allocations over the whole list")
	hinted := testing.AllocsPerRun(10, func() {
		for _, number := range numbers {
			Into(room[:0], number, Hints{Destination: "DE", Shop: "AliExpress", Words: "sent by DHL", Host: "www.dhl.de"})
		}
	})
	assert.Zero(t, hinted, "allocations with hints")
}

// In one run, over one list, Candidates must be fifty times as fast as the plain detector. The best of many passes
// counts, for whatever else the machine does only slows one down.
func TestFasterThanPlain(t *testing.T) {
	if testing.Short() {
		t.Skip("measures for a second")
	}
	numbers, p := ownList(t), newPlain()
	var room [MaxCandidates]Candidate
	ours, theirs := time.Hour, time.Hour
	ratio := func() float64 { return float64(theirs) / float64(ours) }
	for start := time.Now(); time.Since(start) < 10*time.Second && (time.Since(start) < time.Second || ratio() < 50); {
		for range 50 {
			ours = min(ours, pass(numbers, func(n string) { Into(room[:0], n, Hints{}) }))
		}
		theirs = min(theirs, pass(numbers, func(n string) { p.formats(n) }))
	}
	t.Logf("%.0f times as fast", ratio())
	assert.Greater(t, ratio(), 50.0)
}

// pass is the time that f takes for all numbers.
func pass(numbers []string, f func(string)) time.Duration {
	start := time.Now()
	for _, n := range numbers {
		f(n)
	}
	return time.Since(start)
}

func BenchmarkCandidates(b *testing.B) {
	numbers := ownList(b)
	var room [MaxCandidates]Candidate
	b.ReportAllocs()
	for b.Loop() {
		for _, number := range numbers {
			Into(room[:0], number, Hints{})
		}
	}
	perNumber(b, numbers)
}

func BenchmarkPlain(b *testing.B) {
	numbers, p := ownList(b), newPlain()
	b.ReportAllocs()
	for b.Loop() {
		for _, number := range numbers {
			p.formats(number)
		}
	}
	perNumber(b, numbers)
}

func perNumber(b *testing.B, numbers []string) {
	b.Helper()
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(numbers)), "ns/number")
}
