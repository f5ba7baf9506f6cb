package estimate_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking/estimate"
)

// TestWorldWindows holds the windows to a world whose truth is known, from the day on which 2,000 parcels were sent.
func TestWorldWindows(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("plays five years day by day")
	}
	for seed := range uint64(5) {
		t.Run(fmt.Sprint("seed ", seed+1), func(t *testing.T) {
			t.Parallel()
			w := newWorld(seed + 1)
			records, lanes := w.parcels()
			from := w.start.AddDate(0, 0, 37)
			report, err := estimate.Backtest(records, estimate.BacktestOptions{From: from})
			require.NoError(t, err)
			oracle := w.oracleLoss(records, lanes, from)

			t.Logf("n %d P50 %.3f P90 %.3f band %.3f loss %.3f = oracle × %.3f, global %.3f, back-off %.3f", report.N,
				report.CoverageP50, report.CoverageP90, report.Band, report.PinballMean, report.PinballMean/oracle,
				report.Baselines.Global.PinballMean, report.Baselines.Backoff.PinballMean)
			assert.InDelta(t, 0.9, report.CoverageP90, 0.02)
			assert.InDelta(t, 0.8, report.Band, 0.03)
			assert.Less(t, report.PinballMean, 1.05*oracle)
			assert.Less(t, report.PinballMean, report.Baselines.Backoff.PinballMean)
			assert.Less(t, report.PinballMean, report.Baselines.Global.PinballMean)
			for _, g := range report.Lanes {
				off := 0.05
				if g.N < 500 { // 99.9 % of all samples of that size
					off = max(off, 3.2905*math.Sqrt(0.09/float64(g.N)))
				}
				assert.InDelta(t, 0.9, g.CoverageP90, off, "%s with %d parcels", g.Group, g.N)
			}
		})
	}
}

// oracleLoss is the mean pinball loss of somebody who knows the truth, of parcels shipped from a day on.
func (w *world) oracleLoss(records []estimate.Record, lanes []worldLane, from time.Time) float64 {
	loss, n := 0.0, 0.0
	for i, r := range records {
		if r.Delivered.IsZero() || r.Shipped.Before(from) {
			continue
		}
		days := r.Delivered.Sub(r.Shipped).Hours() / 24
		for k := 1; k <= 9; k++ {
			tau := float64(k) / 10
			q := w.oracle(lanes[i], r.Shipped, tau)
			loss += max(tau*(days-q), (1-tau)*(q-days))
			n++
		}
	}
	return loss / n
}

// TestWorldFewParcels takes a history of ten parcels, on many days, and predicts the parcels of the next day.
func TestWorldFewParcels(t *testing.T) {
	t.Parallel()
	kept, n := 0, 0
	for seed := range uint64(5) {
		w := newWorld(seed + 100)
		records, _ := w.parcels()
		for day := 40; day < 330; day += 5 {
			at := day * worldPerDay
			now := w.start.AddDate(0, 0, day)
			var m estimate.Model
			for i := range 10 { // one a week and more, so that most have arrived
				r := records[at-1-i*worldPerDay*3]
				if r.Delivered.After(now) {
					r.Delivered = time.Time{}
				}
				require.NoError(t, m.Observe(r))
			}
			for _, r := range records[at : at+worldPerDay] {
				if r.Delivered.IsZero() {
					continue
				}
				window, err := estimate.Estimate(estimate.Request{
					Method: r.Method, Origin: r.Origin, Destination: r.Destination, Shipped: r.Shipped, History: &m,
				}, r.Shipped)
				require.NoError(t, err)
				n++
				if !window.Latest.Before(estimate.DateOf(r.Delivered)) {
					kept++
				}
			}
		}
	}
	t.Logf("P90 kept %.3f of %d", float64(kept)/float64(n), n)
	assert.InDelta(t, 0.9, float64(kept)/float64(n), 0.05)
}
