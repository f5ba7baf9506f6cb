package rest

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/go-resty/resty/v2"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/transport"
)

// Auth puts credentials on a request.
type Auth interface {
	apply(context.Context, *resty.Request) error
	// stale drops the access token that a 401 refused and reports whether a new one is worth a try.
	stale(ctx context.Context, token string) bool
}

// Header sends one credential in a header of the carrier's.
func Header(name string, value Secret) Auth { return headers{{name, value}} }

// Headers sends several.
func Headers(h ...HeaderValue) Auth { return headers(h) }

// HeaderValue is a header that holds a credential.
type HeaderValue struct {
	Name  string
	Value Secret
}

type headers []HeaderValue

func (h headers) apply(_ context.Context, r *resty.Request) error {
	for _, v := range h {
		r.SetHeader(v.Name, v.Value.Reveal())
	}
	return nil
}
func (headers) stale(context.Context, string) bool { return false }

// Basic is HTTP's basic authentication.
func Basic(user, password Secret) Auth { return basic{user, password} }

type basic struct{ user, password Secret }

func (b basic) apply(_ context.Context, r *resty.Request) error {
	r.SetBasicAuth(b.user.Reveal(), b.password.Reveal())
	return nil
}
func (basic) stale(context.Context, string) bool { return false }

// Grant is OAuth 2's client credentials grant (RFC 6749, section 4.4).
type Grant struct {
	Path       string
	ID, Secret Secret
	InForm     bool // the credentials go into the form, else into basic authentication
	Scope      string
	// Fault reads the token endpoint's error document; nil reads the one of RFC 6749.
	Fault func(tracking.Answer) Fault
}

const ( // seconds that a token is good for
	defaultLife = 60 * 60
	maxLife     = 24 * 60 * 60
)

// oauth gets access tokens, one at a time, and keeps each until a minute before it ends, or half its life if that is
// short.
type oauth struct {
	api   *Client
	grant Grant

	lock     chan struct{} // not a Mutex: a waiter's context must be able to end the wait
	token    string
	expiry   time.Time
	failed   error // of the last refresh, for those that waited for it
	failedAt time.Time
}

// newOAuth returns the Auth of s.Grant. The token endpoint has limits of its own: those of s do not count for it.
func newOAuth(s Spec) (Auth, error) {
	g := *s.Grant
	s.Wire.Fault = g.Fault
	if g.Fault == nil {
		s.Wire.Fault = tokenFault
	}
	s.Grant, s.Rate, s.Quota = nil, transport.Rate{}, transport.Quota{}
	s.HTTP.Rate, s.HTTP.Quota, s.HTTP.Limiter = s.Rate, s.Quota, nil
	if !g.InForm {
		s.Auth = Basic(g.ID, g.Secret)
	}
	api, err := New(s)
	if err != nil {
		return nil, err
	}
	return &oauth{api: api, grant: g, lock: make(chan struct{}, 1)}, nil
}

func (o *oauth) apply(ctx context.Context, r *resty.Request) error {
	token, err := o.get(ctx)
	if err != nil {
		return err
	}
	wireOf(ctx).token = token
	r.SetAuthToken(token)
	return nil
}

func (o *oauth) get(ctx context.Context) (string, error) {
	start := time.Now()
	waited, err := o.enter(ctx)
	if err != nil {
		return "", err
	}
	defer o.leave()
	if o.token != "" && time.Now().Before(o.expiry) {
		return o.token, nil
	}
	if waited && o.failed != nil && !o.failedAt.Before(start) {
		return "", o.failed // carriers lock out those who ask again and again
	}
	token, life, err := o.refresh(ctx)
	if ctx.Err() == nil { // what one caller gave up says nothing to the others
		o.failed, o.failedAt = err, time.Now()
	}
	if err != nil {
		return "", err
	}
	o.token, o.expiry = token, time.Now().Add(life-min(life/2, time.Minute))
	return token, nil
}

func (o *oauth) refresh(ctx context.Context) (string, time.Duration, error) {
	form := url.Values{"grant_type": {"client_credentials"}}
	if o.grant.Scope != "" {
		form.Set("scope", o.grant.Scope)
	}
	if o.grant.InForm {
		form.Set("client_id", o.grant.ID.Reveal())
		form.Set("client_secret", o.grant.Secret.Reveal())
	}
	a, err := o.api.Do(ctx, Call{Endpoint: "token", Method: http.MethodPost, Path: o.grant.Path, Form: form})
	if err != nil {
		return "", 0, err
	}
	if err := o.api.spec.Wire.status(a); err != nil {
		return "", 0, err
	}
	var t struct {
		AccessToken string          `json:"access_token"`
		ExpiresIn   json.RawMessage `json:"expires_in"` // seconds; UPS sends a string
	}
	if err := JSON(a, &t); err != nil {
		return "", 0, o.api.spec.Wire.own(err)
	}
	if t.AccessToken == "" {
		return "", 0, o.api.spec.Wire.own(&tracking.Error{Kind: tracking.ErrBadResponse, Err: errors.New("no access token")})
	}
	secs, err := strconv.Atoi(strings.Trim(string(t.ExpiresIn), `"`))
	if err != nil {
		secs = defaultLife
	}
	return t.AccessToken, time.Duration(min(max(secs, 0), maxLife)) * time.Second, nil
}

// enter takes the lock and reports whether somebody else had it.
func (o *oauth) enter(ctx context.Context) (waited bool, err error) {
	select {
	case o.lock <- struct{}{}:
		return false, nil
	default:
	}
	select {
	case o.lock <- struct{}{}:
		return true, nil
	case <-ctx.Done():
		return true, ctx.Err()
	}
}

func (o *oauth) leave() { <-o.lock }

func (o *oauth) stale(ctx context.Context, token string) bool {
	if _, err := o.enter(ctx); err != nil {
		return true // the next try ends at once
	}
	defer o.leave()
	if o.token == token {
		o.token = ""
	}
	return token != ""
}

// tokenFault reads the error document of RFC 6749, section 5.2. Whatever is wrong with a token request is wrong
// with the credentials.
func tokenFault(a tracking.Answer) Fault {
	var f struct {
		Error       string `json:"error"`
		Description string `json:"error_description"`
	}
	_ = json.Unmarshal(a.Body, &f) // a body that is something else tells nothing
	fault := Fault{Code: f.Error, Message: f.Description}
	if a.Status == http.StatusBadRequest {
		fault.Kind = tracking.ErrUnauthorized
	}
	return fault
}
