// Package sandbox answers for every carrier from recorded exchanges, without a network: for tests of a shop, for
// demonstrations, for development without credentials. It checks method, path, credentials and signature as the
// carrier would, and can be told to fail as carriers do.
//
// A Sandbox is an [http.RoundTripper], to be set as transport.Config.Base, so that an adapter keeps its real
// addresses; and an [http.Handler] that serves each carrier below /<carrier>/, for transport.Config.BaseURL. [Env]
// holds the credentials it takes, for carriers.FromEnv.
package sandbox

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/parcelnorm/tracking"
)

// Recorded returns the day by which the newest recorded events have happened. To have them happen until today, set
// Config.Shift to the time since.
func Recorded() time.Time { return time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC) }

// Config says what a Sandbox does apart from answering. The zero value adds nothing.
type Config struct {
	Shift   time.Duration // moves all dates in answers by whole days
	Latency time.Duration // passes before each answer
	Fault   Fault         // what goes wrong
	Every   int           // with each how-manieth request, tokens apart; default each
}

// Fault is a way to fail.
type Fault string

// The faults.
const (
	FaultNone        Fault = ""
	FaultRateLimited Fault = "rate_limited" // HTTP 429 with Retry-After: 2
	FaultUnavailable Fault = "unavailable"  // HTTP 503
	FaultCutOff      Fault = "cut_off"      // the answer ends in its middle
)

// Sandbox answers for all carriers. It is safe for concurrent use.
type Sandbox struct {
	cfg      Config
	carriers []*carrier
	requests atomic.Int64
}

// New returns a Sandbox, or the error of a recorded exchange that cannot be read.
func New(cfg Config) (*Sandbox, error) {
	s := &Sandbox{cfg: cfg}
	for _, a := range apis() {
		c, err := load(a)
		if err != nil {
			return nil, fmt.Errorf("sandbox: %w", err)
		}
		s.carriers = append(s.carriers, c)
	}
	return s, nil
}

// Env returns the credential that the variable of this name holds, as os.Getenv would in an environment made for
// the Sandbox.
func Env(name string) string {
	for _, a := range apis() {
		if v, ok := a.env[name]; ok {
			return v
		}
	}
	return map[string]string{"TRACKING_PUBLIC": "1"}[name]
}

// Parcel is one that a Sandbox knows.
type Parcel struct {
	Carrier tracking.Carrier
	Number  string // to ask for
	Name    string // of the recorded exchange: what it shows
	Public  bool   // asked only by an adapter without credentials
}

// Parcels returns all that can be asked for, by carrier and name.
func (s *Sandbox) Parcels() []Parcel {
	var out []Parcel
	for _, c := range s.carriers {
		out = append(out, c.parcels()...)
	}
	return out
}

// RoundTrip answers a request to a carrier's own address.
func (s *Sandbox) RoundTrip(r *http.Request) (*http.Response, error) {
	q, err := read(r, r.URL.Path)
	if err != nil {
		return nil, err
	}
	var at *carrier
	for _, c := range s.carriers { // two carriers may share an address
		if slices.Contains(c.hosts, r.URL.Host) && (at == nil || c.takes(q)) {
			at = c
		}
	}
	if at == nil {
		return nil, errors.New("sandbox: no carrier has this address")
	}
	return s.answer(at, q)
}

func read(r *http.Request, path string) (request, error) {
	q := request{Request: r, path: path}
	if r.Body == nil {
		return q, nil
	}
	b, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	q.body = b
	return q, err
}

// ServeHTTP answers a request below /<carrier>/.
func (s *Sandbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	for _, c := range s.carriers {
		if string(c.carrier) != name {
			continue
		}
		q, err := read(r, "/"+path)
		if err != nil {
			return // the client is gone
		}
		resp, err := s.answer(c, q)
		if err != nil {
			return
		}
		defer resp.Body.Close()
		maps.Copy(w.Header(), resp.Header)
		w.Header().Set("Content-Length", strconv.FormatInt(resp.ContentLength, 10))
		w.WriteHeader(resp.StatusCode)
		_, _ = io.Copy(w, resp.Body) // less than the length told makes net/http cut the connection
		return
	}
	http.Error(w, "the first part of the path names no carrier", http.StatusNotFound)
}

func (s *Sandbox) answer(c *carrier, q request) (*http.Response, error) {
	r := q.Request
	if err := s.wait(r); err != nil {
		return nil, err
	}
	a, ok := c.token(q)
	if !ok {
		a = c.answer(q)
		if s.fails() {
			return s.fail(r, a)
		}
	}
	a.body = shift(a.body, s.cfg.Shift)
	return response(r, a, bytes.NewReader(a.body)), nil
}

// wait lets the latency pass.
func (s *Sandbox) wait(r *http.Request) error {
	if s.cfg.Latency <= 0 {
		return nil
	}
	t := time.NewTimer(s.cfg.Latency)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-r.Context().Done():
		return r.Context().Err()
	}
}

func (s *Sandbox) fails() bool {
	n := s.requests.Add(1)
	return s.cfg.Fault != FaultNone && n%int64(max(1, s.cfg.Every)) == 0
}

func (s *Sandbox) fail(r *http.Request, a answer) (*http.Response, error) {
	switch s.cfg.Fault {
	case FaultRateLimited:
		return response(r, answer{status: http.StatusTooManyRequests, header: http.Header{"Retry-After": {"2"}}}, http.NoBody), nil
	case FaultCutOff:
		return response(r, a, io.MultiReader(bytes.NewReader(a.body[:len(a.body)/2]), cut{})), nil
	}
	return response(r, answer{status: http.StatusServiceUnavailable}, http.NoBody), nil
}

// cut ends a body before its time.
type cut struct{}

func (cut) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func response(r *http.Request, a answer, body io.Reader) *http.Response {
	h := a.header.Clone()
	if h == nil {
		h = http.Header{}
	}
	status := cmp.Or(a.status, http.StatusOK)
	return &http.Response{
		Status: fmt.Sprintf("%d %s", status, http.StatusText(status)), StatusCode: status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: h, Body: io.NopCloser(body), ContentLength: int64(len(a.body)), Request: r,
	}
}
