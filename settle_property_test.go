package tracking_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/parcelnorm/tracking"
)

// drawEvent takes everything from small pools, so that ties, repeats and voids are common.
func drawEvent(t *rapid.T) tracking.Event {
	return tracking.Event{
		ID:            rapid.SampledFrom([]string{"", "", "", "1", "2"}).Draw(t, "id"),
		Carrier:       rapid.SampledFrom([]tracking.Carrier{"", "", "ups"}).Draw(t, "carrier"),
		Time:          drawTime(t),
		TimeText:      rapid.SampledFrom([]string{"", "noon"}).Draw(t, "text"),
		Status:        rapid.SampledFrom(append(tracking.Statuses(), "", "new")).Draw(t, "status"),
		DeliveredTo:   rapid.SampledFrom([]tracking.DeliveredTo{"", tracking.ToRecipient}).Draw(t, "to"),
		Code:          rapid.SampledFrom([]string{"", "A", "B"}).Draw(t, "code"),
		Location:      tracking.Location{Country: rapid.SampledFrom([]string{"", "CN", "US"}).Draw(t, "country")},
		Informational: rapid.Bool().Draw(t, "informational"),
		Voids:         rapid.SampledFrom([]string{"", "", "A", "A,B"}).Draw(t, "voids"),
		Voided:        rapid.Bool().Draw(t, "voided"),
	}
}

func drawTime(t *rapid.T) tracking.Time {
	offset := rapid.SampledFrom([]int{0, 8 * 3600, -5 * 3600}).Draw(t, "offset")
	hour := rapid.IntRange(0, 30).Draw(t, "hour")
	clock := time.Date(2026, 3, 2, hour, 0, 0, 0, time.FixedZone("", offset))
	return rapid.SampledFrom([]tracking.Time{
		{},
		tracking.NewTime(clock, tracking.PrecisionDay, tracking.ZoneUnknown),
		tracking.NewTime(clock, tracking.PrecisionMinute, tracking.ZoneUnknown),
		tracking.NewTime(clock, tracking.PrecisionSecond, tracking.ZoneStated),
		tracking.NewTime(clock, tracking.PrecisionSecond, tracking.ZoneInferred),
	}).Draw(t, "time")
}

func settle(events []tracking.Event, header tracking.Event) tracking.Shipment {
	s := tracking.Shipment{Number: "1Z", Events: slices.Clone(events)}
	tracking.Settle(&s, header, zones)
	return s
}

// Whatever a carrier sends, Settle does not panic and keeps its promises.
func settleKeepsPromises(t *rapid.T) {
	in := rapid.SliceOfN(rapid.Custom(drawEvent), 0, 8).Draw(t, "events")
	header := drawEvent(t)
	s := settle(in, header)

	assert.NotEmpty(t, s.Status)
	ids := map[string]bool{}
	newest := time.Time{}
	for _, e := range s.Events {
		assert.NotEmpty(t, e.ID)
		ids[e.ID] = true
		if at, ok := e.Time.Instant(); ok {
			assert.False(t, at.Before(newest), "oldest first")
			newest = at
		}
	}
	assert.Len(t, ids, len(s.Events), "ids are unique")
	assert.ElementsMatch(t, distinct(in), distinct(s.Events), "no event is lost or made up")
	assert.Len(t, s.Events, len(distinct(in)), "no event is told twice")

	current := tracking.Current(s.Events, header)
	if i := slices.IndexFunc(s.Events, func(e tracking.Event) bool { return e == current }); i >= 0 {
		assert.False(t, current.Voided)
	}

	again := s
	again.Events = slices.Clone(s.Events)
	tracking.Settle(&again, header, zones)
	assert.Equal(t, s, again, "to settle twice changes nothing")
}

// distinct returns the events as the carrier sent them, each once.
func distinct(events []tracking.Event) []tracking.Event {
	var out []tracking.Event
	for _, e := range events {
		e.ID, e.Voided = "", false
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// Where all instants are known and distinct, the order is total: the carrier's own does not matter.
func settleIgnoresOrder(t *rapid.T) {
	in := rapid.SliceOfN(rapid.Custom(drawEvent), 1, 8).Draw(t, "events")
	minutes := rapid.SliceOfNDistinct(rapid.IntRange(-1e6, 1e6), len(in), len(in), rapid.ID[int]).Draw(t, "minutes")
	for i := range in {
		offset := rapid.SampledFrom([]int{0, 8 * 3600, -5 * 3600}).Draw(t, "offset")
		moment := time.Date(2026, 3, 2, 0, minutes[i], 0, 0, time.UTC).In(time.FixedZone("", offset))
		in[i].ID = ""
		in[i].Time = tracking.NewTime(moment, tracking.PrecisionSecond, tracking.ZoneStated)
	}
	header := drawEvent(t)
	assert.Equal(t, settle(in, header), settle(rapid.Permutation(in).Draw(t, "shuffled"), header))
}

func TestSettleKeepsPromises(t *testing.T) { rapid.Check(t, settleKeepsPromises) }
func FuzzSettleKeepsPromises(f *testing.F) { f.Fuzz(rapid.MakeFuzz(settleKeepsPromises)) }
func TestSettleIgnoresOrder(t *testing.T)  { rapid.Check(t, settleIgnoresOrder) }
func FuzzSettleIgnoresOrder(f *testing.F)  { f.Fuzz(rapid.MakeFuzz(settleIgnoresOrder)) }

func TestSettleTwiceVoidsOnce(t *testing.T) {
	t.Parallel()
	pickup := tracking.Event{Code: "PU", Status: "picked_up", Time: at(t, "2026-03-02T09:00:00Z")}
	again, void := pickup, pickup
	again.Time = at(t, "2026-03-03T09:00:00Z")
	void.Code, void.Voids, void.Status, void.Time = "VP", "PU", "unknown", at(t, "2026-03-04T09:00:00Z")
	s := settle([]tracking.Event{void, again, pickup}, tracking.Event{})
	require.Equal(t, tracking.StatusPickedUp, s.Status)
	tracking.Settle(&s, tracking.Event{}, zones)
	assert.Equal(t, tracking.StatusPickedUp, s.Status)
}
