// Package rest is the HTTP stack below every adapter: authentication, retries, breaker, quota, rate, attempts,
// decoding and typed errors. It is the only package that imports resty, go-retryablehttp, gobreaker and
// golang.org/x/time/rate. From the outside in, a request passes
//
//	Do → auth → resty (build) → retries → breaker → quota → limiter → attempt (time-out, body) → Base
//
// which is the order of net/http round trippers below; docs/http-stack.md tells why it is this one.
package rest

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/go-resty/resty/v2"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/transport"
)

const userAgent = "parcelnorm-tracking/1 (+https://github.com/parcelnorm/tracking)"

// Spec describes one carrier's API.
type Spec struct {
	Wire    Wire
	BaseURL string
	Plain   bool   // the user may set a BaseURL of plain http
	Auth    Auth   // nil for none
	Grant   *Grant // OAuth, instead of Auth
	Header  map[string]string
	Rate    transport.Rate  // as published
	Quota   transport.Quota // as published
	Hyphens bool            // hyphens in a number are mere separators
	HTTP    transport.Config
}

// Client calls one carrier's API. It is safe for concurrent use.
type Client struct {
	spec  Spec
	resty *resty.Client
}

// New returns a Client, or the error of a setting that cannot be used.
func New(s Spec) (*Client, error) {
	base := cmp.Or(s.HTTP.BaseURL, s.BaseURL)
	if err := checkBase(base, s.Plain && s.HTTP.BaseURL != ""); err != nil {
		return nil, &tracking.Error{Carrier: s.Wire.Carrier, Kind: tracking.ErrUnsupported, Field: "BaseURL", Err: err}
	}
	if s.HTTP.Base == nil {
		s.HTTP.Base = newTransport()
	}
	if s.Grant != nil {
		auth, err := newOAuth(s)
		if err != nil {
			return nil, err
		}
		s.Auth = auth
	}
	hc := retrying(s).StandardClient()
	hc.CheckRedirect = refuse
	r := resty.NewWithClient(hc).
		SetBaseURL(base).
		SetHeaders(s.Header).
		SetHeader("User-Agent", userAgent).
		SetDoNotParseResponse(true).
		SetDisableWarn(true).
		SetLogger(quiet{})
	return &Client{spec: s, resty: r}, nil
}

// Call is one request.
type Call struct {
	Endpoint string // becomes that of the Answer
	Method   string // default GET
	Path     string // with {name} for each key of Params
	Params   map[string]string
	Query    url.Values
	Header   map[string]string
	Form     url.Values // the body, or
	Body     []byte     // the body, and
	Type     string     // its media type; default JSON
}

// Do makes the call and returns what the carrier answered, whatever its HTTP status. The error is a
// *tracking.Error: no answer came, none could be asked for, or the caller's context ended.
func (c *Client) Do(ctx context.Context, call Call) (tracking.Answer, error) {
	w := &wire{endpoint: call.Endpoint}
	resp, err := c.send(withWire(ctx, w), call) //nolint:bodyclose // attempt has read and closed it
	if err == nil && resp.StatusCode == http.StatusUnauthorized && c.spec.Auth != nil && c.spec.Auth.stale(ctx, w.token) {
		resp, err = c.send(withWire(ctx, w), call) //nolint:bodyclose // as above
	}
	if err != nil {
		return tracking.Answer{}, c.failure(ctx, err)
	}
	a := tracking.Answer{Endpoint: call.Endpoint, Status: resp.StatusCode, Header: resp.Header, At: time.Now()}
	if b, ok := resp.Body.(*body); ok { // any other is empty: see attempt
		a.Body = b.bytes
	}
	return a, nil
}

func (c *Client) send(ctx context.Context, call Call) (*http.Response, error) {
	r := c.resty.R().SetContext(ctx).
		SetPathParams(call.Params).
		SetQueryParamsFromValues(call.Query).
		SetHeaders(call.Header)
	switch {
	case call.Form != nil:
		r.SetFormDataFromValues(call.Form)
	case call.Body != nil:
		r.SetHeader("Content-Type", cmp.Or(call.Type, "application/json")).SetBody(call.Body)
	}
	began, w := time.Now(), wireOf(ctx)
	if c.spec.Auth != nil {
		if err := c.spec.Auth.apply(ctx, r); err != nil {
			return nil, err
		}
	}
	if err := checkHeader(r.Header); err != nil {
		return nil, err
	}
	if w.attempts == 0 {
		w.start = began
	}
	w.start = w.start.Add(time.Since(began))
	resp, err := r.Execute(cmp.Or(call.Method, http.MethodGet), call.Path)
	if err != nil {
		return nil, err
	}
	return resp.RawResponse, nil
}

// failure makes a *tracking.Error of what went wrong without an answer.
func (c *Client) failure(ctx context.Context, err error) error {
	if err := ctx.Err(); err != nil {
		return &tracking.Error{Carrier: c.spec.Wire.Carrier, Err: err}
	}
	if e, ok := errors.AsType[*tracking.Error](err); ok {
		out := *e
		out.Carrier = cmp.Or(e.Carrier, c.spec.Wire.Carrier)
		return &out
	}
	err = cause(err)
	kind := tracking.ErrUnavailable
	if errors.Is(err, errTooLarge) || errors.Is(err, errEncoding) {
		kind = tracking.ErrBadResponse
	}
	return &tracking.Error{Carrier: c.spec.Wire.Carrier, Kind: kind, Err: err}
}

// wire is what the layers below Do know of one call. One goroutine at a time uses it.
type wire struct {
	endpoint string
	token    string        // the access token that was sent
	start    time.Time     // of the first attempt: getting a token does not count
	queued   time.Duration // spent on limits, which no time-out counts
	attempts int
}

// used is the time that counts towards the bound of a call.
func (w *wire) used() time.Duration { return time.Since(w.start) - w.queued }

type wireKey struct{}

func withWire(ctx context.Context, w *wire) context.Context {
	return context.WithValue(ctx, wireKey{}, w)
}

func wireOf(ctx context.Context) *wire {
	w, _ := ctx.Value(wireKey{}).(*wire)
	return w
}

// checkHeader refuses what net/http would refuse too, but as if the network had failed. The value may be a key.
func checkHeader(h http.Header) error {
	for name, values := range h {
		if slices.ContainsFunc(values, func(v string) bool { return strings.ContainsFunc(v, unicode.IsControl) }) {
			return &tracking.Error{Kind: tracking.ErrUnsupported, Field: name, Err: errors.New("header with a control character")}
		}
	}
	return nil
}

// checkBase admits https, and http to this machine: a key must not cross a network in the clear.
func checkBase(base string, plain bool) error {
	u, err := url.Parse(base)
	switch {
	case err != nil, u.Hostname() == "":
		return errors.New("not an absolute URL")
	case u.User != nil, strings.ContainsAny(base, "?#"):
		return errors.New("only scheme, host and path are allowed")
	case u.Scheme == "https", u.Scheme == "http" && (plain || loopback(u.Hostname())):
		return nil
	}
	return errors.New("use https, or http to a loopback address")
}

// refuse hands a redirect on as an answer: following it would take the key to another host. It stands on the client
// around the retries and on the one inside, for each would follow by itself.
func refuse(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// quiet keeps resty from writing to standard error.
type quiet struct{}

func (quiet) Errorf(string, ...any) {}
func (quiet) Warnf(string, ...any)  {}
func (quiet) Debugf(string, ...any) {}
