package estimate

import (
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

// stageRule is how long a parcel takes from a stage on, in working days of the destination, where one's own parcels
// do not tell; whole is that of the whole way. The product gives a day to several for customs; the five is our reading,
// and so is the local leg.
func (j *journey) stageRule(whole figures, s stage) figures {
	local := figures{1, 2, 4}
	switch {
	case j.far():
		local = figures{2, 4, 10}
	case j.Method == MethodExpress:
		local = figures{1, 1.5, 3}
	}
	switch s {
	case stageShipped:
		return whole
	case stageLocal, stageCleared:
		return local
	case stageArrived:
		if !j.customs() {
			return figures{local.earliest, local.likely + 1, local.latest + 2}
		}
		return j.customsRule(local)
	case stageDeparted: // packing, collection and export are done: about a third of the way
		return figures{whole.earliest * 0.6, whole.likely * 0.65, whole.latest * 0.7}
	default:
		return figures{whole.earliest * 0.9, whole.likely * 0.9, whole.latest * 0.95}
	}
}

// customsRule is customs and the local leg after it.
func (j *journey) customsRule(local figures) figures {
	if j.Method == MethodExpress {
		return figures{local.earliest, local.likely + 1, local.latest + 3}
	}
	return figures{local.earliest + 1, local.likely + 2, local.latest + 5}
}

// customs reports whether the parcel crosses a customs border.
func (j *journey) customs() bool {
	return j.from.country != j.to.country && (j.from.region != europeanUnion || j.to.region != europeanUnion)
}

// milestone is the last stage that a shipment has reached.
type milestone struct {
	stage stage
	at    time.Time
	event tracking.Event
}

// milestones returns the last stage reached and the newest event, both with their time; ok is false when no event has
// one.
func (j *journey) milestones() (reached milestone, newest milestone, ok bool) {
	for _, e := range j.Shipment.Events {
		at, timed := j.eventTime(e)
		if !timed || e.Voided || e.Voids != "" || e.Informational || at.After(j.now) {
			continue
		}
		newest, ok = milestone{0, at, e}, true
		if s := j.stageOf(e); s > reached.stage {
			reached = milestone{s, at, e}
		}
	}
	return reached, newest, ok
}

// stageOf returns the stage that an event starts or proves.
func (j *journey) stageOf(e tracking.Event) stage {
	switch e.Status {
	case tracking.StatusPickedUp:
		return stagePickedUp
	case tracking.StatusHandedToAirline, tracking.StatusDepartedOriginCountry:
		return stageDeparted
	case tracking.StatusArrivedInDestinationCountry, tracking.StatusCustomsInProgress:
		return stageArrived
	case tracking.StatusCustomsCleared:
		return stageCleared
	case tracking.StatusTransferredToLocalCarrier:
		return stageLocal
	}
	transit := e.Status.Phase() == tracking.PhaseTransit
	if transit && e.Location.Country == j.to.country && j.from.country != j.to.country && j.to.country != "" {
		return stageArrived
	}
	if transit {
		return stagePickedUp
	}
	return stageShipped
}

// eventTime reads the time of an event: a clock without a zone is that of the event's place, else of the destination;
// a day is taken at noon.
func (j *journey) eventTime(e tracking.Event) (time.Time, bool) {
	if at, ok := e.Time.Instant(); ok {
		return at, true
	}
	if e.Time.IsZero() {
		return time.Time{}, false
	}
	zone := geo.ZoneAt(e.Location)
	if zone == nil {
		zone = j.zone
	}
	w := e.Time.Wall()
	hour := w.Hour()
	if e.Time.Precision() == tracking.PrecisionDay {
		hour = 12
	}
	return time.Date(w.Year(), w.Month(), w.Day(), hour, w.Minute(), w.Second(), 0, zone), true
}

// fill completes a request with what its shipment tells.
func fill(r *Request) {
	s := r.Shipment
	if r.Origin == "" {
		r.Origin = s.Origin.Country
	}
	if r.Destination == "" {
		r.Destination = s.Destination.Country
	}
	if !r.Shipped.IsZero() || !r.ShippedOn.IsZero() {
		return
	}
	for _, e := range s.Events {
		moving := e.Status == tracking.StatusShipped || e.Status.Phase() == tracking.PhaseTransit
		if !moving || e.Voided || e.Informational || e.Time.IsZero() {
			continue
		}
		if at, ok := e.Time.Instant(); ok {
			r.Shipped = at
		} else {
			r.ShippedOn = DateOf(e.Time.Wall())
		}
		return
	}
}
