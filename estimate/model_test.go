package estimate_test

import (
	"encoding/json"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/parcelnorm/tracking/estimate"
)

// history draws parcels of a few lanes, some of them on their way.
func history(t *rapid.T, most int) []estimate.Record {
	start := time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) estimate.Record {
		r := estimate.Record{
			Method:      rapid.SampledFrom(estimate.Methods()[1:]).Draw(t, "method"),
			Origin:      rapid.SampledFrom([]string{"CN", "HK"}).Draw(t, "origin"),
			Destination: rapid.SampledFrom([]string{"FR", "US", "SA", "BR-SP"}).Draw(t, "destination"),
			Shipped:     start.Add(time.Duration(rapid.IntRange(0, 90*24).Draw(t, "shipped")) * time.Hour),
		}
		if rapid.IntRange(0, 4).Draw(t, "open") > 0 {
			r.Delivered = r.Shipped.Add(time.Duration(rapid.IntRange(1, 60*24).Draw(t, "hours")) * time.Hour)
		}
		return r
	}), 0, most).Draw(t, "history")
}

func request(t *rapid.T, m *estimate.Model) (estimate.Request, time.Time) {
	r := estimate.Request{
		Method:      rapid.SampledFrom(estimate.Methods()[1:]).Draw(t, "method"),
		Origin:      rapid.SampledFrom([]string{"CN", "HK", "DE"}).Draw(t, "from"),
		Destination: rapid.SampledFrom([]string{"FR", "US", "SA", "GP", "ZA", "BR-SP", "corner shop"}).Draw(t, "to"),
		Shipped:     time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.IntRange(0, 400*24).Draw(t, "at")) * time.Hour),
		CutOff:      time.Duration(rapid.IntRange(0, 20).Draw(t, "cut-off")) * time.Hour,
		Remote:      rapid.Bool().Draw(t, "remote"),
		History:     m,
	}
	return r, r.Shipped.Add(time.Duration(rapid.IntRange(-48, 200*24).Draw(t, "waited")) * time.Hour)
}

func TestWindowsAreInOrderAndAhead(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var m estimate.Model
		require.NoError(t, m.Observe(history(t, 150)...))
		r, now := request(t, &m)
		w, err := estimate.Estimate(r, now)
		require.NoError(t, err)
		assert.False(t, w.Likely.Before(w.Earliest), "%v", w)
		assert.False(t, w.Latest.Before(w.Likely), "%v", w)
		assert.False(t, w.Earliest.Before(estimate.DateOf(now.AddDate(0, 0, -1))), "%v at %v", w, now)
	})
}

func TestOrderOfObservationDoesNotShow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		records := history(t, 130)
		var one, other estimate.Model
		require.NoError(t, one.Observe(records...))
		r, now := request(t, &one)
		for _, i := range rand.New(rand.NewPCG(1, uint64(len(records)))).Perm(len(records)) {
			require.NoError(t, other.Observe(records[i]))
			if i%7 == 0 { // what was cached must not stay
				_, err := estimate.Estimate(estimate.Request{
					Method: r.Method, Origin: r.Origin, Destination: r.Destination, Shipped: r.Shipped, History: &other,
				}, now)
				require.NoError(t, err)
			}
		}
		want, err := estimate.Estimate(r, now)
		require.NoError(t, err)
		r.History = &other
		got, err := estimate.Estimate(r, now)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	})
}

func TestSnapshotKeepsEverything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var m, back estimate.Model
		require.NoError(t, m.Observe(history(t, 130)...))
		b, err := json.Marshal(&m)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(b, &back))
		again, err := json.Marshal(&back)
		require.NoError(t, err)
		assert.Equal(t, string(b), string(again))

		r, now := request(t, &m)
		want, err := estimate.Estimate(r, now)
		require.NoError(t, err)
		r.History = &back
		got, err := estimate.Estimate(r, now)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	})
}

func TestSnapshotRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in string }{
		{"no JSON", `{`},
		{"another version", `{"version":2}`},
		{"unknown method", `{"version":1,"lanes":[{"method":"swift","origin":"CN","destination":"FR","parcels":[[1767225600]]}]}`},
		{"no place", `{"version":1,"lanes":[{"method":"standard","origin":"CN","destination":"","parcels":[[1767225600]]}]}`},
		{"empty parcel", `{"version":1,"lanes":[{"method":"standard","origin":"CN","destination":"FR","parcels":[[]]}]}`},
		{"long parcel", `{"version":1,"lanes":[{"method":"standard","origin":"CN","destination":"FR","parcels":[[1767225600,1,1,1,1,1,1,1,1,1]]}]}`},
		{"delivered before shipped", `{"version":1,"lanes":[{"method":"standard","origin":"CN","destination":"FR","parcels":[[1767225600,-1]]}]}`},
		{"long before our time", `{"version":1,"lanes":[{"method":"standard","origin":"CN","destination":"FR","parcels":[[1]]}]}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := observed(t, 3)
			require.Error(t, m.UnmarshalJSON([]byte(tt.in)))
			assert.ErrorIs(t, m.UnmarshalJSON([]byte(tt.in)), estimate.ErrSnapshot)
			assert.Equal(t, 3, m.Len(), "it stays as it was")
		})
	}
}

// observed returns a model of n parcels from China to France, a day apart, that took nine days each, the last of them
// on 1 March 2026.
func observed(t testing.TB, n int) *estimate.Model {
	t.Helper()
	var m estimate.Model
	last := time.Date(2026, time.March, 1, 10, 0, 0, 0, time.UTC)
	for i := range n {
		end := last.AddDate(0, 0, i-n+1)
		require.NoError(t, m.Observe(estimate.Record{
			Method: estimate.MethodStandard, Origin: "CN", Destination: "FR", Shipped: end.AddDate(0, 0, -9), Delivered: end,
		}))
	}
	return &m
}

func TestObserve(t *testing.T) {
	t.Parallel()
	shipped := time.Date(2026, time.March, 2, 10, 0, 0, 0, time.UTC)
	open := estimate.Record{Method: estimate.MethodStandard, Origin: "CN", Destination: "FR", Shipped: shipped}
	done := open
	done.Delivered = shipped.AddDate(0, 0, 9)

	t.Run("without an ID each record is a parcel", func(t *testing.T) {
		t.Parallel()
		var m estimate.Model
		require.NoError(t, m.Observe(open, open, done))
		assert.Equal(t, 3, m.Len())
	})
	t.Run("records with an ID are one parcel", func(t *testing.T) {
		t.Parallel()
		var m estimate.Model
		a, b := open, done
		a.ID, b.ID = "LP1", "LP1"
		require.NoError(t, m.Observe(a, b, a, a))
		assert.Equal(t, 1, m.Len())
	})
	t.Run("the newest stay", func(t *testing.T) {
		t.Parallel()
		m := estimate.Model{Limit: 100}
		for i := range 300 {
			r := done
			r.Shipped, r.Delivered = r.Shipped.AddDate(0, 0, i-300), r.Delivered.AddDate(0, 0, i-300)
			require.NoError(t, m.Observe(r))
		}
		assert.Equal(t, 100, m.Len())
	})
	t.Run("delivered before shipped", func(t *testing.T) {
		t.Parallel()
		var m estimate.Model
		bad := open
		bad.Delivered = shipped.Add(-time.Hour)
		err := m.Observe(done, bad)
		require.ErrorIs(t, err, estimate.ErrDate)
		assert.ErrorContains(t, err, "record 2")
	})
}

func TestHistorySharpensTheWindow(t *testing.T) {
	t.Parallel()
	r := estimate.Request{Method: estimate.MethodStandard, Origin: "CN", Destination: "FR"}
	require.NoError(t, r.SetShipped("2026-03-02"))
	now := at(t, "2026-03-02T12:00:00Z")
	rule, err := estimate.Estimate(r, now)
	require.NoError(t, err)
	width := func(w estimate.Window) int { return w.Latest.Sub(w.Earliest) }
	last := width(rule)
	for _, n := range []int{20, 50, 150} {
		r.History = observed(t, n)
		w, err := estimate.Estimate(r, now)
		require.NoError(t, err)
		assert.Equal(t, estimate.BasisHistory, w.Basis)
		assert.LessOrEqual(t, width(w), last, "%d parcels", n)
		last = width(w)
	}
	assert.LessOrEqual(t, last, 6, "nine days, always")
}

func TestModelIsSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	m := observed(t, 120)
	r := estimate.Request{Method: estimate.MethodStandard, Origin: "CN", Destination: "FR", History: m}
	require.NoError(t, r.SetShipped("2026-03-02"))
	now := at(t, "2026-03-03T00:00:00Z")
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 20 {
				_, err := estimate.Estimate(r, now)
				assert.NoError(t, err)
				assert.NoError(t, m.Observe(estimate.Record{
					Method: estimate.MethodStandard, Origin: "CN", Destination: "DE", Shipped: now.AddDate(0, 0, -i),
				}))
				_, err = json.Marshal(m)
				assert.NoError(t, err)
			}
		})
	}
	wg.Wait()
}
