package royalmail_test

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/jarcoal/httpmock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/royalmail"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

func config(h transport.Config) royalmail.Config {
	return royalmail.Config{ClientID: "sandbox-royal-mail-id", ClientSecret: "sandbox-royal-mail-secret", HTTP: h}
}

// served answers requests with recorded exchanges, by path and query, and lists what was asked.
type served struct {
	t         *testing.T
	exchanges map[string]string

	mu    sync.Mutex
	asked []string
}

func (s *served) RoundTrip(r *http.Request) (*http.Response, error) {
	uri := r.URL.RequestURI()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, uri)
	name, ok := s.exchanges[uri]
	if !ok {
		name = "not_found"
	}
	a := conformance.Recorded(s.t, tracking.CarrierRoyalMail, name)
	return httpmock.NewBytesResponse(a.Status, a.Body), nil
}

func (s *served) tracker(tune func(*royalmail.Config)) *royalmail.Tracker {
	cfg := config(transport.Config{Base: s, Rate: transport.Rate{Events: transport.Unlimited}})
	tune(&cfg)
	tr, err := royalmail.New(cfg)
	require.NoError(s.t, err)
	return tr
}

const (
	events    = "/mailpieces/v2/QK401730055GB/events"
	signature = "/mailpieces/v2/QK401730055GB/signature"
)

func TestSignature(t *testing.T) {
	t.Parallel()
	signed := func(c *royalmail.Config) { c.Signature = true }
	at := func(sec int) tracking.Time {
		return tracking.NewTime(time.Date(2026, 11, 10, 11, 37, sec, 0, time.UTC), tracking.PrecisionSecond, tracking.ZoneStated)
	}
	for _, tt := range []struct {
		name, number string
		exchanges    map[string]string
		tune         func(*royalmail.Config)
		by           string
		at           tracking.Time
		asked        int
	}{
		{
			"not wanted", "QK401730055GB",
			map[string]string{events: "delivered"},
			func(*royalmail.Config) {}, "", at(24), 1,
		},
		{
			"proof", "QK401730055GB",
			map[string]string{events: "delivered", signature: "delivered@signature"},
			signed, "T Quillfeather", at(20), 2,
		},
		{"no proof", "QK401730055GB", map[string]string{events: "delivered"}, signed, "", at(24), 2},
		{
			"proof refused", "QK401730055GB",
			map[string]string{events: "delivered", signature: "forbidden"},
			signed, "", at(24), 2,
		},
		{
			"proof that is the events again", "QK401730055GB",
			map[string]string{events: "delivered", signature: "delivered"},
			signed, "", at(24), 2,
		},
		{
			"told with the events", "QK401730191GB",
			map[string]string{"/mailpieces/v2/QK401730191GB/events": "delivered_signed"},
			signed, "MS HOLLOWAY", tracking.NewTime(time.Date(2026, 11, 10, 11, 52, 0, 0, time.UTC), tracking.PrecisionSecond, tracking.ZoneStated), 1,
		},
		{
			"on its way", "QK401729595GB",
			map[string]string{"/mailpieces/v2/QK401729595GB/events": "in_transit"},
			signed, "",
			tracking.Time{},
			1,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := &served{t: t, exchanges: tt.exchanges}
			got, err := s.tracker(tt.tune).Track(t.Context(), tracking.Query{Number: tt.number})
			require.NoError(t, err)
			assert.Equal(t, tt.by, got.SignedBy)
			assert.Equal(t, tt.at, got.DeliveredAt)
			assert.Len(t, s.asked, tt.asked)
		})
	}
}

func TestBatch(t *testing.T) {
	t.Parallel()
	qs := []tracking.Query{{Number: "QK401730758GB"}, {Number: "QK40 1730 84 6GB"}}
	t.Run("each by its events", func(t *testing.T) {
		t.Parallel()
		s := &served{t: t, exchanges: map[string]string{events: "delivered"}}
		got := s.tracker(func(c *royalmail.Config) { c.HTTP.Rate = transport.Rate{} }).
			TrackBatch(t.Context(), []tracking.Query{{Number: "qk-4017-3005-5gb"}, qs[0], {Number: "QK401730055GB"}})
		require.NoError(t, got[0].Err)
		assert.Len(t, got[0].Shipment.Events, 6)
		require.ErrorIs(t, got[1].Err, tracking.ErrNotFound)
		require.NoError(t, got[2].Err)
		assert.ElementsMatch(t, []string{events, "/mailpieces/v2/QK401730758GB/events"}, s.asked)
	})
	t.Run("summaries", func(t *testing.T) {
		t.Parallel()
		const uri = "/mailpieces/v2/summary?mailPieceId=QK401730758GB%2CQK401730846GB"
		s := &served{t: t, exchanges: map[string]string{uri: "several@summary"}}
		tr := s.tracker(func(c *royalmail.Config) { c.Summary, c.Signature = true, true })
		got := tr.TrackBatch(t.Context(), qs)
		require.NoError(t, got[0].Err)
		assert.Equal(t, tracking.StatusArrivedAtSortingCenter, got[0].Shipment.Status)
		require.ErrorIs(t, got[1].Err, tracking.ErrNotFound)
		assert.Equal(t, []string{uri}, s.asked)
		_, err := tr.Track(t.Context(), qs[0])
		require.ErrorIs(t, err, tracking.ErrNotFound)
		assert.Equal(t, "/mailpieces/v2/QK401730758GB/events", s.asked[1], "Track always asks for events")
	})
}

func TestParseSignature(t *testing.T) {
	t.Parallel()
	a := conformance.Recorded(t, tracking.CarrierRoyalMail, "delivered@signature")
	list, err := royalmail.Parse(a, tracking.Query{})
	require.NoError(t, err)
	assert.Equal(t, []*tracking.Shipment{{
		Carrier: tracking.CarrierRoyalMail, Number: "QK401730055GB", Status: tracking.StatusUnknown, SignedBy: "T Quillfeather",
		DeliveredAt: tracking.NewTime(time.Date(2026, 11, 10, 11, 37, 20, 0, time.UTC), tracking.PrecisionSecond, tracking.ZoneStated),
		References:  []tracking.Reference{{Kind: tracking.ReferenceAlternate, Number: "0B0480284000010A1C2D9"}},
		Raw:         a.Body,
	}}, list)
}

func TestParse(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, endpoint, body string
		status               tracking.Status
		kind                 error
	}{
		{"category not found", "events", `{"mailPieces":{"mailPieceId":"A","summary":{"statusCategory":"Not Found"}}}`, "", tracking.ErrNotFound},
		{"category alone", "summary", `{"mailPieces":[{"mailPieceId":"A","status":"200","summary":{"statusCategory":"In Transit"}}]}`, tracking.StatusInTransit, nil},
		{"expired without events", "events", `{"mailPieces":{"mailPieceId":"A","summary":{"statusCategory":"EXPIRED"}}}`, tracking.StatusUnknown, nil},
		{
			"expired after an unmapped event", "events",
			`{"mailPieces":{"mailPieceId":"A","summary":{"lastEventCode":"EVZZZ","statusCategory":"EXPIRED"},"events":[{"eventCode":"EVZZZ"},{"eventCode":"EVGPD"}]}}`,
			tracking.StatusOutForDelivery, nil,
		},
		{
			"category is that of the last event alone", "events",
			`{"mailPieces":{"mailPieceId":"A","summary":{"lastEventCode":"EVGPD","statusCategory":"DELIVERED"},"events":[{"eventCode":"EVGPD"},{"eventCode":"EVZZZ"}]}}`,
			tracking.StatusOutForDelivery, nil,
		},
		{"signature is no history", "events", `{"mailPieces":{"mailPieceId":"A","signature":{"signatureDateTime":"2026-11-10T11:37:20Z"}}}`, "", tracking.ErrBadResponse},
		{"history is no signature", "signature", `{"mailPieces":{"mailPieceId":"A","events":[{"eventCode":"EVGPD"}]}}`, "", tracking.ErrBadResponse},
		{"no number", "events", `{"mailPieces":{"events":[{"eventCode":"EVGPD"}]}}`, "", tracking.ErrBadResponse},
		{"piece not found in no words", "summary", `{"mailPieces":[{"mailPieceId":"A","status":404}]}`, "", tracking.ErrNotFound},
		{"503 inside 200, no code", "events", `{"httpCode":"503","httpMessage":"Unavailable"}`, "", tracking.ErrUnavailable},
		{"no proof of delivery", "signature", `{"httpCode":"404","errors":[{"errorCode":"E1144"}]}`, "", tracking.ErrNotFound},
		{"product without proof", "signature", `{"httpCode":"404","errors":{"errorCode":"E1145"}}`, "", tracking.ErrUnsupported},
		{"code that nobody mapped", "events", `{"httpCode":"400","errors":[{"errorCode":"E9999"}]}`, "", tracking.ErrRejected},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			list, err := royalmail.Parse(tracking.Answer{Endpoint: tt.endpoint, Body: []byte(tt.body)}, tracking.Query{})
			require.ErrorIs(t, err, tt.kind)
			if err == nil {
				assert.Equal(t, tt.status, list[0].Status)
			}
		})
	}
}
