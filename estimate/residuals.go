package estimate

import (
	"math"
	"slices"
)

// residuals is a curve on the logarithmic scale, thinned to what a window needs.
type residuals struct {
	steps
	tails []float64 // sum of mass times place of all steps from here on
}

// thin is how many steps of equal mass are kept.
const thin = 256

func newResiduals(s steps) residuals {
	if len(s.at) > 2*thin {
		var t steps
		next := 0.0
		for i, c := range s.cum {
			if c >= next || i == len(s.cum)-1 || c > 1-2.0/thin || c < 2.0/thin {
				t.at, t.cum = append(t.at, s.at[i]), append(t.cum, c)
				next = c + 1.0/thin
			}
		}
		s = steps{slices.Clip(t.at), slices.Clip(t.cum)}
	}
	r := residuals{steps: s, tails: make([]float64, len(s.at)+1)}
	n := len(s.at)
	if n == 0 {
		return r
	}
	r.tails[n] = (1 - s.cum[n-1]) * (s.at[n-1] + 1/tail)
	for i := n - 1; i >= 0; i-- {
		mass := s.cum[i]
		if i > 0 {
			mass -= s.cum[i-1]
		}
		r.tails[i] = r.tails[i+1] + mass*s.at[i]
	}
	return r
}

// mean is the mean of all residuals.
func (r residuals) mean() float64 { return r.tails[0] }

// beyond is the mean of the residuals that are greater than e.
func (r residuals) beyond(e float64) float64 {
	i, _ := slices.BinarySearch(r.at, e)
	for i < len(r.at) && r.at[i] <= e {
		i++
	}
	left := 1.0
	if i > 0 {
		left -= r.cum[i-1]
	}
	if left < 1e-6 || i == len(r.at) {
		return e + 1/tail
	}
	return max(r.tails[i]/left, e)
}

// cdf interpolates between the steps.
func (r residuals) cdf(e float64) float64 {
	i, _ := slices.BinarySearch(r.at, e)
	switch {
	case i == len(r.at):
		last := 1 - r.cum[i-1]
		return 1 - last*math.Exp(-tail*(e-r.at[i-1]))
	case i == 0:
		if e < r.at[0] {
			return 0
		}
		return r.cum[0]
	}
	share := (e - r.at[i-1]) / (r.at[i] - r.at[i-1])
	return r.cum[i-1] + share*(r.cum[i]-r.cum[i-1])
}

// quantile is the inverse of cdf.
func (r residuals) quantile(u float64) float64 {
	i, _ := slices.BinarySearch(r.cum, u)
	switch {
	case i == len(r.cum):
		return r.at[i-1] + math.Log((1-r.cum[i-1])/(1-u))/tail
	case i == 0:
		return r.at[0]
	}
	share := (u - r.cum[i-1]) / (r.cum[i] - r.cum[i-1])
	return r.at[i-1] + share*(r.at[i]-r.at[i-1])
}

// shifted is the curve of one lane: the shape of all lanes around its center, a little wider where few parcels tell
// where that is.
type shifted struct {
	center, scale float64
	residuals
}

func (s shifted) cdf(t float64) float64 {
	if t <= 0 {
		return 0
	}
	return s.residuals.cdf((math.Log(t) - s.center) / s.scale)
}

func (s shifted) quantile(u float64) float64 {
	return math.Exp(s.center + s.scale*s.residuals.quantile(u))
}
