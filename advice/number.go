package advice

import (
	"errors"
	"slices"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/detect"
)

// Typo is a slip of the hand that would explain a number: one character, or two neighbours that changed places.
type Typo struct {
	Number   string `json:"number"`   // what may have been meant, with a right check digit
	Position int    `json:"position"` // of the character, or of the first of two, in the number without blanks; from 1
	Typed    string `json:"typed"`
	Meant    string `json:"meant"`
}

// ForError returns what to tell when nothing is known of a parcel, the most severe first. The error is that of a
// Tracker; nil, and one that says that the caller gave up, give no advice on the number.
func ForError(number string, err error, now time.Time, o Options) []Advice {
	s := &tracking.Shipment{Number: number}
	if e, ok := errors.AsType[*tracking.Error](err); ok {
		s.Carrier = e.Carrier
	}
	if c := detect.Candidates(number); s.Carrier == "" && len(c) > 0 {
		s.Carrier = c[0].Carrier
	}
	l := look{s, s, now, o}
	var out []Advice
	if a := l.fault(err); a.Code != "" {
		out = append(out, a)
		out = append(out, l.lateness()...)
	}
	out = append(out, l.money()...)
	sortBySeverity(out)
	return out
}

// fault is what an error gives rise to.
func (l look) fault(err error) Advice {
	e, _ := errors.AsType[*tracking.Error](err)
	switch kind := tracking.KindOf(err); kind {
	case tracking.ErrNotFound:
		return l.notFound()
	case tracking.ErrInvalidNumber:
		return l.malformed()
	case tracking.ErrNeedsInput:
		do := DoGiveDetail
		if e != nil && e.Field == "postcode" {
			do = DoGivePostcode
		}
		return l.advice(row{MoreNeeded, SeverityNotice, nil, []Code{do}})
	case tracking.ErrUnauthorized, tracking.ErrUnsupported:
		return l.advice(row{CannotAsk, SeverityNotice, nil, []Code{DoUseCarrierPage}})
	case tracking.ErrForbidden, tracking.ErrRejected:
		return l.advice(row{NotShown, SeverityNotice, nil, []Code{DoUseCarrierPage, DoContactSeller}})
	case tracking.ErrRateLimited:
		a := l.advice(row{AskedTooOften, SeverityInfo, nil, []Code{DoTryLater}})
		if e != nil && l.today().Before(l.date(e.RetryAt)) {
			a.Deadlines = []Deadline{{Code: ByTryAgain, By: l.date(e.RetryAt)}}
		}
		return a
	case tracking.ErrUnavailable, tracking.ErrBadResponse:
		return l.advice(passingFault())
	default:
		if err == nil || kind != "" { // the caller gave up
			return Advice{}
		}
		return l.advice(passingFault())
	}
}

func passingFault() row {
	return row{PassingFault, SeverityNotice, []Code{CauseFault}, []Code{DoTryLater, DoIfItLasts}}
}

// notFound tells a slip of the hand from a parcel that is not active yet, by the check digit.
func (l look) notFound() Advice {
	all := detect.Candidates(l.s.Number)
	right := slices.ContainsFunc(all, func(c detect.Candidate) bool { return c.Check == detect.CheckOK })
	switch {
	case len(all) == 0, all[0].Check == detect.CheckBad && !right:
		return l.malformed()
	case !l.o.Shipped.IsZero() && l.now.Sub(l.o.Shipped) >= activeBy:
		return l.advice(row{
			StillUnknown, SeverityNotice,
			[]Code{CauseTypo, CauseSellerLate, CauseFault},
			[]Code{DoCheckNumber, DoTryLater, DoContactSeller},
		})
	}
	a := l.advice(row{NotYetActive, SeverityInfo, []Code{CauseNotActive}, []Code{DoTryLater}})
	a.Deadlines = l.active()
	return a
}

// malformed is a number that cannot be right.
func (l look) malformed() Advice {
	slips := typos(l.s.Number)
	if len(slips) == 0 && len(detect.Candidates(l.s.Number)) == 0 {
		return l.advice(row{
			NumberUnfamiliar, SeverityProblem, []Code{CauseTypo, CauseOrderNumber}, []Code{DoCheckNumber, DoContactSeller},
		})
	}
	a := l.advice(row{NumberMistyped, SeverityProblem, []Code{CauseTypo}, []Code{DoCheckNumber}})
	a.Typos = slips
	return a
}

// typos are the slips that would make a number right, the likeliest first.
func typos(number string) (out []Typo) {
	typed := detect.Normalize(number)
	for _, meant := range detect.Suggest(number) {
		first, last := 0, len(meant)-1
		if len(typed) != len(meant) || typed == meant {
			continue
		}
		for typed[first] == meant[first] {
			first++
		}
		for typed[last] == meant[last] {
			last--
		}
		out = append(out, Typo{meant, first + 1, typed[first : last+1], meant[first : last+1]})
	}
	return out
}
