package tracking

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// Follow is a [BatchTracker] that follows a parcel over the carriers that hand it on, and makes one [Shipment] of
// what they say: legs in order of travel, one time line, a scan that two carriers tell kept once. The status is that
// of the last leg that has scanned the parcel; delivered only if the last leg says so. A leg that cannot be asked,
// or does not know its number yet, leaves the answer of those before, with a note in its [Leg].
type Follow struct {
	Tracker Tracker                             // asks for each leg; mostly a Mux. Required
	Next    func(*Shipment) (next Hop, ok bool) // names the leg behind an answer; package carriers has one. Required
	Depth   int                                 // legs at most; default 4
}

// Hop is a leg that is to be asked for. Its Query has at least a Number.
type Hop struct {
	Query Query
	Name  string // of the carrier, as printed
	URL   string // a page for people, in case nobody can be asked
}

var _ BatchTracker = Follow{}

// Track looks up q and the legs behind it.
func (f Follow) Track(ctx context.Context, q Query) (*Shipment, error) {
	r := f.TrackBatch(ctx, []Query{q})[0]
	return r.Shipment, r.Err
}

// TrackBatch does what Track does for many queries; the next legs of all are asked for together.
func (f Follow) TrackBatch(ctx context.Context, qs []Query) []Result {
	out := TrackAll(ctx, f.Tracker, qs, Options{})
	trips := make([]*trip, len(out))
	for i, r := range out {
		trips[i] = &trip{query: r.Query, over: r.Err != nil}
		if r.Err == nil {
			trips[i].legs = []*Shipment{r.Shipment}
		}
	}
	depth := f.Depth
	if depth <= 0 {
		depth = 4
	}
	for range depth - 1 {
		if !f.hop(ctx, trips) {
			break
		}
	}
	for i, t := range trips {
		if len(t.legs) > 1 || t.missing != nil {
			out[i].Shipment = t.merge()
		}
	}
	return out
}

// trip is one parcel on its way over its legs.
type trip struct {
	query   Query
	legs    []*Shipment
	missing *Leg // the leg that could not be asked
	over    bool
}

// hop asks for the next leg of every trip, and reports whether there was one.
func (f Follow) hop(ctx context.Context, trips []*trip) bool {
	var asked []*trip
	var hops []Hop
	for _, t := range trips {
		if t.over {
			continue
		}
		next, ok := f.Next(t.legs[len(t.legs)-1])
		if !ok || t.been(next.Query.Carrier, next.Query.Number) {
			t.over = true
			continue
		}
		next.Query.Postcode, next.Query.Language = t.query.Postcode, t.query.Language
		next.Query.Country = cmp.Or(t.query.Country, next.Query.Country)
		asked, hops = append(asked, t), append(hops, next)
	}
	qs := make([]Query, len(hops))
	for i, h := range hops {
		qs[i] = h.Query
	}
	for i, r := range TrackAll(ctx, f.Tracker, qs, Options{}) {
		asked[i].add(hops[i], r)
	}
	return len(asked) > 0
}

// been reports whether a carrier was asked for a number before. Without a carrier another number is needed.
func (t *trip) been(c Carrier, number string) bool {
	return slices.ContainsFunc(t.legs, func(s *Shipment) bool {
		return strings.EqualFold(s.Number, number) && (c == "" || c == s.Carrier)
	})
}

// add takes the answer for the next leg.
func (t *trip) add(h Hop, r Result) {
	if r.Err != nil {
		t.missing = &Leg{Carrier: h.Query.Carrier, Name: h.Name, Number: h.Query.Number, Note: string(KindOf(r.Err)), URL: h.URL}
		t.over = true
		return
	}
	if t.been(r.Shipment.Carrier, r.Shipment.Number) {
		t.over = true
		return
	}
	t.legs = append(t.legs, r.Shipment)
}

// merge makes one Shipment of the legs.
func (t *trip) merge() *Shipment {
	out := *t.legs[0]
	out.Legs, out.Events = nil, nil
	for _, s := range t.legs {
		out.Legs = append(out.Legs, Leg{Carrier: s.Carrier, Number: s.Number, URL: s.URL})
		out.Events = appendNew(out.Events, s)
		if s != t.legs[0] {
			out.References = append(slices.Clip(out.References), s.References...)
		}
	}
	if t.missing != nil {
		out.Legs = append(out.Legs, *t.missing)
	}
	sort(out.Events, nil)
	t.lead(&out)
	return &out
}

// lead gives out the state of the last leg that has scanned the parcel.
func (t *trip) lead(out *Shipment) {
	last := len(t.legs) - 1
	at := last
	for at > 0 && !begun(t.legs[at].Status) {
		at--
	}
	s := t.legs[at]
	out.Status, out.Reason, out.CarrierStatus = s.Status, s.Reason, s.CarrierStatus
	out.DeliveredAt, out.DeliveredTo, out.SignedBy, out.Pickup = s.DeliveredAt, s.DeliveredTo, s.SignedBy, s.Pickup
	if s.Promised != (Window{}) {
		out.Promised = s.Promised
	}
	if out.Destination == (Location{}) {
		out.Destination = s.Destination
	}
	if at < last && s.Status == StatusDelivered { // to the next carrier, then
		out.Status, out.Reason = StatusTransferredToLocalCarrier, ""
		out.DeliveredAt, out.DeliveredTo, out.SignedBy = Time{}, "", ""
	}
}

// begun reports whether a leg has more than an announcement.
func begun(s Status) bool {
	p := s.Phase()
	return p != PhaseUnknown && p != PhaseOrder && p != PhasePreTransit
}

// appendNew adds the events of a leg that no leg before it has told.
func appendNew(events []Event, s *Shipment) []Event {
	told := len(events)
	ids := map[string]bool{}
	for _, e := range events {
		ids[e.ID] = true
	}
	for _, e := range s.Events {
		if slices.ContainsFunc(events[:told], func(o Event) bool { return sameScan(o, e) }) {
			continue
		}
		if e.Carrier == "" {
			e.Carrier = s.Carrier
		}
		if ids[e.ID] {
			e.ID += "-" + string(e.Carrier)
		}
		events = append(events, e)
	}
	return events
}

// sameScan reports whether two carriers tell of one scan: the same status, at the same place as far as both name
// it, at the same time as far as both know it.
func sameScan(a, b Event) bool {
	if a.Status != b.Status || !known(a.Status) || a.Time.IsZero() || b.Time.IsZero() {
		return false
	}
	return agree(a.Location.Country, b.Location.Country) && agree(a.Location.City, b.Location.City) && near(a.Time, b.Time)
}

func agree(a, b string) bool { return a == "" || b == "" || strings.EqualFold(a, b) }

// near reports whether two times can be the same moment, given how precise they are.
func near(a, b Time) bool {
	if a.precision == day || b.precision == day {
		return a.Wall().Truncate(24 * time.Hour).Equal(b.Wall().Truncate(24 * time.Hour))
	}
	limit := time.Second
	if a.precision == minute || b.precision == minute {
		limit = time.Minute
	}
	at, ok1 := a.Instant()
	bt, ok2 := b.Instant()
	if !ok1 || !ok2 {
		at, bt = a.Wall(), b.Wall()
	}
	return at.Sub(bt).Abs() < limit
}
