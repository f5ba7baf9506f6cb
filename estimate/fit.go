package estimate

import (
	"math"
	"time"
)

const (
	enoughForShift = 100 // delivered parcels from which lanes share one shape
	enoughForDecay = 200 // delivered parcels from which old ones count less
	halfLife       = 30  // days after which a parcel counts half
	lostAfter      = 120 // days after which a parcel on its way is taken for lost
	leastWait      = 0.05
)

// fit is what was known at a moment.
type fit struct {
	finished int     // parcels delivered
	weight   float64 // of all parcels, old ones counting less
	samples  []sample
	shift    *shift             // with many parcels
	curves   map[curveKey]curve // of lanes, as they are asked for
}

type curveKey struct {
	lane, dest int32
	prior      figures
}

func newFit(mem *memory, key fitKey, parcels []*parcel) *fit {
	f := &fit{samples: make([]sample, 0, len(parcels)), curves: map[curveKey]curve{}}
	nows := make([]float64, len(mem.dests)) // the moment on the clock of each destination
	for i := range nows {
		nows[i] = math.NaN()
	}
	for _, p := range parcels {
		begin, ok := p.begins(key.stage, key.asOf)
		if !ok {
			continue
		}
		l := mem.lanes[p.lane]
		s := sample{lane: p.lane, dest: l.dest, age: float64(key.asOf-begin) / daySeconds, weight: 1}
		from, to := p.from, p.to
		if key.stage != stageShipped {
			from = l.clock.at(time.Unix(begin, 0))
		}
		if s.done = p.done(key.asOf); s.done {
			f.finished++
		} else {
			if s.age > lostAfter {
				continue
			}
			if math.IsNaN(nows[l.dest]) {
				nows[l.dest] = l.clock.at(time.Unix(key.asOf, 0))
			}
			if to = nows[l.dest]; to <= from {
				continue
			}
		}
		s.log = math.Log(max(to-from, leastWait))
		f.samples = append(f.samples, s)
	}
	f.weigh()
	if f.finished >= enoughForShift {
		f.shift = newShift(f.samples, len(mem.lanes), len(mem.dests), newRule(plainPrior(mem.method)))
		f.samples = nil
	}
	return f
}

// weigh lets old parcels count less, once there are many.
func (f *fit) weigh() {
	for i := range f.samples {
		s := &f.samples[i]
		if f.finished >= enoughForDecay {
			s.weight = math.Exp2(-s.age / halfLife)
		}
		f.weight += s.weight
	}
}

// plainPrior is the rule of a method in working days, whatever the destination and season.
func plainPrior(m Method) figures {
	f, _ := baseFigures(m)
	if m == MethodExpress {
		return f
	}
	return figures{f.earliest * 5 / 7, f.likely * 5 / 7, f.latest * 5 / 7}
}

// curve returns the curve of a lane in working days. Numbers below zero stand for a lane or destination without
// parcels.
func (f *fit) curve(key curveKey) curve {
	if c, ok := f.curves[key]; ok {
		return c
	}
	prior := newRule(key.prior)
	var c curve
	if f.shift != nil {
		c = f.shift.curve(key.lane, key.dest, prior.logMean())
	} else {
		var method, dest, lane []point
		for _, s := range f.samples {
			p := point{math.Exp(s.log), s.weight, s.done}
			method = append(method, p)
			if s.dest == key.dest {
				dest = append(dest, p)
			}
			if s.lane == key.lane {
				lane = append(lane, p)
			}
		}
		c = blend(prior, method, dest, lane)
	}
	f.curves[key] = c
	return c
}

// count returns how many parcels, old ones counting less, a lane's curve rests on at each level.
func (f *fit) count(lane, dest int32) (onLane, toDest float64) {
	if s := f.shift; s != nil {
		if lane >= 0 && int(lane) < len(s.lanes) {
			onLane = s.lanes[lane].weight
		}
		if dest >= 0 && int(dest) < len(s.dests) {
			toDest = s.dests[dest].weight
		}
		return onLane, toDest
	}
	for _, s := range f.samples {
		if s.lane == lane {
			onLane++
		}
		if s.dest == dest {
			toDest++
		}
	}
	return onLane, toDest
}
