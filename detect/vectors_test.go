package detect_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/detect"
)

// vector is a number that somebody else has labelled.
type vector struct {
	number  string
	carrier tracking.Carrier
	valid   bool
	source  string
}

// vectors reads the list of labelled numbers that TRACKING_VECTORS names; without it the test is skipped. Rows of
// invented numbers, marked (shape), are left out: their check digits mean nothing.
func vectors(t testing.TB) []vector {
	t.Helper()
	name := os.Getenv("TRACKING_VECTORS")
	if name == "" {
		t.Skip("TRACKING_VECTORS names no list of labelled numbers")
	}
	file, err := os.Open(name)
	require.NoError(t, err)
	defer file.Close()
	var all []vector
	lines := bufio.NewScanner(file)
	lines.Scan()
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		require.Len(t, f, 5)
		if !strings.Contains(f[3], "(shape)") {
			all = append(all, vector{f[0], tracking.Carrier(f[1]), f[2] == "valid", f[4]})
		}
	}
	require.NoError(t, lines.Err())
	return all
}

// jkeen is the source whose list is met in full.
const jkeen = "jkeen/tracking_number_data@b79ce4b (v2.0.0)"

// place is where the carrier stands among the candidates of a number, -1 when it is none of them.
func place(number string, c tracking.Carrier) int {
	for i, d := range detect.Candidates(number) {
		if d.Carrier == c {
			return i
		}
	}
	return -1
}

func TestVectors(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name         string
		source       string
		first, among float64 // least share of the valid numbers
	}{
		{name: "all", first: 0.95, among: 0.99},
		{name: "jkeen", source: jkeen, first: 1, among: 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var n, first, among int
			for _, v := range vectors(t) {
				if !v.valid || !strings.HasPrefix(v.source, tt.source) {
					continue
				}
				n++
				switch p := place(v.number, v.carrier); {
				case p == 0:
					first++
					among++
				case p > 0:
					among++
					t.Logf("%s of %s comes %d.", v.number, v.carrier, p+1)
				default:
					t.Logf("%s of %s is missed", v.number, v.carrier)
				}
			}
			t.Logf("%d of %d first, %d among", first, n, among)
			assert.GreaterOrEqual(t, float64(first), tt.first*float64(n))
			assert.GreaterOrEqual(t, float64(among), tt.among*float64(n))
		})
	}
}

// A number that its carrier's list calls wrong must not pass as that carrier's. 331426749957 is wrong for one format
// of Purolator and right for another.
func TestVectorsWrong(t *testing.T) {
	t.Parallel()
	var n, refused int
	seen := map[vector]bool{}
	for _, v := range vectors(t) {
		if v.valid || v.source != jkeen || seen[v] {
			continue
		}
		seen[v] = true
		n++
		taken := false
		for _, c := range detect.Candidates(v.number) {
			taken = taken || c.Carrier == v.carrier && c.Check != detect.CheckBad
		}
		if taken {
			t.Logf("%s passes as a number of %s", v.number, v.carrier)
		} else {
			refused++
		}
	}
	t.Logf("%d of %d refused", refused, n)
	assert.GreaterOrEqual(t, refused, n-1)
}
