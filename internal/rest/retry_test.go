package rest_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/rest"
)

func TestStatuses(t *testing.T) {
	t.Parallel()
	for status, tt := range map[int]struct {
		attempts int
		kind     tracking.Kind
	}{
		204: {1, tracking.ErrBadResponse}, 304: {1, tracking.ErrBadResponse}, 400: {1, tracking.ErrRejected},
		401: {1, tracking.ErrUnauthorized}, 403: {1, tracking.ErrForbidden}, 404: {1, tracking.ErrBadResponse},
		408: {3, tracking.ErrUnavailable}, 409: {1, tracking.ErrRejected}, 418: {1, tracking.ErrRejected},
		423: {1, tracking.ErrRejected}, 425: {3, tracking.ErrUnavailable}, 429: {3, tracking.ErrRateLimited},
		500: {3, tracking.ErrUnavailable}, 501: {1, tracking.ErrUnavailable}, 502: {3, tracking.ErrUnavailable},
		503: {3, tracking.ErrUnavailable}, 504: {3, tracking.ErrUnavailable}, 505: {1, tracking.ErrUnavailable},
		520: {1, tracking.ErrUnavailable}, 599: {1, tracking.ErrUnavailable},
	} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, s := client(t, func(int, *http.Request) (*http.Response, error) { return reply(status, ""), nil })
				failure(t, track(t.Context(), c), tt.kind)
				assert.Equal(t, tt.attempts, s.count())
			})
		})
	}
}

func TestNetworkErrors(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		err      error
		attempts int
	}{
		"refused":         {&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, 3},
		"reset":           {&net.OpError{Op: "read", Err: syscall.ECONNRESET}, 3},
		"closed":          {io.EOF, 3},
		"no such host":    {&net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", IsNotFound: true}}, 1},
		"resolver down":   {&net.OpError{Op: "dial", Err: &net.DNSError{Err: "server misbehaving", IsTemporary: true}}, 3},
		"certificate":     {&tls.CertificateVerificationError{Err: x509.HostnameError{Certificate: &x509.Certificate{}, Host: "carrier.test"}}, 1},
		"unknown CA":      {x509.UnknownAuthorityError{}, 1},
		"TLS refused":     {&net.OpError{Op: "remote error", Err: errors.New("tls: handshake failure")}, 1},
		"no TLS":          {tls.RecordHeaderError{Msg: "first record does not look like a TLS handshake"}, 1},
		"HTTP, not HTTPS": {tls.RecordHeaderError{RecordHeader: [5]byte([]byte("HTTP/"))}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, s := client(t, fails(tt.err))
				failure(t, track(t.Context(), c), tracking.ErrUnavailable)
				assert.Equal(t, tt.attempts, s.count())
			})
		})
	}
}

func TestPauses(t *testing.T) {
	t.Parallel()
	secs := func(list ...float64) (out []time.Duration) {
		for _, s := range list {
			out = append(out, time.Duration(s*float64(time.Second)))
		}
		return out
	}
	for name, tt := range map[string]struct {
		answer   answerer
		attempts int
		want     []time.Duration
	}{
		"twice as long each time": {always(503), 8, secs(.25, .5, 1, 2, 4, 5, 5)},
		"no retries":              {always(503), 1, nil},
		"two":                     {always(503), 2, secs(.25)},
		"as the carrier says":     {always(503, "Retry-After", "4"), 3, secs(4, 4)},
		"5 s are short enough":    {always(503, "Retry-After", "5"), 3, secs(5, 5)},
		"6 s are not":             {always(503, "Retry-After", "6"), 3, nil},
		"zero says nothing":       {always(503, "Retry-After", "0"), 3, secs(.25, .5)},
		"soon says nothing":       {always(503, "Retry-After", "soon"), 3, secs(.25, .5)},
		"a date":                  {always(503, "Retry-After", "Sat, 01 Jan 2000 00:00:03 GMT"), 3, secs(3, .5)},
		"429 has a second":        {always(429), 3, secs(1, 1)},
		"429 and zero too":        {always(429, "Retry-After", "0"), 3, secs(1, 1)},
		"30 s for all":            {always(503, "Retry-After", "5"), 99, secs(5, 5, 5, 5, 5)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, s := client(t, tt.answer, func(s *rest.Spec) { s.HTTP.Attempts = tt.attempts })
				require.Error(t, track(t.Context(), c))
				assert.Equal(t, tt.want, s.gaps())
			})
		})
	}
}

func TestJitterIsDrawnWithinTheLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		seen := map[time.Duration]bool{}
		for range 50 {
			c, s := client(t, always(503), func(s *rest.Spec) { s.HTTP.Jitter, s.HTTP.Attempts = nil, 2 })
			require.Error(t, track(t.Context(), c))
			gap := s.gaps()[0]
			assert.LessOrEqual(t, gap, 250*time.Millisecond)
			seen[gap] = true
		}
		assert.Greater(t, len(seen), 40)
	})
}

func TestCallIsBounded(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		attempt  time.Duration
		attempts int
		took     time.Duration
		sent     int
	}{
		"default":     {0, 0, 30 * time.Second, 3},
		"one attempt": {0, 1, 10 * time.Second, 1},
		"long ones":   {25 * time.Second, 3, 30 * time.Second, 2},
		"beyond":      {time.Hour, 3, 30 * time.Second, 1},
		"short ones":  {time.Second, 3, 3*time.Second + 750*time.Millisecond, 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, s := client(t, hang, func(s *rest.Spec) {
					s.HTTP.AttemptTimeout, s.HTTP.Attempts = tt.attempt, tt.attempts
				})
				took(t, tt.took, func() { failure(t, track(t.Context(), c), tracking.ErrUnavailable) })
				assert.Equal(t, tt.sent, s.count())
			})
		})
	}
}

func TestNoPauseBeyondTheDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { // the answer that came is worth more than a deadline missed
		c, s := client(t, always(503, "Retry-After", "4"))
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		took(t, 4*time.Second, func() {
			assert.Equal(t, 503, failure(t, track(ctx, c), tracking.ErrUnavailable).HTTPStatus)
		})
		assert.Equal(t, 2, s.count())
	})
}

func TestContextEndsInThePause(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, always(503, "Retry-After", "4"))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		took(t, time.Second, func() { failure(t, track(ctx, c), context.Canceled) })
		assert.Equal(t, 1, s.count())
	})
}

// failing answers calls with the header Fail as an overloaded carrier would: by a 429, which trips no breaker.
func failing(n int, r *http.Request) (*http.Response, error) {
	if r.Header.Get("Fail") != "" {
		return reply(429, ""), nil
	}
	return ok(n, r)
}

// spend makes calls that are answered, good ones or not, and returns how often they were sent.
func spend(t *testing.T, c *rest.Client, s *stub, calls int, fail string) int {
	t.Helper()
	before := s.count()
	for range calls {
		call := rest.Call{Path: "/"}
		if fail != "" {
			call.Header = map[string]string{"Fail": fail}
		}
		_, err := c.Do(t.Context(), call)
		require.NoError(t, err)
	}
	return s.count() - before
}

func TestBudgetOfRetries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, failing, func(s *rest.Spec) { s.HTTP.Attempts = 2 })
		spend(t, c, s, 1000, "") // a full budget is not overfilled
		assert.Equal(t, 200, spend(t, c, s, 100, "yes"), "a hundred retries")
		assert.Equal(t, 50, spend(t, c, s, 50, "yes"), "then none")
		spend(t, c, s, 4, "")
		assert.Equal(t, 1, spend(t, c, s, 1, "yes"))
		spend(t, c, s, 1, "")
		assert.Equal(t, 2, spend(t, c, s, 1, "yes"), "five good calls pay for one")
		spend(t, c, s, 1000, "")
		assert.Equal(t, 300, spend(t, c, s, 200, "yes"))
	})
}

func TestRefusalsPayNothingBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		refuse := false
		c, s := client(t, failing, func(s *rest.Spec) {
			s.HTTP.Attempts = 2
			s.HTTP.Limiter = limiterFunc(func(context.Context) error {
				if refuse {
					return errors.New("no")
				}
				return nil
			})
		})
		require.Equal(t, 200, spend(t, c, s, 100, "yes"))
		refuse = true
		for range 500 {
			_, err := c.Do(t.Context(), rest.Call{Path: "/"})
			require.ErrorIs(t, err, tracking.ErrRateLimited)
		}
		refuse = false
		assert.Equal(t, 1, spend(t, c, s, 1, "yes"))
	})
}

// The parser shows in the time of an error.
func TestRetryAfter(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	const week = 7 * 24 * time.Hour
	for text, want := range map[string]time.Duration{
		"1":                              time.Second,
		"120":                            2 * time.Minute,
		" 10\t":                          10 * time.Second,
		"010":                            10 * time.Second,
		"604800":                         week,
		"604801":                         week,
		"9223372036":                     week,
		"9223372037":                     week, // its nanoseconds overflow
		"18446744073709551615":           week,
		"99999999999999999999999":        week,
		"Sun, 22 Nov 2026 12:01:30 GMT":  90 * time.Second, // RFC 1123
		"Sunday, 22-Nov-26 12:01:30 GMT": 90 * time.Second, // RFC 850
		"Sun Nov 22 12:01:30 2026":       90 * time.Second, // asctime
		"Sun, 22 Nov 2096 12:00:00 GMT":  week,
		"Sun, 22 Nov 2026 12:00:00 GMT":  0,
		"Sun, 22 Nov 2026 11:59:59 GMT":  0,
		"0":                              0,
		"-5":                             0,
		"+5":                             0,
		"1.5":                            0,
		"5s":                             0,
		"0x10":                           0,
		"soon":                           0,
		"2026-11-22T13:00:00Z":           0,
		"":                               0,
		"  ":                             0,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			for _, status := range []int{429, 503} {
				_, err := wire().Parse(tracking.Answer{Status: status, Header: http.Header{"Retry-After": {text}}, At: now}, tracking.Query{})
				e, isError := errors.AsType[*tracking.Error](err)
				require.True(t, isError)
				if want == 0 {
					assert.Zero(t, e.RetryAt)
				} else {
					assert.Equal(t, now.Add(want), e.RetryAt)
				}
			}
		})
	}
	for _, status := range []int{302, 400, 404} {
		_, err := wire().Parse(tracking.Answer{Status: status, Header: http.Header{"Retry-After": {"120"}}, At: now}, tracking.Query{})
		e, isError := errors.AsType[*tracking.Error](err)
		require.True(t, isError)
		assert.Zero(t, e.RetryAt, "HTTP %d", status)
	}
}
