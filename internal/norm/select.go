package norm

import (
	"errors"
	"slices"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

// Found is one parcel of an answer: a Shipment, or the carrier's word on why there is none.
type Found struct {
	Numbers  []string // all that it can be asked by; the first is printed
	Shipment *tracking.Shipment
	Err      error
}

// Settle is the last step of reading a Shipment, see [tracking.Settle]: the events come as the carrier sent them.
// Rules are the conditions of a code table that no column can say.
func Settle(s *tracking.Shipment, header tracking.Event, rules ...func([]tracking.Event)) {
	for i := range s.Events {
		if s.Events[i].Status == "" {
			s.Events[i].Status = tracking.StatusUnknown
		}
	}
	tracking.Settle(s, header, geo.Zone, rules...)
	if s.Status == tracking.StatusReturningToSender || s.Status == tracking.StatusReturnedToSender {
		s.Promised = tracking.Window{} // of the delivery that will not be
	}
}

// Select returns the parcels that number names. Where the answer holds one parcel it is that, unless strict; an
// empty number selects all. An error is that of the number, or bad_response when the answer speaks of other numbers
// only.
func Select(found []Found, number string, strict bool) ([]*tracking.Shipment, error) {
	if number != "" && (strict || len(found) > 1) {
		found = slices.DeleteFunc(slices.Clone(found), func(f Found) bool {
			return !slices.ContainsFunc(f.Numbers, func(n string) bool { return same(n, number) })
		})
		if len(found) == 0 {
			return nil, &tracking.Error{Kind: tracking.ErrBadResponse, Err: errors.New("answer is about other numbers")}
		}
	}
	var out []*tracking.Shipment
	var first error
	for _, f := range found {
		if f.Shipment != nil {
			out = append(out, f.Shipment)
		} else if first == nil {
			first = f.Err
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	if first == nil {
		first = &tracking.Error{Kind: tracking.ErrBadResponse, Err: errors.New("answer holds no shipment")}
	}
	return nil, first
}
