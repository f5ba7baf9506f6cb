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
		at, ok := instant(e, zoneOf(e, zone))
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
// tell. A time without a zone is read, for this alone, in the zone of its country, else in that of the nearest event
// before it in the carrier's order, else behind it, else in UTC. A day and an event without a time keep their place.
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
	before, zones := dawn(), nearestZones(events, zone)
	for i, e := range events {
		if k, ok := instant(e, zones[i]); ok {
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

// nearestZones returns, for each event, the zone that its time is read in if it has none of its own.
func nearestZones(events []Event, zone func(string) *time.Location) []*time.Location {
	out := make([]*time.Location, len(events))
	var last *time.Location
	fill := func(i int) {
		if own := zoneOf(events[i], zone); own != nil {
			last = own
		}
		if out[i] == nil {
			out[i] = last
		}
	}
	for i := range events {
		fill(i)
	}
	last = time.UTC
	for i := range slices.Backward(events) {
		fill(i)
	}
	return out
}

// zoneOf is the zone that an event states, or lies in; nil when neither is known.
func zoneOf(e Event, zone func(string) *time.Location) *time.Location {
	if at, ok := e.Time.Instant(); ok {
		return at.Location()
	}
	if zone == nil {
		return nil
	}
	return zone(e.Location.Country)
}

// instant is when an event was, its clock read in loc where it states no zone. A day, and no time, are no instant.
func instant(e Event, loc *time.Location) (time.Time, bool) {
	if at, ok := e.Time.Instant(); ok {
		return at, true
	}
	if e.Time.IsZero() || e.Time.Precision() == PrecisionDay || loc == nil {
		return time.Time{}, false
	}
	w := e.Time.Wall()
	return time.Date(w.Year(), w.Month(), w.Day(), w.Hour(), w.Minute(), w.Second(), w.Nanosecond(), loc), true
}

// dawn is older than any Time.
func dawn() time.Time { return time.Time{}.AddDate(-1, 0, 0) }
