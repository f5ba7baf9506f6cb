package tracking_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
)

// A program that prints what a status means is at most 1.1 times the size of one that prints the same strings with
// fmt alone.
func TestRootIsSmall(t *testing.T) {
	if testing.Short() {
		t.Skip("links two programs")
	}
	t.Parallel()
	with := programSize(t, `package main

import (
	"fmt"

	"github.com/parcelnorm/tracking"
)

func main() {
	for _, s := range tracking.Statuses() {
		fmt.Println(s, s.Label(), s.Description())
	}
}
`)
	var lines strings.Builder
	for _, s := range tracking.Statuses() {
		fmt.Fprintf(&lines, "\tfmt.Println(%q, %q, %q)\n", s, s.Label(), s.Description())
	}
	without := programSize(t, "package main\n\nimport \"fmt\"\n\nfunc main() {\n"+lines.String()+"}\n")
	t.Logf("%d bytes with the library, %d without: %.2fx", with, without, float64(with)/float64(without))
	assert.LessOrEqual(t, float64(with), 1.1*float64(without))
}

// programSize links a program inside this module and returns its size in bytes.
func programSize(t *testing.T, source string) int64 {
	t.Helper()
	dir := t.TempDir()
	main := filepath.Join(dir, "main.go")
	require.NoError(t, os.WriteFile(main, []byte(source), 0o600))
	program := filepath.Join(dir, "program")
	out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, main).CombinedOutput()
	require.NoError(t, err, string(out))
	info, err := os.Stat(program)
	require.NoError(t, err)
	return info.Size()
}
