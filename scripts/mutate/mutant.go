package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// mutant is one row of the list: a line of a file, broken.
type mutant struct {
	file  string   // slash-separated, from the top of the module
	old   string   // part of one line, at one place of the file
	new   string   // what stands there instead
	tests []string // packages whose tests must notice
	why   string   // what the broken line would do
}

// The outcomes of a mutant. Only the first is good.
const (
	outcomeCaught   = "caught"
	outcomeSurvived = "SURVIVED"
	outcomeUnbuilt  = "DOES NOT BUILD"
	outcomeStale    = "DOES NOT APPLY"
)

type verdict struct {
	outcome string
	line    int    // of the file, from 1; 0 when the mutant does not apply
	detail  string // the test that caught it, or what went wrong
}

const header = "file\told\tnew\ttests\twhy"

// parse reads a list: a header and one mutant a line, in tab-separated columns without quoting.
func parse(tsv string) ([]mutant, error) {
	head, rows, _ := strings.Cut(tsv, "\n")
	if head != header {
		return nil, fmt.Errorf("line 1: want the header %q", header)
	}
	var all []mutant
	for row := range strings.Lines(rows) {
		f := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		if len(f) != 5 || f[0] == "" || f[1] == "" || f[3] == "" || f[4] == "" {
			return nil, fmt.Errorf("line %d: want 5 columns of which only new may be empty", len(all)+2)
		}
		all = append(all, mutant{file: f[0], old: f[1], new: f[2], tests: strings.Fields(f[3]), why: f[4]})
	}
	return all, nil
}

// apply breaks source and says at which line.
func (m mutant) apply(source string) (broken string, line int, err error) {
	before, after, _ := strings.Cut(source, m.old)
	switch n := strings.Count(source, m.old); {
	case n != 1:
		return "", 0, fmt.Errorf("%s has %d times %q, want 1", m.file, n, m.old)
	case m.old == m.new:
		return "", 0, fmt.Errorf("%q changes nothing", m.old)
	}
	return before + m.new + after, strings.Count(before, "\n") + 1, nil
}

// try runs the tests of m below dir, the top of a module, with m in place of the line that it breaks.
func (m mutant) try(ctx context.Context, dir string) verdict {
	source, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(m.file)))
	if err != nil {
		return verdict{outcomeStale, 0, err.Error()}
	}
	broken, line, err := m.apply(string(source))
	if err != nil {
		return verdict{outcomeStale, 0, err.Error()}
	}
	temp, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return verdict{outcomeStale, line, err.Error()}
	}
	defer os.RemoveAll(temp)
	overlay, err := m.overlay(dir, temp, broken)
	if err != nil {
		return verdict{outcomeStale, line, err.Error()}
	}
	out, err := test(ctx, dir, m.tests, "-overlay="+overlay, "-count=1", "-vet=off")
	switch {
	case err == nil:
		return verdict{outcomeSurvived, line, "tests of " + strings.Join(m.tests, " ")}
	case strings.Contains(out, "[build failed]"), strings.Contains(out, "[setup failed]"):
		return verdict{outcomeUnbuilt, line, strings.Join(strings.Fields(out), " ")}
	}
	return verdict{outcomeCaught, line, culprit(out)}
}

// overlay writes what go test -overlay needs to read broken instead of m's file.
func (m mutant) overlay(dir, temp, broken string) (string, error) {
	original, err := filepath.Abs(filepath.Join(dir, filepath.FromSlash(m.file)))
	if err != nil {
		return "", err
	}
	copied := filepath.Join(temp, filepath.Base(original))
	table, err := json.Marshal(map[string]any{"Replace": map[string]string{original: copied}})
	if err != nil {
		return "", err
	}
	path := filepath.Join(temp, "overlay.json")
	return path, errors.Join(os.WriteFile(copied, []byte(broken), 0o600), os.WriteFile(path, table, 0o600))
}

// pass reports an error unless the tests of all mutants pass while nothing is broken.
func pass(ctx context.Context, dir string, mutants []mutant) error {
	var all []string
	for _, m := range mutants {
		all = append(all, m.tests...)
	}
	slices.Sort(all)
	out, err := test(ctx, dir, slices.Compact(all))
	if err != nil {
		return fmt.Errorf("tests fail before anything is broken: %w\n%s", err, out)
	}
	return nil
}

func test(ctx context.Context, dir string, packages []string, flags ...string) (string, error) {
	args := slices.Concat([]string{"test", "-short", "-timeout=1m"}, flags, packages)
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "RAPID_NOFAILFILE=1") // rapid would keep the failures in the tree
	out, err := cmd.CombinedOutput()
	return string(out), err
}

var failure = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)|^panic: (.*)`)

// culprit names the first test that fails in the output of go test.
func culprit(out string) string {
	found := failure.FindStringSubmatch(out)
	if found == nil {
		return "no test named"
	}
	return strings.TrimSpace(found[1] + found[2])
}
