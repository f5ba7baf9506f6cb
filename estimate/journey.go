package estimate

import (
	"fmt"
	"time"

	"github.com/parcelnorm/tracking/estimate/internal/calendar"
)

// journey is a request that has been checked, with its places looked up.
type journey struct {
	Request
	from, to place
	clock              // of the destination
	start    time.Time // of the clock; noon at the destination when only the day is known
	shipped  int       // that day at the destination
	leaves   int       // the day that the figures count from: later than shipped on holidays of the origin
	now      time.Time
	today    int // at the destination

	missedCutOff bool // it leaves on the working day after that of shipping
	guaranteed   bool // Latest is a deadline
}

func newJourney(r Request, now time.Time) (*journey, error) {
	if !r.Method.Known() {
		return nil, fmt.Errorf("%w: %.40q; methods are local_warehouse, express, standard, economy and combined",
			ErrMethod, r.Method)
	}
	if r.Shipment != nil {
		fill(&r)
	}
	j := &journey{Request: r, now: now}
	var err error
	if j.from, err = newPlace(r.Origin, "origin"); err != nil {
		return nil, err
	}
	if j.to, err = newPlace(r.Destination, "destination"); err != nil {
		return nil, err
	}
	j.clock = clock{j.to.calendar(), j.to.zone()}
	return j, j.setStart()
}

// offered says why the method does not go from here to there.
func (j *journey) offered() error {
	for _, p := range [...]place{j.from, j.to} {
		if p.region == undeliverable {
			return fmt.Errorf("%w: parcels neither leave nor reach %s: %s", ErrUndeliverable, p.name(), refusal(p.code))
		}
	}
	if j.Method != MethodLocalWarehouse {
		return nil
	}
	if !hasWarehouse(j.from.country) {
		return fmt.Errorf("%w: there is no warehouse in %s; give FR, ES, PL, BE, IT, DE, GB or CZ as the origin",
			ErrUnavailable, j.from.name())
	}
	if !j.to.inEurope() && j.to.region != overseas || j.to.country == "RU" || j.to.country == "BY" {
		return fmt.Errorf("%w: European warehouses do not ship to %s; take standard or express", ErrUnavailable,
			j.to.name())
	}
	return nil
}

// setStart finds the days that the figures count from.
func (j *journey) setStart() error {
	origin := j.from.zone()
	var day int // at the origin
	switch {
	case !j.Shipped.IsZero():
		j.start = j.Shipped.In(j.zone)
		day, _ = dayOf(j.Shipped, origin)
		j.shipped, _ = dayOf(j.Shipped, j.zone)
	case !j.ShippedOn.IsZero():
		d := j.ShippedOn
		j.start = time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, j.zone)
		day = d.number()
		j.shipped = day
	default:
		return fmt.Errorf("%w: give the day on which it was shipped", ErrMissing)
	}
	j.today, _ = dayOf(j.now, j.zone)
	for _, n := range [...]int{j.shipped, j.today} {
		if n < calendar.First+1 || n >= calendar.End-366 {
			return fmt.Errorf("%w: %s is outside 2000 to 2048", ErrDate, dateAt(n))
		}
	}
	j.leaves = j.shipped + j.origin(day, origin)
	return nil
}

// origin returns by how many days the origin delays a parcel that is shipped on day there.
func (j *journey) origin(day int, zone *time.Location) int {
	c := j.from.calendar()
	if j.missedCutOff = j.late(zone); j.missedCutOff {
		return c.Add(day, 1) - day
	}
	return c.Break(day) - day
}

// late reports whether the parcel missed the cut-off of its day.
func (j *journey) late(zone *time.Location) bool {
	if j.CutOff <= 0 || j.Shipped.IsZero() {
		return false
	}
	_, second := dayOf(j.Shipped, zone)
	return time.Duration(second)*time.Second > j.CutOff
}
