package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/estimate"
)

func (a app) estimate(_ context.Context, args []string) error {
	f := a.flags("track estimate", "-method M -from CN -to FR -shipped DATE",
		"Tells when a parcel will arrive, and why then.\n\nMethods: "+methods())
	var r estimate.Request
	method := f.String("method", "", "shipping `method` (required)")
	f.StringVar(&r.Origin, "from", "", "`country` or region of origin (required)")
	f.StringVar(&r.Destination, "to", "", "`country`, territory or region of destination (required)")
	f.BoolVar(&r.Remote, "remote", false, "an island or a remote area")
	shipped := f.String("shipped", "", "`time` or date of shipping (required)")
	now := f.String("now", "", "estimate as of this `time`; default now")
	shipment := f.String("shipment", "", "what the carrier said: a `file` of track -json")
	history := f.String("history", "", "one's own parcels: a CSV `file`")
	if err := none(f, args); err != nil {
		return err
	}
	at, err := a.moment(*now)
	if err != nil {
		return err
	}
	if err := describe(&r, *method, *shipped); err != nil {
		return err
	}
	if err := a.evidence(&r, *shipment, *history); err != nil {
		return err
	}
	w, err := estimate.Estimate(r, at)
	switch {
	case errors.Is(err, estimate.ErrUndeliverable), errors.Is(err, estimate.ErrUnavailable), errors.Is(err, estimate.ErrFinished):
		return err
	case err != nil:
		return usagef("%v", err)
	}
	if f.json {
		return json.NewEncoder(a.out).Encode(w)
	}
	return printWindow(a.out, w)
}

// describe adds what is given as text.
func describe(r *estimate.Request, method, shipped string) (err error) {
	if r.Method, err = estimate.ParseMethod(method); err != nil {
		return usagef("-method: %v", err)
	}
	if shipped == "" {
		return nil
	}
	if err := r.SetShipped(shipped); err != nil {
		return usagef("-shipped: %v", err)
	}
	return nil
}

// evidence reads the files that make an estimate sharper.
func (a app) evidence(r *estimate.Request, shipment, history string) (err error) {
	if shipment != "" {
		if r.Shipment, err = a.shipment(shipment); err != nil {
			return err
		}
	}
	if history != "" {
		r.History, err = a.model(history)
	}
	return err
}

func methods() string {
	var out []string
	for _, m := range estimate.Methods() {
		out = append(out, string(m))
	}
	return strings.Join(out, ", ")
}

func printWindow(out io.Writer, w estimate.Window) error {
	word := "Likely"
	if w.Guaranteed {
		word = "Guaranteed by " + w.Latest.String() + "; likely"
	}
	fmt.Fprintf(out, "%s %s, between %s and %s\n\n", word, w.Likely, w.Earliest, w.Latest)
	for _, f := range w.Factors {
		fmt.Fprintf(out, "  %+4d days  %s\n", f.DaysLikely, f.Text)
	}
	_, err := fmt.Fprintf(out, "\n%.0f of 100 such parcels come by the last of these days.\n", w.Level*100)
	return err
}

// moment reads a time or a date given on the command line.
func (a app) moment(text string) (time.Time, error) {
	if text == "" {
		return a.now(), nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, usagef("-now %q is neither a time such as 2026-11-20T10:00:00Z nor a date", text)
}

// shipment reads one that track or normalize printed, or the Shipment alone.
func (a app) shipment(name string) (*tracking.Shipment, error) {
	b, err := a.read(name)
	if err != nil {
		return nil, err
	}
	var line struct {
		Shipment *tracking.Shipment `json:"shipment"`
	}
	if err := json.Unmarshal(b, &line); err != nil {
		return nil, usagef("-shipment %s: %v", name, err)
	}
	if line.Shipment != nil {
		return line.Shipment, nil
	}
	var s tracking.Shipment
	if err := json.Unmarshal(b, &s); err != nil || s.Status == "" {
		return nil, usagef("-shipment %s holds no shipment as track -json prints it", name)
	}
	return &s, nil
}

func (a app) read(name string) ([]byte, error) {
	in, err := a.open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(in)
}

// history reads a CSV of parcels; what is wrong with single lines goes to standard error.
func (a app) history(name string) ([]estimate.Record, error) {
	in, err := a.open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	records, err := estimate.ReadHistory(in)
	if err != nil && len(records) == 0 {
		return nil, usagef("-history %s: %v", name, err)
	}
	if err != nil {
		fmt.Fprintf(a.err, "track: -history %s: %v\n", name, err)
	}
	return records, nil
}

func (a app) model(name string) (*estimate.Model, error) {
	records, err := a.history(name)
	if err != nil {
		return nil, err
	}
	m := &estimate.Model{}
	return m, m.Observe(records...)
}

func (a app) backtest(_ context.Context, args []string) error {
	f := a.flags("track backtest", "-history FILE [-plot FILE.svg]",
		"Tells how good the delivery windows would have been on one's own parcels, each judged by what was known that morning.")
	history := f.String("history", "", "the parcels: a CSV `file` (required)")
	plot := f.String("plot", "", "draw the calibration into this SVG `file`")
	if err := none(f, args); err != nil {
		return err
	}
	if *history == "" {
		return usagef("-history names the CSV file of the parcels; see track backtest -h")
	}
	records, err := a.history(*history)
	if err != nil {
		return err
	}
	report, err := estimate.Backtest(records, estimate.BacktestOptions{})
	if err != nil {
		return err
	}
	if *plot != "" {
		if err := draw(*plot, report); err != nil {
			return err
		}
	}
	if f.json {
		return json.NewEncoder(a.out).Encode(report)
	}
	return a.printReport(report)
}

func draw(name string, r estimate.Report) error {
	out, err := os.Create(name)
	if err != nil {
		return usagef("%v", err)
	}
	return cmp.Or(r.Plot(out), out.Close())
}

func (a app) printReport(r estimate.Report) error {
	t := a.table(false, "", "PARCELS", "BY P50", "BY P90", "P10-P90", "PINBALL", "MAE", "WIDTH")
	for _, s := range []struct {
		name string
		estimate.Score
	}{{"this library", r.Score}, {"one window for all", r.Baselines.Global}, {"by lane, else method", r.Baselines.Backoff}} {
		err := t.row(nil, s.name, strconv.Itoa(s.N), percent(s.CoverageP50), percent(s.CoverageP90), percent(s.Band),
			fmt.Sprintf("%.2f", s.PinballMean), fmt.Sprintf("%.1f d", s.MAEDays), fmt.Sprintf("%.1f d", s.WidthDays))
		if err != nil {
			return err
		}
	}
	if err := t.end(); err != nil {
		return err
	}
	fmt.Fprintln(a.out)
	for _, g := range r.Worst {
		fmt.Fprintf(a.out, "least well: %s, %d parcels, %s by P90\n", clean(g.Group), g.N, percent(g.CoverageP90))
	}
	return nil
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", share*100) }
