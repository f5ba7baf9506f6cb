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

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

const refused = "stub: unavailable: not asked: its last requests failed"

// once sends each request once.
func once(s *rest.Spec) { s.HTTP.Attempts = 1 }

// trip opens the breaker of c with 20 look-ups.
func trip(t *testing.T, c *rest.Client) {
	t.Helper()
	for range 20 {
		require.Error(t, track(t.Context(), c))
	}
	require.EqualError(t, track(t.Context(), c), refused)
}

func TestDeadCarrierIsHardlyAsked(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		answer  answerer
		lookups int
	}{
		"unreachable":  {fails(errors.New("connection refused")), 20_000},
		"server error": {always(500), 2_000},
		"silent":       {hang, 2_000},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, s := client(t, tt.answer)
				work := make(chan int)
				var wg sync.WaitGroup
				for range 50 {
					wg.Go(func() {
						for range work {
							assert.ErrorIs(t, track(t.Context(), c), tracking.ErrUnavailable)
						}
					})
				}
				for i := range tt.lookups {
					work <- i
				}
				close(work)
				wg.Wait()
				assert.LessOrEqual(t, s.count(), 100)
			})
		})
	}
}

func TestSlowCarrierTripsTheBreaker(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { // one at a time, each as long as an attempt may take
		c, s := client(t, hang, once, func(s *rest.Spec) { s.HTTP.AttemptTimeout = 5 * time.Second })
		trip(t, c)
		assert.Equal(t, 20, s.count())
	})
}

func TestTimeInTheQueueHidesNoFailure(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { // all wait for longer than the breaker looks back
		c, s := client(t, always(500), once, func(s *rest.Spec) {
			s.HTTP.Limiter = limiterFunc(func(context.Context) error { time.Sleep(5 * time.Minute); return nil })
		})
		for _, err := range many(t.Context(), c, 40) {
			failure(t, err, tracking.ErrUnavailable)
		}
		sent := s.count()
		require.EqualError(t, track(t.Context(), c), refused)
		assert.Equal(t, sent, s.count())
	})
}

func TestBreakerNeedsTwentyFailures(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, always(500), once)
		for range 19 {
			failure(t, track(t.Context(), c), tracking.ErrUnavailable)
		}
		time.Sleep(3 * time.Minute) // they are forgotten
		for range 19 {
			failure(t, track(t.Context(), c), tracking.ErrUnavailable)
		}
		assert.Equal(t, 38, s.count())
		failure(t, track(t.Context(), c), tracking.ErrUnavailable)
		require.EqualError(t, track(t.Context(), c), refused)
		assert.Equal(t, 39, s.count())
	})
}

func TestCarrierThatDiesAfterGoodHours(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, then(1000, ok, always(500)), once)
		for range 1000 {
			require.NoError(t, track(t.Context(), c))
		}
		trip(t, c)
		assert.Equal(t, 1020, s.count(), "not only when half of all have failed")
	})
}

func TestBreakerTripsWhenHalfFail(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		every int // request that fails
		trips bool
	}{"every second": {2, true}, "every third": {3, false}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, s := client(t, func(n int, r *http.Request) (*http.Response, error) {
					if n%tt.every == 0 {
						return reply(500, ""), nil
					}
					return ok(n, r)
				}, once)
				for range 100 {
					_ = track(t.Context(), c)
				}
				assert.Equal(t, tt.trips, s.count() < 100, "%d were sent", s.count())
			})
		})
	}
}

func TestWhatSaysNothingOfTheCarrier(t *testing.T) {
	t.Parallel()
	refuse := func(s *rest.Spec) {
		s.HTTP.Limiter = limiterFunc(func(context.Context) error { return errors.New("no") })
	}
	for name, tt := range map[string]struct {
		answer answerer
		tune   func(*rest.Spec)
		ctx    func(context.Context) (context.Context, context.CancelFunc)
	}{
		"caller's deadline": {hang, once, func(ctx context.Context) (context.Context, context.CancelFunc) {
			return context.WithTimeout(ctx, time.Second)
		}},
		"caller's end": {hang, once, func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx, stop := context.WithCancel(ctx)
			time.AfterFunc(time.Second, stop)
			return ctx, stop
		}},
		"not let through":    {ok, refuse, context.WithCancel},
		"quota used up":      {ok, func(s *rest.Spec) { s.Quota = transport.Quota{Limit: 1} }, context.WithCancel},
		"not found":          {always(404), once, context.WithCancel},
		"too many requests":  {always(429), once, context.WithCancel},
		"refused credential": {always(401), once, context.WithCancel},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, _ := client(t, tt.answer, tt.tune)
				for range 200 {
					ctx, cancel := tt.ctx(t.Context())
					err := track(ctx, c)
					cancel()
					require.NotEqual(t, refused, errorText(err))
				}
			})
		})
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

type limiterFunc func(context.Context) error

func (f limiterFunc) Wait(ctx context.Context) error { return f(ctx) }

func TestBreakerRecovers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, then(21, always(500), ok), once)
		trip(t, c)
		time.Sleep(30*time.Second + time.Nanosecond)
		assert.Equal(t, 500, failure(t, track(t.Context(), c), tracking.ErrUnavailable).HTTPStatus, "the one try")
		require.EqualError(t, track(t.Context(), c), refused, "failed, so closed for as long again")
		time.Sleep(30*time.Second + time.Nanosecond)
		require.NoError(t, track(t.Context(), c))
		for _, err := range many(t.Context(), c, 50) {
			assert.NoError(t, err)
		}
		assert.Equal(t, 20+1+1+50, s.count())
	})
}

func TestHalfOpenLetsOneThrough(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slow := func(n int, r *http.Request) (*http.Response, error) {
			time.Sleep(2 * time.Second)
			return ok(n, r)
		}
		c, s := client(t, then(20, always(500), slow), once)
		trip(t, c)
		time.Sleep(30*time.Second + time.Nanosecond)
		good := 0
		for _, err := range many(t.Context(), c, 50) {
			if err == nil {
				good++
				continue
			}
			assert.EqualError(t, err, refused)
		}
		assert.Equal(t, 1, good)
		assert.Equal(t, 21, s.count())
	})
}

func TestTryThatWasGivenUpIsFollowedByAnother(t *testing.T) {
	t.Parallel()
	panics := func(int, *http.Request) (*http.Response, error) { panic("a base of the user's") }
	for name, tt := range map[string]struct {
		answer answerer
		wait   time.Duration // until the next try
	}{
		"caller left": {hang, 0},
		"panic":       {panics, 30*time.Second + time.Nanosecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, _ := client(t, then(20, always(500), then(21, tt.answer, ok)), once)
				trip(t, c)
				time.Sleep(30*time.Second + time.Nanosecond)
				ctx, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				func() {
					defer func() { _ = recover() }()
					assert.Error(t, track(ctx, c))
				}()
				time.Sleep(tt.wait)
				assert.NoError(t, track(t.Context(), c))
			})
		})
	}
}

func TestOpenBreakerTakesNoToken(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		waits := 0
		c, s := client(t, then(20, always(500), ok), once, func(s *rest.Spec) {
			s.HTTP.Limiter = limiterFunc(func(context.Context) error { waits++; return nil })
			s.Quota = transport.Quota{Limit: 21}
		})
		trip(t, c)
		for range 100 {
			require.EqualError(t, track(t.Context(), c), refused)
		}
		assert.Equal(t, 20, waits)
		time.Sleep(30*time.Second + time.Nanosecond)
		require.NoError(t, track(t.Context(), c), "one of the quota is left")
		failure(t, track(t.Context(), c), tracking.ErrRateLimited)
		assert.Equal(t, 21, s.count())
	})
}

func TestBreakerIsOneClientsOwn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		dead, _ := client(t, always(500), once)
		alive, _ := client(t, ok, once)
		trip(t, dead)
		assert.NoError(t, track(t.Context(), alive))
	})
}
