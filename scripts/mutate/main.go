// Command mutate asks whether the tests notice a broken line. It breaks one line after the other, as mutants.tsv
// lists them, runs the tests of the packages named there, and fails when they pass. It works on copies: the tree
// is never touched. Files named as arguments limit the run to their mutants.
//
//	go run ./scripts/mutate [FILE...]
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"time"
)

const list = "scripts/mutate/mutants.tsv"

func main() {
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage, at the top of the module: go run ./scripts/mutate [FILE...]")
	}
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Stdout, flag.Args())
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, w io.Writer, files []string) error {
	began := time.Now()
	tsv, err := os.ReadFile(list)
	if err != nil {
		return err
	}
	mutants, err := parse(string(tsv))
	if err != nil {
		return fmt.Errorf("%s: %w", list, err)
	}
	if len(files) > 0 {
		mutants = slices.DeleteFunc(mutants, func(m mutant) bool { return !slices.Contains(files, m.file) })
	}
	if len(mutants) == 0 {
		return fmt.Errorf("%s has no mutants of %v", list, files)
	}
	if err := pass(ctx, ".", mutants); err != nil {
		return err
	}
	caught := 0
	for _, m := range mutants {
		v := m.try(ctx, ".")
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if v.outcome == outcomeCaught {
			caught++
		}
		fmt.Fprintf(w, "%-14s %s:%d  %s  (%s)\n", v.outcome, m.file, v.line, m.why, v.detail)
	}
	fmt.Fprintf(w, "%d of %d mutants caught in %.0f s\n", caught, len(mutants), time.Since(began).Seconds())
	if caught < len(mutants) {
		return fmt.Errorf("%d mutants were not caught", len(mutants)-caught)
	}
	return nil
}
