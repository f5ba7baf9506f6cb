package tracking_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
)

// nov is a full hour of November 2026 as a carrier states it.
func nov(day, hour int) tracking.Time {
	return tracking.NewTime(time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC), tracking.PrecisionSecond, tracking.ZoneStated)
}

// leg is what one carrier says of a parcel, settled as an adapter does.
func leg(c tracking.Carrier, number string, next tracking.Handover, events ...tracking.Event) *tracking.Shipment {
	s := &tracking.Shipment{Carrier: c, Number: number, Handover: next, Events: events}
	tracking.Settle(s, tracking.Event{}, nil)
	return s
}

// answers is a Tracker that knows these parcels and counts what it is asked.
type answers struct {
	known map[string]*tracking.Shipment // by carrier and number

	mu    sync.Mutex
	asked []string
}

func (a *answers) Track(_ context.Context, q tracking.Query) (*tracking.Shipment, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	k := string(q.Carrier) + " " + q.Number
	a.asked = append(a.asked, k)
	if s := a.known[k]; s != nil {
		return s, nil
	}
	return nil, &tracking.Error{Carrier: q.Carrier, Kind: tracking.ErrNotFound}
}

// byHandover names the next leg as the answer does.
func byHandover(s *tracking.Shipment) (tracking.Hop, bool) {
	h := s.Handover
	return tracking.Hop{Query: tracking.Query{Number: h.Number, Carrier: h.Carrier}, Name: h.Name, URL: "https://example.test/"}, h.Number != ""
}

var (
	pickedUp  = tracking.Event{Code: "PU", Status: tracking.StatusPickedUp, Time: nov(2, 9)}
	departed  = tracking.Event{Code: "DEP", Status: tracking.StatusDepartedOriginCountry, Time: nov(4, 9)}
	arrived   = tracking.Event{Code: "ARR", Status: tracking.StatusArrivedInDestinationCountry, Time: nov(9, 9)}
	signed    = tracking.Event{Code: "SIG", Status: tracking.StatusDelivered, Time: nov(12, 9)}
	announced = tracking.Event{Code: "ANN", Status: tracking.StatusLabelCreated, Time: nov(8, 9)}
	out       = tracking.Event{Code: "OFD", Status: tracking.StatusOutForDelivery, Time: nov(13, 7)}
	delivered = tracking.Event{Code: "DLV", Status: tracking.StatusDelivered, Time: nov(13, 12), DeliveredTo: tracking.ToMailbox}
)

func TestFollow(t *testing.T) {
	t.Parallel()
	toPost := tracking.Handover{Carrier: "post", Name: "The Post", Number: "P2"}
	told := arrived // by the post as well, a town more exact
	told.Code, told.Location.City = "IN", "Liège"
	for _, tt := range []struct {
		name   string
		first  *tracking.Shipment
		second *tracking.Shipment // nil: not found
		status tracking.Status
		codes  []string // of the time line
		notes  []string // of the legs
	}{
		{
			"delivered by the last mile", leg("hub", "H1", toPost, pickedUp, departed, arrived), leg("post", "P2", tracking.Handover{}, announced, out, delivered),
			tracking.StatusDelivered,
			[]string{"PU", "DEP", "ANN", "ARR", "OFD", "DLV"},
			[]string{"", ""},
		},
		{
			"one scan told by both", leg("hub", "H1", toPost, pickedUp, arrived), leg("post", "P2", tracking.Handover{}, told, out),
			tracking.StatusOutForDelivery,
			[]string{"PU", "ARR", "OFD"},
			[]string{"", ""},
		},
		{
			"signed by the next carrier is no delivery", leg("hub", "H1", toPost, pickedUp, signed), leg("post", "P2", tracking.Handover{}, announced),
			tracking.StatusTransferredToLocalCarrier,
			[]string{"PU", "ANN", "SIG"},
			[]string{"", ""},
		},
		{
			"signed, but the last mile is still moving", leg("hub", "H1", toPost, pickedUp, signed), leg("post", "P2", tracking.Handover{}, announced, out),
			tracking.StatusOutForDelivery,
			[]string{"PU", "ANN", "SIG", "OFD"},
			[]string{"", ""},
		},
		{
			"announced only: the first leg knows more", leg("hub", "H1", toPost, pickedUp, departed), leg("post", "P2", tracking.Handover{}, announced),
			tracking.StatusDepartedOriginCountry,
			[]string{"PU", "DEP", "ANN"},
			[]string{"", ""},
		},
		{
			"not found yet", leg("hub", "H1", toPost, pickedUp, signed), nil,
			tracking.StatusDelivered,
			[]string{"PU", "SIG"},
			[]string{"", "not_found"},
		},
		{
			"no next leg", leg("hub", "H1", tracking.Handover{}, pickedUp), nil,
			tracking.StatusPickedUp,
			[]string{"PU"},
			nil,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := &answers{known: map[string]*tracking.Shipment{"hub H1": tt.first, "post P2": tt.second}}
			f := tracking.Follow{Tracker: a, Next: byHandover}
			got, err := f.Track(t.Context(), tracking.Query{Number: "H1", Carrier: "hub"})
			require.NoError(t, err)
			assert.Equal(t, tt.status, got.Status)
			var told, notes []string
			for _, e := range got.Events {
				told = append(told, e.Code)
			}
			for _, l := range got.Legs {
				notes = append(notes, l.Note)
			}
			assert.Equal(t, tt.codes, told)
			assert.Equal(t, tt.notes, notes)
			assert.Equal(t, tt.status == tracking.StatusDelivered, !got.DeliveredAt.IsZero())
		})
	}
}

func TestFollowEndsLoopsAndDepth(t *testing.T) {
	t.Parallel()
	loop := map[string]*tracking.Shipment{
		"a 1": leg("a", "1", tracking.Handover{Carrier: "b", Number: "2"}, pickedUp),
		"b 2": leg("b", "2", tracking.Handover{Carrier: "a", Number: "1"}, departed),
	}
	a := &answers{known: loop}
	got, err := tracking.Follow{Tracker: a, Next: byHandover}.Track(t.Context(), tracking.Query{Number: "1", Carrier: "a"})
	require.NoError(t, err)
	assert.Len(t, got.Legs, 2)
	assert.Equal(t, []string{"a 1", "b 2"}, a.asked)

	chain := map[string]*tracking.Shipment{}
	for _, n := range []string{"1", "2", "3", "4", "5"} {
		chain["a "+n] = leg("a", n, tracking.Handover{Carrier: "a", Number: string(n[0] + 1)}, pickedUp)
	}
	a = &answers{known: chain}
	got, err = tracking.Follow{Tracker: a, Next: byHandover, Depth: 3}.Track(t.Context(), tracking.Query{Number: "1", Carrier: "a"})
	require.NoError(t, err)
	assert.Len(t, got.Legs, 3)
}

func TestFollowKeepsErrorsAndOrder(t *testing.T) {
	t.Parallel()
	a := &answers{known: map[string]*tracking.Shipment{
		"hub H1":  leg("hub", "H1", tracking.Handover{Carrier: "post", Number: "P2"}, pickedUp),
		"post P2": leg("post", "P2", tracking.Handover{}, delivered),
	}}
	qs := []tracking.Query{{Number: "X", Carrier: "hub"}, {Number: "H1", Carrier: "hub"}}
	got := tracking.Follow{Tracker: a, Next: byHandover}.TrackBatch(t.Context(), qs)
	require.Len(t, got, 2)
	require.ErrorIs(t, got[0].Err, tracking.ErrNotFound)
	assert.Equal(t, tracking.StatusDelivered, got[1].Shipment.Status)
	assert.Equal(t, qs[1], got[1].Query)
}
