package rest_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jarcoal/httpmock"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

const (
	number = "1Z12345E0205271688"
	secret = "s3cr3t"
)

// stub is a carrier whose API answers as a test says, and that remembers what it was asked.
type stub struct {
	mu     sync.Mutex
	sent   []sent
	answer answerer
}

// sent is one request as it left.
type sent struct {
	at                time.Time
	method, url, body string
	header            http.Header
}

// answerer answers the nth request, from 1.
type answerer func(n int, r *http.Request) (*http.Response, error)

// transport returns s as a base of the stack.
func (s *stub) transport() *httpmock.MockTransport {
	mock := httpmock.NewMockTransport()
	mock.RegisterNoResponder(func(r *http.Request) (*http.Response, error) {
		body := ""
		if r.Body != nil {
			b, err := io.ReadAll(r.Body)
			if err != nil {
				return nil, err
			}
			body = string(b)
		}
		s.mu.Lock()
		s.sent = append(s.sent, sent{time.Now(), r.Method, r.URL.String(), body, r.Header.Clone()})
		n := len(s.sent)
		s.mu.Unlock()
		return s.answer(n, r)
	})
	return mock
}

func (s *stub) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.sent)
}

// gaps are the times between one request and the next.
func (s *stub) gaps() (list []time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := 1; i < len(s.sent); i++ {
		list = append(list, s.sent[i].at.Sub(s.sent[i-1].at))
	}
	return list
}

// ok finds the parcel.
func ok(int, *http.Request) (*http.Response, error) {
	return reply(200, `{"number":"`+number+`"}`), nil
}

// always answers with a status.
func always(status int, header ...string) answerer {
	return func(int, *http.Request) (*http.Response, error) {
		return reply(status, `{"code":"E1"}`, header...), nil
	}
}

// fails answers with an error.
func fails(err error) answerer {
	return func(int, *http.Request) (*http.Response, error) { return nil, err }
}

// hang says nothing until the attempt ends.
func hang(_ int, r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

// then answers the first n requests in one way and the rest in another.
func then(n int, first, rest answerer) answerer {
	return func(i int, r *http.Request) (*http.Response, error) {
		if i <= n {
			return first(i, r)
		}
		return rest(i, r)
	}
}

func reply(status int, body string, header ...string) *http.Response {
	resp := httpmock.NewStringResponse(status, body)
	for i := 0; i+1 < len(header); i += 2 {
		resp.Header.Set(header[i], header[i+1])
	}
	return resp
}

// parcel is what the stub's API answers.
type parcel struct {
	Number string `json:"number"`
	Code   string `json:"code"`
}

// wire reads the stub's answers.
func wire() rest.Wire {
	w := rest.Wire{Carrier: "stub", Fault: func(a tracking.Answer) rest.Fault {
		var p parcel
		if err := rest.JSON(a, &p); err != nil {
			return rest.Fault{}
		}
		return rest.Fault{Code: p.Code, Message: "words of the carrier"}
	}}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var list norm.List[parcel]
		if err := rest.JSON(a, &list); err != nil {
			return nil, err
		}
		var found []norm.Found
		for _, p := range list {
			found = append(found, norm.Found{Numbers: []string{p.Number}, Shipment: &tracking.Shipment{Number: p.Number}})
		}
		return found, nil
	}
	return w
}

// client is a Client of the stub whose pauses are as long as they may be.
func client(t testing.TB, answer answerer, tune ...func(*rest.Spec)) (*rest.Client, *stub) {
	t.Helper()
	s := &stub{answer: answer}
	spec := rest.Spec{
		Wire:    wire(),
		BaseURL: "https://carrier.test",
		HTTP:    transport.Config{Base: s.transport(), Jitter: func(limit time.Duration) time.Duration { return limit }},
	}
	for _, f := range tune {
		f(&spec)
	}
	c, err := rest.New(spec)
	require.NoError(t, err)
	return c, s
}

// call asks for one parcel the way that shows most: number in the path, key in the query.
func call(number string) rest.Call {
	return rest.Call{
		Endpoint: "track", Path: "/track/{number}",
		Params: map[string]string{"number": number}, Query: map[string][]string{"apikey": {secret}},
	}
}

func track(ctx context.Context, c *rest.Client) error {
	_, err := c.Track(ctx, tracking.Query{Number: number}, func(ctx context.Context, q tracking.Query) (tracking.Answer, error) {
		return c.Do(ctx, call(q.Number))
	})
	return err
}

// took asserts how long f takes.
func took(t *testing.T, want time.Duration, f func()) {
	t.Helper()
	start := time.Now()
	f()
	require.Equal(t, want, time.Since(start), "time taken")
}

// failure checks an error's kind and that it shows neither number nor key nor URL.
func failure(t *testing.T, err, kind error) tracking.Error {
	t.Helper()
	require.ErrorIs(t, err, kind)
	e, isError := errors.AsType[*tracking.Error](err)
	require.True(t, isError, "%T", err)
	require.Equal(t, tracking.Carrier("stub"), e.Carrier)
	silent(t, err.Error())
	return *e
}

func silent(t *testing.T, text string) {
	t.Helper()
	for _, s := range []string{number, secret, "://", "apikey"} {
		require.NotContains(t, text, s)
	}
}

// tracked is a body that tells whether it was closed.
type tracked struct {
	io.Reader
	open *openBodies
}

type openBodies struct {
	mu             sync.Mutex
	opened, closed int
}

func (o *openBodies) body(text string) io.ReadCloser {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.opened++
	return &tracked{strings.NewReader(text), o}
}

func (b *tracked) Close() error {
	b.open.mu.Lock()
	defer b.open.mu.Unlock()
	b.open.closed++
	return nil
}

// buffer is a bytes.Buffer that many may write to.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// quietLog swallows what a server says of connections that a test breaks.
func quietLog() *log.Logger { return log.New(io.Discard, "", 0) }
