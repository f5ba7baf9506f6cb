package detect

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// blind reports whether a rule cannot tell one symbol from another at a place, counted from the check digit, which is
// place 0: the documented blind spots, and no others.
func blind(r Rule, n *cleaned, l *layout, i int, symbol uint8) bool {
	was, is := int(n.symbols[i]), int(symbol)
	fromLeft := i - int(l.body.from)
	switch r {
	case mod7: // ten leaves three: digits seven apart
		return (was-is)%7 == 0 && i+1 < int(l.body.to)
	case mod371: // the remainders 10 and 0 have one digit
		return remainders(n, l, i, symbol, func(b []uint8) int { return sum137(b) % 11 }, 0, 10)
	case s10mod11: // the remainders 0 and 6 have one digit
		return remainders(n, l, i, symbol, s10Sum, 0, 6)
	case mod49: // five times four
		return (was-is)%5 == 0 && fromLeft%2 == 0
	case onTracMod10: // five times two
		return (was-is)%5 == 0 && fromLeft%2 == 1
	case upsMod10: // the same, and letters have a digit's value
		weight := 1 + fromLeft%2
		return (weight*(valueUPS(was)-valueUPS(is)))%10 == 0 && i+1 < int(l.body.to)
	}
	return false
}

func valueUPS(symbol int) int {
	if symbol > 9 {
		return (symbol - 8) % 10
	}
	return symbol
}

func s10Sum(body []uint8) int {
	sum := 0
	for i, w := range []int{8, 6, 4, 2, 3, 5, 9, 7} {
		sum += w * int(body[i])
	}
	return sum % 11
}

// remainders reports whether a change takes the remainder from one of two to the other.
func remainders(n *cleaned, l *layout, i int, symbol uint8, remainder func([]uint8) int, a, b int) bool {
	changed := *n
	changed.symbols[i] = symbol
	was := remainder(n.symbols[l.body.from : l.body.to-1])
	is := remainder(changed.symbols[l.body.from : l.body.to-1])
	return was == a && is == b || was == b && is == a
}

// Every change of one character of a number with a check digit is noticed by its format, blind spots apart.
func TestEveryChangeIsNoticed(t *testing.T) {
	changes := 0
	for _, o := range ownNumbers(t) {
		var n cleaned
		require.True(t, n.read(o.number) || !o.valid, o.number)
		for _, i := range layoutsOf(&n) {
			l := &layouts[i]
			if !o.valid || l.format().ID != o.format || l.rule == unchecked || !l.fits(&n) {
				continue
			}
			for at := int(l.body.from); at < int(l.body.to); at++ {
				for symbol := range uint8(36) {
					changed := n
					changed.set(at, symbol)
					if symbol == n.symbols[at] || !l.fits(&changed) || int(changed.symbols[0]) != int(n.symbols[0]) && at == 0 {
						continue
					}
					changes++
					noticed := !l.rule.holds(changed.symbols[l.body.from:l.body.to])
					require.Equal(t, !blind(l.rule, &n, l, at, symbol), noticed,
						"%s (%s): %c at %d", o.number, o.format, characters[symbol], at)
				}
			}
		}
	}
	assert.Greater(t, changes, 10_000)
}

// Twelve digits are nobody's own: by chance alone none may stand high.
func TestTwelveDigitsStayLow(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 12))
	for range 200_000 {
		number := fmt.Sprintf("%012d", r.Int64N(1e12))
		if all := Candidates(number); len(all) > 0 {
			require.LessOrEqual(t, all[0].Score, 75, number)
		}
	}
}

func TestRankingHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(
			rapid.StringMatching(`[0-9]{8,40}`), rapid.StringMatching(`[0-9A-Za-z .-]{1,50}`),
			rapid.StringMatching(`[A-Z]{2}[0-9]{9}[A-Z]{2}`), rapid.String(),
		).Draw(t, "number")
		all := Candidates(number)
		assert.Equal(t, all, Candidates(number), "stable")
		assert.Less(t, len(all), MaxCandidates)
		seen := map[string]bool{}
		for i, c := range all {
			assert.False(t, seen[string(c.Carrier)], "%s twice", c.Carrier)
			seen[string(c.Carrier)] = true
			assert.True(t, c.Score > 0 && c.Score <= 100)
			assert.True(t, i == 0 || all[i-1].Score >= c.Score)
			assert.NotEmpty(t, c.Carrier)
			assert.NotEmpty(t, c.Why())
		}
	})
}

func TestNormalizeTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Normalize(rapid.String().Draw(t, "number"))
		assert.Equal(t, once, Normalize(once))
	})
}

// No number has more candidates than there is room for.
func TestRoomForAll(t *testing.T) {
	for bucket := range len(starts) - 1 {
		count := map[uint16]bool{}
		for _, i := range layoutsByStart[starts[bucket]:starts[bucket+1]] {
			count[layouts[i].carrier] = true
		}
		assert.LessOrEqual(t, len(count), MaxCandidates, "length %d, first %c", bucket/36, characters[bucket%36])
	}
}

func FuzzCandidates(f *testing.F) {
	for _, s := range []string{"1Z5R89390357567127", "420 22153 9101026837331000039521", "ＲＢ１２３４５６７８５ＣＮ", "\xff\xc2", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, number string) {
		for _, c := range CandidatesWith(number, Hints{Words: number, Host: number, Origin: number, Shop: number}) {
			_, _, _, _, _ = c.URL(), c.Service(), c.Origin(), c.Destination(), c.Shipper()
			assert.NotEmpty(t, c.Number())
		}
		assert.LessOrEqual(t, len(Suggest(number)), maxSuggestions)
		assert.Equal(t, Normalize(number), Normalize(Normalize(number)))
	})
}

func FuzzScan(f *testing.F) {
	f.Add("UPS 1Z 5R8 939 03 5756 7127, <a href=3D\"https://www.dhl.de/?piececode=3D0034043416109=\n4015902\">x</a>")
	f.Add("DE89 3704 0044 0532 0130 00 &nbsp; 運单号：RB123456785CN %20 1Z")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, h := range Scan(text) {
			require.True(t, end <= h.Start && h.Start < h.End && h.End <= len(text))
			assert.Equal(t, text[h.Start:h.End], h.Number)
			end = h.End
		}
		if !utf8.ValidString(text) {
			return
		}
		var read []Hit
		for h, err := range ScanReader(strings.NewReader(text)) {
			require.NoError(t, err)
			read = append(read, h)
		}
		assert.Equal(t, Scan(text), read)
	})
}
