package tracking_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
)

// goldens reads the golden files of a carrier.
func goldens(t *testing.T, carrier string) []tracking.Shipment {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", carrier, "*.golden.json"))
	require.NoError(t, err)
	out := make([]tracking.Shipment, len(names))
	for i, name := range names {
		b, err := os.ReadFile(name)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(b, &out[i]), name)
	}
	return out
}

func TestNextCheck(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, 11, 13, 12, 0, 0, 0, time.UTC)
	event := func(s tracking.Status, day, hour int) tracking.Event {
		return tracking.Event{Code: string(s), Status: s, Time: nov(day, hour)}
	}
	for _, tt := range []struct {
		name    string
		carrier tracking.Carrier
		event   tracking.Event
		now     time.Time
		want    time.Duration // from now; 0: never
	}{
		{"out for delivery", "ups", event(tracking.StatusOutForDelivery, 13, 11), noon, 30 * time.Minute},
		{"out for delivery, a carrier with tight limits", "dhl", event(tracking.StatusOutForDelivery, 13, 11), noon, 144 * time.Minute},
		{"out for delivery, in the night", "ups", event(tracking.StatusOutForDelivery, 13, 11), noon.Add(10 * time.Hour), 9 * time.Hour},
		{"out for delivery, early", "ups", event(tracking.StatusOutForDelivery, 13, 1), noon.Add(-9 * time.Hour), 4 * time.Hour},
		{"moving", "ups", event(tracking.StatusInTransit, 13, 11), noon, 4 * time.Hour},
		{"announced", "ups", event(tracking.StatusLabelCreated, 13, 11), noon, 6 * time.Hour},
		{"customs", "ups", event(tracking.StatusCustomsInProgress, 13, 11), noon, 8 * time.Hour},
		{"waits to be collected", "ups", event(tracking.StatusAvailableForPickup, 13, 11), noon.Add(-4 * time.Hour), 12 * time.Hour},
		{"silent for four days", "ups", event(tracking.StatusInTransit, 9, 12), noon, 12 * time.Hour},
		{"stalled", "ups", event(tracking.StatusInTransit, 5, 12), noon, 24 * time.Hour},
		{"delivered an hour ago", "ups", event(tracking.StatusDelivered, 13, 11), noon, 23 * time.Hour},
		{"delivered two days ago", "ups", event(tracking.StatusDelivered, 11, 12), noon, 0},
		{"silent for a month", "ups", event(tracking.StatusInTransit, 1, 12), noon.AddDate(0, 1, 0), 0},
		{"no event", "ups", tracking.Event{}, noon, 2 * time.Hour},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := leg(tt.carrier, "1", tracking.Handover{})
			if tt.event.Status != "" {
				s = leg(tt.carrier, "1", tracking.Handover{}, tt.event)
			}
			got := tracking.NextCheck(s, tt.now)
			if tt.want == 0 {
				assert.Zero(t, got)
				return
			}
			assert.Equal(t, tt.now.Add(tt.want), got.UTC())
		})
	}
}

func TestNextCheckFollowsThePromise(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, 11, 13, 12, 0, 0, 0, time.UTC)
	for days, want := range map[int]time.Duration{0: 2 * time.Hour, 2: 4 * time.Hour, 5: 8 * time.Hour} {
		s := leg("ups", "1", tracking.Handover{}, tracking.Event{Code: "X", Status: tracking.StatusInTransit, Time: nov(13, 11)})
		s.Promised.To = tracking.NewTime(noon.AddDate(0, 0, days).Add(-time.Hour), tracking.PrecisionSecond, tracking.ZoneStated)
		assert.Equal(t, noon.Add(want), tracking.NextCheck(s, noon), "%d days", days)
	}
}

func TestStale(t *testing.T) {
	t.Parallel()
	moving := leg("ups", "1", tracking.Handover{}, pickedUp)
	done := leg("ups", "1", tracking.Handover{}, pickedUp, delivered)
	month := time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC) // 30 days after the pickup
	assert.False(t, tracking.Stale(moving, month.Add(-time.Second)))
	assert.True(t, tracking.Stale(moving, month))
	assert.False(t, tracking.Stale(done, month.AddDate(1, 0, 0)), "ended")
	assert.False(t, tracking.Stale(&tracking.Shipment{Status: tracking.StatusLabelCreated}, month), "nothing ever heard")
}
