package rest_test

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/jarcoal/httpmock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

// The traps of the libraries below, in the order of docs/http-stack.md.

func rate(events int, per time.Duration) func(*rest.Spec) {
	return func(s *rest.Spec) { s.Rate = transport.Rate{Events: events, Per: per} }
}

func TestTrap01LastAnswerIsKept(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for status, kind := range map[int]tracking.Kind{429: tracking.ErrRateLimited, 503: tracking.ErrUnavailable} {
			c, s := client(t, always(status))
			e := failure(t, track(t.Context(), c), kind)
			assert.Equal(t, 3, s.count())
			assert.Equal(t, status, e.HTTPStatus)
			assert.Equal(t, "E1", e.Code)
			assert.Equal(t, "words of the carrier", e.Message)
		}
	})
}

func TestTrap02NeverAnswerAndError(t *testing.T) { // not parallel: it listens to the standard logger
	var said buffer
	log.SetOutput(&said)
	defer log.SetOutput(os.Stderr)
	synctest.Test(t, func(t *testing.T) {
		var bodies openBodies
		ctx, cancel := context.WithCancel(t.Context())
		c, s := client(t, func(n int, _ *http.Request) (*http.Response, error) {
			resp := reply(503, "")
			resp.Body = bodies.body("{}")
			if n == 3 {
				cancel() // as the answer arrives
			}
			return resp, nil
		})
		failure(t, track(ctx, c), context.Canceled)
		assert.Equal(t, 3, s.count())
		assert.Equal(t, 3, bodies.opened)
		assert.Equal(t, 3, bodies.closed)
	})
	assert.Empty(t, said.String())
}

func TestTrap03LongRetryAfterEndsTheCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for after, within := range map[string]time.Duration{
			"3600": time.Hour, // longer than a call may pause
			"4":    3 * time.Second,
		} {
			c, s := client(t, always(429, "Retry-After", after))
			ctx, cancel := context.WithTimeout(t.Context(), within)
			start := time.Now()
			took(t, 0, func() {
				e := failure(t, track(ctx, c), tracking.ErrRateLimited)
				assert.Equal(t, 429, e.HTTPStatus)
				wait, err := time.ParseDuration(after + "s")
				require.NoError(t, err)
				assert.Equal(t, start.Add(wait).UTC(), e.RetryAt)
			})
			assert.Equal(t, 1, s.count())
			cancel()
		}
	})
}

func TestTrap04RateHoldsForEachAttempt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, always(503), rate(1, 2*time.Second))
		failure(t, track(t.Context(), c), tracking.ErrUnavailable)
		assert.Equal(t, []time.Duration{2 * time.Second, 2 * time.Second}, s.gaps())
	})
}

func TestTrap05RateWaits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, ok, rate(1, time.Minute))
		for range 3 {
			require.NoError(t, track(t.Context(), c))
		}
		assert.Equal(t, []time.Duration{time.Minute, time.Minute}, s.gaps())
	})
}

func TestTrap06RateBeyondTheDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, ok, rate(1, time.Hour))
		require.NoError(t, track(t.Context(), c))
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		took(t, 0, func() {
			err := track(ctx, c)
			failure(t, err, tracking.ErrRateLimited)
			require.NotErrorIs(t, err, context.DeadlineExceeded)
		})
		assert.Equal(t, 1, s.count())
	})
}

func TestTrap07QueueIsNotHeldAgainstTheAttempt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slow := func(_ int, r *http.Request) (*http.Response, error) {
			return httpmock.NewStringResponder(200, `{"number":"`+number+`"}`).Delay(40 * time.Millisecond)(r)
		}
		c, s := client(t, slow, rate(1, time.Minute), func(s *rest.Spec) { s.HTTP.AttemptTimeout = 60 * time.Millisecond })
		for range 3 {
			require.NoError(t, track(t.Context(), c))
		}
		assert.Equal(t, 3, s.count())
	})
}

func TestTrap08TimeOutsAreOneClientsOwn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &stub{answer: hang}
		base := s.transport()
		for _, limit := range []time.Duration{time.Second, 7 * time.Second} {
			c, _ := client(t, hang, func(s *rest.Spec) {
				s.HTTP.Base, s.HTTP.AttemptTimeout, s.HTTP.Attempts = base, limit, 1
			})
			took(t, limit, func() { failure(t, track(t.Context(), c), tracking.ErrUnavailable) })
		}
	})
}

func TestTrap09AttemptTimeOutIsNoDeadlineExceeded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for name, answer := range map[string]answerer{
			"attempt": hang,
			"dialer":  fails(&net.OpError{Op: "dial", Err: timeoutError{}}),
		} {
			c, _ := client(t, answer)
			err := track(t.Context(), c)
			failure(t, err, tracking.ErrUnavailable)
			require.NotErrorIs(t, err, context.DeadlineExceeded, name)
		}
	})
}

// timeoutError is the error of a net.Dialer whose time is over.
type timeoutError struct{}

func (timeoutError) Error() string        { return "i/o timeout" }
func (timeoutError) Timeout() bool        { return true }
func (timeoutError) Is(target error) bool { return target == context.DeadlineExceeded }

func TestTrap10CutOffBodyIsRetried(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cut := func(int, *http.Request) (*http.Response, error) {
			resp := reply(200, "")
			resp.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"num`), iotest.ErrReader(io.ErrUnexpectedEOF)))
			return resp, nil
		}
		c, s := client(t, then(1, cut, ok))
		require.NoError(t, track(t.Context(), c))
		assert.Equal(t, 2, s.count())

		c, s = client(t, cut)
		failure(t, track(t.Context(), c), tracking.ErrUnavailable)
		assert.Equal(t, 3, s.count())
	})
}

func TestTrap11ContentTypeDecidesNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		page := func(int, *http.Request) (*http.Response, error) {
			return reply(200, "<html>Down for maintenance</html>", "Content-Type", "text/html"), nil
		}
		c, s := client(t, page)
		failure(t, track(t.Context(), c), tracking.ErrBadResponse)
		assert.Equal(t, 1, s.count(), "an answer is no reason to ask again")

		for _, kind := range []string{"", "text/plain", "text/html"} {
			c, _ := client(t, func(int, *http.Request) (*http.Response, error) {
				return reply(200, `{"number":"`+number+`"}`, "Content-Type", kind), nil
			})
			assert.NoError(t, track(t.Context(), c), "JSON as %q", kind)
		}
	})
}

func TestTrap12RedirectsAreAnswers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for _, status := range []int{301, 302, 303, 307, 308} {
			for _, to := range []string{"https://elsewhere.test/", "http://carrier.test/", "/track/" + number, "", "http://%zz/" + number} {
				c, s := client(t, always(status, "Location", to), func(s *rest.Spec) {
					s.Auth = rest.Header("Api-Key", rest.NewSecret(secret))
				})
				e := failure(t, track(t.Context(), c), tracking.ErrBadResponse)
				assert.Equal(t, status, e.HTTPStatus, "to %q", to)
				assert.Equal(t, 1, s.count(), "%d to %q", status, to)
			}
		}
	})
}

func TestTrap13ErrorsHoldNoURL(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, fails(errors.New("connection refused")))
		err := track(t.Context(), c)
		failure(t, err, tracking.ErrUnavailable)
		assert.Equal(t, "stub: unavailable: connection refused", err.Error())

		nested := &http.Client{Transport: (&stub{answer: fails(errors.New("connection refused"))}).transport()}
		c, _ = client(t, func(_ int, r *http.Request) (*http.Response, error) {
			r = r.Clone(r.Context())
			r.RequestURI = ""
			return nested.Do(r)
		})
		failure(t, track(t.Context(), c), tracking.ErrUnavailable)
	})
}

func TestTrap14NothingIsPrinted(t *testing.T) { // not parallel: it replaces standard error
	name := filepath.Join(t.TempDir(), "stderr")
	file, err := os.Create(name)
	require.NoError(t, err)
	stderr := os.Stderr
	os.Stderr = file
	log.SetOutput(file)
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, then(2, always(503), fails(io.ErrUnexpectedEOF)), func(s *rest.Spec) {
			s.BaseURL = "http://localhost" // where resty would warn of Basic
			s.Auth = rest.Basic(rest.NewSecret("user"), rest.NewSecret(secret))
		})
		failure(t, track(t.Context(), c), tracking.ErrUnavailable)
	})
	os.Stderr = stderr
	log.SetOutput(stderr)
	require.NoError(t, file.Close())
	said, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Empty(t, string(said))
}

func TestTrap15AMockLeavesTheStackInPlace(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		mock := httpmock.NewMockTransport()
		mock.RegisterResponder("GET", "https://carrier.test/track/"+number, httpmock.NewStringResponder(503, ""))
		c, _ := client(t, nil, rate(1, 2*time.Second), func(s *rest.Spec) { s.HTTP.Base = mock })
		took(t, 4*time.Second, func() { failure(t, track(t.Context(), c), tracking.ErrUnavailable) })
		assert.Equal(t, 3, mock.GetTotalCallCount())
	})
}

func TestTrap16MissingResponderShows(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, nil, func(s *rest.Spec) { s.HTTP.Base = httpmock.NewMockTransport() })
		err := track(t.Context(), c)
		failure(t, err, tracking.ErrUnavailable)
		require.ErrorIs(t, err, httpmock.NoResponderFound)
	})
}

func TestTrap17NoDefaultsOfTheLibraries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, func(int, *http.Request) (*http.Response, error) {
			return reply(200, `{"number":"`+number+`"}`, "Set-Cookie", "session=1; Path=/"), nil
		})
		for range 2 {
			require.NoError(t, track(t.Context(), c))
		}
		for _, r := range s.sent {
			assert.Equal(t, []string{"parcelnorm-tracking/1 (+https://github.com/parcelnorm/tracking)"}, r.header["User-Agent"])
			assert.Empty(t, r.header.Get("Cookie"))
		}
	})
}

func TestTrap18GivingUpClosesNoConnections(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base := &closer{RoundTripper: (&stub{answer: always(503)}).transport()}
		c, _ := client(t, nil, func(s *rest.Spec) { s.HTTP.Base = base })
		failure(t, track(t.Context(), c), tracking.ErrUnavailable)
		assert.Zero(t, base.closed.Load())
	})
}

type closer struct {
	http.RoundTripper
	closed atomic.Int32
}

func (c *closer) CloseIdleConnections() { c.closed.Add(1) }

func TestTrap19BodiesAreSentWholeEachTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for name, post := range map[string]rest.Call{
			"body": {Method: "POST", Path: "/", Body: []byte(`{"n":1}`)},
			"form": {Method: "POST", Path: "/", Form: map[string][]string{"n": {"1"}}},
		} {
			c, s := client(t, then(2, always(503), ok))
			_, err := c.Do(t.Context(), post)
			require.NoError(t, err)
			require.Equal(t, 3, s.count())
			for _, r := range s.sent {
				assert.Equal(t, map[string]string{"body": `{"n":1}`, "form": "n=1"}[name], r.body)
			}
		}
	})
}

func TestTrap20RateBelowOneASecond(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, ok, func(s *rest.Spec) { s.Rate = transport.Rate{Events: 1, Per: 10 * time.Second, Burst: 0} })
		for range 2 {
			require.NoError(t, track(t.Context(), c))
		}
		assert.Equal(t, []time.Duration{10 * time.Second}, s.gaps())
	})
}

func TestTrap21ParametersStayInTheirPlace(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for value, want := range map[string]string{
			"a/b?x=1#f":        "https://carrier.test/track/a%2Fb%3Fx=1%23f?apikey=" + secret,
			"a%2fb":            "https://carrier.test/track/a%252fb?apikey=" + secret,
			"x\r\nHost: other": "https://carrier.test/track/x%0D%0AHost:%20other?apikey=" + secret,
			"{number}":         "https://carrier.test/track/%7Bnumber%7D?apikey=" + secret,
		} {
			c, s := client(t, ok)
			_, err := c.Do(t.Context(), call(value))
			require.NoError(t, err)
			assert.Equal(t, want, s.sent[0].url)
		}
		c, s := client(t, ok)
		for _, dots := range []string{".", "..", ""} { // which no escaping covers
			_, err := c.Track(t.Context(), tracking.Query{Number: dots}, func(context.Context, tracking.Query) (tracking.Answer, error) {
				t.Error("asked for", dots)
				return tracking.Answer{}, nil
			})
			failure(t, err, tracking.ErrInvalidNumber)
		}
		assert.Zero(t, s.count())
	})
}

func TestTrap22TimeIsFree(t *testing.T) {
	t.Parallel()
	began := time.Now()
	synctest.Test(t, func(t *testing.T) {
		late := httpmock.NewStringResponder(200, `{"number":"`+number+`"}`).Delay(9 * time.Second)
		answer := then(1, always(429, "Retry-After", "5"), func(_ int, r *http.Request) (*http.Response, error) { return late(r) })
		c, _ := client(t, answer, rate(1, time.Hour))
		took(t, 2*time.Hour+9*time.Second, func() {
			require.NoError(t, track(t.Context(), c))
			require.NoError(t, track(t.Context(), c))
		})
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour-5*time.Second)
		defer cancel()
		failure(t, track(ctx, c), context.DeadlineExceeded) // a mocked delay ends with the context
	})
	assert.Less(t, time.Since(began), time.Minute)
}
