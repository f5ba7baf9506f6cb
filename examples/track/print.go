package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers"
)

// printer writes results as they come.
type printer struct {
	out        *bufio.Writer
	encode     *json.Encoder // nil for people
	progress   io.Writer     // nil when nobody watches
	all, done  int
	unanswered int
	err        error
}

// progressFrom is how many look-ups make a progress line worth it.
const progressFrom = 5

// printer prints JSON or for people; all is how many results will come, if known.
func (a app) printer(asJSON bool, all int) *printer {
	p := &printer{out: bufio.NewWriter(a.out), all: all}
	if asJSON {
		p.encode = json.NewEncoder(p.out)
	}
	if f, ok := a.err.(*os.File); ok && all >= progressFrom && terminal(f) && (!terminal(a.out) || asJSON) {
		p.progress = f
	}
	return p
}

func terminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (p *printer) print(r tracking.Result) {
	p.done++
	if r.Err != nil {
		p.unanswered++
	}
	switch {
	case p.encode != nil:
		p.keep(p.encode.Encode(r))
	case r.Err != nil:
		failure(p.out, r)
	default:
		timeline(p.out, *r.Shipment)
	}
	p.keep(p.out.Flush())
	if p.progress != nil {
		fmt.Fprintf(p.progress, "\r%d of %d", p.done, p.all)
	}
}

func (p *printer) keep(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *printer) end() error {
	if p.progress != nil {
		fmt.Fprintln(p.progress)
	}
	return p.err
}

// failure tells in two lines why there is no answer, and what to do.
func failure(w io.Writer, r tracking.Result) {
	e, ok := errors.AsType[*tracking.Error](r.Err)
	if !ok {
		e = &tracking.Error{Err: r.Err}
	}
	fmt.Fprintf(w, "%s\n  %s\n", heading(e.Carrier, r.Query.Number), clean(e.Error()))
	if e.Message != "" {
		fmt.Fprintf(w, "  The carrier says: %s\n", clean(e.Message))
	}
	if hint := advise(e); hint != "" {
		fmt.Fprintf(w, "  %s\n", hint)
	}
	fmt.Fprintln(w)
}

// advise says what the person at the keyboard can do.
func advise(e *tracking.Error) string {
	switch e.Kind {
	case tracking.ErrNotFound:
		return "Check the number; a new parcel shows up to two days after it was announced."
	case tracking.ErrUnauthorized:
		if e.HTTPStatus == 0 {
			return "To look around without credentials: track -demo"
		}
		return "Check the credentials of this carrier: track carriers names the variables."
	case tracking.ErrRateLimited:
		if !e.RetryAt.IsZero() {
			return "Try again after " + e.RetryAt.Local().Format("Mon 2 Jan 15:04:05") + "."
		}
		return "Try again later."
	case tracking.ErrUnavailable:
		return "Try again later."
	case tracking.ErrUnsupported:
		return "Name the carrier with -carrier; track carriers lists them."
	}
	return ""
}

// heading names a parcel.
func heading(c tracking.Carrier, number string) string {
	return strings.TrimSpace(name(c) + "  " + clean(number))
}

// name is a carrier's name for people.
func name(c tracking.Carrier) string {
	if a, ok := carriers.Find(c); ok {
		return a.Name
	}
	return clean(string(c))
}

// clean keeps a carrier's text, and a user's, from driving the terminal.
func clean(s string) string { return tracking.Words(s) }
