package tracking_test

import (
	"errors"
	"go/build"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/parcelnorm/tracking"

// importRule says what a package may import besides the standard library. Packages of this module stand without
// the module's path, the root as "."; "public" is every package that a user can import; "..." is as in go list.
type importRule struct {
	pkg     string // pattern
	imports string // by all its files
	tests   string // by its tests besides imports, "public" and testModules
}

// importRules is who may import whom, lowest first. A package without a row fails the test: where it stands is a
// decision for docs/design.md. The rows of other modules are repeated in .golangci.yml, so that editors show them.
func importRules() []importRule {
	return []importRule{
		{".", "", ""},
		{"transport", ".", ""},
		{"internal/geo", ".", ""},
		{"internal/sign", "github.com/emmansun/gmsm/...", ""},
		{"internal/norm", ". internal/geo", ""},
		{"internal/rest", ". transport internal/norm internal/sign " + stackModules, ""},
		{"internal/dhlapi", ". transport internal/geo internal/norm internal/rest", ""},
		{"internal/emsapi", ". transport internal/geo internal/norm internal/rest internal/sign", ""},
		{"testdata", "", ""},
		{"sandbox", ". testdata internal/sign", ""},
		{suite, ". transport testdata " + testModules, ""},
		{"carriers/*", ". transport internal/norm internal/rest internal/geo internal/sign internal/dhlapi internal/emsapi", suite},
		{"detect", ". internal/geo", ""},
		{"carriers", ". transport detect carriers/*", suite},
		{"estimate", ". internal/geo estimate/internal/* github.com/rickar/cal/v2/...", ""},
		{"estimate/internal/*", ". internal/geo github.com/rickar/cal/v2/...", ""},
		{"interop", ".", ""},
		{"advice", ". detect estimate", ""},
		{"examples/*", "public", ""},
		{"scripts/*", "public", ""},
	}
}

const (
	suite        = "internal/conformance"
	testModules  = "github.com/stretchr/testify/... github.com/jarcoal/httpmock pgregory.net/rapid"
	stackModules = "github.com/go-resty/resty/v2 github.com/hashicorp/go-retryablehttp golang.org/x/time/rate " +
		"github.com/sony/gobreaker/v2 golang.org/x/text/..."
)

func TestImports(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		name := filepath.ToSlash(p.Dir)
		i := slices.IndexFunc(importRules(), func(r importRule) bool { return matches(r.pkg, name) })
		if !assert.GreaterOrEqual(t, i, 0, "package %s has no row in importRules", name) {
			continue
		}
		r := importRules()[i]
		inTests := strings.Join([]string{name, r.imports, r.tests, "public", testModules}, " ")
		assert.Empty(t, forbidden(p.Imports, r.imports), "%s imports", name)
		assert.Empty(t, forbidden(p.TestImports, inTests), "tests of %s import", name)
		assert.Empty(t, forbidden(p.XTestImports, inTests), "tests of %s import", name)
	}
}

// A program that only prints a status must not pay for an HTTP client or anybody else's module.
func TestRootDependencies(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", ".").Output()
	require.NoError(t, err)
	deps := strings.Fields(string(out))
	require.Contains(t, deps, module)
	for _, d := range deps {
		assert.NotContains(t, []string{"net", "net/http", "crypto/tls"}, d)
		assert.True(t, d == module || standard(d), "%s is not in the standard library", d)
	}
}

// Whoever imports the library gets these modules with it. Another one needs a line of reason in docs/design.md.
func TestModules(t *testing.T) {
	t.Parallel()
	allowed := []string{
		"github.com/go-resty/resty/v2", // internal/rest, as the next four
		"github.com/hashicorp/go-retryablehttp",
		"golang.org/x/time",
		"github.com/sony/gobreaker/v2",
		"golang.org/x/text",
		"github.com/emmansun/gmsm",    // internal/sign: SM4
		"github.com/rickar/cal/v2",    // estimate: working days
		"github.com/stretchr/testify", // tests, as the next two
		"github.com/jarcoal/httpmock",
		"pgregory.net/rapid",
		"github.com/hashicorp/go-cleanhttp", // brought by those, as the rest
		"go.yaml.in/yaml/v3",
		"golang.org/x/net",
		"golang.org/x/sys",
	}
	file, err := os.ReadFile("go.mod")
	require.NoError(t, err)
	for line := range strings.Lines(string(file)) {
		if entry, inBlock := strings.CutPrefix(line, "\t"); inBlock {
			name, _, _ := strings.Cut(entry, " ")
			assert.Contains(t, allowed, name)
		}
	}
}

// packages reads the imports of all packages of this module. It opens the files itself, where go list would be
// shorter, because go test takes a cached result for current unless a file that the test opened has changed.
func packages(t *testing.T) []*build.Package {
	t.Helper()
	var all []*build.Package
	require.NoError(t, filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if dir != "." && outside(dir) {
			return filepath.SkipDir
		}
		p, err := build.ImportDir(dir, 0)
		if _, empty := errors.AsType[*build.NoGoError](err); empty {
			return nil
		}
		all = append(all, p)
		return err
	}))
	require.NotEmpty(t, all)
	return all
}

// outside reports whether the go command takes dir for no part of this module. The testdata at the top is one: the
// sandbox imports it.
func outside(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	base := filepath.Base(dir)
	return err == nil || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") ||
		base == "testdata" && dir != "testdata"
}

func forbidden(imports []string, allowed string) (bad []string) {
	for _, imp := range imports {
		name := imp
		if rest, ours := strings.CutPrefix(imp, module); ours {
			name = path.Join(".", rest)
		}
		match := func(pattern string) bool { return matches(pattern, name) }
		if !standard(imp) && !slices.ContainsFunc(strings.Fields(allowed), match) {
			bad = append(bad, imp)
		}
	}
	return bad
}

func matches(pattern, name string) bool {
	if pattern == "public" {
		top, _, _ := strings.Cut(name, "/")
		return name == "." || standard(name) && !slices.Contains([]string{"internal", "examples", "scripts"}, top)
	}
	if prefix, ok := strings.CutSuffix(pattern, "/..."); ok {
		return name == prefix || strings.HasPrefix(name, prefix+"/")
	}
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

func standard(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	return !strings.Contains(first, ".")
}
