package cainiao_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/cainiao"
	"github.com/parcelnorm/tracking/transport"
)

func parse(t *testing.T, parcel string) (*tracking.Shipment, error) {
	t.Helper()
	list, err := cainiao.Parse(tracking.Answer{Body: []byte(`{"success":true,"module":[` + parcel + `]}`)}, tracking.Query{})
	if err != nil {
		return nil, err
	}
	require.Len(t, list, 1)
	return list[0], nil
}

// The epochs are 2026-11-16T09:00:00 at GMT+8.
func TestTimes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, scan, want string
		zone             tracking.Zone
	}{
		{"epoch and label agree", `"time":1794790800000,"timeStr":"2026-11-16 09:00:00","timeZone":"GMT+8"`, "2026-11-16T09:00:00+08:00", tracking.ZoneStated},
		{"the label wins", `"time":1794790800000,"timeStr":"2026-11-16 09:00:00","timeZone":"GMT-3"`, "2026-11-16T09:00:00-03:00", tracking.ZoneStated},
		{"no label", `"time":1794790800000,"timeStr":"2026-11-16 09:00:00","timeZone":""`, "2026-11-16T09:00:00+08:00", tracking.ZoneInferred},
		{"no clock", `"time":1794790800000,"timeZone":"GMT+08:00"`, "2026-11-16T09:00:00+08:00", tracking.ZoneStated},
		{"no clock, no label", `"time":"1794790800123"`, "2026-11-16T09:00:00+08:00", tracking.ZoneInferred},
		{"no clock, and the label disagrees", `"time":1794790800000,"timeZone":"GMT+1"`, "", tracking.ZoneUnknown},
		{"nothing", `"timeStr":"soon"`, "", tracking.ZoneUnknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := parse(t, `{"mailNo":"LP00714250318641","detailList":[{"actionCode":"GTMS_SIGNED",`+tt.scan+`}]}`)
			require.NoError(t, err)
			assert.Equal(t, tt.want, s.Events[0].Time.String())
			assert.Equal(t, tt.zone, s.Events[0].Time.Zone())
			assert.Equal(t, tt.want == "", s.Events[0].TimeText != "")
		})
	}
}

func TestParcelsWithoutScans(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, parcel string
		want         tracking.Status
		kind         tracking.Kind
	}{
		{"of others", `"mailNoSource":"EXTERNAL"`, "", tracking.ErrNotFound},
		{"of others, with a word", `"mailNoSource":"EXTERNAL","status":"WAIT_ACCEPT"`, "", tracking.ErrNotFound},
		{"of nobody", `"detailList":null`, "", tracking.ErrNotFound},
		{"of others, linked", `"mailNoSource":"EXTERNAL","realMailNo":"Latest Tracking Number:\tCNG00841726305914"`, tracking.StatusLabelCreated, ""},
		{"of AliExpress", `"mailNoSource":"AE"`, tracking.StatusLabelCreated, ""},
		{"with a status in any case", `"mailNoSource":"AE","status":"Clear_Customs"`, tracking.StatusCustomsInProgress, ""},
		{"with a new status", `"mailNoSource":"AE","status":"TELEPORTED"`, tracking.StatusUnknown, ""},
		{"a new action tells nothing", `"detailList":[{"actionCode":"TELEPORTED","timeStr":"2026-11-16 09:00:00"}]`, tracking.StatusUnknown, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := parse(t, `{"mailNo":"LP00714250318641",`+tt.parcel+`}`)
			assert.Equal(t, tt.kind, tracking.KindOf(err))
			if tt.kind == "" {
				require.NoError(t, err)
				assert.Equal(t, tt.want, s.Status)
			}
		})
	}
}

func TestBatchMatchesByNumber(t *testing.T) {
	t.Parallel()
	const delivered, unknown, label = "RC604158297EE", "LP00888888888888", "LP00714259036874"
	got := open(t, func(q url.Values) string {
		assert.Equal(t, delivered+","+unknown+","+label, q.Get("mailNos"))
		return `{"success":true,"module":[
			{"mailNo":"` + label + `","mailNoSource":"AE"},
			{"mailNo":"` + unknown + `","mailNoSource":"EXTERNAL","detailList":[]},
			{"mailNo":"` + delivered + `","detailList":[{"timeStr":"2026-11-19 15:25:17","actionCode":"GTMS_SIGNED"}]}]}`
	}).TrackBatch(t.Context(), []tracking.Query{{Number: delivered}, {Number: unknown}, {Number: label}})
	require.NoError(t, got[0].Err)
	assert.Equal(t, tracking.StatusDelivered, got[0].Shipment.Status)
	require.ErrorIs(t, got[1].Err, tracking.ErrNotFound)
	require.NoError(t, got[2].Err)
	assert.Equal(t, tracking.StatusLabelCreated, got[2].Shipment.Status)
}

func TestRobotsPageSaysSo(t *testing.T) {
	t.Parallel()
	for _, a := range []tracking.Answer{
		{Body: []byte(" <html>slide</html>")},
		{Header: http.Header{"Content-Type": {"text/html;charset=UTF-8"}}},
	} {
		_, err := cainiao.Parse(a, tracking.Query{})
		require.EqualError(t, err, "cainiao: unavailable: page for robots: ask less often")
	}
}

func TestLanguage(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{"": "en-US", "fr": "fr-FR", "PT": "pt-BR", "zh_TW": "zh-TW", "de": "de"} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			_, err := open(t, func(q url.Values) string {
				assert.Equal(t, want, q.Get("lang"))
				return `{"success":true,"module":[{"mailNo":"LP00714259036874","mailNoSource":"AE"}]}`
			}).Track(t.Context(), tracking.Query{Number: "LP00714259036874", Language: tag})
			require.NoError(t, err)
		})
	}
}

// open returns a Tracker whose requests answer answers.
func open(t *testing.T, answer func(url.Values) string) *cainiao.Tracker {
	t.Helper()
	tr, err := cainiao.New(cainiao.Config{HTTP: transport.Config{Base: base(answer)}})
	require.NoError(t, err)
	return tr
}

type base func(url.Values) string

func (f base) RoundTrip(r *http.Request) (*http.Response, error) {
	body := io.NopCloser(strings.NewReader(f(r.URL.Query())))
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: body, Request: r}, nil
}
