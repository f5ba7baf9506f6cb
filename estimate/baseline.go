package estimate

import "slices"

// enough is how many delivered parcels a level needs before the back-off baseline believes it.
const enough = 30

// baselines are the two plain methods: quantiles of all delivered parcels, and those of the lane, else the destination,
// else all, where there are enough.
type baselines struct {
	all   sorted
	dests map[string]*sorted
	lanes map[string]*sorted
}

// sorted is a sample in ascending order.
type sorted []float64

func (s *sorted) add(x float64) {
	i, _ := slices.BinarySearch(*s, x)
	*s = slices.Insert(*s, i, x)
}

// quantile interpolates between the neighbours.
func (s sorted) quantile(u float64) float64 {
	at := u * float64(len(s)-1)
	i := min(int(at), len(s)-2)
	if i < 0 {
		return s[0]
	}
	return s[i] + (at-float64(i))*(s[i+1]-s[i])
}

func (s sorted) quantiles() (q quantiles) {
	for i, tau := range taus {
		q[i] = s.quantile(tau)
	}
	return q
}

func (b *baselines) add(e entry) {
	if b.lanes == nil {
		b.lanes, b.dests = map[string]*sorted{}, map[string]*sorted{}
	}
	l := e.mem.lanes[e.lane]
	b.all.add(e.days)
	for _, at := range [...]struct {
		m    map[string]*sorted
		name string
	}{{b.dests, l.to.key}, {b.lanes, e.name()}} {
		if at.m[at.name] == nil {
			at.m[at.name] = &sorted{}
		}
		at.m[at.name].add(e.days)
	}
}

// predict answers for a parcel; while nothing was delivered yet, with the rule.
func (b *baselines) predict(e entry, rule quantiles) (global, backoff quantiles) {
	if len(b.all) == 0 {
		return rule, rule
	}
	global = b.all.quantiles()
	if s := b.lanes[e.name()]; s != nil && len(*s) >= enough {
		return global, s.quantiles()
	}
	if s := b.dests[e.mem.lanes[e.lane].to.key]; s != nil && len(*s) >= enough {
		return global, s.quantiles()
	}
	return global, global
}
