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
	if err := l.take(); err != nil {
		return err
	}
	err := l.paused(ctx)
	if err == nil {
		err = l.wait(ctx)
	}
	if err == nil {
		err = l.paused(ctx) // somebody may have been told to stop meanwhile
	}
	if err != nil {
		l.giveBack()
	}
	return err
}

func (l *limited) wait(ctx context.Context) error {
	err := l.limiter.Wait(ctx)
	if _, ok := errors.AsType[*tracking.Error](err); ok || err == nil || ctx.Err() != nil {
		return err
	}
	// x/time/rate gives up early, with an untyped error, when the deadline is too near.
	return &tracking.Error{Kind: tracking.ErrRateLimited, Err: errors.New("the rate allows no request before the deadline")}
}

// take spends one of the quota.
func (l *limited) take() error {
	if l.quota.Limit <= 0 {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	per := cmp.Or(l.quota.Per, 24*time.Hour)
	if now := time.Now().Truncate(per); !now.Equal(l.window) { // Truncate counts from the year 1, 00:00 UTC
		l.window, l.spent = now, 0
	}
	if l.spent >= l.quota.Limit {
		return &tracking.Error{Kind: tracking.ErrRateLimited, RetryAt: l.window.Add(per).UTC(), Err: errors.New("local quota used up")}
	}
	l.spent++
	return nil
}

func (l *limited) giveBack() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.spent = max(0, l.spent-1)
}

// paused waits out a pause that the carrier asked for, unless it is a long one.
func (l *limited) paused(ctx context.Context) error {
	l.mu.Lock()
	until := l.pause
	l.mu.Unlock()
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
