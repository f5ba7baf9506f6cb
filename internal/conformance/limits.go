package conformance

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/transport"
)

// limits are the carrier's 429, and our own rate and quota.
func (b *bench) limits(t *testing.T) {
	for _, tt := range []struct {
		name, after string
		calls       int
		took, until time.Duration // until: RetryAt, from the start
	}{
		{"no retry-after", "", 3, 2 * time.Second, 0}, // a second after each 429
		{"retry-after 2", "2", 3, 4 * time.Second, 6 * time.Second},
		{"retry-after an hour", "3600", 1, 0, time.Hour},
		{"retry-after overflows", "99999999999999999999", 1, 0, 7 * 24 * time.Hour},
	} {
		t.Run(tt.name, func(t *testing.T) {
			header := []string{"Retry-After", tt.after}
			if tt.after == "" {
				header = nil
			}
			b.bubble(t, status(429, header...), func(t *testing.T, tr tracking.Tracker, w *wire) {
				start := time.Now()
				_, err := b.track(t.Context(), tr)
				e := b.fails(t, err, tracking.ErrRateLimited)
				assert.Equal(t, tt.calls, w.count(), "attempts")
				assert.Equal(t, tt.took, time.Since(start))
				if tt.until > 0 {
					assert.Equal(t, tt.until, e.RetryAt.Sub(start), "retry at")
				} else {
					assert.Zero(t, e.RetryAt)
				}
				if tt.until > 10*time.Second { // the pause is for everybody
					_, err := b.track(t.Context(), tr)
					assert.Equal(t, e.RetryAt, b.fails(t, err, tracking.ErrRateLimited).RetryAt)
					assert.Equal(t, tt.calls, w.count(), "nothing is sent in the pause")
				}
			})
		})
	}
	t.Run("rate holds for each attempt", func(t *testing.T) {
		b.bubble(t, status(503), func(t *testing.T, tr tracking.Tracker, w *wire) {
			_, err := b.track(t.Context(), tr)
			b.fails(t, err, tracking.ErrUnavailable)
			require.Len(t, w.times, 3)
			assert.Equal(t, 20*time.Second, w.times[1].Sub(w.times[0]))
			assert.Equal(t, 20*time.Second, w.times[2].Sub(w.times[1]), "waiting for the rate is not held against the call")
		}, func(c *transport.Config) { c.Rate = transport.Rate{Events: 1, Per: 20 * time.Second} })
	})
	t.Run("quota used up", func(t *testing.T) {
		b.bubble(t, response(b.good), func(t *testing.T, tr tracking.Tracker, w *wire) {
			_, err := b.track(t.Context(), tr)
			require.NoError(t, err)
			_, err = b.track(t.Context(), tr)
			e := b.fails(t, err, tracking.ErrRateLimited)
			assert.Equal(t, time.Date(2000, 1, 2, 0, 0, 0, 0, time.UTC), e.RetryAt, "bubbles start on 2000-01-01")
			assert.Equal(t, b.Calls, w.count(), "nothing is sent")
		}, func(c *transport.Config) { c.Quota = transport.Quota{Limit: b.Calls} })
	})
}

// time is the end of patience: ours, and the caller's.
func (b *bench) time(t *testing.T) {
	hang := func(r *http.Request) (*http.Response, error) {
		<-r.Context().Done()
		return nil, r.Context().Err()
	}
	t.Run("attempts time out", func(t *testing.T) {
		b.bubble(t, hang, func(t *testing.T, tr tracking.Tracker, w *wire) {
			start := time.Now()
			_, err := b.track(t.Context(), tr)
			b.fails(t, err, tracking.ErrUnavailable)
			require.NotErrorIs(t, err, context.DeadlineExceeded, "the caller's deadline has not passed")
			assert.Equal(t, 3, w.count())
			assert.Equal(t, 30*time.Second, time.Since(start), "10 s each, all of it 30 s at most")
		})
	})
	t.Run("deadline", func(t *testing.T) {
		b.bubble(t, hang, func(t *testing.T, tr tracking.Tracker, _ *wire) {
			ctx, cancel := context.WithTimeout(t.Context(), 15*time.Second)
			defer cancel()
			start := time.Now()
			_, err := b.track(ctx, tr)
			b.fails(t, err, context.DeadlineExceeded)
			assert.Equal(t, 15*time.Second, time.Since(start))
		})
	})
	t.Run("cancelled before", func(t *testing.T) {
		b.bubble(t, response(b.good), func(t *testing.T, tr tracking.Tracker, w *wire) {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			_, err := b.track(ctx, tr)
			b.fails(t, err, context.Canceled)
			assert.Zero(t, w.count())
		})
	})
	t.Run("cancelled in flight", func(t *testing.T) {
		b.bubble(t, hang, func(t *testing.T, tr tracking.Tracker, w *wire) {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(3*time.Second, cancel)
			start := time.Now()
			_, err := b.track(ctx, tr)
			b.fails(t, err, context.Canceled)
			assert.Equal(t, 3*time.Second, time.Since(start))
			assert.Equal(t, 1, w.count())
		})
	})
}
