package estimate

import (
	"math"
	"slices"
	"time"
)

// A curve is right when a tenth of the parcels arrives within its first tenth, and so on. For each finished parcel the
// share of the curve of its day that had passed when it arrived is kept; a level is then answered by the place it has
// among the last of those shares. This is checked coverage, no guarantee: routes drift.
const (
	pitWindow = 200 // finished parcels looked at

	// Evenly spread values are added, so that it starts without an effect. A shift model follows the drift by itself:
	// there the last parcels, which left when the drift stood elsewhere, count half.
	pitPads      = 20
	pitPadsShift = 200
)

type pitKey struct {
	parcel *parcel
	stage  stage
}

// pit is the share of a parcel's curve that had passed when it arrived.
type pit struct {
	u    float64
	asOf int64
	ok   bool
}

// levels maps the level wanted to the level of the curve that has kept it.
type levels struct {
	shares  []float64 // ascending
	parcels int       // finished ones among them
	small   float64   // weight of the data, for the widening that few parcels need
}

// at returns the level to read the curve at.
func (l levels) at(tau float64) float64 {
	n := len(l.shares)
	if n == 0 {
		return widen(tau, l.small)
	}
	i := min(max(int(math.Ceil(float64(n+1)*tau)), 1), n)
	return min(max(l.shares[i-1], 0.002), 0.998)
}

// widen moves a level outward, because a curve from few parcels is surer than it should be.
func widen(tau, parcels float64) float64 {
	return min(max(0.5+(tau-0.5)*(1+1/(parcels+leanRule)), 0.005), 0.995)
}

// level returns the calibration as it was at a moment.
func (mem *memory) level(key fitKey, limit int) levels {
	if l, ok := mem.levels[key]; ok {
		return l
	}
	fit := mem.fit(key, limit)
	l := levels{small: fit.weight}
	mem.sort()
	last, _ := slices.BinarySearchFunc(mem.byEnd, key.asOf+1, func(p *parcel, t int64) int { return sign(p.end - t) })
	for i := last - 1; i >= 0 && len(l.shares) < pitWindow; i-- {
		if u, ok := mem.share(mem.byEnd[i], key, limit); ok {
			l.shares = append(l.shares, u)
		}
	}
	if l.parcels = len(l.shares); l.parcels > 0 {
		pads := pitPads
		if fit.shift != nil {
			pads = pitPadsShift
		}
		for i := range pads {
			l.shares = append(l.shares, widen((float64(i)+0.5)/float64(pads), l.small))
		}
		slices.Sort(l.shares)
	}
	mem.levels[key] = l
	return l
}

// share returns how much of the curve of its day had passed when a parcel arrived; ok is false when there was none.
func (mem *memory) share(p *parcel, key fitKey, limit int) (u float64, ok bool) {
	at := pitKey{p, key.stage}
	if v, ok := mem.pits[at]; ok {
		return v.u, v.ok
	}
	begin, begun := p.begins(key.stage, key.asOf)
	if !begun {
		return 0, false
	}
	morning := begin - begin%daySeconds
	v := pit{asOf: morning}
	if f := mem.fit(fitKey{key.stage, morning}, limit); f.finished > 0 {
		l := mem.lanes[p.lane]
		c := f.curve(curveKey{p.lane, l.dest, mem.prior(p, key.stage)})
		v.u, v.ok = c.cdf(mem.wait(p, begin)), true
	}
	mem.pits[at] = v
	return v.u, v.ok
}

// wait is how long a delivered parcel took from begin on, in working days.
func (mem *memory) wait(p *parcel, begin int64) float64 {
	from := p.from
	if begin != p.start {
		from = mem.lanes[p.lane].clock.at(time.Unix(begin, 0))
	}
	return max(p.to-from, leastWait)
}

// prior is the rule for a parcel from a stage on, as it stood when the parcel left.
func (mem *memory) prior(p *parcel, s stage) figures {
	l := mem.lanes[p.lane]
	shipped := time.Unix(p.start, 0)
	j, err := newJourney(Request{Method: mem.method, Origin: l.from.key, Destination: l.to.key, Shipped: shipped}, shipped)
	if err != nil { // the parcel was observed, so its lane exists
		return plainPrior(mem.method)
	}
	return j.stageRule(j.prior(j.rule()), s)
}
