package rest_test

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	xrate "golang.org/x/time/rate"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

// A bubble begins on 2000-01-01, 00:00 UTC.
var midnight = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

var _ transport.Limiter = (*xrate.Limiter)(nil)

func quota(limit int, per time.Duration) func(*rest.Spec) {
	return func(s *rest.Spec) { s.Quota = transport.Quota{Limit: limit, Per: per} }
}

func TestQuotaIsRefusedHere(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		per     time.Duration
		retryAt time.Time
	}{
		"a day is the default": {0, midnight.AddDate(0, 0, 1)},
		"an hour":              {time.Hour, midnight.Add(11 * time.Hour)},
		"twelve hours":         {12 * time.Hour, midnight.Add(12 * time.Hour)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				time.Sleep(10*time.Hour + 20*time.Minute)
				c, s := client(t, ok, quota(2, tt.per))
				for range 2 {
					require.NoError(t, track(t.Context(), c))
				}
				took(t, 0, func() {
					e := failure(t, track(t.Context(), c), tracking.ErrRateLimited)
					assert.Equal(t, tt.retryAt, e.RetryAt)
					assert.Zero(t, e.HTTPStatus)
				})
				time.Sleep(time.Until(tt.retryAt) - time.Nanosecond)
				failure(t, track(t.Context(), c), tracking.ErrRateLimited)
				assert.Equal(t, 2, s.count(), "nothing is sent")
				time.Sleep(time.Nanosecond)
				require.NoError(t, track(t.Context(), c), "the span has turned")
			})
		})
	}
}

func TestQuotaCountsRetries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, always(503), quota(2, 0))
		failure(t, track(t.Context(), c), tracking.ErrRateLimited)
		assert.Equal(t, 2, s.count())
	})
}

func TestQuotaIsGivenBackWhenNothingWasSent(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, ok, quota(2, 0), rate(1, time.Hour))
		require.NoError(t, track(t.Context(), c))
		for range 10 {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			failure(t, track(ctx, c), tracking.ErrRateLimited)
			cancel()
		}
		require.NoError(t, track(t.Context(), c))
		failure(t, track(t.Context(), c), tracking.ErrRateLimited)
		assert.Equal(t, 2, s.count())
	})
}

func TestQuotaIsThatOfTheDayOfSending(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { // ten begin to wait on one day, of which seven are sent on the next
		time.Sleep(24*time.Hour - 25*time.Second)
		c, s := client(t, ok, quota(10, 0), rate(1, 10*time.Second))
		for _, err := range many(t.Context(), c, 10) {
			require.NoError(t, err)
		}
		for range 3 {
			require.NoError(t, track(t.Context(), c))
		}
		e := failure(t, track(t.Context(), c), tracking.ErrRateLimited)
		assert.Equal(t, midnight.AddDate(0, 0, 2), e.RetryAt)
		assert.Equal(t, 13, s.count())
	})
}

func TestQuotaAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, ok, quota(30, 0))
		refusals := 0
		for _, err := range many(t.Context(), c, 100) {
			if err != nil {
				refusals++
			}
		}
		assert.Equal(t, 70, refusals)
		assert.Equal(t, 30, s.count())
	})
}

func TestUserReplacesLimits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		published := func(s *rest.Spec) {
			s.Rate, s.Quota = transport.Rate{Events: 1, Per: time.Hour}, transport.Quota{Limit: 1}
		}
		for name, tt := range map[string]struct {
			config transport.Config
			took   time.Duration // for three
		}{
			"own":       {transport.Config{Rate: transport.Rate{Events: 1, Per: time.Minute}, Quota: transport.Quota{Limit: 3}}, 2 * time.Minute},
			"burst":     {transport.Config{Rate: transport.Rate{Events: 1, Per: time.Minute, Burst: 2}, Quota: transport.Quota{Limit: 3}}, time.Minute},
			"unlimited": {transport.Config{Rate: transport.Rate{Events: transport.Unlimited}, Quota: transport.Quota{Limit: transport.Unlimited}}, 0},
			"limiter": {transport.Config{
				Rate: transport.Rate{Events: 1, Per: time.Hour}, Quota: transport.Quota{Limit: transport.Unlimited},
				Limiter: limiterFunc(func(context.Context) error { time.Sleep(time.Second); return nil }),
			}, 3 * time.Second},
		} {
			c, _ := client(t, ok, published, func(s *rest.Spec) {
				s.HTTP.Rate, s.HTTP.Quota, s.HTTP.Limiter = tt.config.Rate, tt.config.Quota, tt.config.Limiter
			})
			start := time.Now()
			for range 3 {
				require.NoError(t, track(t.Context(), c), name)
			}
			assert.Equal(t, tt.took, time.Since(start), name)
		}
		c, _ := client(t, ok, published)
		require.NoError(t, track(t.Context(), c))
		failure(t, track(t.Context(), c), tracking.ErrRateLimited)
	})
}

func TestDefaultBurst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { // as many as a second allows, at least one
		c, s := client(t, ok, rate(1400, 10*time.Second))
		for _, err := range many(t.Context(), c, 141) {
			require.NoError(t, err)
		}
		late := 0
		for _, r := range s.sent {
			if r.at.After(midnight) {
				late++
			}
		}
		assert.Equal(t, 1, late)
	})
}

func TestLimiterErrors(t *testing.T) {
	t.Parallel()
	at := midnight.AddDate(1, 0, 0)
	for name, tt := range map[string]struct {
		err  error
		kind tracking.Kind
		at   time.Time
	}{
		"its own error": {&tracking.Error{Kind: tracking.ErrRateLimited, RetryAt: at}, tracking.ErrRateLimited, at},
		"another kind":  {&tracking.Error{Kind: tracking.ErrUnavailable}, tracking.ErrUnavailable, time.Time{}},
		"any":           {errors.New("redis://:" + secret + "@host is down"), tracking.ErrRateLimited, time.Time{}},
		"its time-out":  {context.DeadlineExceeded, tracking.ErrRateLimited, time.Time{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, s := client(t, ok, func(s *rest.Spec) {
					s.HTTP.Limiter = limiterFunc(func(context.Context) error { return tt.err })
				})
				err := track(t.Context(), c)
				assert.Equal(t, tt.at, failure(t, err, tt.kind).RetryAt)
				require.NotErrorIs(t, err, context.DeadlineExceeded)
				assert.Zero(t, s.count())
			})
		})
	}
}

func TestContextEndsInTheQueue(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, ok, rate(1, time.Hour))
		require.NoError(t, track(t.Context(), c))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(3*time.Second, cancel)
		took(t, 3*time.Second, func() { failure(t, track(ctx, c), context.Canceled) })
		assert.Equal(t, 1, s.count())
	})
}

func TestPauseIsForEverybody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, then(1, always(429, "Retry-After", "3"), ok))
		var wg sync.WaitGroup
		wg.Go(func() { assert.NoError(t, track(t.Context(), c)) })
		time.Sleep(time.Second)
		took(t, 2*time.Second, func() {
			for _, err := range many(t.Context(), c, 20) {
				assert.NoError(t, err)
			}
		})
		wg.Wait()
		assert.Equal(t, 22, s.count())
		for _, r := range s.sent[1:] {
			assert.Equal(t, midnight.Add(3*time.Second), r.at.UTC())
		}
	})
}

func TestLongPauseRefusesHere(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, then(1, always(429, "Retry-After", "3600"), ok))
		failure(t, track(t.Context(), c), tracking.ErrRateLimited)
		time.Sleep(time.Hour - 5*time.Second - time.Nanosecond)
		took(t, 0, func() {
			e := failure(t, track(t.Context(), c), tracking.ErrRateLimited)
			assert.Equal(t, midnight.Add(time.Hour), e.RetryAt)
		})
		assert.Equal(t, 1, s.count())
		ctx, cancel := context.WithTimeout(t.Context(), time.Second) // too short for the rest of the pause
		defer cancel()
		took(t, 0, func() { failure(t, track(ctx, c), tracking.ErrRateLimited) })
		time.Sleep(time.Nanosecond)
		took(t, 5*time.Second, func() { require.NoError(t, track(t.Context(), c)) })
	})
}

func TestShorterPauseDoesNotCutALongerOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, func(n int, _ *http.Request) (*http.Response, error) {
			time.Sleep(time.Duration(n) * time.Second)
			return reply(429, "", "Retry-After", []string{"3600", "60"}[n-1]), nil
		}, once)
		many(t.Context(), c, 2)
		e := failure(t, track(t.Context(), c), tracking.ErrRateLimited)
		assert.Equal(t, midnight.Add(time.Second+time.Hour), e.RetryAt)
		assert.Equal(t, 2, s.count())
	})
}

func TestContextEndsInAPause(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, then(1, always(429, "Retry-After", "4"), ok), once)
		failure(t, track(t.Context(), c), tracking.ErrRateLimited)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(3*time.Second, cancel)
		took(t, 3*time.Second, func() { failure(t, track(ctx, c), context.Canceled) })
		assert.Equal(t, 1, s.count())
	})
}

func TestAfterAPauseTheRateHolds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { // who had waited for the rate when the pause began waits for it again
		c, s := client(t, then(1, always(429, "Retry-After", "5"), ok), once, rate(1, time.Second))
		many(t.Context(), c, 20)
		require.Equal(t, 20, s.count())
		assert.Equal(t, 5*time.Second, s.gaps()[0])
		for _, gap := range s.gaps()[1:] {
			assert.Equal(t, time.Second, gap)
		}
	})
}

func TestOnlyA429PausesTheOthers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, then(1, always(503, "Retry-After", "3600"), ok))
		e := failure(t, track(t.Context(), c), tracking.ErrUnavailable)
		assert.Equal(t, midnight.Add(time.Hour), e.RetryAt)
		assert.Equal(t, 1, s.count())
		took(t, 0, func() { require.NoError(t, track(t.Context(), c)) })
	})
}
