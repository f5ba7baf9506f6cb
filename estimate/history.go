package estimate

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/estimate/internal/calendar"
)

// required are the columns of a history file, in any order.
var required = [...]string{"method", "origin", "destination", "shipped_at", "delivered_at"}

// mostProblems is how many bad lines are told before reading stops.
const mostProblems = 10

// ReadHistory reads parcels from CSV with the header
//
//	method,origin,destination,shipped_at,delivered_at
//
// in any order, and optional columns: id, and milestones named like the statuses, such as departed_origin_country.
// Times are RFC 3339, or dates, which are taken at noon at the destination; an empty delivered_at is a parcel on its
// way. A byte order mark is skipped. Good lines are returned together with an error of kind [ErrHistory] that names
// line, column and trouble of the bad ones, at most ten.
func ReadHistory(r io.Reader) ([]Record, error) {
	in := csv.NewReader(r)
	in.ReuseRecord = true
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: the file is empty; its first line is %s", ErrHistory, strings.Join(required[:], ","))
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrHistory, err)
	}
	h, err := newHeader(header)
	if err != nil {
		return nil, err
	}
	var records []Record
	var problems []error
	for len(problems) < mostProblems {
		fields, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if _, ok := errors.AsType[*csv.ParseError](err); !ok {
				return records, fmt.Errorf("read history: %w", err)
			}
			problems = append(problems, fmt.Errorf("%w: %w", ErrHistory, err))
			continue
		}
		record, column, err := h.record(fields)
		if err != nil {
			line, _ := in.FieldPos(0)
			problems = append(problems, fmt.Errorf("%w: line %d, %s: %w", ErrHistory, line, column, err))
			continue
		}
		records = append(records, record)
	}
	return records, errors.Join(problems...)
}

// header says which column holds what.
type header struct {
	names      []string
	columns    map[string]int
	milestones map[int]tracking.Status
}

func newHeader(names []string) (*header, error) {
	h := &header{names: slices.Clone(names), columns: map[string]int{}, milestones: map[int]tracking.Status{}}
	for i, name := range h.names {
		name = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))
		h.names[i] = name
		if _, twice := h.columns[name]; twice {
			return nil, fmt.Errorf("%w: line 1 names column %q twice", ErrHistory, name)
		}
		h.columns[name] = i
		if s := tracking.Status(name); s.Known() {
			h.milestones[i] = s
		}
	}
	for _, name := range required {
		if _, ok := h.columns[name]; !ok {
			return nil, fmt.Errorf("%w: line 1 has no column %q; it needs %s", ErrHistory, name, strings.Join(required[:], ","))
		}
	}
	return h, nil
}

// record reads a line. The column is the one that the error is about.
func (h *header) record(fields []string) (r Record, column string, err error) {
	get := func(name string) string { return strings.TrimSpace(fields[h.columns[name]]) }
	if r.Method, err = ParseMethod(get("method")); err != nil {
		return r, "method", err
	}
	r.Origin, r.Destination = strings.Clone(get("origin")), strings.Clone(get("destination"))
	if _, err = newPlace(r.Origin, "origin"); err != nil {
		return r, "origin", err
	}
	to, err := newPlace(r.Destination, "destination")
	if err != nil {
		return r, "destination", err
	}
	if i, ok := h.columns["id"]; ok {
		r.ID = strings.Clone(strings.TrimSpace(fields[i]))
	}
	if r.Shipped, err = moment(get("shipped_at"), to); err != nil {
		return r, "shipped_at", err
	}
	if r.Shipped.IsZero() {
		return r, "shipped_at", fmt.Errorf("%w: it is empty", ErrMissing)
	}
	if r.Delivered, err = moment(get("delivered_at"), to); err != nil {
		return r, "delivered_at", err
	}
	if !r.Delivered.IsZero() && r.Delivered.Before(r.Shipped) {
		return r, "delivered_at", fmt.Errorf("%w: it is before shipped_at", ErrDate)
	}
	column, err = h.reached(fields, to, &r)
	return r, column, err
}

// reached reads the milestones of a line.
func (h *header) reached(fields []string, to place, r *Record) (column string, err error) {
	for i, s := range h.milestones {
		at, err := moment(strings.TrimSpace(fields[i]), to)
		if err != nil {
			return h.names[i], err
		}
		if !at.IsZero() {
			if r.Milestones == nil {
				r.Milestones = make(map[tracking.Status]time.Time)
			}
			r.Milestones[s] = at
		}
	}
	return "", nil
}

// moment reads a time, or a date as noon at a place; empty text is the zero time.
func moment(text string, at place) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	var r Request
	if err := r.SetShipped(text); err != nil {
		return time.Time{}, err
	}
	t := r.Shipped
	if d := r.ShippedOn; !d.IsZero() {
		t = time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, at.zone())
	}
	if n := DateOf(t.UTC()).number(); n < calendar.First+2 || n >= calendar.End-367 {
		return time.Time{}, fmt.Errorf("%w: %.40q is outside 2000 to 2048", ErrDate, text)
	}
	return t, nil
}
