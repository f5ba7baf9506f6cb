package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers"
	"github.com/parcelnorm/tracking/sandbox"
	"github.com/parcelnorm/tracking/transport"
)

// request is what the flags of track say.
type request struct {
	carrier, postcode, country, after, lang, file string
	demo, follow                                  bool
	parallel                                      int
}

func (a app) track(ctx context.Context, args []string) error {
	var r request
	f := a.flags("track", "[flags] NUMBER...\n       track COMMAND -h",
		"Asks where parcels are. Without numbers it shows recorded parcels.\n\nCommands:\n"+summary())
	f.StringVar(&r.carrier, "carrier", "", "ask this `carrier`; default: told from the number")
	f.StringVar(&r.postcode, "postcode", "", "of the recipient")
	f.StringVar(&r.country, "country", "", "of destination, two letters")
	f.StringVar(&r.after, "after", "", "only parcels shipped on or after this `date`, such as 2026-11-01")
	f.StringVar(&r.lang, "lang", "", "`language` of the carrier's words, such as fr")
	f.StringVar(&r.file, "f", "", "read numbers from `file`, one a line; - is standard input")
	f.BoolVar(&r.demo, "demo", false, "answer from recorded exchanges, without a network")
	f.BoolVar(&r.follow, "follow", false, "follow a parcel to the carrier it was handed to")
	f.IntVar(&r.parallel, "parallel", 8, "look-ups at a time")
	numbers, err := f.parse(args)
	if err != nil {
		return err
	}
	if r.file != "" && len(numbers) > 0 {
		return usagef("numbers stand either in the file of -f or on the command line")
	}
	return a.lookUp(ctx, r, f.json, numbers)
}

func summary() string {
	var b strings.Builder
	for _, c := range commands() {
		fmt.Fprintf(&b, "  track %-10s %s\n", c.name, c.about)
	}
	return b.String()
}

func (a app) lookUp(ctx context.Context, r request, asJSON bool, numbers []string) error {
	base, err := r.query()
	if err != nil {
		return err
	}
	demo := r.demo || len(numbers) == 0 && r.file == ""
	t, parcels, err := a.tracker(r, demo)
	if err != nil {
		return err
	}
	queries, err := a.queries(r, base, numbers, parcels)
	if err != nil {
		return err
	}
	p := a.printer(asJSON, max(len(numbers), len(parcels)))
	if demo {
		fmt.Fprintln(a.err, "Recorded parcels, no carrier was asked.")
	}
	for result := range tracking.TrackSeq(ctx, t, queries.all, tracking.Options{Parallel: r.parallel}) {
		p.print(result)
	}
	if err := p.end(); err != nil {
		return err
	}
	if *queries.err != nil {
		return *queries.err
	}
	if p.unanswered > 0 {
		return errUnanswered
	}
	return nil
}

// query is what all look-ups have in common.
func (r request) query() (tracking.Query, error) {
	q := tracking.Query{
		Carrier: tracking.Carrier(r.carrier), Postcode: r.postcode, Country: strings.ToUpper(r.country), Language: r.lang,
	}
	if r.carrier != "" {
		if _, ok := carriers.Find(q.Carrier); !ok {
			return q, usagef("there is no carrier %q; see track carriers", r.carrier)
		}
	}
	if r.after != "" {
		day, err := time.Parse(time.DateOnly, r.after)
		if err != nil {
			return q, usagef("-after %q is no date such as 2026-11-01", r.after)
		}
		q.ShippedAfter = day
	}
	if r.parallel < 1 {
		return q, usagef("-parallel is at least 1")
	}
	return q, nil
}

// tracker returns what is asked and, for a demonstration, the parcels it knows.
func (a app) tracker(r request, demo bool) (tracking.Tracker, []sandbox.Parcel, error) {
	env, http := a.env, a.http
	var parcels []sandbox.Parcel
	if demo {
		s, err := sandbox.New(sandbox.Config{})
		if err != nil {
			return nil, nil, err
		}
		env, parcels = demoEnv, demoParcels(s)
		http = transport.Config{
			Base: s, Rate: transport.Rate{Events: transport.Unlimited}, Quota: transport.Quota{Limit: transport.Unlimited},
		}
	}
	m, err := carriers.FromEnv(env, http)
	if err != nil {
		return nil, nil, err
	}
	if r.follow {
		return carriers.Following(m), parcels, nil
	}
	return m, parcels, nil
}

// demoEnv leaves carriers without credentials that can do so: their public services tell the hand-over too.
func demoEnv(name string) string {
	for _, a := range carriers.All() {
		for _, names := range a.Env {
			if a.Public && slices.Contains(names, name) {
				return ""
			}
		}
	}
	return sandbox.Env(name)
}

// demoParcels are those that can be asked for in that environment.
func demoParcels(s *sandbox.Sandbox) []sandbox.Parcel {
	return slices.DeleteFunc(s.Parcels(), func(p sandbox.Parcel) bool {
		a, _ := carriers.Find(p.Carrier)
		return !p.Public && a.Public && len(a.Env) > 0
	})
}

// source is a stream of queries; err tells, after it, why it ended early.
type source struct {
	all iter.Seq[tracking.Query]
	err *error
}

func (a app) queries(r request, base tracking.Query, numbers []string, parcels []sandbox.Parcel) (source, error) {
	s := source{err: new(error)}
	switch {
	case r.file != "":
		in, err := a.open(r.file)
		if err != nil {
			return s, err
		}
		s.all = func(yield func(tracking.Query) bool) { *s.err = lines(in, base, yield) }
	case len(numbers) > 0:
		s.all = func(yield func(tracking.Query) bool) {
			for _, n := range numbers {
				q := base
				q.Number = n
				if known := slices.IndexFunc(parcels, func(p sandbox.Parcel) bool { return p.Number == n }); known >= 0 && q.Carrier == "" {
					q.Carrier = parcels[known].Carrier
				}
				if !yield(q) {
					return
				}
			}
		}
	default:
		s.all = func(yield func(tracking.Query) bool) {
			for _, p := range parcels {
				q := base
				if q.Carrier != "" && q.Carrier != p.Carrier {
					continue
				}
				q.Number, q.Carrier = p.Number, p.Carrier
				if !yield(q) {
					return
				}
			}
		}
	}
	return s, nil
}

// open opens a file named on the command line.
func (a app) open(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(a.in), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, usagef("%v", err)
	}
	return f, nil
}

// lines yields a query for each line that is neither blank nor a comment.
func lines(in io.ReadCloser, base tracking.Query, yield func(tracking.Query) bool) error {
	defer in.Close()
	s := bufio.NewScanner(in)
	for s.Scan() {
		q := base
		q.Number = strings.TrimSpace(s.Text())
		if q.Number == "" || strings.HasPrefix(q.Number, "#") {
			continue
		}
		if !yield(q) {
			return nil
		}
	}
	return s.Err()
}
