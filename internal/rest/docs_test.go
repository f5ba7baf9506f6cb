package rest_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the documents name as proof must exist, and no fault or trap may be missing.
func TestDocumentsNameTests(t *testing.T) {
	t.Parallel()
	all := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark)\w+)\(`)
	root := os.DirFS(filepath.Join("..", ".."))
	require.NoError(t, fs.WalkDir(root, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return nil //nolint:nilerr // what cannot be read names no test
		}
		b, err := fs.ReadFile(root, path)
		for _, m := range declared.FindAllStringSubmatch(string(b), -1) {
			all[m[1]] = true
		}
		return err
	}))
	named := regexp.MustCompile("`((?:Test|Fuzz)\\w+)`")
	for doc, rows := range map[string]int{"http-stack.md": 22, "reliability.md": 54} {
		b, err := fs.ReadFile(root, "docs/"+doc)
		require.NoError(t, err)
		for _, m := range named.FindAllStringSubmatch(string(b), -1) {
			assert.True(t, all[m[1]], "%s names %s, which is no test", doc, m[1])
		}
		for i := 1; i <= rows; i++ {
			row := regexp.MustCompile(`(?m)^\| ` + strconv.Itoa(i) + " \\|.*(`(Test|Fuzz)\\w+`|suite \")")
			assert.Regexp(t, row, string(b), "%s: row %d has no test", doc, i)
		}
	}
}
