package laposte_test

import (
	"net/http"
	"testing"

	"github.com/jarcoal/httpmock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/laposte"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

// served answers requests from bodies by path, and lists the paths.
type served struct {
	bodies map[string]string
	asked  []string
}

func (s *served) RoundTrip(r *http.Request) (*http.Response, error) {
	s.asked = append(s.asked, r.URL.EscapedPath())
	body, status := s.bodies[r.URL.EscapedPath()], http.StatusOK
	if body == "" {
		body, status = "no Route matched with those values", http.StatusNotFound
	}
	return httpmock.NewStringResponse(status, body), nil
}

func tracker(t *testing.T, base http.RoundTripper) *laposte.Tracker {
	t.Helper()
	tr, err := laposte.New(laposte.Config{APIKey: "key", HTTP: transport.Config{Base: base}})
	require.NoError(t, err)
	return tr
}

func recorded(t *testing.T, name string) string {
	t.Helper()
	return string(conformance.Recorded(t, tracking.CarrierLaPoste, name).Body)
}

func TestEachNumberHasItsOwnReturnCode(t *testing.T) {
	const path = "/suivi/v2/idships/6A40037129688,6A40037129756,6A40037129824" // commas as they are
	s := &served{bodies: map[string]string{path: recorded(t, "several")}}
	got := tracker(t, s).TrackBatch(t.Context(), []tracking.Query{
		{Number: "6A40037129688"}, {Number: "6A40037129756"}, {Number: "6A40037129824"},
	})
	require.NoError(t, got[0].Err)
	assert.Equal(t, tracking.StatusInTransit, got[0].Shipment.Status)
	require.ErrorIs(t, got[1].Err, tracking.ErrNotFound)
	require.NoError(t, got[2].Err)
	assert.Equal(t, tracking.StatusPickedUp, got[2].Shipment.Status)
	assert.Equal(t, []string{path}, s.asked)
}

func TestARefusalWithoutANumberIsAskedAgain(t *testing.T) {
	good := recorded(t, "in_transit")
	s := &served{bodies: map[string]string{
		"/suivi/v2/idships/6A40037128698,6A40037129756": `[` + good + `,{"returnCode":404,"returnMessage":"Not Found"}]`,
		"/suivi/v2/idships/6A40037128698":               good,
	}}
	got := tracker(t, s).TrackBatch(t.Context(), []tracking.Query{{Number: "6A40037128698"}, {Number: "6A40037129756"}})
	require.NoError(t, got[0].Err)
	require.ErrorIs(t, got[1].Err, tracking.ErrNotFound)
	assert.Len(t, s.asked, 3)
}

func TestLanguage(t *testing.T) {
	for tag, want := range map[string]string{
		"": "fr_FR", "fr-CA": "fr_FR", "en": "en_GB", "en-US": "en_GB", "DE_at": "de_DE", "nl": "nl_NL", "pt": "fr_FR",
	} {
		t.Run(tag, func(t *testing.T) {
			var lang string
			base := roundTrip(func(r *http.Request) { lang = r.URL.Query().Get("lang") })
			_, err := tracker(t, base).Track(t.Context(), tracking.Query{Number: "6A40037129756", Language: tag})
			require.ErrorIs(t, err, tracking.ErrNotFound)
			assert.Equal(t, want, lang)
		})
	}
}

// roundTrip looks at a request and finds nothing.
type roundTrip func(*http.Request)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) {
	f(r)
	return httpmock.NewStringResponse(http.StatusNotFound, ""), nil
}

func TestParse(t *testing.T) {
	t.Parallel()
	event := func(code, date string) string { return `{"code":"` + code + `","label":"","date":"` + date + `"}` }
	for _, tt := range []struct {
		name, body, number string
		want               tracking.Shipment // number, status, reason, promise
	}{
		{
			"asked with Chronopost's check character",
			`{"shipment":{"idShip":"XN204577134FRJ","holder":3,"event":[` + event("MD1", "2026-11-12T08:40:00+01:00") + `]}}`, "XN204577134FRJ",
			tracking.Shipment{Number: "XN204577134FR", Status: tracking.StatusOutForDelivery},
		},
		{
			"digits of Chronopost",
			`{"shipment":{"idShip":"891234567890123","holder":3,"event":[` + event("PC1", "2026-11-12T08:40:00+01:00") + `]}}`, "89123456789012",
			tracking.Shipment{Number: "89123456789012", Status: tracking.StatusPickedUp},
		},
		{
			"nothing of Colissimo is cut off",
			`{"shipment":{"idShip":"30037910626144S","holder":4,"event":[` + event("PC1", "2026-11-12T08:40:00+01:00") + `]}}`, "30037910626144S",
			tracking.Shipment{Number: "30037910626144S", Status: tracking.StatusPickedUp},
		},
		{
			"known and not scanned",
			`{"shipment":{"idShip":"6A40037128452","timeline":[{"id":1,"status":false,"type":1}]}}`, "",
			tracking.Shipment{Number: "6A40037128452", Status: tracking.StatusLabelCreated},
		},
		{
			"final without a scan",
			`{"shipment":{"idShip":"6A40037128452","isFinal":true,"deliveryDate":"2026-11-12T08:40:00+01:00"}}`, "",
			tracking.Shipment{Number: "6A40037128452", Status: tracking.StatusUnknown},
		},
		{
			"a step with an incident",
			`{"shipment":{"idShip":"6A40037128452","timeline":[{"id":4,"status":true,"type":0}]}}`, "",
			tracking.Shipment{Number: "6A40037128452", Status: tracking.StatusException},
		},
		{
			"an unmapped code is no announcement",
			`{"shipment":{"idShip":"6A40037128452","event":[` + event("ZZ9", "2026-11-12T08:40:00+01:00") + `]}}`, "",
			tracking.Shipment{Number: "6A40037128452", Status: tracking.StatusUnknown},
		},
		{
			"the consumers' summary", `[{"shipment":{"idShip":"6A40037128452","currentState":{"code":"ACHDOU","shortLabel":"En douane"}}}]`, "",
			tracking.Shipment{Number: "6A40037128452", Status: tracking.StatusCustomsInProgress},
		},
		{
			"an estimate before the newest event",
			`{"shipment":{"idShip":"6A40037128452","estimDate":"2026-11-11T00:00:00+01:00","event":[` + event("ET1", "2026-11-12T00:10:00+01:00") + `]}}`, "",
			tracking.Shipment{Number: "6A40037128452", Status: tracking.StatusInTransit},
		},
		{
			"a second return", `{"shipment":{"idShip":"6A40037128452","event":[` + event("ET1", "2026-11-16T00:10:00+01:00") + `,` +
				event("RE1", "2026-11-15T00:10:00+01:00") + `,` + event("DI1", "2026-11-14T00:10:00+01:00") + `,` +
				event("RE1", "2026-11-13T00:10:00+01:00") + `]}}`, "",
			tracking.Shipment{Number: "6A40037128452", Status: tracking.StatusReturningToSender},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			list, err := laposte.Parse(tracking.Answer{Body: []byte(tt.body)}, tracking.Query{Number: tt.number})
			require.NoError(t, err)
			require.Len(t, list, 1)
			s := list[0]
			assert.Equal(t, tt.want, tracking.Shipment{Number: s.Number, Status: s.Status, Reason: s.Reason, Promised: s.Promised})
		})
	}
}
