// Package advice tells somebody who waits for a parcel what is going on, why, what to do, whom to turn to and until
// when.
//
// [ForShipment] and [ForError] answer in codes and dates, for programs; [Advice.Text] says the same in a few
// sentences of English, French or German, and [Texts] in any other words. Everything here is a function of its
// arguments: no clock is read and no network is asked.
//
// Days are those of the calendar where now is: pass the recipient's, time.Now().In(zone). A carrier's time without
// a zone counts on the day that it prints.
package advice

import (
	"reflect"
	"slices"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/estimate"
)

// Advice is one thing to tell.
type Advice struct {
	Code      Code       `json:"code"` // what is going on
	Severity  Severity   `json:"severity"`
	Pieces    []string   `json:"pieces,omitempty"`    // numbers of the pieces it is about; empty for the whole
	Days      int        `json:"days,omitzero"`       // days without news
	Place     string     `json:"place,omitzero"`      // where the parcel waits
	Typos     []Typo     `json:"typos,omitempty"`     // what a mistyped number may have been, the likeliest first
	Causes    []Code     `json:"causes,omitempty"`    // the likeliest first
	Actions   []Action   `json:"actions,omitempty"`   // in the order in which to do them
	Deadlines []Deadline `json:"deadlines,omitempty"` // in the order of the calendar
}

// Severity says how much it matters.
type Severity string

// The severities, the worst first.
const (
	SeverityUrgent  Severity = "urgent"  // something is lost unless somebody acts in the next days
	SeverityProblem Severity = "problem" // something went wrong
	SeverityNotice  Severity = "notice"  // something to do, or to keep an eye on
	SeverityInfo    Severity = "info"    // all is well
)

// Action is something to do.
type Action struct {
	Code    Code    `json:"code"`
	Contact Contact `json:"contact,omitzero"` // whom to turn to for it
}

// Contact is somebody to turn to. For a carrier, the rest is filled in as far as it is known.
type Contact struct {
	Who     Code             `json:"who"`
	Carrier tracking.Carrier `json:"carrier,omitzero"`
	Name    string           `json:"name,omitzero"`
	Number  string           `json:"number,omitzero"` // under which that carrier knows the parcel
	URL     string           `json:"url,omitzero"`    // its page on the parcel
}

// Deadline is a day that matters.
type Deadline struct {
	Code Code          `json:"code"`
	From estimate.Date `json:"from,omitzero"` // the first day, where there are several
	By   estimate.Date `json:"by"`            // the day, or the last one
}

// Options are what is known besides the carrier's answer. The zero Options are fine.
type Options struct {
	// Window is when the parcel should come by its shipping method, as it stood when it was shipped: a window that
	// moves with the parcel is never missed. Nil if not known.
	Window *estimate.Window
	Method estimate.Method // some are scanned less often than others; empty if not known

	Ordered time.Time // zero if not known
	Shipped time.Time // when the seller told that it was; zero if not known

	NotReceived bool // the recipient says that a parcel marked as delivered has not come

	Protection Protection // of the place where it was bought
	Disputed   time.Time  // when a dispute was opened; zero for none
	Decided    time.Time  // when it was decided for the buyer; zero if it was not
}

// ForShipment returns what to tell of a parcel, the most severe first; nothing when all goes its way. A nil
// Shipment leaves what follows from the Options.
func ForShipment(s *tracking.Shipment, now time.Time, o Options) []Advice {
	var out []Advice
	if s != nil {
		out = forPieces(s, now, o)
	} else {
		s = &tracking.Shipment{}
	}
	out = append(out, look{s, s, now, o}.money()...)
	sortBySeverity(out)
	return out
}

// forPieces advises on each piece; what is true of several is said once.
func forPieces(s *tracking.Shipment, now time.Time, o Options) []Advice {
	if len(s.Pieces) == 0 {
		return look{s, s, now, o}.advise()
	}
	var out []Advice
	for i := range s.Pieces {
		p := &s.Pieces[i]
		for _, a := range (look{p, s, now, o}).advise() {
			at := slices.IndexFunc(out, func(b Advice) bool {
				b.Pieces = nil
				return reflect.DeepEqual(a, b)
			})
			if at < 0 {
				at = len(out)
				out = append(out, a)
			}
			out[at].Pieces = append(out[at].Pieces, p.Number)
		}
	}
	for i := range out {
		if len(out[i].Pieces) == len(s.Pieces) {
			out[i].Pieces = nil
		}
	}
	return out
}

func sortBySeverity(all []Advice) {
	order := []Severity{SeverityUrgent, SeverityProblem, SeverityNotice, SeverityInfo}
	slices.SortStableFunc(all, func(a, b Advice) int {
		return slices.Index(order, a.Severity) - slices.Index(order, b.Severity)
	})
}
