package advice

import (
	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/estimate"
)

// silence is a parcel that nothing is heard of.
func (l look) silence() []Advice {
	s := l.s.Status
	last := l.news()
	if last.IsZero() || !l.awaited() || s.Phase() == tracking.PhasePreTransit {
		return nil
	}
	days := l.today().Sub(last)
	var r row
	switch {
	case tracking.Stale(l.s, l.now):
		r = row{
			NoNews, SeverityProblem,
			[]Code{CauseIncident, CauseLateData},
			[]Code{DoContactSeller, DoContactCarrier, DoKeepEvidence, DoDisputeNonReceipt},
		}
	case days < l.quietDays():
		return nil
	case s.Phase() == tracking.PhaseOrder:
		r = row{OrderWaiting, SeverityNotice, []Code{CauseSellerLate}, []Code{DoContactSeller}}
	case s == tracking.StatusCustomsInProgress:
		r = customsHold()
		r.severity = SeverityNotice
	default:
		r = row{NotMoving, SeverityNotice, l.quietCauses(), []Code{DoCheckAddress, DoIfItLasts}}
	}
	a := l.advice(r)
	a.Days = days
	return []Advice{a}
}

// quietDays is after how many days without news a status needs an explanation.
func (l look) quietDays() int {
	switch l.s.Status {
	case tracking.StatusOutForDelivery:
		return 2
	case tracking.StatusHandedToAirline, tracking.StatusDepartedOriginCountry:
		if l.o.Method != estimate.MethodEconomy {
			return 10 // no scan during the flight
		}
	}
	if l.s.Status.Phase() == tracking.PhaseTransit && l.o.Method == estimate.MethodEconomy {
		return 21 // scanned at departure and arrival only
	}
	return 7
}

// quietCauses is why nothing is heard, the likeliest first.
func (l look) quietCauses() []Code {
	usual := []Code{CauseCustoms, CauseIncident, CauseLateData}
	switch l.s.Status {
	case tracking.StatusHandedToAirline, tracking.StatusDepartedOriginCountry:
		usual = append([]Code{CauseFlight}, usual...)
	case tracking.StatusOutForDelivery, tracking.StatusDeliveryAttemptFailed, tracking.StatusCustomsCleared,
		tracking.StatusTransferredToLocalCarrier:
		usual = usual[1:] // customs are behind it
	}
	if l.o.Method == estimate.MethodEconomy {
		usual = append([]Code{CauseFewScans}, usual...)
	}
	return usual
}

// lateness is a parcel that should have come by now.
func (l look) lateness() []Advice {
	if !l.awaited() {
		return nil
	}
	if end := l.deliveryEnd(); !end.IsZero() && end.Before(l.today()) {
		r := row{
			Late, SeverityProblem, nil,
			[]Code{DoCheckAddress, DoContactSeller, DoContactPlatform, DoKeepEvidence, DoDisputeNonReceipt},
		}
		if l.o.Window != nil && l.o.Window.Guaranteed {
			r.code = GuaranteeMissed
		}
		a := l.advice(r)
		l.addProtection(&a)
		if l.o.Window != nil && end == l.o.Window.Latest {
			a.Deadlines = append(a.Deadlines, Deadline{Code: ByAnnounced, By: end})
		}
		sortByDate(a.Deadlines)
		return []Advice{a}
	}
	if day := l.day(l.s.Promised.To); !day.IsZero() && day.Before(l.today()) {
		a := l.advice(row{Overdue, SeverityNotice, nil, []Code{DoWait}})
		a.Deadlines = []Deadline{{Code: ByExpected, By: day}}
		return []Advice{a}
	}
	return l.protectionEnding()
}

// awaited reports whether the parcel may still come by itself.
func (l look) awaited() bool {
	switch l.s.Status {
	case tracking.StatusAvailableForPickup, tracking.StatusNotDelivered, tracking.StatusReturningToSender:
		return false
	}
	switch l.s.Reason {
	case tracking.ReasonLost, tracking.ReasonDisposed, tracking.ReasonSenderCancelled:
		return false
	}
	return !l.s.Status.Terminal()
}
