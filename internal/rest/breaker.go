package rest

import (
	"errors"
	"net/http"
	"time"

	"github.com/sony/gobreaker/v2"

	"github.com/parcelnorm/tracking"
)

// breaker stops sending to a carrier of whose last requests half failed, and lets one try through after a while.
type breaker struct {
	next http.RoundTripper
	gate *gobreaker.TwoStepCircuitBreaker[struct{}]
}

const (
	tripAfter = 20 // requests in the window, at least
	window    = 10 * time.Second
	openFor   = 30 * time.Second
)

var errStatus = errors.New("server error")

func newBreaker(next http.RoundTripper) breaker {
	return breaker{next, gobreaker.NewTwoStepCircuitBreaker[struct{}](gobreaker.Settings{
		MaxRequests:  1,
		Interval:     window,
		BucketPeriod: window / 10,
		Timeout:      openFor,
		ReadyToTrip: func(c gobreaker.Counts) bool {
			return c.Requests >= tripAfter && c.TotalFailures*2 >= c.Requests
		},
		// What was never sent, or given up by the caller, tells nothing about the carrier.
		IsExcluded: func(err error) bool { _, local := errors.AsType[*tracking.Error](err); return local },
	})}
}

func (b breaker) RoundTrip(r *http.Request) (*http.Response, error) {
	done, err := b.gate.Allow()
	if err != nil {
		return nil, &tracking.Error{Kind: tracking.ErrUnavailable, Err: errors.New("not asked: its last requests failed")}
	}
	resp, err := b.next.RoundTrip(r)
	switch {
	case r.Context().Err() != nil:
		done(&tracking.Error{Err: r.Context().Err()})
	case err == nil && resp.StatusCode >= http.StatusInternalServerError:
		done(errStatus)
	default:
		done(err)
	}
	return resp, err
}
