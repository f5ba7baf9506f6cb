package tracking

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Settle puts s into canonical form: events oldest first and without repeats, voided events marked, ids given,
// and the status, reason and delivery that follow from them. It is the last step of every adapter.
//
// Events come in the carrier's order; newest first is assumed where their times do not tell. The header is the
// carrier's own summary as an Event, or zero. Zone names the time zone of a country and may be nil; it only
// serves to sort times whose zone is unknown.
func Settle(s *Shipment, header Event, zone func(country string) *time.Location) {
	s.Events = order(unique(s.Events), zone)
	void(s.Events)
	identify(s.Number, s.Events)
	current := Current(s.Events, header)
	s.Status, s.Reason = current.Status, current.Reason
	if s.Status != StatusDelivered && s.Status != StatusUnknown {
		s.DeliveredAt, s.DeliveredTo, s.SignedBy = Time{}, "", ""
	}
	if s.Status == StatusDelivered {
		s.DeliveredTo = cmp.Or(s.DeliveredTo, current.DeliveredTo)
		if s.DeliveredAt.IsZero() {
			s.DeliveredAt = current.Time
		}
	}
}

// Current returns the event that tells where the parcel is: the newest one that counts, except that
//   - an order or pre-transit event never takes back a parcel already scanned;
//   - delivered, returned, cancelled and refunded are left only by a return, or by an event that voids them;
//   - once going back, only the return's end, or a delivery to the recipient that the carrier states as such,
//     ends it.
//
// Informational, voided and unknown events do not count while another does. The header, the carrier's own
// summary, speaks when no event tells a status, and chooses among events of the same time. Events are oldest
// first. The status of the result is never empty.
func Current(events []Event, header Event) Event {
	at, scanned := -1, false
	for i, e := range events {
		if !counts(e) {
			continue
		}
		if at < 0 || follows(events[at], e, scanned) {
			at = i
		}
		scanned = scanned || scan(e.Status)
	}
	if at >= 0 {
		return tied(events, at, header)
	}
	for _, e := range slices.Backward(events) {
		if e.Informational && !e.Voided && known(e.Status) {
			return e
		}
	}
	if !known(header.Status) {
		header.Status = StatusUnknown
	}
	return header
}

func known(s Status) bool   { return s != "" && s != StatusUnknown }
func counts(e Event) bool   { return known(e.Status) && !e.Informational && !e.Voided }
func returns(s Status) bool { return s == StatusReturningToSender || s == StatusReturnedToSender }

// scan reports whether a carrier must have had the parcel in its hands.
func scan(s Status) bool {
	switch s.Phase() {
	case PhaseTransit, PhaseCustoms, PhaseDelivery:
		return true
	}
	return returns(s) || s == StatusDelivered
}

// follows reports whether next may take the place of cur.
func follows(cur, next Event, scanned bool) bool {
	if next.Voids != "" { // a correction: what it corrects no longer counts
		return true
	}
	switch cur.Status {
	case StatusReturningToSender:
		return returns(next.Status) || next.Status == StatusDelivered && next.DeliveredTo == ToRecipient
	case StatusReturnedToSender:
		return next.Status == cur.Status
	case StatusDelivered, StatusOrderCancelled, StatusOrderRefunded:
		return next.Status == cur.Status || returns(next.Status)
	}
	if p := next.Status.Phase(); p == PhaseOrder || p == PhasePreTransit {
		return !scanned
	}
	return true
}

// tied lets the header choose among the events of the same time as the current one.
func tied(events []Event, at int, header Event) Event {
	cur := events[at]
	if cur.Time.IsZero() || cur.Status == header.Status || cur.Status.Terminal() || returns(cur.Status) {
		return cur
	}
	for _, e := range slices.Backward(events) {
		if e.Time == cur.Time && counts(e) && e.Status == header.Status {
			return e
		}
	}
	return cur
}

// unique drops exact repeats.
func unique(events []Event) []Event {
	seen := make(map[Event]bool, len(events))
	return slices.DeleteFunc(events, func(e Event) bool {
		e.ID = ""
		was := seen[e]
		seen[e] = true
		return was
	})
}

// order sorts events oldest first. A time without a zone is read, for this alone, in the zone of its country, else
// of its neighbour in the carrier's order, else in UTC. A day and an event without a time keep their place.
func order(events []Event, zone func(string) *time.Location) []Event {
	if newestFirst(events) {
		slices.Reverse(events)
	}
	type keyed struct {
		key int64
		Event
	}
	list := make([]keyed, len(events))
	before := int64(math.MinInt64)
	for i, e := range events {
		if k, ok := key(events, i, zone); ok {
			before = k
		}
		list[i] = keyed{before, e}
	}
	slices.SortStableFunc(list, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	for i := range list {
		events[i] = list[i].Event
	}
	return events
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

// key returns the instant by which the event at i is sorted, in nanoseconds, if it has one.
func key(events []Event, i int, zone func(string) *time.Location) (int64, bool) {
	e := events[i]
	if at, ok := e.Time.Instant(); ok {
		return nanos(at), true
	}
	if e.Time.IsZero() || e.Time.Precision() == PrecisionDay {
		return 0, false
	}
	w := e.Time.Wall()
	in := func(loc *time.Location) int64 {
		return nanos(time.Date(w.Year(), w.Month(), w.Day(), w.Hour(), w.Minute(), w.Second(), w.Nanosecond(), loc))
	}
	for _, j := range []int{i, i - 1, i + 1} {
		if j < 0 || j >= len(events) {
			continue
		}
		if at, ok := events[j].Time.Instant(); ok {
			return in(at.Location()), true
		}
		if zone == nil {
			continue
		}
		if loc := zone(events[j].Location.Country); loc != nil {
			return in(loc), true
		}
	}
	return in(time.UTC), true
}

// nanos is UnixNano without its overflow far from 1970.
func nanos(t time.Time) int64 {
	const bound = math.MaxInt64 / int64(time.Second)
	if s := t.Unix(); s <= -bound || s >= bound {
		return s / bound * math.MaxInt64
	}
	return t.UnixNano()
}

// void marks, for each event that takes others back, the latest earlier one with one of its codes.
func void(events []Event) {
	for i, e := range events {
		if e.Voids == "" {
			continue
		}
		codes := strings.Split(e.Voids, ",")
		for j := i - 1; j >= 0; j-- {
			if !events[j].Voided && events[j].Voids == "" && slices.Contains(codes, events[j].Code) {
				events[j].Voided = true
				break
			}
		}
	}
}

// identify gives each event an id made of number, wall clock and code, so that it outlives corrections of the text,
// the place or the zone. The second of two with the same parts gets a suffix.
func identify(number string, events []Event) {
	seen := make(map[string]int, len(events))
	for i := range events {
		e := &events[i]
		h := fnv.New64a()
		clock := e.TimeText
		if !e.Time.IsZero() {
			clock = e.Time.Wall().Format(layoutFloating)
		}
		_, _ = h.Write([]byte(number + "\x00" + clock + "\x00" + e.Code)) // never fails
		id := strconv.FormatUint(h.Sum64(), 36)
		seen[id]++
		if n := seen[id]; n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		e.ID = id
	}
}
