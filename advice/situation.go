package advice

import (
	"slices"
	"time"

	"github.com/parcelnorm/tracking"
)

// statuses says what a status gives rise to that needs no date. The others are told of only when they last too long,
// or by functions of their own.
var statuses = [...]struct {
	status tracking.Status
	row
}{
	{tracking.StatusAwaitingClarification, row{OrderQuestion, SeverityProblem, nil, []Code{DoAnswerSeller}}},
	{tracking.StatusOrderUnfulfillable, row{OrderImpossible, SeverityProblem, nil, []Code{DoContactSeller}}},
	{tracking.StatusOutForDelivery, row{OutForDelivery, SeverityInfo, nil, []Code{DoBeReachable}}},
	{tracking.StatusDeliveryAttemptFailed, attempt(CauseAbsent, CauseAddress)},
	{tracking.StatusNotDelivered, row{
		NotDelivered, SeverityProblem,
		[]Code{CauseAddress, CauseAttempts, CauseUnclaimed, CauseCustomsPapers},
		[]Code{DoContactCarrier, DoAskSolution, DoDisputeNonReceipt},
	}},
	{tracking.StatusReturningToSender, row{
		Returning, SeverityProblem, nil,
		[]Code{DoCheckAddress, DoContactCarrier, DoAskSolution, DoKeepEvidence, DoDisputeNonReceipt},
	}},
	{tracking.StatusReturnedToSender, row{
		Returned, SeverityProblem, nil, []Code{DoCheckAddress, DoAskSolution, DoKeepEvidence, DoDisputeNonReceipt},
	}},
	{tracking.StatusException, row{Problem, SeverityNotice, []Code{CauseIncident}, []Code{DoContactCarrier}}},
	{tracking.StatusOrderCancelled, row{Cancelled, SeverityNotice, nil, []Code{DoAskRefund}}},
	{tracking.StatusOrderRefunded, row{Refunded, SeverityInfo, nil, nil}},
}

func statusOf(s tracking.Status) row {
	for _, i := range statuses {
		if i.status == s {
			return i.row
		}
	}
	return row{}
}

// situation is what status and reason tell.
func (l look) situation() []Advice {
	switch s := l.s.Status; s {
	case tracking.StatusDelivered:
		return l.delivered()
	case tracking.StatusAvailableForPickup:
		return append(l.pickup(), l.besides()...)
	case tracking.StatusReturningToSender, tracking.StatusReturnedToSender:
		r := statusOf(s)
		r.causes = l.returnCauses()
		return []Advice{l.advice(r)}
	case tracking.StatusOrderUnfulfillable, tracking.StatusOrderCancelled, tracking.StatusOrderRefunded:
		return []Advice{l.advice(statusOf(s))}
	}
	if _, r := reasonOf(l.s.Reason); r.code != "" {
		return []Advice{l.advice(r)}
	}
	if l.s.Status.Phase() == tracking.PhasePreTransit {
		return l.announced()
	}
	if r := statusOf(l.s.Status); r.code != "" {
		return []Advice{l.advice(r)}
	}
	return nil
}

// besides is what a reason asks for although the parcel has arrived.
func (l look) besides() []Advice {
	switch _, r := reasonOf(l.s.Reason); r.code {
	case PaymentDue, IdentityNeeded, CustomsDuties, CustomsDocuments, Damaged:
		return []Advice{l.advice(r)}
	}
	return nil
}

// handOverDays is how long a parcel may be announced before somebody should ask where it is.
const handOverDays = 5

// announced is a parcel that the carrier has heard of and not seen.
func (l look) announced() []Advice {
	if told := l.news(); !told.IsZero() && l.today().Sub(told) >= handOverDays {
		a := l.advice(row{NotHandedOver, SeverityNotice, []Code{CauseSellerLate, CauseLateData}, []Code{DoContactSeller}})
		a.Days = l.today().Sub(told)
		return []Advice{a}
	}
	a := l.advice(row{AwaitingFirstScan, SeverityInfo, nil, []Code{DoWait}})
	a.Deadlines = l.active()
	return []Advice{a}
}

// A parcel appears between one and two days after the seller told that it was shipped, when the carrier has it.
const (
	activeFrom = 24 * time.Hour
	activeBy   = 48 * time.Hour
)

// active is when data should appear, nothing once that is past.
func (l look) active() []Deadline {
	if l.o.Shipped.IsZero() || l.now.Sub(l.o.Shipped) >= activeBy {
		return nil
	}
	return []Deadline{{ByActive, l.date(l.o.Shipped.Add(activeFrom)), l.date(l.o.Shipped.Add(activeBy))}}
}

// delivered is what there is to say of a parcel that has come, and of one that has not although the carrier says so.
func (l look) delivered() []Advice {
	var out []Advice
	if l.o.NotReceived {
		out = append(out, l.advice(row{
			NotReceived, SeverityProblem, l.whereabouts(),
			[]Code{DoLookAround, DoAskNeighbours, DoAskPostOffice, DoContactCarrier, DoKeepEvidence, DoDisputeNonReceipt},
		}))
	} else {
		a := l.advice(row{Delivered, SeverityInfo, nil, nil})
		switch l.s.DeliveredTo {
		case tracking.ToNeighbour:
			a.Actions = []Action{{DoAskNeighbours, l.contact(DoAskNeighbours)}}
		case tracking.ToSafePlace, tracking.ToMailbox, tracking.ToReception:
			a.Actions = []Action{{Code: DoLookAround}}
		}
		if l.canDispute() {
			l.addDispute(&a)
		}
		out = append(out, a)
	}
	return append(out, l.besides()...)
}

// whereabouts is where a parcel may be that is said to be delivered, the place that the carrier names first.
func (l look) whereabouts() []Code {
	all := []Code{CauseNeighbour, CauseSafePlace, CausePostOffice, CauseEarlyScan}
	first := map[tracking.DeliveredTo]Code{
		tracking.ToNeighbour:   CauseNeighbour,
		tracking.ToSafePlace:   CauseSafePlace,
		tracking.ToMailbox:     CauseSafePlace,
		tracking.ToReception:   CauseSafePlace,
		tracking.ToPickupPoint: CausePostOffice,
	}[l.s.DeliveredTo]
	if i := slices.Index(all, first); i > 0 {
		all = slices.Insert(slices.Delete(all, i, i+1), 0, first)
	}
	return all
}

// returnCauses is why a parcel goes back: what the carrier says, else what its journey tells, else the four usual
// causes.
func (l look) returnCauses() []Code {
	if cause, _ := reasonOf(l.s.Reason); cause != "" {
		return []Code{cause}
	}
	for _, e := range slices.Backward(l.s.Events) {
		if e.Voided {
			continue
		}
		cause, _ := reasonOf(e.Reason)
		switch {
		case cause != "":
			return []Code{cause}
		case e.Status == tracking.StatusAvailableForPickup:
			return []Code{CauseUnclaimed}
		case e.Status == tracking.StatusDeliveryAttemptFailed:
			return []Code{CauseAttempts}
		}
	}
	return []Code{CauseAddress, CauseAttempts, CauseUnclaimed, CauseCustomsPapers}
}
