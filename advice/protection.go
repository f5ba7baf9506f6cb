package advice

import (
	"slices"

	"github.com/parcelnorm/tracking/estimate"
)

// Protection is what a marketplace promises its buyers. The zero Protection is none.
type Protection struct {
	Days        int           // how long it lasts from shipping, or from the order; no delivery period is longer
	Until       estimate.Date // its last day as the marketplace shows it, which wins over Days
	DisputeDays int           // how long a dispute can be opened after receipt, or after the delivery period
	TakenUp     Span          // after opening a dispute, until somebody looks at it
	Refund      Span          // after a decision for the buyer, until the money comes
}

// Span is a number of days, from the least to the most.
type Span struct{ From, To int }

// AliExpress is the usual protection there: 60 days; a dispute within 15 days of receipt or of the end of the
// delivery period, taken up in 24 to 48 hours; a refund 15 to 30 days after a decision for the buyer.
func AliExpress() Protection {
	return Protection{Days: 60, DisputeDays: 15, TakenUp: Span{1, 2}, Refund: Span{15, 30}}
}

const (
	// disputeSoon is how many days before the end of the time for a dispute it is high time.
	disputeSoon = 5
	// protectionSoon is how many days before its end the protection is worth a word.
	protectionSoon = 7
)

// protectionEnd is the last day of the protection; zero when there is none, or its start is not known.
func (l look) protectionEnd() estimate.Date {
	p := l.o.Protection
	start := l.date(l.o.Shipped)
	if start.IsZero() {
		start = l.date(l.o.Ordered)
	}
	if !p.Until.IsZero() || p.Days == 0 || start.IsZero() {
		return p.Until
	}
	return start.AddDays(p.Days)
}

// deliveryEnd is the last day of the announced time: the window's, no longer than the protection. Zero if not known.
func (l look) deliveryEnd() estimate.Date {
	end := l.protectionEnd()
	if l.o.Window == nil || l.o.Window.Latest.IsZero() {
		return end
	}
	if latest := l.o.Window.Latest; end.IsZero() || latest.Before(end) {
		return latest
	}
	return end
}

// disputeBy is the last day for a dispute; zero when there can be none, or the day is not known.
func (l look) disputeBy() estimate.Date {
	end := l.day(l.s.DeliveredAt)
	if end.IsZero() {
		end = l.deliveryEnd()
	}
	if l.o.Protection.DisputeDays == 0 || end.IsZero() {
		return estimate.Date{}
	}
	return end.AddDays(l.o.Protection.DisputeDays)
}

// canDispute reports whether a dispute can be opened now, as far as one can tell.
func (l look) canDispute() bool {
	if l.o.Protection.DisputeDays == 0 || !l.o.Disputed.IsZero() || !l.o.Decided.IsZero() {
		return false
	}
	by := l.disputeBy()
	return by.IsZero() || !by.Before(l.today())
}

// addDispute tells until when a dispute can be opened. The last days for a problem are urgent.
func (l look) addDispute(a *Advice) {
	by := l.disputeBy()
	if by.IsZero() || !l.o.Disputed.IsZero() || !l.o.Decided.IsZero() {
		return
	}
	d := Deadline{Code: ByDispute, By: by}
	if by.Before(l.today()) {
		d.Code = ByDisputeOver
	} else if a.Severity == SeverityProblem && by.Sub(l.today()) <= disputeSoon {
		a.Severity = SeverityUrgent
	}
	a.Deadlines = append(a.Deadlines, d)
}

func (l look) addProtection(a *Advice) {
	end := l.protectionEnd()
	if end.IsZero() || !l.o.Disputed.IsZero() || !l.o.Decided.IsZero() {
		return
	}
	code := ByProtection
	if end.Before(l.today()) {
		code = ByProtectionOver
	}
	a.Deadlines = append(a.Deadlines, Deadline{Code: code, By: end})
}

// protectionEnding is a parcel that may not come while its buyer is protected.
func (l look) protectionEnding() []Advice {
	end := l.protectionEnd()
	if end.IsZero() || end.Sub(l.today()) > protectionSoon || !l.o.Disputed.IsZero() || !l.o.Decided.IsZero() {
		return nil
	}
	a := l.advice(row{ProtectionEnding, SeverityProblem, nil, []Code{DoContactSeller, DoKeepEvidence, DoDisputeNonReceipt}})
	l.addProtection(&a)
	sortByDate(a.Deadlines)
	return []Advice{a}
}

// money is how a dispute stands.
func (l look) money() []Advice {
	a, do := Advice{Code: DisputeOpen, Severity: SeverityInfo}, []Code{DoKeepEvidence}
	began, span, code := l.date(l.o.Disputed), l.o.Protection.TakenUp, ByTakenUp
	if !l.o.Decided.IsZero() {
		a.Code, do = RefundDue, []Code{DoWait}
		began, span, code = l.date(l.o.Decided), l.o.Protection.Refund, ByRefund
	}
	if began.IsZero() {
		return nil
	}
	if span != (Span{}) {
		d := Deadline{code, began.AddDays(span.From), began.AddDays(span.To)}
		if d.By.Before(l.today()) {
			a.Severity, do = SeverityProblem, []Code{DoContactPlatform}
		}
		a.Deadlines = []Deadline{d}
	}
	for _, d := range do {
		a.Actions = append(a.Actions, Action{d, l.contact(d)})
	}
	return []Advice{a}
}

func sortByDate(all []Deadline) {
	slices.SortStableFunc(all, func(a, b Deadline) int { return a.By.Sub(b.By) })
}
