package estimate

import (
	"cmp"
	"math"
	"slices"
)

// point is one observed time with its weight; not done means that the parcel was still on its way after it.
type point struct {
	at, weight float64
	done       bool
}

// steps is a curve that rises at observed times.
type steps struct {
	at  []float64 // ascending
	cum []float64 // share delivered by at
}

// productLimit estimates a curve from times of which some are only known to be longer, as Kaplan and Meier do: at each
// delivery the share left falls by the delivery's part of the weight still at risk. It sorts its argument.
func productLimit(points []point) steps {
	slices.SortFunc(points, func(a, b point) int {
		switch {
		case a.at < b.at:
			return -1
		case a.at > b.at:
			return 1
		case a.done == b.done:
			return cmp.Compare(a.weight, b.weight)
		case a.done: // a parcel under way at that time was at risk of the deliveries then
			return -1
		}
		return 1
	})
	risk := 0.0
	for _, p := range slices.Backward(points) {
		risk += p.weight
	}
	s := steps{at: make([]float64, 0, len(points)), cum: make([]float64, 0, len(points))}
	left := 1.0
	for i := 0; i < len(points); {
		t, gone, censored := points[i].at, 0.0, 0.0
		for ; i < len(points) && points[i].at == t; i++ {
			if points[i].done {
				gone += points[i].weight
			} else {
				censored += points[i].weight
			}
		}
		if gone > 0 {
			left *= max(0, 1-gone/max(risk, gone))
			s.at, s.cum = append(s.at, t), append(s.cum, 1-left)
		}
		risk -= gone + censored
	}
	return s
}

func (s steps) cdf(t float64) float64 {
	i, found := slices.BinarySearch(s.at, t)
	if found {
		return s.cum[i]
	}
	if i == 0 {
		return 0
	}
	return s.cum[i-1]
}

// quantile is the first time by which a share u is delivered; beyond the last one a Pareto tail.
func (s steps) quantile(u float64) float64 {
	i, _ := slices.BinarySearch(s.cum, u-1e-12)
	if i < len(s.at) {
		return s.at[i]
	}
	if i == 0 {
		return 0
	}
	last := 1 - s.cum[i-1]
	return s.at[i-1] * math.Pow(last/(1-u), 1/tail)
}

// append adds the curve to points as if it were parcels of a total weight.
func (s steps) append(points []point, weight float64) []point {
	before := 0.0
	for i, at := range s.at {
		points = append(points, point{at, weight * (s.cum[i] - before), true})
		before = s.cum[i]
	}
	if before < 1 && len(s.at) > 0 {
		points = append(points, point{s.at[len(s.at)-1], weight * (1 - before), false})
	}
	return points
}
