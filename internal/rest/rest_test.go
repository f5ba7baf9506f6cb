package rest_test

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

func TestBaseURL(t *testing.T) {
	t.Parallel()
	const notAbsolute, only, scheme = "not an absolute URL", "only scheme, host and path are allowed", "use https, or http to a loopback address"
	for base, want := range map[string]struct {
		sent string // to
		err  string
	}{
		"":                          {sent: "https://carrier.test/track?x=1"},
		"https://sandbox.test":      {sent: "https://sandbox.test/track?x=1"},
		"https://sandbox.test/":     {sent: "https://sandbox.test/track?x=1"},
		"https://gateway.test/dhl":  {sent: "https://gateway.test/dhl/track?x=1"},
		"https://gateway.test/a%2F": {sent: "https://gateway.test/a%2F/track?x=1"},
		"https://gateway.test:8443": {sent: "https://gateway.test:8443/track?x=1"},
		"http://localhost:8080/dhl": {sent: "http://localhost:8080/dhl/track?x=1"},
		"http://127.0.0.1":          {sent: "http://127.0.0.1/track?x=1"},
		"http://127.9.9.9":          {sent: "http://127.9.9.9/track?x=1"},
		"http://[::1]:80":           {sent: "http://[::1]:80/track?x=1"},
		"http://carrier.test":       {err: scheme},
		"http://10.0.0.1":           {err: scheme},
		"http://localhost.evil":     {err: scheme},
		"ftp://carrier.test":        {err: scheme},
		"file:///etc/passwd":        {err: notAbsolute},
		"https://:443":              {err: notAbsolute},
		"carrier.test":              {err: notAbsolute},
		"//carrier.test":            {err: scheme},
		"https://%zz":               {err: notAbsolute},
		"https://user:pass@host":    {err: only},
		"https://host?key=1":        {err: only},
		"https://host?":             {err: only},
		"https://host/a#b":          {err: only},
		"https://host/a#":           {err: only},
	} {
		t.Run(base, func(t *testing.T) {
			t.Parallel()
			s := &stub{answer: ok}
			c, err := rest.New(rest.Spec{
				Wire: wire(), BaseURL: "https://carrier.test", HTTP: transport.Config{BaseURL: base, Base: s.transport()},
			})
			if want.err != "" {
				assert.Equal(t, "BaseURL", failure(t, err, tracking.ErrUnsupported).Field)
				assert.ErrorContains(t, err, want.err)
				return
			}
			require.NoError(t, err)
			_, err = c.Do(t.Context(), rest.Call{Path: "/track", Query: map[string][]string{"x": {"1"}}})
			require.NoError(t, err)
			assert.Equal(t, want.sent, s.sent[0].url)
		})
	}
}

func TestPlainHTTPOnlyWhereTheUserSaysSo(t *testing.T) {
	t.Parallel()
	plain := rest.Spec{Wire: wire(), BaseURL: "http://carrier.test", Plain: true}
	_, err := rest.New(plain)
	failure(t, err, tracking.ErrUnsupported)
	plain.HTTP.BaseURL = "http://carrier.test"
	_, err = rest.New(plain)
	assert.NoError(t, err)
}

func TestBadBaseURLOfAGrant(t *testing.T) {
	t.Parallel()
	_, err := rest.New(rest.Spec{Wire: wire(), BaseURL: "https://carrier.test", Grant: &rest.Grant{}, HTTP: transport.Config{BaseURL: "x"}})
	failure(t, err, tracking.ErrUnsupported)
}

func TestRequest(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		call rest.Call
		want sent
	}{
		"get": {
			rest.Call{Path: "/a", Header: map[string]string{"X-Locale": "de"}},
			sent{method: "GET", url: "https://carrier.test/a", header: http.Header{"X-Locale": {"de"}}},
		},
		"json": {
			rest.Call{Path: "/a", Method: "POST", Body: []byte(`{}`)},
			sent{method: "POST", url: "https://carrier.test/a", body: "{}", header: http.Header{"Content-Type": {"application/json"}}},
		},
		"xml": {
			rest.Call{Path: "/a", Method: "POST", Body: []byte(`<a/>`), Type: "text/xml; charset=utf-8"},
			sent{method: "POST", url: "https://carrier.test/a", body: "<a/>", header: http.Header{"Content-Type": {"text/xml; charset=utf-8"}}},
		},
		"form": {
			rest.Call{Path: "/a", Method: "POST", Form: map[string][]string{"n": {"1", "2"}}},
			sent{method: "POST", url: "https://carrier.test/a", body: "n=1&n=2", header: http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, s := client(t, ok, func(s *rest.Spec) { s.Header = map[string]string{"Client": "x"} })
			_, err := c.Do(t.Context(), tt.call)
			require.NoError(t, err)
			got := s.sent[0]
			got.at = time.Time{}
			for _, h := range []string{"User-Agent", "Accept"} {
				got.header.Del(h)
			}
			tt.want.header.Set("Client", "x")
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestAnswer(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for _, status := range []int{200, 207, 302, 404, 501} {
			c, _ := client(t, func(int, *http.Request) (*http.Response, error) {
				time.Sleep(time.Second)
				return reply(status, "body", "X-Request-Id", "7", "Location", "/there"), nil
			})
			a, err := c.Do(t.Context(), rest.Call{Endpoint: "track", Path: "/"})
			require.NoError(t, err, "whatever the status")
			assert.Equal(t, tracking.Answer{
				Endpoint: "track", Status: status, Header: http.Header{"X-Request-Id": {"7"}, "Location": {"/there"}},
				Body: []byte("body"), At: time.Now(),
			}, a)
		}
	})
}

// An answer that a test or another Base makes by hand may lack what net/http promises.
func TestAnswerWithoutHeaderAndBody(t *testing.T) {
	t.Parallel()
	c, _ := client(t, nil, func(s *rest.Spec) {
		s.HTTP.Base = roundTripper(func(*http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: http.NoBody}, nil
		})
	})
	failure(t, track(t.Context(), c), tracking.ErrBadResponse)
}

func TestGzipThatTheBaseLeavesPacked(t *testing.T) {
	t.Parallel()
	good := string(packed(`{"number":"` + number + `"}`))
	for name, tt := range map[string]struct {
		body string
		kind error // nil when the parcel is found
		sent int
	}{
		"whole":   {good, nil, 1},
		"damaged": {good[1:], tracking.ErrUnavailable, 3},
		"cut off": {good[:len(good)-9], tracking.ErrUnavailable, 3},
		"empty":   {"", tracking.ErrBadResponse, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, s := client(t, func(int, *http.Request) (*http.Response, error) {
					return reply(200, tt.body, "Content-Encoding", "GZIP"), nil
				})
				err := track(t.Context(), c)
				assert.Equal(t, tt.sent, s.count())
				if tt.kind == nil {
					require.NoError(t, err)
				} else {
					failure(t, err, tt.kind)
				}
			})
		})
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestCancelled(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		c, s := client(t, hang)
		time.AfterFunc(3*time.Second, cancel)
		took(t, 3*time.Second, func() {
			e := failure(t, track(ctx, c), context.Canceled)
			assert.Empty(t, e.Kind)
		})
		assert.Equal(t, 1, s.count())
		failure(t, track(ctx, c), context.Canceled)
		assert.Equal(t, 1, s.count(), "not sent at all")
	})
}

func TestUserHasItsOwnCause(t *testing.T) {
	t.Parallel()
	own := errors.New("the base's own")
	c, _ := client(t, fails(own), func(s *rest.Spec) { s.HTTP.Jitter = func(time.Duration) time.Duration { return 0 } })
	assert.ErrorIs(t, track(t.Context(), c), own)
}

func TestWireKinds(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]tracking.Kind{
		-1: tracking.ErrBadResponse, 100: tracking.ErrBadResponse, 199: tracking.ErrBadResponse, 300: tracking.ErrBadResponse,
		399: tracking.ErrBadResponse, 400: tracking.ErrRejected, 401: tracking.ErrUnauthorized, 402: tracking.ErrRejected,
		403: tracking.ErrForbidden, 404: tracking.ErrBadResponse, 408: tracking.ErrUnavailable, 425: tracking.ErrUnavailable,
		429: tracking.ErrRateLimited, 499: tracking.ErrRejected, 500: tracking.ErrUnavailable, 999: tracking.ErrUnavailable,
	} {
		_, err := wire().Parse(tracking.Answer{Status: status, Body: []byte(`{"code":"E1"}`)}, tracking.Query{})
		e := failure(t, err, want)
		assert.Equal(t, status, e.HTTPStatus)
		assert.Equal(t, "E1", e.Code)
	}
}

func TestWireParse(t *testing.T) {
	t.Parallel()
	body := []byte(`[{"number":"A1"},{"number":"B2"}]`)
	list, err := wire().Parse(tracking.Answer{Body: body}, tracking.Query{}) // no status counts as 200
	require.NoError(t, err)
	assert.Equal(t, []*tracking.Shipment{
		{Carrier: "stub", Number: "A1", Raw: body}, {Carrier: "stub", Number: "B2", Raw: body},
	}, list)

	list, err = wire().Parse(tracking.Answer{Body: body}, tracking.Query{Number: "b-2"})
	require.NoError(t, err)
	assert.Equal(t, []*tracking.Shipment{{Carrier: "stub", Number: "B2", Raw: body}}, list)

	_, err = wire().Parse(tracking.Answer{Body: body}, tracking.Query{Number: "C3"})
	failure(t, err, tracking.ErrBadResponse)
}

func TestWireKeepsTheCarriersWordsShort(t *testing.T) {
	t.Parallel()
	w := rest.Wire{Carrier: "stub", Fault: func(tracking.Answer) rest.Fault {
		return rest.Fault{Code: "E\x1b[2J1", Message: "No\r\nparcel\u202e", Field: "number", Kind: tracking.ErrNotFound}
	}}
	_, err := w.Parse(tracking.Answer{Status: 404}, tracking.Query{})
	assert.Equal(t, &tracking.Error{
		Carrier: "stub", Kind: tracking.ErrNotFound, HTTPStatus: 404, Code: "E[2J1", Message: "No parcel", Field: "number",
	}, err)
}

func TestErrorsGetTheCarriersName(t *testing.T) {
	t.Parallel()
	read := func(found []norm.Found, err error) rest.Wire {
		return rest.Wire{Carrier: "stub", Read: func(tracking.Answer) ([]norm.Found, error) { return found, err }}
	}
	other := &tracking.Error{Carrier: "other", Kind: tracking.ErrNotFound}
	for name, tt := range map[string]struct {
		wire rest.Wire
		want error
	}{
		"untyped":     {read(nil, errors.New("x")), &tracking.Error{Carrier: "stub", Kind: tracking.ErrBadResponse, Err: errors.New("x")}},
		"named":       {read(nil, other), other},
		"of a number": {read([]norm.Found{{Err: &tracking.Error{Kind: tracking.ErrNotFound}}}, nil), &tracking.Error{Carrier: "stub", Kind: tracking.ErrNotFound}},
	} {
		_, err := tt.wire.Parse(tracking.Answer{}, tracking.Query{})
		assert.Equal(t, tt.want, err, name)
	}
	_, err := read(nil, nil).Parse(tracking.Answer{}, tracking.Query{})
	failure(t, err, tracking.ErrBadResponse)
}

func TestRequire(t *testing.T) {
	t.Parallel()
	require.NoError(t, rest.Require("stub", "ID", "x", "Secret", "y"))
	e := failure(t, rest.Require("stub", "ID", "x", "Secret", ""), tracking.ErrUnauthorized)
	assert.Equal(t, "Secret", e.Field)
}

func TestCodes(t *testing.T) {
	t.Parallel()
	table := norm.NewCodes("head\ncode\tOK\texact\t0\t\tdelivered\t\t\t\t\tspec\t")
	got, err := rest.Codes("stub", table, []tracking.Code{{Table: "code", Code: "OK", Status: tracking.StatusInTransit}})
	require.NoError(t, err)
	row, _ := got.Find("code", "OK", nil)
	assert.Equal(t, tracking.StatusInTransit, row.Status)
	_, err = rest.Codes("stub", table, []tracking.Code{{Table: "code", Code: "OK", Status: "lost in space"}})
	assert.Equal(t, "Codes", failure(t, err, tracking.ErrUnsupported).Field)
}
