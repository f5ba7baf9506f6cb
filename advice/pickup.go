package advice

import (
	"slices"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/estimate"
)

const (
	// keptDays is how long parcels are usually kept for their recipient.
	keptDays = 15
	// pickupSoon is how many days before the end it is high time.
	pickupSoon = 3
)

// pickup is a parcel that waits to be collected, or no longer does.
func (l look) pickup() []Advice {
	until := l.kept()
	over := !until.By.IsZero() && until.By.Before(l.today())
	r := row{ReadyForPickup, SeverityNotice, nil, []Code{DoCollect}}
	if over {
		r = pickupMissed()
		until.Code = ByCollectOver
	}
	a := l.advice(r)
	a.Place = place(l.s.Pickup)
	if !until.By.IsZero() {
		a.Deadlines = append(a.Deadlines, until)
		if !over && until.By.Sub(l.today()) <= pickupSoon {
			a.Severity = SeverityUrgent
		}
	}
	return []Advice{a}
}

// kept is how long the parcel is kept: as the carrier says, else as usual from the day on which it got there.
func (l look) kept() Deadline {
	if day := l.day(l.s.Pickup.Until); !day.IsZero() {
		return Deadline{Code: ByCollect, By: day}
	}
	var arrived estimate.Date
	for _, e := range slices.Backward(l.s.Events) {
		if e.Voided || e.Informational {
			continue
		}
		if e.Status != tracking.StatusAvailableForPickup {
			break
		}
		if day := l.day(e.Time); !day.IsZero() {
			arrived = day
		}
	}
	if arrived.IsZero() {
		return Deadline{}
	}
	return Deadline{Code: ByCollectUsual, By: arrived.AddDays(keptDays)}
}

func place(p tracking.Pickup) string {
	switch {
	case p.Name == "":
		return p.Location.City
	case p.Location.City == "":
		return p.Name
	}
	return p.Name + ", " + p.Location.City
}
