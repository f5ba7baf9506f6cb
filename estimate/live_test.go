package estimate_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/estimate"
)

// event is a scan at a stated time.
func event(t *testing.T, s tracking.Status, when, country string) tracking.Event {
	t.Helper()
	return tracking.Event{
		Time:   tracking.NewTime(at(t, when), tracking.PrecisionSecond, tracking.ZoneStated),
		Status: s, Location: tracking.Location{Country: country},
	}
}

// journey is a parcel from China to France in March 2026, up to n scans.
func journey(t *testing.T, n int) *tracking.Shipment {
	t.Helper()
	all := []tracking.Event{
		event(t, tracking.StatusPickedUp, "2026-03-02T10:00:00+08:00", "CN"),
		event(t, tracking.StatusDepartedOriginCountry, "2026-03-06T22:00:00+08:00", "CN"),
		event(t, tracking.StatusArrivedInDestinationCountry, "2026-03-09T08:00:00+01:00", "FR"),
		event(t, tracking.StatusCustomsCleared, "2026-03-11T09:00:00+01:00", "FR"),
		event(t, tracking.StatusTransferredToLocalCarrier, "2026-03-12T09:00:00+01:00", "FR"),
		event(t, tracking.StatusOutForDelivery, "2026-03-13T07:00:00+01:00", "FR"),
	}
	return &tracking.Shipment{
		Status: all[n-1].Status, Origin: tracking.Location{Country: "CN"}, Destination: tracking.Location{Country: "FR"},
		Events: all[:n],
	}
}

func dates(w estimate.Window) [3]string {
	return [3]string{w.Earliest.String(), w.Likely.String(), w.Latest.String()}
}

func codes(w estimate.Window) (out []string) {
	for _, f := range w.Factors {
		out = append(out, f.Code)
	}
	return out
}

func TestNarrowsAtMilestones(t *testing.T) {
	t.Parallel()
	last := 1000
	for n := 1; n <= 6; n++ {
		s := journey(t, n)
		now, ok := s.Events[n-1].Time.Instant()
		require.True(t, ok)
		w, err := estimate.Estimate(estimate.Request{Method: estimate.MethodStandard, Shipment: s}, now.Add(time.Hour))
		require.NoError(t, err)
		width := w.Latest.Sub(w.Earliest)
		assert.LessOrEqual(t, width, last, "after %s: %v", s.Status, w)
		if n > 1 {
			assert.Equal(t, estimate.BasisEvents, w.Basis)
		}
		last = width
	}
	assert.Equal(t, 3, last, "out for delivery on a Friday: today or Monday")
}

func TestLive(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		scans int
		edit  func(*tracking.Shipment)
		now   string
		want  [3]string
		basis string
		code  string
	}{
		{
			"out for delivery today", 6, nil, "2026-03-13T09:00:00+01:00",
			[3]string{"2026-03-13", "2026-03-13", "2026-03-16"},
			estimate.BasisEvents, "out_for_delivery",
		},
		{
			"out for delivery three days ago", 6, nil, "2026-03-16T09:00:00+01:00",
			[3]string{"2026-03-16", "2026-03-17", "2026-03-18"},
			estimate.BasisEvents, "out_for_delivery_before",
		},
		{
			"attempt failed", 6, func(s *tracking.Shipment) { s.Status = tracking.StatusDeliveryAttemptFailed },
			"2026-03-13T18:00:00+01:00",
			[3]string{"2026-03-16", "2026-03-16", "2026-03-18"},
			estimate.BasisEvents, "delivery_attempt_failed",
		},
		{
			"ready for pickup", 6, func(s *tracking.Shipment) {
				s.Status = tracking.StatusAvailableForPickup
				s.Pickup.Until = tracking.NewTime(time.Date(2026, 3, 27, 0, 0, 0, 0, time.UTC), tracking.PrecisionDay, tracking.ZoneUnknown)
			}, "2026-03-13T18:00:00+01:00",
			[3]string{"2026-03-13", "2026-03-16", "2026-03-27"},
			estimate.BasisEvents, "available_for_pickup",
		},
		{
			"with the local carrier: one, two, four working days", 5, nil, "2026-03-12T09:00:00+01:00",
			[3]string{"2026-03-13", "2026-03-16", "2026-03-18"},
			estimate.BasisEvents, "milestone_transferred_to_local_carrier",
		},
		{
			"landed: customs and the local leg", 3, nil, "2026-03-09T08:00:00+01:00",
			[3]string{"2026-03-11", "2026-03-13", "2026-03-20"},
			estimate.BasisEvents, "milestone_arrived_in_destination_country",
		},
		{
			"customs want papers", 3, func(s *tracking.Shipment) {
				s.Status, s.Reason = tracking.StatusCustomsInProgress, tracking.ReasonCustomsDocuments
			}, "2026-03-09T08:00:00+01:00",
			[3]string{"2026-03-11", "2026-03-20", "2026-04-03"},
			estimate.BasisEvents, "customs_waits_for_you",
		},
		{
			"the carrier promises a day", 5, func(s *tracking.Shipment) {
				s.Promised.To = tracking.NewTime(time.Date(2026, 3, 16, 0, 0, 0, 0, time.UTC), tracking.PrecisionDay, tracking.ZoneUnknown)
			}, "2026-03-12T09:00:00+01:00",
			[3]string{"2026-03-13", "2026-03-16", "2026-03-18"},
			estimate.BasisCarrier, "carrier_promise",
		},
		{
			"the carrier's day has passed", 5, func(s *tracking.Shipment) {
				s.Promised.To = tracking.NewTime(time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC), tracking.PrecisionDay, tracking.ZoneUnknown)
			}, "2026-03-12T09:00:00+01:00",
			[3]string{"2026-03-13", "2026-03-16", "2026-03-18"},
			estimate.BasisEvents, "carrier_promise_missed",
		},
		{
			"voided and informational scans say nothing", 6, func(s *tracking.Shipment) {
				s.Status = tracking.StatusTransferredToLocalCarrier
				s.Events[5].Voided = true
			}, "2026-03-12T09:00:00+01:00",
			[3]string{"2026-03-13", "2026-03-16", "2026-03-18"},
			estimate.BasisEvents, "milestone_transferred_to_local_carrier",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := journey(t, tt.scans)
			if tt.edit != nil {
				tt.edit(s)
			}
			w, err := estimate.Estimate(estimate.Request{Method: estimate.MethodStandard, Shipment: s}, at(t, tt.now))
			require.NoError(t, err)
			assert.Equal(t, tt.want, dates(w), "%v", w.Factors)
			assert.Equal(t, tt.basis, w.Basis)
			assert.Contains(t, codes(w), tt.code)
		})
	}
}

func TestNothingOnItsWay(t *testing.T) {
	t.Parallel()
	for _, status := range []tracking.Status{
		tracking.StatusDelivered, tracking.StatusNotDelivered, tracking.StatusReturningToSender,
		tracking.StatusReturnedToSender, tracking.StatusOrderCancelled, tracking.StatusOrderRefunded,
		tracking.StatusOrderUnfulfillable,
	} {
		t.Run(string(status), func(t *testing.T) {
			t.Parallel()
			s := journey(t, 3)
			s.Status = status
			_, err := estimate.Estimate(estimate.Request{Method: estimate.MethodStandard, Shipment: s}, at(t, "2026-03-10T00:00:00Z"))
			assert.ErrorIs(t, err, estimate.ErrFinished)
		})
	}
}

func TestSilenceWidens(t *testing.T) {
	t.Parallel()
	s := journey(t, 2)
	width := func(now string) int {
		w, err := estimate.Estimate(estimate.Request{Method: estimate.MethodStandard, Shipment: s}, at(t, now))
		require.NoError(t, err)
		return w.Latest.Sub(w.Earliest)
	}
	assert.Greater(t, width("2026-05-10T00:00:00Z"), width("2026-03-30T00:00:00Z"))

	w, err := estimate.Estimate(estimate.Request{Method: estimate.MethodStandard, Shipment: s}, at(t, "2026-05-10T00:00:00Z"))
	require.NoError(t, err)
	assert.Contains(t, codes(w), "overdue")
	assert.Contains(t, codes(w), "silence")
	assert.Contains(t, codes(w), "possibly_lost")
}

func TestWaiting(t *testing.T) {
	t.Parallel()
	r := estimate.Request{Method: estimate.MethodStandard, Origin: "CN", Destination: "US"}
	require.NoError(t, r.SetShipped("2026-03-02"))
	var before estimate.Window
	for day := range 60 {
		now := time.Date(2026, 3, 2+day, 17, 0, 0, 0, time.UTC)
		w, err := estimate.Estimate(r, now)
		require.NoError(t, err)
		assert.False(t, w.Earliest.Before(estimate.DateOf(now)), "%v", dates(w))
		assert.False(t, w.Latest.Before(before.Latest) && day > 0, "a wait brings nothing nearer: %v after %v", dates(w), dates(before))
		before = w
	}
}

func TestGuarantee(t *testing.T) {
	t.Parallel()
	r := estimate.Request{Method: estimate.MethodCombined, Origin: "CN", Destination: "FR"}
	require.NoError(t, r.SetShipped("2026-03-02"))
	w, err := estimate.Estimate(r, at(t, "2026-03-11T12:00:00Z"))
	require.NoError(t, err)
	assert.Equal(t, [3]string{"2026-03-11", "2026-03-11", "2026-03-12"}, dates(w))
	assert.True(t, w.Guaranteed)

	w, err = estimate.Estimate(r, at(t, "2026-03-13T12:00:00Z"))
	require.NoError(t, err)
	assert.False(t, w.Guaranteed)
	assert.Contains(t, codes(w), "guarantee_missed")
}

func TestDaysAreThoseOfTheDestination(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, shipped, to, earliest string }{
		{"after midnight in China is the day before in France", "2026-03-02T01:00:00+08:00", "FR", "2026-03-08"},
		{"morning in China is the day before in America", "2026-03-02T09:00:00+08:00", "US", "2026-03-08"},
		{"afternoon in China is the day before in Los Angeles", "2026-03-02T15:59:00+08:00", "US-CA", "2026-03-08"},
		{"and from four o'clock on the same day", "2026-03-02T16:01:00+08:00", "US-CA", "2026-03-09"},
		{"evening in China is the next day in New Zealand", "2026-03-02T20:00:00+08:00", "NZ", "2026-03-10"},
		{"just before French summer time", "2026-03-29T08:59:00+08:00", "FR", "2026-04-05"},
		{"an hour before midnight CET", "2026-10-24T23:30:00+02:00", "FR", "2026-10-31"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			shipped := at(t, tt.shipped)
			w, err := estimate.Estimate(estimate.Request{
				Method: estimate.MethodStandard, Origin: "CN", Destination: tt.to, Shipped: shipped,
			}, shipped)
			require.NoError(t, err)
			assert.Equal(t, tt.earliest, w.Earliest.String())
		})
	}
}

func TestCutOff(t *testing.T) {
	t.Parallel()
	r := estimate.Request{Method: estimate.MethodStandard, Origin: "CN", Destination: "FR", CutOff: 16 * time.Hour}
	for _, tt := range []struct{ name, shipped, latest string }{
		{"in time", "2026-03-02T15:59:00+08:00", "2026-03-27"},
		{"too late", "2026-03-02T16:01:00+08:00", "2026-03-28"},
		{"too late on a Friday", "2026-03-06T16:01:00+08:00", "2026-04-03"},
		{"too late before the New Year break", "2026-02-14T17:00:00+08:00", "2026-03-16"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := r
			r.Shipped = at(t, tt.shipped)
			w, err := estimate.Estimate(r, r.Shipped)
			require.NoError(t, err)
			assert.Equal(t, tt.latest, w.Latest.String(), "%v", w.Factors)
		})
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, method, from, to, shipped string
		kind                            estimate.Kind
		says                            string
	}{
		{"unknown method", "swift", "CN", "FR", "2026-03-02", estimate.ErrMethod, "express"},
		{"no origin", "standard", "", "FR", "2026-03-02", estimate.ErrMissing, "origin"},
		{"no destination", "standard", "CN", "", "2026-03-02", estimate.ErrMissing, "destination"},
		{"not shipped", "standard", "CN", "FR", "", estimate.ErrMissing, "shipped"},
		{"a code of nothing", "standard", "CN", "XX", "2026-03-02", estimate.ErrPlace, "XX"},
		{"embargo", "standard", "CN", "KP", "2026-03-02", estimate.ErrUndeliverable, "North Korea"},
		{"embargo of Iran", "express", "CN", "IR", "2026-03-02", estimate.ErrUndeliverable, "embargo"},
		{"conflict", "economy", "CN", "SD", "2026-03-02", estimate.ErrUndeliverable, "conflict"},
		{"occupied", "standard", "CN", "UA-43", "2026-03-02", estimate.ErrUndeliverable, "occupied"},
		{"cut off", "standard", "CN", "AQ", "2026-03-02", estimate.ErrUndeliverable, "no post"},
		{"no warehouse there", "local_warehouse", "CN", "FR", "2026-03-02", estimate.ErrUnavailable, "ES"},
		{"a warehouse too far", "local_warehouse", "FR", "US", "2026-03-02", estimate.ErrUnavailable, "United States"},
		{"long ago", "standard", "CN", "FR", "1999-03-02", estimate.ErrDate, "1999"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := estimate.Request{Method: estimate.Method(tt.method), Origin: tt.from, Destination: tt.to}
			if tt.shipped != "" {
				require.NoError(t, r.SetShipped(tt.shipped))
			}
			_, err := estimate.Estimate(r, at(t, "2026-03-02T00:00:00Z"))
			require.ErrorIs(t, err, tt.kind)
			assert.ErrorContains(t, err, tt.says)
		})
	}
}
