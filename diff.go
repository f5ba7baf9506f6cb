package tracking

import (
	"cmp"
	"slices"
)

// Changes is what a later look at a parcel tells that an earlier one did not.
type Changes struct {
	New       []Event      `json:"new,omitempty"`       // oldest first; a late one may lie before events already told
	Withdrawn []Event      `json:"withdrawn,omitempty"` // that the carrier no longer tells
	Corrected []Correction `json:"corrected,omitempty"` // the same scan with another text, place, status or zone

	Status     Step[Status]    `json:"status,omitzero"`
	Promised   Step[Window]    `json:"promised,omitzero"`
	Handover   Step[Handover]  `json:"handover,omitzero"`
	Milestones []Milestone     `json:"milestones,omitempty"` // reached since, in order of time
	Pieces     []PieceChanges  `json:"pieces,omitempty"`     // only those that changed
	Delivered  Step[Delivered] `json:"delivered,omitzero"`   // how many pieces are
}

// Step is a change from one value to another; the zero Step is none.
type Step[T comparable] struct {
	From T `json:"from"`
	To   T `json:"to"`
}

// Delivered counts pieces.
type Delivered struct {
	Pieces int `json:"pieces"`
	Of     int `json:"of"`
}

// Correction is an event that a carrier told anew.
type Correction struct {
	Old Event `json:"old"`
	New Event `json:"new"`
}

// PieceChanges are the Changes of one piece.
type PieceChanges struct {
	Number string `json:"number"`
	Changes
}

// Empty reports whether nothing changed.
func (c Changes) Empty() bool {
	return len(c.New)+len(c.Withdrawn)+len(c.Corrected)+len(c.Milestones)+len(c.Pieces) == 0 &&
		c.Status == Step[Status]{} && c.Promised == Step[Window]{} && c.Handover == Step[Handover]{} && c.Delivered == Step[Delivered]{}
}

// Diff tells what changed between two looks at a parcel. Old may be nil for the first look: all is new then. Events
// are known again by their ids, so a scan is told once even when its text or place is corrected later, and
// whatever order the carrier sends them in.
func Diff(old, now *Shipment) Changes {
	if old == nil {
		old = &Shipment{}
	}
	c := Changes{
		Status:     step(old.Status, now.Status),
		Promised:   step(old.Promised, now.Promised),
		Handover:   step(old.Handover, now.Handover),
		Delivered:  step(pieces(old), pieces(now)),
		Milestones: reached(old, now),
	}
	before := map[string]Event{}
	for _, e := range old.Events {
		before[e.ID] = e
	}
	for _, e := range now.Events {
		was, ok := before[e.ID]
		delete(before, e.ID)
		switch {
		case !ok:
			c.New = append(c.New, e)
		case was != e:
			c.Corrected = append(c.Corrected, Correction{was, e})
		}
	}
	for _, e := range old.Events {
		if _, ok := before[e.ID]; ok {
			c.Withdrawn = append(c.Withdrawn, e)
		}
	}
	c.Pieces = pieceChanges(old, now)
	return c
}

func step[T comparable](from, to T) (s Step[T]) {
	if from != to {
		s = Step[T]{from, to}
	}
	return s
}

func pieces(s *Shipment) Delivered {
	d := Delivered{Of: len(s.Pieces)}
	for i := range s.Pieces {
		if s.Pieces[i].Status == StatusDelivered {
			d.Pieces++
		}
	}
	return d
}

func pieceChanges(old, now *Shipment) (out []PieceChanges) {
	for i := range now.Pieces {
		p := &now.Pieces[i]
		var was *Shipment
		if j := slices.IndexFunc(old.Pieces, func(o Shipment) bool { return o.Number == p.Number }); j >= 0 {
			was = &old.Pieces[j]
		}
		if c := Diff(was, p); !c.Empty() {
			out = append(out, PieceChanges{p.Number, c})
		}
	}
	return out
}

// Milestone is a point of the journey that a shopper is told of.
type Milestone struct {
	Kind MilestoneKind `json:"kind"`
	Time Time          `json:"time,omitzero"`
	// Late says that a later milestone was known before: it completes the story, but is no news.
	Late bool `json:"late,omitzero"`
}

// MilestoneKind names a milestone.
type MilestoneKind string

// The milestones in the order of the journey.
const (
	MilestoneShipped        MilestoneKind = "shipped"          // with the first carrier
	MilestoneDeparted       MilestoneKind = "departed_origin"  // out of the country of origin
	MilestoneArrived        MilestoneKind = "arrived"          // in the country of destination
	MilestoneCustomsTrouble MilestoneKind = "customs_trouble"  // customs want something, or refuse
	MilestoneOutForDelivery MilestoneKind = "out_for_delivery" // on the vehicle
	MilestoneAttemptFailed  MilestoneKind = "attempt_failed"   // the courier came in vain
	MilestoneReadyForPickup MilestoneKind = "ready_for_pickup" // waits to be collected
	MilestoneDelivered      MilestoneKind = "delivered"        //
	MilestoneReturning      MilestoneKind = "returning"        // going back
)

// MilestoneKinds returns all kinds in the order of the journey.
func MilestoneKinds() []MilestoneKind {
	return []MilestoneKind{
		MilestoneShipped, MilestoneDeparted, MilestoneArrived, MilestoneCustomsTrouble, MilestoneOutForDelivery,
		MilestoneAttemptFailed, MilestoneReadyForPickup, MilestoneDelivered, MilestoneReturning,
	}
}

// Milestones returns those that s has reached, each once, in order of time.
func Milestones(s *Shipment) []Milestone { return milestones(s, false) }

// reached are the milestones of now that nothing in old told, taken-back events included.
func reached(old, now *Shipment) []Milestone {
	told := milestones(old, true)
	kinds := MilestoneKinds()
	furthest := -1
	for _, m := range told {
		furthest = max(furthest, slices.Index(kinds, m.Kind))
	}
	var out []Milestone
	for _, m := range milestones(now, false) {
		if slices.ContainsFunc(told, func(t Milestone) bool { return t.Kind == m.Kind }) {
			continue
		}
		m.Late = slices.Index(kinds, m.Kind) < furthest
		out = append(out, m)
	}
	return out
}

func milestones(s *Shipment, voided bool) []Milestone {
	var out []Milestone
	add := func(k MilestoneKind, t Time) {
		if k != "" && !slices.ContainsFunc(out, func(m Milestone) bool { return m.Kind == k }) {
			out = append(out, Milestone{Kind: k, Time: t})
		}
	}
	for _, e := range s.Events {
		if e.Informational || e.Voided && !voided || e.Status == StatusDelivered && !s.lastMile(e) {
			continue
		}
		if scan(e.Status) {
			add(MilestoneShipped, e.Time)
		}
		add(milestone(e.Status, e.Reason), e.Time)
	}
	if messageAlone(s.Events) { // what it says is forgotten when an event that counts comes
		return out
	}
	if scan(s.Status) { // a carrier may say so without an event
		add(MilestoneShipped, Time{})
	}
	if s.Status != StatusDelivered || len(s.Events) == 0 || s.lastMile(s.Events[len(s.Events)-1]) {
		add(milestone(s.Status, s.Reason), cmp.Or(s.DeliveredAt, Time{}))
	}
	return out
}

// messageAlone reports whether the status is that of a message, for want of an event that counts.
func messageAlone(events []Event) bool {
	message := func(e Event) bool { return e.Informational && !e.Voided && known(e.Status) }
	return !slices.ContainsFunc(events, counts) && slices.ContainsFunc(events, message)
}

// lastMile reports whether an event is told by the carrier that delivers: what a consolidator calls delivered is a
// station, or the next carrier.
func (s *Shipment) lastMile(e Event) bool {
	if len(s.Legs) == 0 || e.Carrier == "" {
		return true
	}
	last := s.Legs[len(s.Legs)-1]
	return e.Carrier == last.Carrier || last.Note != ""
}

func milestone(s Status, r Reason) MilestoneKind {
	if r.Class() == "customs" && r != ReasonCustomsDelay && !s.Terminal() {
		return MilestoneCustomsTrouble
	}
	return map[Status]MilestoneKind{
		StatusShipped:                     MilestoneShipped,
		StatusDepartedOriginCountry:       MilestoneDeparted,
		StatusArrivedInDestinationCountry: MilestoneArrived,
		StatusOutForDelivery:              MilestoneOutForDelivery,
		StatusDeliveryAttemptFailed:       MilestoneAttemptFailed,
		StatusAvailableForPickup:          MilestoneReadyForPickup,
		StatusDelivered:                   MilestoneDelivered,
		StatusReturningToSender:           MilestoneReturning,
		StatusReturnedToSender:            MilestoneReturning,
	}[s]
}
