package estimate

import (
	"cmp"
	"math"
	"slices"
)

// Score says how good windows were. Days are calendar days.
type Score struct {
	N           int     `json:"n"`            // parcels
	CoverageP50 float64 `json:"coverage_p50"` // share that came by the likely moment; 0.5 is right
	CoverageP90 float64 `json:"coverage_p90"` // by the latest one; 0.9 is right
	Band        float64 `json:"band_p10_p90"` // between the earliest and the latest; 0.8 is right
	PinballMean float64 `json:"pinball_mean"` // loss over the levels .1, .2 … .9: lower is better
	PinballP50  float64 `json:"pinball_p50"`
	PinballP90  float64 `json:"pinball_p90"`
	MAEDays     float64 `json:"mae_days"`   // mean distance of the likely moment
	WidthDays   float64 `json:"width_days"` // mean width of the window

	Reliability [9]float64 `json:"-"` // share that came by the levels .1, .2 … .9
}

// Report is the outcome of a [Backtest].
type Report struct {
	Score
	Baselines Baselines `json:"baselines"`
	Worst     []Group   `json:"worst"`  // groups whose P90 was kept least well, beyond chance
	Months    []Group   `json:"months"` // by month of shipping (UTC), in order
	Lanes     []Group   `json:"lanes"`  // by lane, the busiest first
}

// Baselines are plain methods on the same parcels.
type Baselines struct {
	Global  Score `json:"global"`  // quantiles of all delivered parcels
	Backoff Score `json:"backoff"` // of the lane, else the destination, else all, where there are 30
}

// Group is a part of the parcels.
type Group struct {
	Group       string  `json:"group"` // such as "month 2026-11" or "lane standard CN-BR"
	N           int     `json:"n"`
	CoverageP90 float64 `json:"coverage_p90"`
	PinballMean float64 `json:"pinball_mean"`
	WidthDays   float64 `json:"width_days"`
}

func newReport(scored []prediction) Report {
	var model, global, backoff tally
	months, lanes := map[string]*tally{}, map[string]*tally{}
	for _, p := range scored {
		model.add(p.model, p.days)
		global.add(p.global, p.days)
		backoff.add(p.backoff, p.days)
		for _, g := range [...]struct {
			m    map[string]*tally
			name string
		}{{months, "month " + p.shipped.Format("2006-01")}, {lanes, "lane " + p.lane}} {
			if g.m[g.name] == nil {
				g.m[g.name] = &tally{}
			}
			g.m[g.name].add(p.model, p.days)
		}
	}
	r := Report{Score: model.score(), Baselines: Baselines{global.score(), backoff.score()}}
	r.Months, r.Lanes = groups(months), groups(lanes)
	slices.SortFunc(r.Months, func(a, b Group) int { return cmp.Compare(a.Group, b.Group) })
	slices.SortFunc(r.Lanes, func(a, b Group) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Group, b.Group)) })
	r.Worst = worst(slices.Concat(r.Months, r.Lanes))
	return r
}

func groups(tallies map[string]*tally) []Group {
	out := make([]Group, 0, len(tallies))
	for name, t := range tallies {
		s := t.score()
		out = append(out, Group{name, s.N, s.CoverageP90, s.PinballMean, s.WidthDays})
	}
	return out
}

// Groups too small to say anything are never among the worst.
const (
	worstLeast = 30
	worstMost  = 5
)

// worst returns the groups furthest below 0.9, in standard errors.
func worst(all []Group) []Group {
	off := func(g Group) float64 { return (level - g.CoverageP90) * math.Sqrt(float64(g.N)) }
	var out []Group
	for _, g := range all {
		if g.N >= worstLeast && g.CoverageP90 < level {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b Group) int { return cmp.Or(cmp.Compare(off(b), off(a)), cmp.Compare(a.Group, b.Group)) })
	return append([]Group{}, out[:min(len(out), worstMost)]...)
}

// tally adds up scores.
type tally struct {
	n, width, miss float64
	below          [len(taus)]float64
	pinball        [len(taus)]float64
	band           float64
}

func (t *tally) add(q quantiles, days float64) {
	t.n++
	for i, tau := range taus {
		if days <= q[i] {
			t.below[i]++
			t.pinball[i] += (1 - tau) * (q[i] - days)
		} else {
			t.pinball[i] += tau * (days - q[i])
		}
	}
	if q[p10] <= days && days <= q[p90] {
		t.band++
	}
	t.width += q[p90] - q[p10]
	t.miss += math.Abs(q[p50] - days)
}

func (t *tally) score() Score {
	s := Score{
		N: int(t.n), CoverageP50: t.below[p50] / t.n, CoverageP90: t.below[p90] / t.n, Band: t.band / t.n,
		PinballP50: t.pinball[p50] / t.n, PinballP90: t.pinball[p90] / t.n, MAEDays: t.miss / t.n, WidthDays: t.width / t.n,
	}
	for i := range taus {
		s.PinballMean += t.pinball[i] / t.n / float64(len(taus))
		s.Reliability[i] = t.below[i] / t.n
	}
	return s
}
