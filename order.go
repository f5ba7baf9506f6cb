package tracking

import (
	"slices"
	"time"
)

// settled reports whether an earlier Settle sorted the events and no time says otherwise. The neighbours by which a
// time without a zone was sorted may be others by now, so to sort again could change the order.
func settled(events []Event, zone func(string) *time.Location) bool {
	last := dawn()
	for _, e := range events {
		at, ok := instant(e, e, zone)
		if e.ID == "" || ok && at.Before(last) {
			return false
		}
		if ok {
			last = at
		}
	}
	return true
}

// order sorts events oldest first, in place. They come in the carrier's order, newest first where their times do not
// tell. A time without a zone is read, for this alone, in the zone of its country, else of its
// neighbour in the carrier's order, else in UTC. A day and an event without a time keep their place.
func order(events []Event, zone func(string) *time.Location) {
	if newestFirst(events) {
		slices.Reverse(events)
	}
	sort(events, zone)
}

// sort puts events of one or several lists, each oldest first, into one order.
func sort(events []Event, zone func(string) *time.Location) {
	type keyed struct {
		key time.Time
		Event
	}
	list := make([]keyed, len(events))
	before := dawn()
	for i, e := range events {
		if k, ok := key(events, i, zone); ok {
			before = k
		}
		list[i] = keyed{before, e}
	}
	slices.SortStableFunc(list, func(a, b keyed) int { return a.key.Compare(b.key) })
	for i := range list {
		events[i] = list[i].Event
	}
}

// newestFirst reports the direction of the carrier's order by its wall clocks.
func newestFirst(events []Event) bool {
	falls, rises, last := 0, 0, Time{}
	for _, e := range events {
		if e.Time.IsZero() {
			continue
		}
		if !last.IsZero() {
			switch c := e.Time.Wall().Compare(last.Wall()); {
			case c < 0:
				falls++
			case c > 0:
				rises++
			}
		}
		last = e.Time
	}
	return falls >= rises
}

// key returns the instant by which the event at i is sorted, if it has one.
func key(events []Event, i int, zone func(string) *time.Location) (time.Time, bool) {
	e := events[i]
	for _, j := range []int{i, i - 1, i + 1} {
		if j < 0 || j >= len(events) {
			continue
		}
		if at, ok := instant(e, events[j], zone); ok {
			return at, true
		}
	}
	return e.Time.Wall(), !e.Time.IsZero() && e.Time.Precision() != PrecisionDay
}

// instant reads the time of e in the zone that near has or lies in.
func instant(e, near Event, zone func(string) *time.Location) (time.Time, bool) {
	if at, ok := e.Time.Instant(); ok {
		return at, true
	}
	if e.Time.IsZero() || e.Time.Precision() == PrecisionDay {
		return time.Time{}, false
	}
	var loc *time.Location
	if at, ok := near.Time.Instant(); ok {
		loc = at.Location()
	} else if zone != nil {
		loc = zone(near.Location.Country)
	}
	if loc == nil {
		return time.Time{}, false
	}
	w := e.Time.Wall()
	return time.Date(w.Year(), w.Month(), w.Day(), w.Hour(), w.Minute(), w.Second(), w.Nanosecond(), loc), true
}

// dawn is older than any Time.
func dawn() time.Time { return time.Time{}.AddDate(-1, 0, 0) }
