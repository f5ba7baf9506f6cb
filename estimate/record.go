package estimate

import (
	"time"

	"github.com/parcelnorm/tracking"
)

// Record is one parcel of one's own: what a [Model] learns from.
type Record struct {
	ID          string // any key of the parcel: later records of it replace earlier ones; empty is a parcel of its own
	Method      Method
	Origin      string // as in [Request]
	Destination string
	Shipped     time.Time
	Delivered   time.Time // zero while on its way

	// Milestones holds when the parcel reached a status; picked_up, departed_origin_country,
	// arrived_in_destination_country, customs_cleared and transferred_to_local_carrier are learned from.
	Milestones map[tracking.Status]time.Time
}

// stage is an event from which the time to delivery is counted.
type stage uint8

const (
	stageShipped stage = iota
	stagePickedUp
	stageDeparted
	stageArrived
	stageCleared
	stageLocal
	stages
)

// status returns the milestone that starts the stage.
func (s stage) status() tracking.Status {
	return [stages]tracking.Status{
		tracking.StatusShipped, tracking.StatusPickedUp, tracking.StatusDepartedOriginCountry,
		tracking.StatusArrivedInDestinationCountry, tracking.StatusCustomsCleared,
		tracking.StatusTransferredToLocalCarrier,
	}[s]
}

// parcel is a Record as a Model keeps it. Times are Unix seconds.
type parcel struct {
	lane       int32
	marks      [stages]int32 // seconds from start to each later stage, plus one; 0 when not reached
	id         uint64        // hash of Record.ID, 0 for none
	start, end int64         // end is 0 while on its way
	from, to   float64       // the same on the destination's clock
}

func (p *parcel) done(asOf int64) bool { return p.end != 0 && p.end <= asOf }

// begins returns when the stage was reached, ok is false when it was not by asOf.
func (p *parcel) begins(s stage, asOf int64) (at int64, ok bool) {
	at = p.start
	if s != stageShipped {
		if p.marks[s] == 0 {
			return 0, false
		}
		at += int64(p.marks[s]) - 1
	}
	return at, at < asOf
}

// less orders parcels by start, and then by everything else, so that no order of observation shows.
func less(a, b *parcel) int {
	switch {
	case a.start != b.start:
		return sign(a.start - b.start)
	case a.end != b.end:
		return sign(a.end - b.end)
	case a.id != b.id:
		if a.id < b.id {
			return -1
		}
		return 1
	}
	for s := range a.marks {
		if a.marks[s] != b.marks[s] {
			return sign(int64(a.marks[s]) - int64(b.marks[s]))
		}
	}
	return 0
}

func sign(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}
