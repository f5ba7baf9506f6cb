// Command track asks carriers where parcels are, and is the first example of the library.
//
//	track NUMBER...            ask the carriers whose credentials the environment holds
//	track -demo                recorded parcels, without a network
//	track carriers             which carriers there are, and what they need
//
// Results go to standard output, everything else to standard error. With -json each result is one JSON object a
// line. The exit status is 0 when all was answered, 1 when something was not, 2 for a wrong use.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/parcelnorm/tracking/transport"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	a := app{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, now: time.Now}
	code := a.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// app is the world as the commands see it.
type app struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	now      func() time.Time
	http     transport.Config // of real carriers
}

// command is one word after "track".
type command struct {
	name, about string
	run         func(a app, ctx context.Context, args []string) error
}

func commands() []command {
	return []command{
		{"backtest", "how good the delivery windows would have been on one's own parcels", app.backtest},
		{"carriers", "the carriers, and which of them have credentials", app.carriers},
		{"charges", "taxes and duties on an import", app.charges},
		{"codes", "what each code of a carrier means", app.codes},
		{"detect", "which carriers a number can belong to", app.detect},
		{"estimate", "when a parcel will arrive, and why then", app.estimate},
		{"normalize", "read an answer of a carrier that was stored", app.normalize},
		{"scan", "tracking numbers in a text", app.scan},
		{"statuses", "the statuses, in the order of the journey", app.statuses},
	}
}

// The exit statuses.
const (
	exitOK = iota
	exitUnanswered
	exitUsage
)

// errUnanswered says that something could not be answered, and that this has been printed.
var errUnanswered = errors.New("not all was answered")

// usageError is a wrong use of the command line; it says what to do.
type usageError string

func (e usageError) Error() string { return string(e) }

func usagef(format string, args ...any) error { return usageError(fmt.Sprintf(format, args...)) }

func (a app) run(ctx context.Context, args []string) int {
	do := app.track
	if len(args) > 0 {
		for _, c := range commands() {
			if c.name == args[0] {
				do, args = c.run, args[1:]
				break
			}
		}
	}
	err := do(a, ctx, args)
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitOK
	case errors.Is(err, errUnanswered):
		return exitUnanswered
	}
	fmt.Fprintln(a.err, "track:", err)
	if _, ok := errors.AsType[usageError](err); ok {
		return exitUsage
	}
	return exitUnanswered
}

// flags is a flag set whose flags may stand before and after the other arguments.
type flags struct {
	*flag.FlagSet
	json bool
	help func()
}

// flags begins the flags of a command; args and about are for its help.
func (a app) flags(name, args, about string) *flags {
	f := &flags{FlagSet: flag.NewFlagSet(name, flag.ContinueOnError)}
	f.SetOutput(io.Discard)
	f.BoolVar(&f.json, "json", false, "print JSON, one object a line")
	f.Usage = func() {} // the library calls it for every mistake too
	f.help = func() {
		fmt.Fprintf(a.out, "usage: %s %s\n\n%s\n\n", name, args, about)
		f.SetOutput(a.out)
		f.PrintDefaults()
	}
	return f
}

// parse returns the arguments that are no flags.
func (f *flags) parse(args []string) ([]string, error) {
	var rest []string
	for len(args) > 0 {
		if err := f.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				f.help()
				return nil, err
			}
			return nil, usagef("%v; see %s -h", err, f.Name())
		}
		ended := len(args) > f.NArg() && args[len(args)-f.NArg()-1] == "--"
		args = f.Args()
		if ended {
			return append(rest, args...), nil
		}
		if len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	return rest, nil
}

// none refuses arguments where a command takes none.
func none(f *flags, args []string) error {
	rest, err := f.parse(args)
	if err == nil && len(rest) > 0 {
		err = usagef("%s takes no argument %q; see %s -h", f.Name(), rest[0], f.Name())
	}
	return err
}
