package tracking_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/testdata"
)

func TestDiff(t *testing.T) {
	t.Parallel()
	before := leg("post", "P2", tracking.Handover{}, pickedUp, departed)
	corrected := departed
	corrected.Text, corrected.Location.City = "Left", "Shenzhen"
	now := leg("post", "P2", tracking.Handover{}, corrected, arrived)
	id := func(s *tracking.Shipment, code string) tracking.Event {
		return s.Events[slices.IndexFunc(s.Events, func(e tracking.Event) bool { return e.Code == code })]
	}
	assert.Equal(t, tracking.Changes{
		New:        []tracking.Event{id(now, "ARR")},
		Withdrawn:  []tracking.Event{id(before, "PU")},
		Corrected:  []tracking.Correction{{Old: id(before, "DEP"), New: id(now, "DEP")}},
		Status:     tracking.Step[tracking.Status]{From: tracking.StatusDepartedOriginCountry, To: tracking.StatusArrivedInDestinationCountry},
		Milestones: []tracking.Milestone{{Kind: tracking.MilestoneArrived, Time: nov(9, 9)}},
	}, tracking.Diff(before, now))
	assert.True(t, tracking.Diff(now, now).Empty())
}

func TestDiffTellsWindowHandoverAndPieces(t *testing.T) {
	t.Parallel()
	piece := func(number string, events ...tracking.Event) tracking.Shipment {
		return *leg("c", number, tracking.Handover{}, events...)
	}
	before := tracking.Whole([]tracking.Shipment{piece("1", pickedUp), piece("2", pickedUp)})
	now := tracking.Whole([]tracking.Shipment{piece("1", pickedUp), piece("2", pickedUp, delivered)})
	now.Promised.To, now.Handover.Number = nov(20, 0), "X9"
	c := tracking.Diff(&before, &now)
	assert.Equal(t, tracking.Step[tracking.Delivered]{From: tracking.Delivered{Of: 2}, To: tracking.Delivered{Pieces: 1, Of: 2}}, c.Delivered)
	assert.Equal(t, now.Promised, c.Promised.To)
	assert.Equal(t, now.Handover, c.Handover.To)
	require.Len(t, c.Pieces, 1)
	assert.Equal(t, "2", c.Pieces[0].Number)
	assert.Equal(t, tracking.MilestoneDelivered, c.Pieces[0].Milestones[0].Kind)
}

func TestMilestones(t *testing.T) {
	t.Parallel()
	customs := tracking.Event{Code: "C", Status: tracking.StatusCustomsInProgress, Reason: tracking.ReasonCustomsDocuments, Time: nov(10, 9)}
	void := tracking.Event{Code: "V", Status: tracking.StatusUnknown, Voids: "DLV", Time: nov(13, 13)}
	back := tracking.Event{Code: "RET", Status: tracking.StatusReturningToSender, Time: nov(14, 9)}
	for _, tt := range []struct {
		name   string
		events []tracking.Event
		want   []tracking.MilestoneKind
	}{
		{"nothing yet", []tracking.Event{announced}, nil},
		{"several between two looks", []tracking.Event{pickedUp, departed, arrived, out, delivered}, []tracking.MilestoneKind{"shipped", "departed_origin", "arrived", "out_for_delivery", "delivered"}},
		{"customs want papers", []tracking.Event{pickedUp, customs}, []tracking.MilestoneKind{"shipped", "customs_trouble"}},
		{"a delivery that was taken back", []tracking.Event{pickedUp, delivered, void}, []tracking.MilestoneKind{"shipped"}},
		{"delivered, then going back", []tracking.Event{pickedUp, delivered, back}, []tracking.MilestoneKind{"shipped", "delivered", "returning"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []tracking.MilestoneKind
			for _, m := range tracking.Milestones(leg("c", "1", tracking.Handover{}, tt.events...)) {
				got = append(got, m.Kind)
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestADeliveryTakenBackAndMadeAgainIsToldOnce(t *testing.T) {
	t.Parallel()
	void := tracking.Event{Code: "V", Status: tracking.StatusUnknown, Voids: "DLV", Time: nov(13, 13)}
	again := delivered
	again.Time = nov(14, 12)
	looks := [][]tracking.Event{{pickedUp, delivered}, {pickedUp, delivered, void}, {pickedUp, delivered, void, again}}
	var old *tracking.Shipment
	told := 0
	for _, events := range looks {
		now := leg("c", "1", tracking.Handover{}, slices.Clone(events)...)
		for _, m := range tracking.Diff(old, now).Milestones {
			if m.Kind == tracking.MilestoneDelivered {
				told++
			}
		}
		old = now
	}
	assert.Equal(t, 1, told)
}

// A message that stands alone gives the status for the time being, but no milestone: the event it announces will.
func TestMessageAloneIsNoMilestone(t *testing.T) {
	t.Parallel()
	notice := tracking.Event{Code: "N", Status: tracking.StatusAvailableForPickup, Informational: true, Time: nov(3, 9)}
	waits := tracking.Event{Code: "W", Status: tracking.StatusAvailableForPickup, Time: nov(3, 10)}
	look := func(events ...tracking.Event) *tracking.Shipment {
		return leg("dhl", "1", tracking.Handover{}, events...)
	}
	assert.Equal(t, tracking.StatusAvailableForPickup, look(notice).Status)
	assert.Empty(t, tracking.Milestones(look(notice)))
	assert.Empty(t, tracking.Diff(look(notice), look(notice, pickedUp, departed)).Milestones[2:], "shipped and departed")
	kinds := []tracking.MilestoneKind{}
	for _, m := range tracking.Diff(look(notice), look(notice, waits)).Milestones {
		kinds = append(kinds, m.Kind)
	}
	assert.Equal(t, []tracking.MilestoneKind{tracking.MilestoneShipped, tracking.MilestoneReadyForPickup}, kinds)
}

// TestReplay sends the events of every recorded parcel one after another, in any order and again and again: each
// milestone is told once, and the sum of all changes is the last answer.
func TestReplay(t *testing.T) {
	t.Parallel()
	parcels := recorded(t)
	require.NotEmpty(t, parcels)
	rapid.Check(t, func(rt *rapid.T) {
		final := rapid.SampledFrom(parcels).Draw(rt, "parcel")
		seed := rapid.Uint64().Draw(rt, "order")
		arrivals := slices.Clone(final.Events)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(arrivals), func(i, j int) { arrivals[i], arrivals[j] = arrivals[j], arrivals[i] })
		var old *tracking.Shipment
		known := map[string]tracking.Event{}
		told := map[tracking.MilestoneKind]int{}
		for i := range arrivals {
			now := &tracking.Shipment{Carrier: final.Carrier, Number: final.Number, Events: slices.Clone(arrivals[:i+1])}
			tracking.Settle(now, tracking.Event{}, nil)
			c := tracking.Diff(old, now)
			apply(known, c)
			for _, m := range c.Milestones {
				told[m.Kind]++
			}
			require.True(rt, tracking.Diff(now, now).Empty())
			old = now
		}
		for k, n := range told {
			require.Equal(rt, 1, n, "%s", k)
		}
		want := map[string]tracking.Event{}
		if old != nil {
			for _, e := range old.Events {
				want[e.ID] = e
			}
		}
		require.Equal(rt, want, known)
	})
}

func apply(known map[string]tracking.Event, c tracking.Changes) {
	for _, e := range c.Withdrawn {
		delete(known, e.ID)
	}
	for _, e := range c.New {
		known[e.ID] = e
	}
	for _, e := range c.Corrected {
		known[e.New.ID] = e.New
	}
}

// recorded are the parcels of the golden files.
func recorded(t *testing.T) []tracking.Shipment {
	t.Helper()
	var out []tracking.Shipment
	for _, c := range testdata.Carriers() {
		out = append(out, goldens(t, c)...)
	}
	return out
}
