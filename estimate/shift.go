package estimate

import "math"

// sample is one parcel as a shift model sees it.
type sample struct {
	lane, dest int32
	log        float64 // of the time to delivery, or of the wait so far
	age        float64 // calendar days since it started
	weight     float64
	done       bool
}

// shift is a model for many parcels: every lane has its own speed, and all share one shape and one drift over time. So
// rare lanes borrow the shape of the tail, which they could not show themselves.
//
//	log of time = center of the lane + drift since + residual
type shift struct {
	method    mean
	dests     []mean
	lanes     []mean
	drift     drift
	residuals residuals
	lost      float64 // share of parcels that never arrive
	priorLog  float64

	leanDest, leanLane float64 // how many parcels the method and the destination count as
}

// mean is a weighted mean under construction.
type mean struct{ weight, sum float64 }

// A level above counts as lean parcels in the center of a lane, or fewer where lanes differ much from each other.
const (
	lean      = 10
	leanLeast = 1
)

func (m mean) toward(above, weight float64) float64 {
	return (m.sum + weight*above) / (m.weight + weight)
}

// center is the speed of a lane: its own parcels leaning on those of the destination, the method and the rule.
func (s *shift) center(lane, dest int32, priorLog float64) float64 {
	c := s.method.toward(priorLog, leanRule)
	if dest >= 0 && int(dest) < len(s.dests) {
		c = s.dests[dest].toward(c, s.leanDest)
	}
	if lane >= 0 && int(lane) < len(s.lanes) {
		c = s.lanes[lane].toward(c, s.leanLane)
	}
	return c
}

// curve returns the curve of a lane.
func (s *shift) curve(lane, dest int32, priorLog float64) curve {
	support := s.leanLane
	if lane >= 0 && int(lane) < len(s.lanes) {
		support += s.lanes[lane].weight
	}
	return shifted{s.center(lane, dest, priorLog), math.Sqrt(1 + 1/support), s.residuals}
}

// passes is how often the parcels under way are filled in anew.
const passes = 3

// newShift fits the model.
func newShift(samples []sample, lanes, dests int, prior curve) *shift {
	s := &shift{dests: make([]mean, dests), lanes: make([]mean, lanes)}
	shape := make([]point, rulePoints)
	for i := range shape {
		shape[i] = point{math.Log(prior.quantile((float64(i) + 0.5) / rulePoints)), float64(leanRule) / rulePoints, true}
		s.priorLog += shape[i].at / rulePoints
	}
	for i := range shape {
		shape[i].at -= s.priorLog
	}
	w := newWork(samples, lanes)
	for pass := range passes {
		s.fill(w, pass == 0)
		s.drift.fit(w)
		s.sums(w)
		w.points = append(w.points[:0], shape...)
		for i, x := range w.samples {
			if w.alive[i] > 0 {
				w.points = append(w.points, point{x.log - w.centers[x.lane] - s.drift.at(x.age), w.alive[i], x.done})
			}
		}
		s.residuals = newResiduals(productLimit(w.points))
		s.loss(w)
	}
	return s
}

// work is the scratch space of a fit.
type work struct {
	samples []sample
	alive   []float64 // weights, of the part that is not lost
	weights []float64 // of what is known of the center
	filled  []float64 // logarithms, with a stand-in for those that are not known yet
	centers []float64 // of lanes
	points  []point
}

func newWork(samples []sample, lanes int) *work {
	n := len(samples)
	return &work{
		samples: samples, alive: make([]float64, n), weights: make([]float64, n), filled: make([]float64, n),
		centers: make([]float64, lanes), points: make([]point, 0, n+rulePoints),
	}
}

// fill stands in for the parcels under way. One that has been waited for long says that its lane is slow, one that left
// yesterday says nothing: its weight is the share of parcels that would have arrived by now. At first they are left out.
func (s *shift) fill(w *work, first bool) {
	for i, x := range w.samples {
		w.filled[i], w.weights[i], w.alive[i] = x.log, x.weight, x.weight
		if x.done {
			continue
		}
		if first {
			w.weights[i], w.alive[i] = 0, 0
			continue
		}
		at := w.centers[x.lane] + s.drift.at(x.age)
		gone := s.residuals.cdf(x.log - at)
		w.alive[i] *= (1 - s.lost) * (1 - gone) / (s.lost + (1-s.lost)*(1-gone))
		known := max(gone, 0.02)
		w.weights[i] = w.alive[i] * known
		w.filled[i] = at + (s.residuals.beyond(x.log-at)-s.residuals.mean())/known
	}
}

// sums gathers the centers of lanes, destinations and the method, as they are now.
func (s *shift) sums(w *work) {
	clear(s.lanes)
	clear(s.dests)
	s.method = mean{}
	for i, x := range w.samples {
		log := w.weights[i] * (w.filled[i] - s.drift.at(x.age))
		for _, m := range [...]*mean{&s.lanes[x.lane], &s.dests[x.dest], &s.method} {
			m.weight += w.weights[i]
			m.sum += log
		}
	}
	s.differ(w)
	for l := range w.centers {
		w.centers[l] = math.NaN()
	}
	for _, x := range w.samples {
		if math.IsNaN(w.centers[x.lane]) {
			w.centers[x.lane] = s.center(x.lane, x.dest, s.priorLog)
		}
	}
}

// differ finds how much lanes differ, by the method of moments: what their means scatter beyond what chance explains.
func (s *shift) differ(w *work) {
	within := 0.0
	destOf := make([]int32, len(s.lanes))
	for i, x := range w.samples {
		l := s.lanes[x.lane]
		destOf[x.lane] = x.dest
		if l.weight > 0 {
			off := w.filled[i] - s.drift.at(x.age) - l.sum/l.weight
			within += w.weights[i] * off * off
		}
	}
	variance := within / max(s.method.weight, 1)
	s.leanDest = leanOf(variance, s.dests, func(int) mean { return s.method })
	s.leanLane = leanOf(variance, s.lanes, func(l int) mean { return s.dests[destOf[l]] })
}

// leanOf weighs the scatter within a group against that between groups.
func leanOf(variance float64, groups []mean, above func(int) mean) float64 {
	scatter, free := 0.0, 0.0
	for i, g := range groups {
		a := above(i)
		if g.weight == 0 || g.weight >= a.weight {
			continue
		}
		off := g.sum/g.weight - a.sum/a.weight
		share := 1 - g.weight/a.weight
		scatter += g.weight*off*off - variance*share
		free += g.weight * share
	}
	if free == 0 || scatter <= 0 {
		return lean
	}
	return min(max(variance*free/scatter, leanLeast), lean)
}

// loss estimates the share of parcels that never arrive, from those that should have arrived long ago.
func (s *shift) loss(w *work) {
	long := s.residuals.quantile(0.99)
	lost, old := 0.0, float64(leanRule)
	for _, x := range w.samples {
		if x.age <= 0 || math.Log(x.age*5/7)-w.centers[x.lane]-s.drift.at(x.age) < long {
			continue
		}
		old += x.weight
		if !x.done {
			lost += x.weight
		}
	}
	s.lost = min(lost/old, 0.5)
}
