package tracking_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What docs/pains.md promises must have a test that shows it.
func TestPainsNameTests(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join("docs", "pains.md"))
	require.NoError(t, err)
	rows := regexp.MustCompile(`(?m)^\| (\d+) \|.*$`).FindAllStringSubmatch(string(page), -1)
	require.Len(t, rows, 25)
	named := regexp.MustCompile("`([a-z0-9/]+)\\.((?:Test|Fuzz|Example)\\w+)`")
	for i, row := range rows {
		assert.Equal(t, strconv.Itoa(i+1), row[1])
		tests := named.FindAllStringSubmatch(row[0], -1)
		assert.NotEmpty(t, tests, "row %d names no test", i+1)
		for _, m := range tests {
			assert.True(t, declares(t, m[1], m[2]), "row %d: package %s has no %s", i+1, m[1], m[2])
		}
	}
}

// declares reports whether the tests of a package, "tracking" for the root, have a function.
func declares(t *testing.T, pkg, function string) bool {
	t.Helper()
	if pkg == "tracking" {
		pkg = "."
	}
	files, err := filepath.Glob(filepath.Join(filepath.FromSlash(pkg), "*_test.go"))
	require.NoError(t, err)
	declaration := regexp.MustCompile(`(?m)^func ` + function + `\(`)
	for _, name := range files {
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		if declaration.Match(source) {
			return true
		}
	}
	return false
}
