package estimate

// This test is internal: the property is of the blended curve, before level and calibration, which nothing exports.

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestDeliveryMovesTheCurveItsWay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		points := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) point {
			return point{float64(rapid.IntRange(1, 60).Draw(t, "at")), 1, rapid.Bool().Draw(t, "done")}
		}), 0, 30)
		method, dest, lane := points.Draw(t, "method"), points.Draw(t, "destination"), points.Draw(t, "lane")
		dest = append(dest, lane...)
		method = append(method, dest...)
		prior := newRule(figures{7, 13, 25})
		x := point{float64(rapid.IntRange(1, 60).Draw(t, "x")), 1, true}
		before := blend(prior, method, dest, lane)
		after := blend(prior, append(clone(method), x), append(clone(dest), x), append(clone(lane), x))
		for day := 0.5; day < 70; day += 0.5 {
			if day >= x.at {
				assert.GreaterOrEqual(t, after.cdf(day), before.cdf(day)-1e-9, "day %v, delivery on %v", day, x.at)
			} else {
				assert.LessOrEqual(t, after.cdf(day), before.cdf(day)+1e-9, "day %v, delivery on %v", day, x.at)
			}
		}
	})
}

func clone(p []point) []point { return append([]point(nil), p...) }

func TestProductLimit(t *testing.T) {
	t.Parallel()
	// Worked by hand: of five parcels one arrives after 2 (4/5 left), one is still on its way after 3, one of the three
	// left arrives after 4 (4/5 × 2/3), the last two after 6.
	s := productLimit([]point{{6, 1, true}, {3, 1, false}, {2, 1, true}, {6, 1, true}, {4, 1, true}})
	assert.Equal(t, []float64{2, 4, 6}, s.at)
	assert.InDeltaSlice(t, []float64{0.2, 1 - 4.0/5*2/3, 1}, s.cum, 1e-12)
	assert.InDelta(t, 4, s.quantile(0.3), 0)
	assert.InDelta(t, 6, s.quantile(0.5), 0)
}

func TestRuleCurvePrintsItsFigures(t *testing.T) {
	t.Parallel()
	r := newRule(figures{7, 13, 25})
	for u, want := range map[float64]float64{0.1: 7, 0.5: 13, 0.9: 25} {
		assert.InDelta(t, want, r.quantile(u), 1e-9)
		assert.InDelta(t, u, r.cdf(want), 1e-9)
	}
}

func TestWiden(t *testing.T) {
	t.Parallel()
	assert.InDelta(t, 0.94, widen(0.9, 0), 1e-12)
	assert.InDelta(t, 0.92, widen(0.9, 10), 1e-12)
	assert.InDelta(t, 0.5, widen(0.5, 0), 1e-12)
	assert.InDelta(t, 0.995, widen(0.99, 0), 1e-12)
}
