package tracking

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// Choose picks among the parcels of one number: by postcode and destination country where they tell, leaving out
// those older than q.ShippedAfter, and of the rest the one with the newest event. What else was left is listed in
// Others.
func Choose(list []*Shipment, q Query) (*Shipment, error) {
	list = slices.DeleteFunc(slices.Clone(list), func(s *Shipment) bool { return older(s, q.ShippedAfter) })
	if len(list) == 0 {
		return nil, &Error{Kind: ErrNotFound, Err: errors.New("only parcels shipped before the date asked")}
	}
	list = narrow(list, func(s *Shipment) bool {
		return q.Postcode != "" && compact(s.Destination.Postcode) == compact(q.Postcode)
	})
	list = narrow(list, func(s *Shipment) bool {
		return q.Country != "" && s.Destination.Country == strings.ToUpper(q.Country)
	})
	slices.SortStableFunc(list, func(a, b *Shipment) int { return newest(b).Compare(newest(a)) })
	if len(list) == 1 {
		return list[0], nil
	}
	best := *list[0]
	for _, s := range list[1:] {
		best.Others = append(best.Others, other(s))
	}
	return &best, nil
}

// narrow keeps the parcels for which keep holds, or all when it holds for none.
func narrow(list []*Shipment, keep func(*Shipment) bool) []*Shipment {
	if kept := slices.DeleteFunc(slices.Clone(list), func(s *Shipment) bool { return !keep(s) }); len(kept) > 0 {
		return kept
	}
	return list
}

func older(s *Shipment, than time.Time) bool {
	if than.IsZero() || len(s.Events) == 0 || s.Events[0].Time.IsZero() {
		return false
	}
	first := s.Events[0].Time
	if at, ok := first.Instant(); ok {
		return at.Before(than)
	}
	return first.Wall().AddDate(0, 0, 1).Before(than) // a floating clock is at most 14 h off, a day less than 24 h
}

// newest returns the wall clock of the newest event, which compares well enough between parcels.
func newest(s *Shipment) time.Time {
	for _, e := range slices.Backward(s.Events) {
		if at, ok := e.Time.Instant(); ok {
			return at
		}
		if !e.Time.IsZero() {
			return e.Time.Wall()
		}
	}
	return time.Time{}
}

func other(s *Shipment) Other {
	o := Other{
		Carrier: s.Carrier, Number: s.Number, Service: s.Service, Origin: s.Origin, Destination: s.Destination,
	}
	if n := len(s.Events); n > 0 {
		o.First, o.Last = s.Events[0].Time, s.Events[n-1].Time
	}
	return o
}

// compact spells a postcode without blanks and hyphens.
func compact(postcode string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(postcode))
}
