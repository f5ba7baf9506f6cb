package estimate_test

import (
	"math"
	"math/rand/v2"
	"time"

	"github.com/parcelnorm/tracking/estimate"
)

// world makes parcels whose truth is known: twenty lanes, log-normal times on a Monday-to-Friday clock, a drift of one
// sine over the year, one peak of three weeks, and parcels whose delivery nobody recorded.
type world struct {
	rng   *rand.Rand
	lanes []worldLane
	total float64
	start time.Time
}

type worldLane struct {
	origin, destination string
	median              float64 // working days
	share               float64
}

const (
	worldDays   = 365
	worldPerDay = 55
	worldSD     = 0.35
	worldOpen   = 0.15
)

func newWorld(seed uint64) *world {
	w := &world{rng: rand.New(rand.NewPCG(seed, 7)), start: time.Date(2025, time.January, 6, 0, 0, 0, 0, time.UTC)}
	for i := range 20 {
		l := worldLane{
			origin:      []string{"north", "south", "east", "west"}[i%4],
			destination: []string{"isle", "coast", "hills", "plain", "delta"}[i/4],
			median:      6 * math.Exp(0.06*float64(i)+0.2*w.rng.NormFloat64()),
			share:       1 / float64(i+2),
		}
		w.lanes = append(w.lanes, l)
		w.total += l.share
	}
	return w
}

// truth is the median of a lane for parcels shipped on a day of the year.
func (w *world) truth(l worldLane, day float64) float64 {
	m := l.median * (1.05 + 0.35*math.Sin(2*math.Pi*day/worldDays))
	if day >= 250 && day < 271 {
		m *= 1.3
	}
	return m
}

// parcels returns a year of records, with the lane of each.
func (w *world) parcels() (records []estimate.Record, lanes []worldLane) {
	for day := range worldDays {
		for range worldPerDay {
			l := w.pick()
			at := float64(day) + 8.0/24 + w.rng.Float64()*10/24
			took := w.truth(l, at) * math.Exp(worldSD*w.rng.NormFloat64())
			r := estimate.Record{
				Method: estimate.MethodStandard, Origin: l.origin, Destination: l.destination, Shipped: w.time(at),
			}
			if w.rng.Float64() >= worldOpen {
				r.Delivered = w.time(weekdays(weekdaysUntil(at) + took))
			}
			records, lanes = append(records, r), append(lanes, l)
		}
	}
	return records, lanes
}

func (w *world) pick() worldLane {
	x := w.rng.Float64() * w.total
	for _, l := range w.lanes {
		if x -= l.share; x < 0 {
			return l
		}
	}
	return w.lanes[0]
}

func (w *world) time(day float64) time.Time {
	return w.start.Add(time.Duration(day * 24 * float64(time.Hour))).Truncate(time.Second)
}

// weekdaysUntil counts working days since the first Monday, and weekdays is its inverse.
func weekdaysUntil(day float64) float64 {
	week := math.Floor(day / 7)
	return week*5 + min(day-week*7, 5)
}

func weekdays(n float64) float64 {
	week := math.Floor(n / 5)
	return week*7 + n - week*5
}

// oracle returns the quantile of a parcel's time in calendar days, by somebody who knows the truth.
func (w *world) oracle(l worldLane, shipped time.Time, tau float64) float64 {
	at := shipped.Sub(w.start).Hours() / 24
	z := math.Sqrt2 * math.Erfinv(2*tau-1)
	return weekdays(weekdaysUntil(at)+w.truth(l, at)*math.Exp(worldSD*z)) - at
}
