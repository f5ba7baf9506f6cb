package tracking

import (
	"cmp"
	"hash/fnv"
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
// serves to sort times whose zone is unknown. Rules get the sorted events and may change what they mean. To settle
// twice changes nothing.
func Settle(s *Shipment, header Event, zone func(country string) *time.Location, rules ...func([]Event)) {
	sorted := settled(s.Events, zone)
	s.Events = unique(s.Events)
	if !sorted {
		order(s.Events, zone)
	}
	for _, rule := range rules {
		rule(s.Events)
	}
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
		return tied(events, at, header, scanned)
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
func tied(events []Event, at int, header Event, scanned bool) Event {
	cur := events[at]
	if cur.Time.IsZero() || cur.Status == header.Status {
		return cur
	}
	for _, e := range slices.Backward(events) {
		if e.Time == cur.Time && counts(e) && e.Status == header.Status && follows(cur, e, scanned) {
			return e
		}
	}
	return cur
}

// unique drops exact repeats. What an earlier Settle wrote does not tell events apart.
func unique(events []Event) []Event {
	seen := make(map[Event]bool, len(events))
	return slices.DeleteFunc(events, func(e Event) bool {
		e.ID, e.Voided = "", false
		was := seen[e]
		seen[e] = true
		return was
	})
}

// void marks, for each event that takes others back, the latest earlier one of its carrier with one of its codes.
func void(events []Event) {
	for i := range events {
		events[i].Voided = false
	}
	for i, e := range events {
		if e.Voids == "" {
			continue
		}
		codes := strings.Split(e.Voids, ",")
		for j := i - 1; j >= 0; j-- {
			if o := &events[j]; !o.Voided && o.Voids == "" && o.Carrier == e.Carrier && slices.Contains(codes, o.Code) {
				o.Voided = true
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
