package rest

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"github.com/parcelnorm/tracking"
)

const (
	maxCall   = 30 * time.Second // all attempts of a call and the pauses between them
	maxWait   = 5 * time.Second  // the longest pause inside a call
	firstWait = 250 * time.Millisecond
	maxHint   = 7 * 24 * time.Hour // a longer Retry-After is read as this
)

// retrying builds the layers from the retries down to the base.
func retrying(s Spec) *retryablehttp.Client {
	p := &policy{attempts: cmp.Or(s.HTTP.Attempts, 3), jitter: s.HTTP.Jitter}
	if p.jitter == nil {
		p.jitter = func(limit time.Duration) time.Duration { return rand.N(limit + 1) }
	}
	c := retryablehttp.NewClient()
	c.HTTPClient = &http.Client{
		CheckRedirect: refuse,
		Transport:     newBreaker(newLimited(s, newAttempt(s))),
	}
	c.Logger = nil // its records hold URLs
	c.RetryMax = max(0, p.attempts-1)
	c.CheckRetry = p.retry
	c.Backoff = func(time.Duration, time.Duration, int, *http.Response) time.Duration { return 0 }
	c.ErrorHandler = lastAnswer
	return c
}

// policy decides on retries. It is shared by all calls of a Client.
type policy struct {
	attempts int
	jitter   func(time.Duration) time.Duration
	budget   budget
}

// retry reports whether to send again, after the pause that it makes itself: the library's own hook for pauses is
// told neither the context nor the error.
func (p *policy) retry(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if !transient(resp, err) {
		if err == nil {
			p.budget.pay()
		}
		return false, nil
	}
	w := wireOf(ctx)
	wait := p.jitter(min(maxWait, firstWait<<min(w.attempts-1, 10)))
	if resp != nil {
		if hint, ok := retryAfter(resp.Header, time.Now()); ok {
			wait = hint
		}
	}
	deadline, ok := ctx.Deadline()
	switch {
	case w.attempts >= p.attempts, wait > maxWait, w.used()+wait >= maxCall,
		ok && time.Until(deadline) <= wait, !p.budget.spend():
		return false, nil
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-t.C:
		return true, nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// lastAnswer hands on the last answer when the retries end, for its status and words tell the kind of error. A
// RoundTripper returns an answer or an error, never both.
func lastAnswer(resp *http.Response, err error, _ int) (*http.Response, error) {
	if err != nil {
		return nil, err
	}
	return resp, nil
}

// transient reports whether the same request may do better a little later.
func transient(resp *http.Response, err error) bool {
	if err != nil {
		return !final(err)
	}
	switch resp.StatusCode {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// final reports whether a failed attempt would fail again: the host does not exist, its certificate is wrong, it speaks
// no TLS, the answer is too large, or it was never sent.
func final(err error) bool {
	if dns, ok := errors.AsType[*net.DNSError](err); ok {
		return dns.IsNotFound
	}
	if _, ok := errors.AsType[*tracking.Error](err); ok {
		return true
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return true
	}
	if _, ok := errors.AsType[x509.UnknownAuthorityError](err); ok {
		return true
	}
	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return true
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Op == "remote error" { // an alert of TLS
		return true
	}
	return errors.Is(err, errTooLarge) || errors.Is(err, errEncoding) || errors.Is(err, http.ErrSchemeMismatch)
}

// retryAfter reads how long the carrier asks to wait: whole seconds or any HTTP date. Zero, a negative number, a date
// that has passed and other text say nothing.
func retryAfter(h http.Header, now time.Time) (time.Duration, bool) {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if secs, err := strconv.ParseUint(v, 10, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		return time.Duration(min(secs, uint64(maxHint/time.Second))) * time.Second, secs > 0
	}
	at, err := http.ParseTime(v)
	if err != nil || !at.After(now) {
		return 0, false
	}
	return min(at.Sub(now), maxHint), true
}

// budget keeps retries from multiplying the load on a carrier that is failing: each costs 5 of 500, each call that
// the carrier answers pays 1 back. It starts full.
type budget struct{ spent atomic.Int64 }

const (
	budgetSize = 500
	retryCost  = 5
)

func (b *budget) spend() bool {
	if b.spent.Add(retryCost) > budgetSize {
		b.spent.Add(-retryCost)
		return false
	}
	return true
}

func (b *budget) pay() {
	if b.spent.Add(-1) < 0 {
		b.spent.Add(1)
	}
}
