package rest

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/transport"
)

// limited holds every attempt, retries included, to quota, pause and rate. It is one carrier's and shared by all
// calls.
type limited struct {
	next    http.RoundTripper
	limiter transport.Limiter

	mu     sync.Mutex
	quota  transport.Quota
	window time.Time // start of the quota's span
	spent  int       // of it
	pause  time.Time // nobody sends before
}

func newLimited(s Spec, next http.RoundTripper) *limited {
	l := &limited{next: next, limiter: s.HTTP.Limiter, quota: s.Quota}
	if s.HTTP.Quota != (transport.Quota{}) {
		l.quota = s.HTTP.Quota
	}
	l.quota.Per = cmp.Or(l.quota.Per, 24*time.Hour)
	if l.limiter == nil {
		r := s.Rate
		if s.HTTP.Rate != (transport.Rate{}) {
			r = s.HTTP.Rate
		}
		l.limiter = newLimiter(r)
	}
	return l
}

func newLimiter(r transport.Rate) *rate.Limiter {
	if r.Events <= 0 {
		return rate.NewLimiter(rate.Inf, 1)
	}
	perSecond := float64(r.Events) / cmp.Or(r.Per, time.Second).Seconds()
	return rate.NewLimiter(rate.Limit(perSecond), max(1, cmp.Or(r.Burst, int(perSecond))))
}

func (l *limited) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx, w, start := r.Context(), wireOf(r.Context()), time.Now()
	err := l.admit(ctx)
	w.queued += time.Since(start)
	if err != nil {
		return nil, err
	}
	resp, err := l.next.RoundTrip(r)
	if err == nil && resp.StatusCode == http.StatusTooManyRequests {
		l.hold(resp.Header)
	}
	return resp, err
}

// admit waits until the request may be sent. A request that may not be sent soon is refused at once.
func (l *limited) admit(ctx context.Context) error {
	span, err := l.take()
	if err != nil {
		return err
	}
	if err := l.queue(ctx); err != nil {
		l.giveBack(span)
		return err
	}
	if !span.Equal(l.span(time.Now())) { // it is sent in another span than it began to wait in
		_, err = l.take()
	}
	return err
}

// queue waits for pause and rate. Who was told to stop while waiting for the rate waits for it again, for else all
// would be sent at once when the pause ends.
func (l *limited) queue(ctx context.Context) error {
	for {
		if err := l.paused(ctx); err != nil {
			return err
		}
		if err := l.wait(ctx); err != nil {
			return err
		}
		if time.Until(l.pausedUntil()) <= 0 {
			return nil
		}
	}
}

func (l *limited) wait(ctx context.Context) error {
	err := l.limiter.Wait(ctx)
	if _, ok := errors.AsType[*tracking.Error](err); ok || err == nil || ctx.Err() != nil {
		return err
	}
	// x/time/rate gives up early, with an untyped error, when the deadline is too near.
	return &tracking.Error{Kind: tracking.ErrRateLimited, Err: errors.New("the limiter lets no request through in time")}
}

// take spends one of the quota of the present span, which it returns.
func (l *limited) take() (time.Time, error) {
	now := l.span(time.Now())
	if l.quota.Limit <= 0 {
		return now, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if !now.Equal(l.window) {
		l.window, l.spent = now, 0
	}
	if l.spent >= l.quota.Limit {
		return now, &tracking.Error{Kind: tracking.ErrRateLimited, RetryAt: now.Add(l.quota.Per).UTC(), Err: errors.New("local quota used up")}
	}
	l.spent++
	return now, nil
}

// span returns the start of the quota's span that t lies in.
func (l *limited) span(t time.Time) time.Time {
	return t.Truncate(l.quota.Per) // which counts from the year 1, 00:00 UTC
}

func (l *limited) giveBack(span time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.window.Equal(span) {
		l.spent--
	}
}

func (l *limited) pausedUntil() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.pause
}

// paused waits out a pause that the carrier asked for, unless it is a long one.
func (l *limited) paused(ctx context.Context) error {
	until := l.pausedUntil()
	left := time.Until(until)
	if left <= 0 {
		return nil
	}
	deadline, ok := ctx.Deadline()
	if left > maxWait || ok && deadline.Before(until) {
		return &tracking.Error{Kind: tracking.ErrRateLimited, RetryAt: until.UTC(), Err: errors.New("the carrier asked for a pause")}
	}
	t := time.NewTimer(left)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// hold makes everybody wait after a 429: as long as the carrier says, else a second.
func (l *limited) hold(h http.Header) {
	now := time.Now()
	wait, ok := retryAfter(h, now)
	if !ok {
		wait = time.Second
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if until := now.Add(wait); until.After(l.pause) {
		l.pause = until
	}
}
