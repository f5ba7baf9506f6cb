package advice

import (
	"slices"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/detect"
	"github.com/parcelnorm/tracking/estimate"
)

// look is one parcel at one moment.
type look struct {
	s     *tracking.Shipment
	whole *tracking.Shipment // the consignment that it is a piece of, else s
	now   time.Time
	o     Options
}

// advise tells what s gives rise to, in order of importance among equals.
func (l look) advise() []Advice {
	out := l.situation()
	for _, more := range [][]Advice{l.silence(), l.lateness()} {
		for _, a := range more {
			if !slices.ContainsFunc(out, func(b Advice) bool { return a.Code == b.Code }) {
				out = append(out, a)
			}
		}
	}
	return out
}

// row is advice in its general form: what tables hold.
type row struct {
	code     Code
	severity Severity
	causes   []Code
	do       []Code
}

// advice makes Advice of a row, with those actions that are open to the buyer and the dates of a dispute.
func (l look) advice(r row) Advice {
	a := Advice{Code: r.code, Severity: r.severity, Causes: slices.Clone(r.causes)}
	disputable := false
	for _, do := range r.do {
		switch do {
		case DoDisputeNonReceipt, DoDisputeGoods, DoKeepEvidence:
			disputable = true
			if !l.canDispute() {
				continue
			}
		case DoContactPlatform:
			if l.o.Protection == (Protection{}) {
				continue
			}
		}
		a.Actions = append(a.Actions, Action{do, l.contact(do)})
	}
	if disputable {
		l.addDispute(&a)
	}
	return a
}

// contact names whom an action turns to.
func (l look) contact(do Code) Contact {
	switch do {
	case DoAnswerSeller, DoContactSeller, DoAskSolution, DoAskRefund:
		return Contact{Who: WhoSeller}
	case DoContactPlatform, DoDisputeNonReceipt, DoDisputeGoods:
		return Contact{Who: WhoPlatform}
	case DoContactCustoms:
		return Contact{Who: WhoCustoms}
	case DoAskNeighbours:
		return Contact{Who: WhoNeighbours}
	case DoAskPostOffice:
		return Contact{Who: WhoPostOffice}
	case DoContactCarrier, DoIfItLasts, DoUseCarrierPage, DoArrangeRedelivery, DoCorrectAddress, DoPayCarrier, DoPayDuties,
		DoGiveDocuments:
		return l.carrier()
	}
	return Contact{}
}

// carrier is the one that has the parcel: the last that is known of.
func (l look) carrier() Contact {
	s := l.whole
	c := Contact{WhoCarrier, s.Carrier, "", s.Number, s.URL}
	switch h := s.Handover; {
	case len(s.Legs) > 0:
		last := s.Legs[len(s.Legs)-1]
		c = Contact{WhoCarrier, last.Carrier, last.Name, last.Number, last.URL}
	case h != (tracking.Handover{}) && handedOver(s.Status):
		c = Contact{WhoCarrier, h.Carrier, h.Name, h.Number, ""}
	}
	return named(c)
}

// handedOver reports whether the carrier of the last mile has the parcel, where there is one.
func handedOver(s tracking.Status) bool {
	switch s.Phase() {
	case tracking.PhaseDelivery, tracking.PhaseDone, tracking.PhaseProblem:
		return true
	}
	return s == tracking.StatusTransferredToLocalCarrier
}

// named fills in what the number tells of its carrier.
func named(c Contact) Contact {
	for _, k := range detect.Candidates(c.Number) {
		if k.Carrier != c.Carrier {
			continue
		}
		if c.Name == "" {
			c.Name = k.Name()
		}
		if c.URL == "" {
			c.URL = k.URL()
		}
		break
	}
	return c
}

func (l look) today() estimate.Date { return estimate.DateOf(l.now) }

// date is the day of a moment, where now is; the zero Date of none.
func (l look) date(t time.Time) estimate.Date {
	if t.IsZero() {
		return estimate.Date{}
	}
	return estimate.DateOf(t.In(l.now.Location()))
}

// day is the day of a carrier's time; the zero Date of none.
func (l look) day(t tracking.Time) estimate.Date {
	if at, ok := t.Instant(); ok {
		return l.date(at)
	}
	if t.IsZero() {
		return estimate.Date{}
	}
	return estimate.DateOf(t.Wall())
}

// news is the day of the newest event, else that on which the seller told of the parcel.
func (l look) news() estimate.Date {
	for _, e := range slices.Backward(l.s.Events) {
		if !e.Time.IsZero() {
			return l.day(e.Time)
		}
	}
	if l.o.Shipped.IsZero() {
		return l.date(l.o.Ordered)
	}
	return l.date(l.o.Shipped)
}
