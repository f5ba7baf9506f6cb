package estimate_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/estimate"
)

func TestReadHistory(t *testing.T) {
	t.Parallel()
	in := "\ufeffMethod,origin,destination,shipped_at,delivered_at,customs_cleared,note,id\n" +
		"standard,CN,FR,2026-03-02T10:00:00+08:00,2026-03-12T15:00:00+01:00,2026-03-10T08:00:00+01:00,fine,LP1\n" +
		"Economy,CN,BR-SP,2026-03-02,,,\"on its way, still\",\n"
	got, err := estimate.ReadHistory(strings.NewReader(in))
	require.NoError(t, err)
	require.Len(t, got, 2)
	assert.Equal(t, "LP1", got[0].ID)
	assert.True(t, got[0].Delivered.Equal(at(t, "2026-03-12T14:00:00Z")))
	assert.True(t, got[0].Milestones[tracking.StatusCustomsCleared].Equal(at(t, "2026-03-10T07:00:00Z")))
	assert.Equal(t, estimate.MethodEconomy, got[1].Method)
	assert.Equal(t, "BR-SP", got[1].Destination)
	assert.True(t, got[1].Shipped.Equal(at(t, "2026-03-02T12:00:00-03:00")), "a date is noon at the destination")
	assert.Zero(t, got[1].Delivered)
}

func TestReadHistoryNamesWhatIsWrong(t *testing.T) {
	t.Parallel()
	const header = "method,origin,destination,shipped_at,delivered_at\n"
	const good = "standard,CN,FR,2026-03-02,2026-03-12\n"
	for _, tt := range []struct {
		name, in string
		says     []string
		records  int
	}{
		{"empty", "", []string{"first line", "method,origin"}, 0},
		{"column missing", "method,origin,destination,shipped_at\n", []string{"line 1", "delivered_at"}, 0},
		{"column twice", "method,method\n", []string{"line 1", "method"}, 0},
		{"method", header + good + "swift,CN,FR,2026-03-02,\n", []string{"line 3", "method", "swift"}, 1},
		{"origin", header + "standard,,FR,2026-03-02,\n", []string{"line 2", "origin"}, 0},
		{"destination", header + "standard,CN,QQ,2026-03-02,\n", []string{"line 2", "destination", "QQ"}, 0},
		{"shipped", header + "standard,CN,FR,yesterday,\n" + good, []string{"line 2", "shipped_at", "yesterday"}, 1},
		{"not shipped", header + "standard,CN,FR,,\n", []string{"line 2", "shipped_at", "empty"}, 0},
		{"30 February", header + "standard,CN,FR,2026-02-30,\n", []string{"line 2", "shipped_at"}, 0},
		{"backwards", header + "standard,CN,FR,2026-03-02,2026-03-01\n", []string{"line 2", "delivered_at", "before"}, 0},
		{"too few fields", header + good + "standard,CN\n" + good, []string{"line 3", "number of fields"}, 2},
		{"two bad lines", header + "swift,CN,FR,2026-03-02,\n" + good + "standard,CN,FR,x,\n", []string{"line 2", "line 4"}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := estimate.ReadHistory(strings.NewReader(tt.in))
			require.ErrorIs(t, err, estimate.ErrHistory)
			for _, s := range tt.says {
				assert.ErrorContains(t, err, s)
			}
			assert.Len(t, got, tt.records)
		})
	}
}

func FuzzReadHistory(f *testing.F) {
	f.Add("method,origin,destination,shipped_at,delivered_at\nstandard,CN,FR,2026-03-02,2026-03-12\n")
	f.Add("method,origin,destination,shipped_at,delivered_at,picked_up\neconomy,CN,BR-SP,2026-03-02T10:00:00Z,,2026-03-03\n")
	f.Fuzz(func(t *testing.T, in string) {
		records, _ := estimate.ReadHistory(strings.NewReader(in))
		var m estimate.Model
		for _, r := range records {
			require.NoError(t, m.Observe(r), "what was read can be learned")
		}
	})
}

func FuzzSnapshot(f *testing.F) {
	b, err := observed(f, 3).MarshalJSON()
	require.NoError(f, err)
	f.Add(b)
	f.Fuzz(func(t *testing.T, in []byte) {
		var m estimate.Model
		if m.UnmarshalJSON(in) != nil {
			return
		}
		r := estimate.Request{Method: estimate.MethodStandard, Origin: "CN", Destination: "FR", History: &m}
		r.Shipped = time.Date(2026, time.March, 2, 0, 0, 0, 0, time.UTC)
		_, err := estimate.Estimate(r, r.Shipped)
		require.NoError(t, err)
	})
}

func TestBacktestKnowsOnlyTheMorning(t *testing.T) {
	t.Parallel()
	w := newWorld(9)
	records, _ := w.parcels()
	records = records[:60*worldPerDay]
	cut := w.start.AddDate(0, 0, 50)
	o := estimate.BacktestOptions{From: w.start.AddDate(0, 0, 30), To: cut}
	want, err := estimate.Backtest(records, o)
	require.NoError(t, err)

	// Whatever happens to parcels after the last morning changes nothing that was said before.
	changed := append([]estimate.Record(nil), records...)
	for i := range changed {
		if !changed[i].Shipped.Before(cut) && !changed[i].Delivered.IsZero() {
			changed[i].Delivered = changed[i].Shipped.AddDate(0, 0, 90)
		}
	}
	got, err := estimate.Backtest(changed, o)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	assert.NotEmpty(t, want.Months)
	assert.LessOrEqual(t, len(want.Worst), 5)
}

func TestBacktestByHand(t *testing.T) {
	t.Parallel()
	// Nine days each on one lane: every level of the baselines is nine days, which is never wrong.
	var records []estimate.Record
	for i := range 70 {
		s := time.Date(2026, time.January, 5+i, 10, 0, 0, 0, time.UTC)
		records = append(records, estimate.Record{
			Method: estimate.MethodStandard, Origin: "CN", Destination: "FR", Shipped: s, Delivered: s.AddDate(0, 0, 9),
		})
	}
	r, err := estimate.Backtest(records, estimate.BacktestOptions{From: time.Date(2026, time.February, 1, 0, 0, 0, 0, time.UTC)})
	require.NoError(t, err)
	assert.Equal(t, 43, r.N)
	assert.InDelta(t, 0, r.Baselines.Global.PinballMean, 1e-9)
	assert.InDelta(t, 1, r.Baselines.Global.CoverageP90, 0)
	assert.InDelta(t, 0, r.Baselines.Backoff.WidthDays, 1e-9)
	assert.Less(t, r.PinballMean, 0.9)

	_, err = estimate.Backtest(nil, estimate.BacktestOptions{})
	require.ErrorIs(t, err, estimate.ErrHistory)

	var svg strings.Builder
	require.NoError(t, r.Plot(&svg))
	assert.True(t, strings.HasPrefix(svg.String(), "<svg ") && strings.HasSuffix(svg.String(), "</svg>\n"))
	assert.NotContains(t, svg.String(), "NaN")
}
