package detect_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking/detect"
)

// mailNumber is a number that a mail of the corpus holds.
type mailNumber struct{ number, carrier string }

// corpus are mails in eight languages, all invented, full of numbers that are no tracking numbers; and those that are.
func corpus(t testing.TB) (mails map[string]string, numbers map[string][]mailNumber) {
	t.Helper()
	mails, numbers = map[string]string{}, map[string][]mailNumber{}
	names, err := filepath.Glob("testdata/mails/*.eml")
	require.NoError(t, err)
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		mails[strings.TrimSuffix(filepath.Base(name), ".eml")] = string(text)
	}
	list, err := os.ReadFile("testdata/mails.tsv")
	require.NoError(t, err)
	for line := range strings.Lines(string(list)) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); f[0] != "mail" {
			numbers[f[0]] = append(numbers[f[0]], mailNumber{f[1], f[2]})
		}
	}
	return mails, numbers
}

// Of all numbers in the corpus at least 98 in 100 are found, with their carrier, and nothing else.
func TestScanMails(t *testing.T) {
	t.Parallel()
	mails, numbers := corpus(t)
	require.Len(t, mails, 40)
	found, all := 0, 0
	for name, text := range mails {
		rest := numbers[name]
		all += len(rest)
		for _, h := range detect.Scan(text) {
			assert.Equal(t, h.Number, text[h.Start:h.End], "offsets in %s", name)
			at := -1
			for i, w := range rest {
				if w.number == h.Normalized && w.carrier == string(h.Carrier) {
					at = i
				}
			}
			if assert.GreaterOrEqual(t, at, 0, "%s: %q of %s is none (%d)", name, h.Number, h.Carrier, h.Score) {
				rest = append(rest[:at:at], rest[at+1:]...)
				found++
			}
		}
		for _, w := range rest {
			t.Logf("%s: %s of %s is missed", name, w.number, w.carrier)
		}
	}
	t.Logf("%d of %d found", found, all)
	assert.GreaterOrEqual(t, float64(found), 0.98*float64(all))
}
