package sunyou_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/sunyou"
	"github.com/parcelnorm/tracking/transport"
)

const delivered = `{"status":1,"data":[{"orderNo":"SYAE104215903","has":true,"result":{"origin":{"items":[
	{"status":"209","content":"(1) Delivered :)","createTime":"2026-11-17 11:30:00","timeZone":"+02:00"}]}}}]}`

func TestWrappings(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, body string
		kind       tracking.Kind
	}{
		{"called", "searchCallback(" + delivered + ")", ""},
		{"called, with a semicolon", "/**/ searchCallback (" + delivered + ");\n", ""},
		{"bare", "\n" + delivered, ""},
		{"not closed", "searchCallback(" + strings.TrimRight(delivered, ")"), tracking.ErrBadResponse},
		{"closed before", ") searchCallback(", tracking.ErrBadResponse},
		{"called with nothing", "searchCallback()", tracking.ErrBadResponse},
		{"a page", "<html>closed (for today)</html>", tracking.ErrBadResponse},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			list, err := sunyou.Parse(tracking.Answer{Body: []byte(tt.body)}, tracking.Query{})
			require.Equal(t, tt.kind, tracking.KindOf(err))
			if tt.kind == "" {
				assert.Equal(t, "(1) Delivered :)", list[0].Events[0].Text)
				assert.Equal(t, tt.body, string(list[0].Raw), "verbatim")
			}
		})
	}
}

func TestCodes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, number, word string
		want               tracking.Status
		reason             tracking.Reason
	}{
		{"the number", "20803", "Delivered", tracking.StatusDeliveryAttemptFailed, tracking.ReasonRecipientUnavailable},
		{"the word alone", "", "Delivered_Doorstep", tracking.StatusDelivered, ""},
		{"the word before a beginning", "20805", "DeliveryFail_Address", tracking.StatusDeliveryAttemptFailed, tracking.ReasonAddressIncorrect},
		{"the longest beginning", "206229", "New", tracking.StatusCustomsInProgress, tracking.ReasonCustomsInspection},
		{"a shorter beginning", "20655", "New", tracking.StatusArrivedInDestinationCountry, ""},
		{"no beginning", "99", "New", tracking.StatusUnknown, ""},
		{"far too long", strings.Repeat("9", 1<<20), "New", tracking.StatusUnknown, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			body := `{"status":1,"data":[{"orderNo":"SYAE104215903","has":true,"result":{"origin":{"items":[
				{"status":"` + tt.number + `","eventCode":"` + tt.word + `","createTime":"2026-11-17 11:30:00"}]}}}]}`
			list, err := sunyou.Parse(tracking.Answer{Body: []byte(body)}, tracking.Query{})
			require.NoError(t, err)
			assert.Equal(t, tt.want, list[0].Status)
			assert.Equal(t, tt.reason, list[0].Reason)
		})
	}
}

func TestOwnCodesWin(t *testing.T) {
	t.Parallel()
	own := []tracking.Code{{Table: "status", Code: "209", Status: tracking.StatusAvailableForPickup}}
	base := roundTripper(func(*http.Request) string { return delivered })
	tr, err := sunyou.New(sunyou.Config{Codes: own, HTTP: transport.Config{Base: base}})
	require.NoError(t, err)
	s, err := tr.Track(t.Context(), tracking.Query{Number: "SYAE104215903"})
	require.NoError(t, err)
	assert.Equal(t, tracking.StatusAvailableForPickup, s.Status)
}

func TestAnswersWithoutAPromisedMember(t *testing.T) {
	t.Parallel()
	for _, parcel := range []string{`{"orderNo":"SYAE104215903"}`, `{"has":true}`, ``} {
		_, err := sunyou.Parse(tracking.Answer{Body: []byte(`{"status":1,"data":[` + parcel + `]}`)}, tracking.Query{})
		require.ErrorIs(t, err, tracking.ErrBadResponse, "%s", parcel)
	}
}

func TestRequestIsHonest(t *testing.T) {
	t.Parallel()
	base := roundTripper(func(r *http.Request) string {
		assert.Regexp(t, `^\d{13}-\d{5}$`, r.URL.Query().Get("queryTime"))
		assert.Empty(t, r.Referer())
		assert.NotContains(t, r.UserAgent(), "Mozilla")
		return delivered
	})
	tr, err := sunyou.New(sunyou.Config{HTTP: transport.Config{Base: base}})
	require.NoError(t, err)
	_, err = tr.Track(t.Context(), tracking.Query{Number: "SYAE104215903"})
	require.NoError(t, err)
}

// roundTripper answers each request with a body.
type roundTripper func(*http.Request) string

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) {
	body := io.NopCloser(strings.NewReader(f(r)))
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: body, Request: r}, nil
}
