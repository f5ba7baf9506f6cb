// Package conformance is the contract of an adapter as tests: every adapter passes the same suite, fed by its
// recorded exchanges in testdata. Whatever takes time runs in a [synctest] bubble, so that waits cost nothing and
// their exact length can be asserted. Only tests import it.
package conformance

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jarcoal/httpmock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/testdata"
	"github.com/parcelnorm/tracking/transport"
)

var update = flag.Bool("update", false, "rewrite the golden files of the recorded exchanges")

// Suite describes one adapter. Its exchanges are found by name: not_found, unauthorized, rate_limited, and token and
// token_refused where there are access tokens. Every other one with a golden file is a parcel that is found.
type Suite struct {
	Carrier   tracking.Carrier
	Endpoints []string                                         // whose exchanges are run: the part of a name behind @; default the names without one
	New       func(transport.Config) (tracking.Tracker, error) // nil where Open and Env make it
	Env       map[string]string                                // variables of the credentials, with the recorded ones
	Open      func(getenv func(string) string, http transport.Config) (tracking.Tracker, error)
	Parse     func(tracking.Answer, tracking.Query) ([]*tracking.Shipment, error)
	Secrets   []string                            // must show nowhere, besides the values of Env
	Unknown   Swap                                // puts a code that nobody knows into an exchange
	Batch     int                                 // numbers in one request; 0 for one
	Calls     int                                 // requests for one look-up, the token apart; default 1
	ParseOnly []string                            // recorded parcels that Track does not ask for
	Kinds     map[string]tracking.Kind            // further recorded errors, by name
	Query     func(tracking.Query) tracking.Query // completes a query; nil for none
	Number    func(testdata.Exchange) string      // what is asked for; nil for the number of the parcel
}

// Swap replaces a text in the answer of an exchange.
type Swap struct{ Exchange, Old, New string }

// Run runs the suite.
func Run(t *testing.T, s Suite) {
	if *recording {
		s.record(t)
		return
	}
	b := s.load(t)
	t.Run("found", b.found)
	t.Run("errors", b.errors)
	t.Run("limits", b.limits)
	t.Run("time", b.time)
	t.Run("bodies", b.bodies)
	t.Run("numbers", b.numbers)
	t.Run("unknown code", b.unknownCode)
	t.Run("at once", b.atOnce)
	t.Run("batch", b.batch)
	if b.token != nil {
		t.Run("token", b.tokens)
	}
}

// bench is a suite with its exchanges.
type bench struct {
	Suite
	exchanges map[string]testdata.Exchange
	names     []string // of the parcels that are found, sorted
	token     *testdata.Step
	good      testdata.Step // the answer of the first parcel
	number    string        // that it is asked by
	secrets   []string
}

func (s Suite) load(t *testing.T) *bench {
	t.Helper()
	list, err := testdata.Exchanges(string(s.Carrier))
	require.NoError(t, err)
	b := &bench{Suite: s, exchanges: map[string]testdata.Exchange{}, secrets: slices.Collect(maps.Values(s.Env))}
	b.secrets = append(b.secrets, s.Secrets...)
	if b.New == nil {
		b.New = func(h transport.Config) (tracking.Tracker, error) {
			return s.Open(func(name string) string { return s.Env[name] }, h)
		}
	}
	if b.Calls == 0 {
		b.Calls = 1
	}
	if len(b.Endpoints) == 0 {
		b.Endpoints = []string{""}
	}
	for _, e := range list {
		if !slices.Contains(b.Endpoints, e.Endpoint) {
			continue
		}
		b.exchanges[strings.TrimSuffix(e.Name, "@"+b.Endpoints[0])] = e
		if _, err := os.Stat(b.golden(e.Name)); err == nil || *update && b.isFound(e) {
			b.names = append(b.names, strings.TrimSuffix(e.Name, "@"+b.Endpoints[0]))
		}
	}
	if e, ok := b.exchanges["token"]; ok {
		step := e.Last()
		b.token = &step
		b.secrets = append(b.secrets, tokenOf(t, step))
	}
	require.Contains(t, b.names, "delivered", "no recorded delivery")
	b.good = b.exchanges["delivered"].Last()
	b.number = b.asked(t, "delivered")
	return b
}

// isFound reports whether an exchange is a parcel, for a golden file that is to be made.
func (b *bench) isFound(e testdata.Exchange) bool {
	name, _, _ := strings.Cut(e.Name, "@")
	_, kind := b.Kinds[name]
	return !kind && name != "token" && name != "not_found" && name != "unauthorized" && name != "rate_limited" && e.Last().Status < 300
}

func (b *bench) golden(name string) string {
	return filepath.Join("..", "..", "testdata", string(b.Carrier), name+".golden.json")
}

// asked is the number that an exchange is asked by.
func (b *bench) asked(t *testing.T, name string) string {
	t.Helper()
	e := b.exchanges[name]
	if b.Number != nil {
		if n := b.Number(e); n != "" {
			return n
		}
	}
	list, err := b.Parse(answer(e), tracking.Query{})
	require.NoError(t, err, name)
	return list[0].Number
}

// Recorded returns the answer of an exchange, for tests of an adapter's own.
func Recorded(t *testing.T, carrier tracking.Carrier, name string) tracking.Answer {
	t.Helper()
	list, err := testdata.Exchanges(string(carrier))
	require.NoError(t, err)
	i := slices.IndexFunc(list, func(e testdata.Exchange) bool { return e.Name == name })
	require.GreaterOrEqual(t, i, 0, "no exchange %s", name)
	return answer(list[i])
}

// answer is the last recorded response as an adapter sees it.
func answer(e testdata.Exchange) tracking.Answer {
	s := e.Last()
	return tracking.Answer{
		Endpoint: e.Endpoint, Status: s.Status, Header: s.Header, Body: s.ResponseBody,
		At: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC),
	}
}

func tokenOf(t *testing.T, s testdata.Step) string {
	t.Helper()
	var doc struct {
		AccessToken string `json:"access_token"`
	}
	require.NoError(t, json.Unmarshal(s.ResponseBody, &doc))
	require.NotEmpty(t, doc.AccessToken)
	return doc.AccessToken
}

// wire is what one test sees of the network.
type wire struct {
	mu     sync.Mutex
	calls  int // for parcels
	tokens int
	sent   []*http.Request
	bodies []string
	times  []time.Time // of the calls for parcels
	log    bytes.Buffer
}

func (w *wire) count() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.calls
}

// responder answers one request.
type responder func(*http.Request) (*http.Response, error)

// bubble runs f in a bubble, with a Tracker whose requests for parcels responder answers. Pauses before retries are
// as long as they may be, and there is no limit unless tune sets one.
func (b *bench) bubble(t *testing.T, r responder, f func(t *testing.T, tr tracking.Tracker, w *wire), tune ...func(*transport.Config)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &wire{}
		mock := httpmock.NewMockTransport()
		mock.RegisterNoResponder(func(req *http.Request) (*http.Response, error) { return b.answer(w, r, req) })
		cfg := transport.Config{
			Base:   mock,
			Rate:   transport.Rate{Events: transport.Unlimited},
			Quota:  transport.Quota{Limit: transport.Unlimited},
			Jitter: func(limit time.Duration) time.Duration { return limit },
			Logger: slog.New(slog.NewTextHandler(&w.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		}
		for _, f := range tune {
			f(&cfg)
		}
		tr, err := b.New(cfg)
		require.NoError(t, err)
		f(t, tr, w)
		b.secret(t, w.log.String())
		b.secret(t, fmt.Sprintf("%v %+v %#v", tr, tr, tr))
		assert.NotContains(t, w.log.String(), b.number, "log holds a number")
	})
}

func (b *bench) answer(w *wire, r responder, req *http.Request) (*http.Response, error) {
	w.mu.Lock()
	body := readBody(req)
	if b.token != nil && req.URL.Path == b.token.Request.URL.Path {
		w.tokens++
		w.mu.Unlock()
		if e, ok := req.Context().Value(tokenKey{}).(responder); ok {
			return e(req)
		}
		return response(*b.token)(req)
	}
	w.calls++
	w.sent = append(w.sent, req)
	w.bodies = append(w.bodies, body)
	w.times = append(w.times, time.Now())
	w.mu.Unlock()
	return r(req)
}

// tokenKey lets a test answer the request for a token.
type tokenKey struct{}

func readBody(r *http.Request) string {
	if r.Body == nil {
		return ""
	}
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return err.Error()
	}
	r.Body = io.NopCloser(bytes.NewReader(b))
	return string(b)
}

// response answers with a recorded step.
func response(s testdata.Step) responder {
	return func(req *http.Request) (*http.Response, error) {
		return reply(req, s.Status, s.Header, s.ResponseBody), nil
	}
}

// status answers with a bare status.
func status(code int, header ...string) responder {
	h := http.Header{}
	for i := 0; i+1 < len(header); i += 2 {
		h.Set(header[i], header[i+1])
	}
	return func(req *http.Request) (*http.Response, error) { return reply(req, code, h, nil), nil }
}

func reply(req *http.Request, status int, h http.Header, body []byte) *http.Response {
	resp := httpmock.NewBytesResponse(status, body)
	resp.Header = h.Clone()
	if resp.Header == nil {
		resp.Header = http.Header{}
	}
	resp.Request = req
	return resp
}

// once answers with first the first time, then with the rest.
func once(first, rest responder) responder {
	var mu sync.Mutex
	done := false
	return func(req *http.Request) (*http.Response, error) {
		mu.Lock()
		was := done
		done = true
		mu.Unlock()
		if was {
			return rest(req)
		}
		return first(req)
	}
}

func (b *bench) query(number string) tracking.Query {
	q := tracking.Query{Number: number}
	if b.Query != nil {
		q = b.Query(q)
	}
	return q
}

func (b *bench) track(ctx context.Context, tr tracking.Tracker) (*tracking.Shipment, error) {
	return tr.Track(ctx, b.query(b.number))
}

// fails checks an error: its type, its kind, and that nothing shows in it. It returns what the error holds.
func (b *bench) fails(t *testing.T, err, kind error) tracking.Error {
	t.Helper()
	require.Error(t, err)
	require.ErrorIs(t, err, kind)
	e, ok := errors.AsType[*tracking.Error](err)
	require.True(t, ok, "%T is no *tracking.Error", err)
	assert.Equal(t, b.Carrier, e.Carrier)
	_, isKind := errors.AsType[tracking.Kind](kind)
	assert.Equal(t, isKind, e.Kind != "", "kind %q", e.Kind)
	assert.LessOrEqual(t, len([]rune(e.Message)), 300)
	assert.NotContains(t, err.Error(), "://", "an URL may hold a key")
	assert.NotContains(t, err.Error(), b.number, "a number is personal")
	b.secret(t, err.Error())
	b.secret(t, e.Message)
	return *e
}

func (b *bench) secret(t *testing.T, text string) {
	t.Helper()
	for _, s := range b.secrets {
		assert.NotContains(t, text, s, "a secret shows")
	}
}
