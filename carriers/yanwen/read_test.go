package yanwen_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/yanwen"
	"github.com/parcelnorm/tracking/transport"
)

func TestZones(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, zone, want string
	}{
		{"hour", `"+8"`, "2026-11-16T09:00:00+08:00"},
		{"hours", `"+02"`, "2026-11-16T09:00:00+02:00"},
		{"hours and minutes", `"-03:30"`, "2026-11-16T09:00:00-03:30"},
		{"number", `-3`, "2026-11-16T09:00:00-03:00"},
		{"none", `null`, "2026-11-16T09:00:00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			body := `{"code":0,"result":[{"tracking_number":"UH184037932YP","checkpoints":[
				{"time_stamp":"2026-11-16T09:00:00","time_zone":` + tt.zone + `,"tracking_status":"LM40"}]}]}`
			list, err := yanwen.Parse(tracking.Answer{Body: []byte(body)}, tracking.Query{})
			require.NoError(t, err)
			assert.Equal(t, tt.want, list[0].DeliveredAt.String())
		})
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, body string
		want       tracking.Error
	}{
		{"the account", `{"code":1,"message":"no account","result":null}`, tracking.Error{Kind: tracking.ErrUnauthorized, Code: "1", Message: "no account"}},
		{"another code", `{"code":"7","message":"new reason","result":[]}`, tracking.Error{Kind: tracking.ErrRejected, Code: "7", Message: "new reason"}},
		{"a number without a status", `{"code":0,"result":[{"tracking_number":"UH184037932YP","checkpoints":null}]}`, tracking.Error{Kind: tracking.ErrNotFound}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := yanwen.Parse(tracking.Answer{Body: []byte(tt.body)}, tracking.Query{})
			tt.want.Carrier = tracking.CarrierYanwen
			assert.Equal(t, &tt.want, err)
		})
	}
}

func TestNullsAreNoParcel(t *testing.T) {
	t.Parallel()
	_, err := yanwen.Parse(tracking.Answer{Body: []byte(`{"code":0,"result":[{"tracking_number":null}]}`)}, tracking.Query{})
	require.ErrorIs(t, err, tracking.ErrBadResponse)
}

func TestPlainHTTPOnlyWhereAsked(t *testing.T) {
	t.Parallel()
	for base, want := range map[string]string{
		"":                                "https://api.track.yw56.com.cn",
		"http://api.track.yw56.com.cn":    "http://api.track.yw56.com.cn",
		"https://gateway.example/yanwen/": "https://gateway.example",
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			var got string
			seen := roundTripper(func(r *http.Request) (*http.Response, error) {
				got = r.URL.Scheme + "://" + r.URL.Host
				return nil, &tracking.Error{Kind: tracking.ErrUnavailable}
			})
			tr, err := yanwen.New(yanwen.Config{UserID: "sandbox-yanwen-user", HTTP: transport.Config{Base: seen, BaseURL: base}})
			require.NoError(t, err)
			_, err = tr.Track(t.Context(), tracking.Query{Number: "UH184037932YP"})
			require.ErrorIs(t, err, tracking.ErrUnavailable)
			assert.Equal(t, want, got)
		})
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestNewNeedsTheUserID(t *testing.T) {
	t.Parallel()
	_, err := yanwen.New(yanwen.Config{})
	require.EqualError(t, err, "yanwen: unauthorized (UserID): required")
}
