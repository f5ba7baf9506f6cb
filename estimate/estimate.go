// Package estimate tells when a parcel will arrive, how sure that is, and what taxes and fees it will cost.
//
// [Estimate] starts from the published figures of a shipping method, and gets sharper with a [Model] of one's own
// parcels and with the events of a [tracking.Shipment]. [Backtest] tells how good the windows would have been.
// [Charges] lists VAT, duties and shipping fees. Everything here is a function of its arguments: no clock is read, no
// network is asked, nothing global changes.
//
// Windows are estimates, never promises, but for [Window.Guaranteed]. Dates are days at the destination, so zones
// matter: they come from the host's zone database, and where it has none from UTC. A program that runs on such a host
// imports time/tzdata; the library does not, as it adds 400 kB.
package estimate

import (
	"fmt"
	"time"

	"github.com/parcelnorm/tracking"
)

// Request says which parcel an estimate is for. Method, Origin, Destination and one of Shipped and ShippedOn are
// required; a Shipment stands in for the last three as far as it tells them.
type Request struct {
	Method      Method
	Origin      string // country, territory, ISO 3166-2 subdivision such as BR-SP, or a lane name of one's own
	Destination string // the same
	Remote      bool   // an island, or another place that takes weeks to reach

	Shipped   time.Time     // when it left the seller
	ShippedOn Date          // the day alone, where the time is not known; Shipped wins
	CutOff    time.Duration // time of day at the origin after which a parcel leaves on the next working day; 0 for none

	OrderValue Amount // in EUR: what is combined is guaranteed above EUR 10; 0 if not known

	Shipment *tracking.Shipment // what the carrier said; nil if not known
	History  *Model             // one's own parcels; nil for none
}

// SetShipped reads an RFC 3339 time or a bare date into Shipped or ShippedOn.
func (r *Request) SetShipped(text string) error {
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		r.Shipped, r.ShippedOn = t, Date{}
		return nil
	}
	r.Shipped = time.Time{}
	if err := r.ShippedOn.UnmarshalText([]byte(text)); err != nil || text == "" {
		return fmt.Errorf("%w: %.40q is neither RFC 3339 nor a date such as 2026-03-31", ErrDate, text)
	}
	return nil
}

// Estimate returns the delivery window of a parcel as it stands at now. The error's kind is one of the constants of
// type [Kind]; [ErrFinished] means that nothing is on its way any more.
func Estimate(r Request, now time.Time) (Window, error) {
	j, err := newJourney(r, now)
	if err != nil {
		return Window{}, err
	}
	if err := j.offered(); err != nil {
		return Window{}, err
	}
	d := j.rule()
	basis, err := j.live(&d)
	if err != nil {
		return Window{}, err
	}
	return j.window(d, basis), nil
}

func (j *journey) window(d draft, basis string) Window {
	return Window{
		Earliest: dateAt(d.earliest), Likely: dateAt(d.likely), Latest: dateAt(d.latest),
		Level: level, Guaranteed: j.guaranteed, Basis: basis, Factors: d.factors,
	}
}
