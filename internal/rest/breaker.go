package rest

import (
	"errors"
	"net/http"
	"time"

	"github.com/sony/gobreaker/v2"

	"github.com/parcelnorm/tracking"
)

// breaker stops sending to a carrier whose last requests failed, and lets one try through after a while.
type breaker struct {
	next http.RoundTripper
	gate *gobreaker.TwoStepCircuitBreaker[struct{}]
}

const (
	tripAfter = 20              // requests that failed one after the other, or half of that many and more
	window    = 2 * time.Minute // long enough for a carrier that is asked every few seconds, or answers as slowly
	openFor   = 30 * time.Second
)

var (
	errStatus = errors.New("server error")
	errLocal  = errors.New("tells nothing about the carrier")
)

func newBreaker(next http.RoundTripper) breaker {
	return breaker{next, gobreaker.NewTwoStepCircuitBreaker[struct{}](gobreaker.Settings{
		MaxRequests:  1,
		Interval:     window,
		BucketPeriod: window / 12,
		Timeout:      openFor,
		ReadyToTrip: func(c gobreaker.Counts) bool {
			ended := c.TotalSuccesses + c.TotalFailures // Requests has those under way and the local ones too
			return c.ConsecutiveFailures >= tripAfter || ended >= tripAfter && c.TotalFailures*2 >= ended
		},
		IsExcluded: func(err error) bool { return errors.Is(err, errLocal) },
	})}
}

func (b breaker) RoundTrip(r *http.Request) (resp *http.Response, err error) {
	done, err := b.gate.Allow()
	if err != nil {
		return nil, &tracking.Error{Kind: tracking.ErrUnavailable, Err: errors.New("not asked: its last requests failed")}
	}
	defer func() { // also when the base panics: the one try must not stay taken
		// Closed, the gate would count for the time when the request began to wait for the limits. Count it now.
		if now, err := b.gate.Allow(); err == nil {
			done(errLocal)
			done = now
		}
		done(verdict(r, resp, err))
	}()
	return b.next.RoundTrip(r)
}

// verdict is what the end of a request tells about the carrier. What was never sent, or given up by the caller,
// tells nothing.
func verdict(r *http.Request, resp *http.Response, err error) error {
	if _, local := errors.AsType[*tracking.Error](err); local || r.Context().Err() != nil {
		return errLocal
	}
	if err == nil && (resp == nil || resp.StatusCode >= http.StatusInternalServerError) {
		return errStatus
	}
	return err
}
