package estimate

import "math"

// curve is a distribution of the time to delivery. Times are positive; the unit is the caller's.
type curve interface {
	cdf(t float64) float64      // share delivered by t, 0 to 1
	quantile(u float64) float64 // time by which a share u, above 0 and below 1, is delivered
}

// z90 is the standard normal quantile of 0.9.
const z90 = 1.2815515655446004

// normal returns the standard normal quantile of u.
func normal(u float64) float64 { return math.Sqrt2 * math.Erfinv(2*u-1) }

// rule is a two-piece log-normal curve: its P10, P50 and P90 are the ends and the middle of a published window.
type rule struct{ mid, lower, upper float64 }

func newRule(f figures) rule {
	const least = 0.01 // a window of one day has some width
	f.earliest, f.likely, f.latest = max(f.earliest, least), max(f.likely, least), max(f.latest, least)
	return rule{
		mid:   f.likely,
		lower: max(math.Log(f.likely/f.earliest)/z90, least),
		upper: max(math.Log(f.latest/f.likely)/z90, least),
	}
}

func (r rule) quantile(u float64) float64 {
	z := normal(u)
	if z < 0 {
		return r.mid * math.Exp(z*r.lower)
	}
	return r.mid * math.Exp(z*r.upper)
}

func (r rule) cdf(t float64) float64 {
	if t <= 0 {
		return 0
	}
	z := math.Log(t / r.mid)
	if z < 0 {
		z /= r.lower
	} else {
		z /= r.upper
	}
	return math.Erfc(-z/math.Sqrt2) / 2
}

// Beyond beyondCurve the data say nothing any more: what is left of the wait grows with the wait itself, as in a Pareto
// tail with exponent tail.
const (
	beyondCurve = 0.98
	tail        = 2.5
)

// remaining returns the time by which a share u is delivered, of the parcels that are not delivered after elapsed.
func remaining(c curve, u, elapsed float64) float64 {
	if elapsed <= 0 {
		return c.quantile(u)
	}
	gone := c.cdf(elapsed)
	if gone >= beyondCurve {
		return elapsed * math.Pow(1-u, -1/tail)
	}
	return max(c.quantile(gone+u*(1-gone)), elapsed)
}

// logMean is the mean of the logarithm.
func (r rule) logMean() float64 {
	return math.Log(r.mid) + (r.upper-r.lower)/math.Sqrt(2*math.Pi)
}
