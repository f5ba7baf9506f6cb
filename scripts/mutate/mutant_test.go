package main // a command has no importable form

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParse(t *testing.T) {
	t.Parallel()
	got, err := parse(header + "\na.go\tx < y\tx <= y\t. ./b\toff by one\nb/b.go\tgo f()\t\t./b\tnever runs\n")
	require.NoError(t, err)
	assert.Equal(t, []mutant{
		{file: "a.go", old: "x < y", new: "x <= y", tests: []string{".", "./b"}, why: "off by one"},
		{file: "b/b.go", old: "go f()", new: "", tests: []string{"./b"}, why: "never runs"},
	}, got)

	for name, tsv := range map[string]string{
		"no header":        "a.go\tx\ty\t.\twhy\n",
		"four columns":     header + "\na.go\tx\ty\t.\n",
		"six columns":      header + "\na.go\tx\ty\t.\twhy\tmore\n",
		"no reason":        header + "\na.go\tx\ty\t.\t\n",
		"nothing to break": header + "\na.go\t\ty\t.\twhy\n",
		"blank line":       header + "\n\n",
	} {
		_, err := parse(tsv)
		assert.Error(t, err, name)
	}
}

func TestApply(t *testing.T) {
	t.Parallel()
	const source = "one\ntwo\nthree two\n"
	broken, line, err := mutant{old: "three", new: "four"}.apply(source)
	require.NoError(t, err)
	assert.Equal(t, "one\ntwo\nfour two\n", broken)
	assert.Equal(t, 3, line)

	for name, m := range map[string]mutant{
		"nowhere":         {old: "five", new: "six"},
		"at two places":   {old: "two", new: "six"},
		"changes nothing": {old: "one", new: "one"},
	} {
		_, _, err := m.apply(source)
		assert.Error(t, err, name)
	}
}

// The list must keep up with the code that it breaks.
func TestListApplies(t *testing.T) {
	t.Parallel()
	tsv, err := os.ReadFile("mutants.tsv")
	require.NoError(t, err)
	mutants, err := parse(string(tsv))
	require.NoError(t, err)
	require.NotEmpty(t, mutants)
	for _, m := range mutants {
		source, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(m.file)))
		require.NoError(t, err)
		for _, p := range m.tests {
			assert.DirExists(t, filepath.Join("..", "..", filepath.FromSlash(p)))
		}
		_, _, err = m.apply(string(source))
		assert.NoError(t, err)
	}
}

func TestTry(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":    "module example.com/m\n\ngo 1.26\n",
		"m.go":      "package m\n\nfunc half(n int) int { return n / 2 }\n",
		"m_test.go": "package m\n\nimport \"testing\"\n\nfunc TestHalf(t *testing.T) {\n\tif half(4) != 2 {\n\t\tt.Fatal()\n\t}\n}\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	here := []string{"."}
	require.NoError(t, pass(t.Context(), dir, []mutant{{tests: here}}))
	for _, tt := range []struct {
		name string
		m    mutant
		want verdict
	}{
		{"noticed", mutant{"m.go", "/ 2", "* 2", here, "doubles"}, verdict{outcomeCaught, 3, "TestHalf"}},
		{"unnoticed", mutant{"m.go", "n / 2", "2", here, "constant"}, verdict{outcomeSurvived, 3, "tests of ."}},
		{"gone", mutant{"m.go", "/ 3", "/ 4", here, "no such line"}, verdict{outcomeStale, 0, `m.go has 0 times "/ 3", want 1`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, tt.m.try(t.Context(), dir))
		})
	}
	t.Run("no Go", func(t *testing.T) {
		t.Parallel()
		assert.Equal(t, outcomeUnbuilt, mutant{"m.go", "/ 2", "/ two", here, "unknown name"}.try(t.Context(), dir).outcome)
	})
	t.Run("tests fail anyway", func(t *testing.T) {
		t.Parallel()
		assert.Error(t, pass(t.Context(), dir, []mutant{{tests: []string{"./nowhere"}}}))
	})
}
