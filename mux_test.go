package tracking_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
)

// numbered proposes carriers by the first letter of the number.
func numbered(q tracking.Query) []tracking.Carrier {
	switch q.Number[0] {
	case 'U':
		return []tracking.Carrier{"ups", "dhl"}
	case 'D':
		return []tracking.Carrier{"dhl", "tnt", "ups", "dhl"}
	case 'T':
		return []tracking.Carrier{"tnt"}
	}
	return nil
}

func mux(trackers map[tracking.Carrier]tracking.Tracker) *tracking.Mux {
	m := &tracking.Mux{Detect: numbered}
	for c, t := range trackers {
		m.Handle(c, t)
	}
	return m
}

func TestMuxAsksTheCarrierNamed(t *testing.T) {
	t.Parallel()
	ups := &carrier{name: "ups", knows: map[string]error{"D1": nil}}
	dhl := &carrier{name: "dhl", knows: map[string]error{"D1": nil}}
	q := tracking.Query{
		Number: "D1", Carrier: "ups", Postcode: "69003", Country: "FR", Language: "fr",
		ShippedAfter: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC),
	}
	s, err := mux(map[tracking.Carrier]tracking.Tracker{"ups": ups, "dhl": dhl}).Track(t.Context(), q)
	require.NoError(t, err)
	assert.Equal(t, tracking.CarrierUPS, s.Carrier)
	assert.Equal(t, []tracking.Query{q}, ups.asked, "the whole query is handed on")
	assert.Empty(t, dhl.asked)
}

func TestMuxNamesTheCarrierItDetected(t *testing.T) {
	t.Parallel()
	ups := &carrier{name: "ups", knows: map[string]error{"U1": nil}}
	m := mux(map[tracking.Carrier]tracking.Tracker{"ups": ups})
	got := m.TrackBatch(t.Context(), []tracking.Query{{Number: "U1", Postcode: "69003"}})
	assert.Equal(t, []tracking.Query{{Number: "U1", Postcode: "69003", Carrier: "ups"}}, ups.asked)
	assert.Equal(t, tracking.Query{Number: "U1", Postcode: "69003"}, got[0].Query, "the result has the query as asked")
}

func TestMuxChoosesAmongCandidates(t *testing.T) {
	t.Parallel()
	down := &tracking.Error{Carrier: "dhl", Kind: tracking.ErrUnavailable}
	for _, tt := range []struct {
		name   string
		number string
		ups    map[string]error
		dhl    map[string]error
		answer tracking.Carrier // whose answer it is
		kind   tracking.Kind
		asked  []tracking.Carrier
	}{
		{"the likeliest knows it", "U1", map[string]error{"U1": nil}, map[string]error{"U1": nil}, "ups", "", []tracking.Carrier{"ups"}},
		{"the next knows it", "U1", nil, map[string]error{"U1": nil}, "dhl", "", []tracking.Carrier{"ups", "dhl"}},
		{"nobody knows it: the likeliest's word", "U1", nil, nil, "ups", "not_found", []tracking.Carrier{"ups", "dhl"}},
		{"the likeliest is down: nobody else is asked", "D1", map[string]error{"D1": nil}, map[string]error{"D1": down}, "dhl", "unavailable", []tracking.Carrier{"dhl"}},
		{"the next is down: that may be why", "U1", nil, map[string]error{"U1": down}, "dhl", "unavailable", []tracking.Carrier{"ups", "dhl"}},
		{"one without a tracker and one twice are passed over", "D1", nil, nil, "dhl", "not_found", []tracking.Carrier{"dhl", "ups"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := mux(map[tracking.Carrier]tracking.Tracker{
				"ups": &carrier{name: "ups", knows: tt.ups}, "dhl": &carrier{name: "dhl", knows: tt.dhl},
			})
			got := m.TrackBatch(t.Context(), []tracking.Query{{Number: tt.number}})[0]
			assert.Equal(t, tt.asked, got.Asked)
			if tt.kind == "" {
				require.NoError(t, got.Err)
				assert.Equal(t, tt.answer, got.Shipment.Carrier)
				return
			}
			assert.Nil(t, got.Shipment)
			assert.Equal(t, &tracking.Error{Carrier: tt.answer, Kind: tt.kind, Asked: tt.asked}, got.Err)
			assert.Nil(t, down.Asked, "the tracker's own error stays as it is")
		})
	}
}

func TestMuxWithoutTracker(t *testing.T) {
	t.Parallel()
	m := mux(map[tracking.Carrier]tracking.Tracker{"ups": &carrier{name: "ups"}})
	for _, tt := range []struct {
		name string
		in   tracking.Query
		want string
	}{
		{"named", tracking.Query{Number: "T1", Carrier: "tnt"}, "tnt: unsupported: no tracker for this carrier"},
		{"detected", tracking.Query{Number: "T1"}, `tnt: unsupported: no tracker for any of ["tnt"]`},
		{"not detected", tracking.Query{Number: "X1"}, "unsupported: no carrier has numbers of this form; name the carrier"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := m.TrackBatch(t.Context(), []tracking.Query{tt.in})[0]
			assert.EqualError(t, got.Err, tt.want)
			assert.ErrorIs(t, got.Err, tracking.ErrUnsupported)
			assert.Empty(t, got.Asked)
		})
	}
	var zero tracking.Mux
	_, err := zero.Track(t.Context(), tracking.Query{Number: "U1"})
	assert.ErrorIs(t, err, tracking.ErrUnsupported)
	assert.Empty(t, zero.Carriers())
}

func TestMuxMissing(t *testing.T) {
	t.Parallel()
	m := mux(nil)
	var asked []tracking.Carrier
	m.Missing = func(q tracking.Query, carriers []tracking.Carrier) error {
		asked = append(asked, carriers...)
		return &tracking.Error{Carrier: carriers[0], Kind: tracking.ErrUnauthorized, Field: "KEY of " + q.Number}
	}
	_, err := m.Track(t.Context(), tracking.Query{Number: "U1"})
	assert.EqualError(t, err, "ups: unauthorized (KEY of U1)")
	_, err = m.Track(t.Context(), tracking.Query{Number: "U1", Carrier: "tnt"})
	assert.EqualError(t, err, "tnt: unauthorized (KEY of U1)")
	assert.Equal(t, []tracking.Carrier{"ups", "dhl", "tnt"}, asked)
}

// One batch, three carriers: each gets its share in one call, the next candidates get theirs, results keep the order.
func TestMuxTrackBatch(t *testing.T) {
	t.Parallel()
	ups := &batchCarrier{carrier: carrier{name: "ups", knows: map[string]error{"U1": nil, "D3": nil}}}
	dhl := &batchCarrier{carrier: carrier{name: "dhl", knows: map[string]error{"D1": nil, "U2": nil}}}
	tnt := &carrier{name: "tnt", knows: map[string]error{"T1": nil}}
	m := mux(map[tracking.Carrier]tracking.Tracker{"ups": ups, "dhl": dhl, "tnt": tnt})
	qs := []tracking.Query{
		{Number: "D1"},
		{Number: "U1"},
		{Number: "X1"},
		{Number: "U2"},
		{Number: "T1"},
		{Number: "D3"},
		{Number: "U1"},
		{Number: "U1", Postcode: "69003"},
		{Number: "D9"},
	}
	var got []string
	for i, r := range m.TrackBatch(t.Context(), qs) {
		assert.Equal(t, qs[i], r.Query)
		if r.Err != nil {
			got = append(got, string(tracking.KindOf(r.Err)))
		} else {
			got = append(got, string(r.Shipment.Carrier)+" "+r.Shipment.Number)
		}
	}
	assert.Equal(t, []string{"dhl D1", "ups U1", "unsupported", "dhl U2", "tnt T1", "ups D3", "ups U1", "ups U1", "not_found"}, got)

	numbers := func(batches [][]tracking.Query) (out [][]string) {
		for _, b := range batches {
			var one []string
			for _, q := range b {
				one = append(one, q.Number+q.Postcode)
			}
			out = append(out, one)
		}
		return out
	}
	assert.Equal(t, [][]string{{"U1", "U2", "U169003"}, {"D3", "D9"}}, numbers(ups.batches), "equal queries are asked once")
	assert.Equal(t, [][]string{{"D1", "D3", "D9"}, {"U2"}}, numbers(dhl.batches))
	assert.ElementsMatch(t, []string{"T1", "D3", "D9"}, tnt.numbers())
}

// Equal queries share one look-up but each has a result of its own.
func TestMuxEqualQueries(t *testing.T) {
	t.Parallel()
	ups := &carrier{name: "ups"}
	got := mux(map[tracking.Carrier]tracking.Tracker{"ups": ups}).
		TrackBatch(t.Context(), []tracking.Query{{Number: "U1"}, {Number: "U1"}, {Number: "U1", Carrier: "ups"}})
	assert.Equal(t, []string{"U1", "U1"}, ups.numbers(), "to name the carrier is to ask something else")
	assert.Equal(t, got[0], got[1])
}

func TestMuxAsksCarriersAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		second := tracking.TrackerFunc(func(context.Context, tracking.Query) (*tracking.Shipment, error) {
			time.Sleep(time.Second)
			return &tracking.Shipment{Status: tracking.StatusInTransit}, nil
		})
		m := mux(map[tracking.Carrier]tracking.Tracker{"ups": second, "dhl": second, "tnt": second})
		start := time.Now()
		m.TrackBatch(t.Context(), []tracking.Query{{Number: "U1"}, {Number: "D1"}, {Number: "T1"}})
		assert.Equal(t, time.Second, time.Since(start))
	})
}

func TestMuxContextEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	ups := &carrier{name: "ups"}
	_, err := mux(map[tracking.Carrier]tracking.Tracker{"ups": ups, "dhl": ups}).Track(ctx, tracking.Query{Number: "U1"})
	assert.ErrorIs(t, err, context.Canceled)
	assert.Empty(t, ups.asked, "neither the first nor the next")
}

// A BatchTracker that loses queries is no reason to wait for ever.
func TestMuxMiscountedBatch(t *testing.T) {
	t.Parallel()
	m := mux(map[tracking.Carrier]tracking.Tracker{"ups": miscounting(0), "dhl": miscounting(5)})
	for _, r := range m.TrackBatch(t.Context(), []tracking.Query{{Number: "U1"}, {Number: "D1"}}) {
		assert.ErrorIs(t, r.Err, tracking.ErrBadResponse)
	}
}

// Errors of trackers outside this library, which are no *Error, come through as they are.
func TestMuxForeignError(t *testing.T) {
	t.Parallel()
	foreign := errors.New("no credit")
	m := mux(map[tracking.Carrier]tracking.Tracker{"ups": &carrier{name: "ups", knows: map[string]error{"U1": foreign}}})
	got := m.TrackBatch(t.Context(), []tracking.Query{{Number: "U1"}})[0]
	assert.Equal(t, foreign, got.Err)
	assert.Equal(t, []tracking.Carrier{"ups"}, got.Asked)
}

func TestMuxCarriers(t *testing.T) {
	t.Parallel()
	m := mux(map[tracking.Carrier]tracking.Tracker{"ups": &carrier{}, "4px": &carrier{}, "dhl": &carrier{}})
	assert.Equal(t, []tracking.Carrier{"4px", "dhl", "ups"}, m.Carriers())
	m.Handle("ups", &carrier{}) // the later one answers
	assert.Len(t, m.Carriers(), 3)
}
