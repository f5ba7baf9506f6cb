package detect

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

// numberLists is where the project keeps its own numbers: for every format some that are right and some that are not.
const numberLists = "../testdata/numbers"

// groupNames are the files' names, in the catalogue's order.
var groupNames = [len(catalogue)]string{
	"ups", "fedex", "usps", "dhl", "posts", "la-poste", "chinese", "europe", "britain", "america", "pacific",
}

// The lists are made from the shapes, with check digits that are reckoned apart from those of the package.
func TestNumberLists(t *testing.T) {
	for i, rows := range catalogue {
		t.Run(groupNames[i], func(t *testing.T) {
			var b bytes.Buffer
			b.WriteString("number\tcarrier\tformat\tvalidity\n")
			for _, f := range rows {
				writeNumbers(t, &b, f)
			}
			name := filepath.Join(numberLists, groupNames[i]+".tsv")
			if *update {
				require.NoError(t, os.MkdirAll(numberLists, 0o755))
				require.NoError(t, os.WriteFile(name, b.Bytes(), 0o644))
			}
			got, err := os.ReadFile(name)
			require.NoError(t, err)
			assert.Equal(t, b.String(), string(got), "%s is stale: go generate ./detect", name)
		})
	}
}

func writeNumbers(t *testing.T, b *bytes.Buffer, f Format) {
	t.Helper()
	h := fnv.New64a()
	h.Write([]byte(f.ID))
	m := maker{format: f, whole: regexp.MustCompile(`^(?:` + f.Shape + `)$`), rand: rand.New(rand.NewPCG(h.Sum64(), 1))}
	var err error
	m.fillings, err = expand(f.Shape)
	require.NoError(t, err)
	for i := range 5 {
		number, body := m.make()
		validity := "valid"
		if i > 2 {
			number, validity = m.spoil(number, body), "invalid"
		}
		fmt.Fprintf(b, "%s\t%s\t%s\t%s\n", number, m.carrier(number), f.ID, validity)
	}
}

// maker invents numbers of one format.
type maker struct {
	format   Format
	whole    *regexp.Regexp
	fillings []filling
	rand     *rand.Rand
}

var twoDigits = regexp.MustCompile(`\d.*\d`)

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// make returns a number that is right, and the range that its check digit closes.
func (m *maker) make() (number string, body group) {
	for {
		x := m.fillings[m.rand.IntN(len(m.fillings))]
		text := make([]byte, len(x.sets))
		for i, s := range x.sets {
			for text[i] == 0 || s>>strings.IndexByte(alphabet, text[i])&1 == 0 {
				text[i] = alphabet[m.rand.IntN(36)]
			}
		}
		body = group{to: len(text)}
		for _, name := range []string{"number", "body"} {
			for _, g := range x.groups {
				if g.name == name {
					body = g
				}
			}
		}
		if strings.HasSuffix(m.format.Shape, `(?<from>[A-Z]{2})`) {
			copy(text[len(text)-2:], geo.Posts(m.country())[0].Country)
		}
		if digit := checkDigit(m.format.Rule, string(text[body.from:body.to-1])); digit != 0 {
			text[body.to-1] = digit
		}
		if m.whole.Match(text) && len(text) >= minLength && twoDigits.Match(text) {
			return string(text), body
		}
	}
}

// country returns one that has a post.
func (m *maker) country() string {
	for {
		if c := countryAt(m.rand.IntN(26 * 26)); len(geo.Posts(c)) > 0 {
			return c
		}
	}
}

// spoil makes a number wrong: by its check digit, or, where there is none, by its form.
func (m *maker) spoil(number string, body group) string {
	text := []byte(number)
	if m.format.Rule != unchecked {
		at := body.to - 1
		for text[at] == number[at] || !m.whole.Match(text) {
			text[at] = alphabet[m.rand.IntN(36)]
		}
		return string(text)
	}
	for m.whole.Match(text) {
		text = []byte(number)
		at := m.rand.IntN(len(text))
		text[at] = alphabet[m.rand.IntN(36)]
	}
	return string(text)
}

func (m *maker) carrier(number string) tracking.Carrier {
	if m.format.Carrier == "" {
		return geo.Posts(number[len(number)-2:])[0].Carrier
	}
	return m.format.Carrier
}

// checkDigit reckons the digit that closes body from the words of the rule, 0 where the rule is none.
func checkDigit(r Rule, body string) byte {
	values := make([]int, len(body))
	for i := range body {
		values[i] = strings.IndexByte(alphabet, body[i])
	}
	upTo10 := func(sum int) byte { return alphabet[(1000-sum)%10] }
	switch r {
	case gs1:
		return upTo10(weighed(values, "13"))
	case gs1After91:
		return upTo10(weighed(append([]int{9, 1}, values...), "13"))
	case gs1After92:
		return upTo10(weighed(append([]int{9, 2}, values...), "13"))
	case mod371:
		return alphabet[weighed(values, "731")%11%10]
	case mod7:
		rest := 0
		for _, v := range values {
			rest = (rest*3 + v) % 7 // ten leaves three
		}
		return alphabet[rest]
	case s10mod11:
		return "50987654321"[weighed(values, "86423597")%11]
	case iso3736:
		product := 36
		for _, v := range values {
			sum := (product + v) % 36
			if sum == 0 {
				sum = 36
			}
			product = sum * 2 % 37
		}
		for c := range 36 {
			if (product+c)%36 == 1 {
				return alphabet[c]
			}
		}
	case luhn:
		sum := 0
		for i, v := range values {
			if (len(values)-i)%2 == 1 {
				v = []int{0, 2, 4, 6, 8, 1, 3, 5, 7, 9}[v]
			}
			sum += v
		}
		return upTo10(sum)
	case upsMod10:
		for i, v := range values {
			if v > 9 {
				values[i] = []int{2, 3, 4, 5, 6, 7, 8, 9, 0, 1}[(v-10)%10]
			}
		}
		return upTo10(weighed(values, strings.Repeat("12", 20)[:len(values)]))
	case onTracMod10:
		values[0] = map[byte]int{'C': 4, 'D': 5}[body[0]]
		return upTo10(weighed(values, "12121212121212"))
	case mod49:
		return upTo10(weighed(values, "49494949494"))
	case glsMod10:
		return upTo10(weighed(values, "31313131313") + 1)
	case unchecked:
	}
	return 0
}

// weighed adds the values times the weights, which end at the last value and repeat to the left; the last weight of
// gs1's "13" is the 3.
func weighed(values []int, weights string) int {
	sum := 0
	for i, v := range values {
		fromRight := len(values) - 1 - i
		sum += v * int(weights[len(weights)-1-fromRight%len(weights)]-'0')
	}
	return sum
}

// ownNumber is a line of the lists.
type ownNumber struct {
	number  string
	carrier tracking.Carrier
	format  string
	valid   bool
}

func ownNumbers(t testing.TB) []ownNumber {
	t.Helper()
	var all []ownNumber
	for _, name := range groupNames {
		list, err := os.ReadFile(filepath.Join(numberLists, name+".tsv"))
		require.NoError(t, err)
		for line := range strings.Lines(string(list)) {
			f := strings.Split(strings.TrimSpace(line), "\t")
			if f[0] != "number" {
				all = append(all, ownNumber{f[0], tracking.Carrier(f[1]), f[2], f[3] == "valid"})
			}
		}
	}
	return all
}

func TestOwnNumbers(t *testing.T) {
	count := map[string][2]int{}
	for _, o := range ownNumbers(t) {
		n := count[o.format]
		if o.valid {
			n[0]++
			assert.True(t, taken(o.number, func(c Candidate) bool { return c.Carrier == o.carrier && c.Check != CheckBad }),
				"%s is a number of %s (%s)", o.number, o.carrier, o.format)
		} else {
			n[1]++
			assert.False(t, taken(o.number, func(c Candidate) bool { return c.Format == o.format && c.Check != CheckBad }),
				"%s is no number of format %s", o.number, o.format)
		}
		count[o.format] = n
	}
	for f := range Formats() {
		assert.GreaterOrEqual(t, count[f.ID][0], 3, "valid numbers of %s", f.ID)
		assert.GreaterOrEqual(t, count[f.ID][1], 2, "invalid numbers of %s", f.ID)
	}
}

func taken(number string, is func(Candidate) bool) bool {
	return slices.ContainsFunc(Candidates(number), is)
}
