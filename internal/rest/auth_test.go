package rest_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
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

// tokens is a token endpoint in front of a stub's API, which refuses what it did not issue last.
type tokens struct {
	mu     sync.Mutex
	issued int
	answer answerer // of the endpoint; nil issues token-1, token-2, ...
	life   string   // as JSON
	api    answerer // nil accepts the last token
}

func (k *tokens) answerer(n int, r *http.Request) (*http.Response, error) {
	if r.URL.Path == "/oauth/token" {
		return k.issue(r)
	}
	k.mu.Lock()
	api, valid := k.api, fmt.Sprintf("Bearer token-%d", k.issued)
	k.mu.Unlock()
	switch {
	case api != nil:
		return api(n, r)
	case r.Header.Get("Authorization") != valid:
		return reply(401, ""), nil
	}
	return ok(n, r)
}

func (k *tokens) issue(r *http.Request) (*http.Response, error) {
	k.mu.Lock()
	k.issued++
	n, answer, life := k.issued, k.answer, k.life
	k.mu.Unlock()
	if answer != nil {
		return answer(n, r)
	}
	if life == "" {
		life = "3600"
	}
	return reply(200, fmt.Sprintf(`{"access_token":"token-%d","expires_in":%s}`, n, life)), nil
}

func (k *tokens) count() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.issued
}

// revoke makes all tokens stale.
func (k *tokens) revoke() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.issued++
}

func (k *tokens) client(t *testing.T, tune ...func(*rest.Spec)) (*rest.Client, *stub) {
	t.Helper()
	grant := func(s *rest.Spec) {
		s.Grant = &rest.Grant{Path: "/oauth/token", ID: rest.NewSecret("id"), Secret: rest.NewSecret(secret)}
	}
	return client(t, k.answerer, append([]func(*rest.Spec){grant}, tune...)...)
}

// many looks up n times at once and returns the errors.
func many(ctx context.Context, c *rest.Client, n int) []error {
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { errs[i] = track(ctx, c) })
	}
	wg.Wait()
	return errs
}

func TestCredentials(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		auth rest.Auth
		want http.Header
	}{
		"header": {rest.Header("Api-Key", rest.NewSecret(secret)), http.Header{"Api-Key": {secret}}},
		"headers": {
			rest.Headers(rest.HeaderValue{Name: "Client-Id", Value: rest.NewSecret("id")}, rest.HeaderValue{Name: "Client-Secret", Value: rest.NewSecret(secret)}),
			http.Header{"Client-Id": {"id"}, "Client-Secret": {secret}},
		},
		"basic": {rest.Basic(rest.NewSecret("user"), rest.NewSecret("pass")), http.Header{"Authorization": {"Basic dXNlcjpwYXNz"}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, s := client(t, always(401), func(s *rest.Spec) { s.Auth = tt.auth })
			failure(t, track(t.Context(), c), tracking.ErrUnauthorized)
			require.Equal(t, 1, s.count(), "the same key would be refused again")
			for k := range tt.want {
				assert.Equal(t, tt.want[k], s.sent[0].header[k])
			}
		})
	}
}

func TestCredentialThatNoHeaderCanHold(t *testing.T) {
	t.Parallel()
	c, s := client(t, ok, func(s *rest.Spec) { s.Auth = rest.Header("Api-Key", rest.NewSecret(secret+"\r\nHost: other")) })
	e := failure(t, track(t.Context(), c), tracking.ErrUnsupported)
	assert.Equal(t, "Api-Key", e.Field)
	assert.Zero(t, s.count())
}

func TestTokenRequest(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		inForm              bool
		scope               string
		body, authorization string
	}{
		"basic":   {false, "", "grant_type=client_credentials", "Basic aWQ6czNjcjN0"},
		"in form": {true, "track", "client_id=id&client_secret=s3cr3t&grant_type=client_credentials&scope=track", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, s := new(tokens).client(t, func(s *rest.Spec) { s.Grant.InForm, s.Grant.Scope = tt.inForm, tt.scope })
			require.NoError(t, track(t.Context(), c))
			require.Equal(t, 2, s.count())
			assert.Equal(t, "POST", s.sent[0].method)
			assert.Equal(t, "https://carrier.test/oauth/token", s.sent[0].url)
			assert.Equal(t, tt.body, s.sent[0].body)
			assert.Equal(t, tt.authorization, s.sent[0].header.Get("Authorization"))
			assert.Equal(t, "Bearer token-1", s.sent[1].header.Get("Authorization"))
		})
	}
}

func TestOneTokenForAHundred(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{}
		c, s := k.client(t)
		for _, err := range many(t.Context(), c, 100) {
			assert.NoError(t, err)
		}
		assert.Equal(t, 1, k.count())
		assert.Equal(t, 101, s.count())
	})
}

func TestTokensAreRenewed(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		life string
		good time.Duration // longest time for which the token is used again
	}{
		"an hour":          {"3600", 59 * time.Minute},
		"as text":          {`"7200"`, 119 * time.Minute},
		"not told":         {"null", 59 * time.Minute},
		"no number":        {`"soon"`, 59 * time.Minute},
		"shorter than 2 m": {"60", 30 * time.Second},
		"overflow":         {"9223372036854775807", 24*time.Hour - time.Minute},
		"beyond integers":  {"1e30", 59 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				k := &tokens{life: tt.life}
				c, _ := k.client(t)
				require.NoError(t, track(t.Context(), c))
				time.Sleep(tt.good - time.Nanosecond)
				require.NoError(t, track(t.Context(), c))
				assert.Equal(t, 1, k.count())
				time.Sleep(time.Nanosecond)
				require.NoError(t, track(t.Context(), c))
				assert.Equal(t, 2, k.count())
			})
		})
	}
	for _, life := range []string{"0", "-5"} {
		k := &tokens{life: life}
		c, _ := k.client(t)
		require.NoError(t, track(t.Context(), c), "a token that is over at once serves its own call")
	}
}

func TestStaleTokenIsRenewedOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{}
		c, s := k.client(t)
		require.NoError(t, track(t.Context(), c))
		k.revoke()
		for _, err := range many(t.Context(), c, 100) {
			assert.NoError(t, err)
		}
		assert.Equal(t, 3, k.count(), "two issued, one revoked between")
		sent := s.count()
		require.NoError(t, track(t.Context(), c))
		assert.Equal(t, sent+1, s.count())
	})
}

func TestLateRefusalKeepsTheNewToken(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{}
		calls := 0
		k.api = func(n int, r *http.Request) (*http.Response, error) {
			if r.Header.Get("Authorization") != "Bearer token-1" {
				return ok(n, r)
			}
			k.mu.Lock()
			calls++
			late := time.Duration(calls) * time.Second
			k.mu.Unlock()
			time.Sleep(late)
			return reply(401, ""), nil
		}
		c, _ := k.client(t)
		for _, err := range many(t.Context(), c, 5) {
			assert.NoError(t, err)
		}
		assert.Equal(t, 2, k.count(), "the first to be refused gets the token for all")
	})
}

func TestRefusedForGood(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{api: always(401)}
		c, s := k.client(t)
		e := failure(t, track(t.Context(), c), tracking.ErrUnauthorized)
		assert.Equal(t, 401, e.HTTPStatus)
		assert.Equal(t, 2, k.count())
		assert.Equal(t, 4, s.count(), "token, call, token, call: no loop")
	})
}

func TestAttempts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for attempts, want := range map[int]int{1: 1 + 1, 2: 2 + 1, 0: 3 + 1} {
			busy := 0
			k := &tokens{}
			k.api = func(int, *http.Request) (*http.Response, error) {
				if busy++; busy < max(attempts, 1) || attempts == 0 && busy < 3 {
					return reply(503, ""), nil
				}
				return reply(401, ""), nil
			}
			c, s := k.client(t, func(s *rest.Spec) { s.HTTP.Attempts = attempts })
			failure(t, track(t.Context(), c), tracking.ErrUnauthorized)
			assert.Equal(t, want, s.count()-k.count(), "Attempts %d, and one with the new token", attempts)
		}
	})
}

func TestForbiddenAsksForNoToken(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{api: always(403)}
		c, _ := k.client(t)
		failure(t, track(t.Context(), c), tracking.ErrForbidden)
		assert.Equal(t, 1, k.count())
	})
}

func TestTokenFailures(t *testing.T) {
	t.Parallel()
	text := func(status int, body string) answerer {
		return func(int, *http.Request) (*http.Response, error) { return reply(status, body), nil }
	}
	for name, tt := range map[string]struct {
		answer answerer
		kind   tracking.Kind
		code   string
		calls  int
	}{
		"wrong secret":    {text(401, `{"error":"invalid_client","error_description":"no such client"}`), tracking.ErrUnauthorized, "invalid_client", 1},
		"wrong request":   {text(400, `{"error":"invalid_grant"}`), tracking.ErrUnauthorized, "invalid_grant", 1},
		"not JSON":        {text(400, `<html>`), tracking.ErrUnauthorized, "", 1},
		"no such page":    {text(404, ``), tracking.ErrBadResponse, "", 1},
		"down":            {always(503), tracking.ErrUnavailable, "", 3},
		"limited":         {always(429, "Retry-After", "3600"), tracking.ErrRateLimited, "", 1},
		"empty":           {text(200, ``), tracking.ErrBadResponse, "", 1},
		"no token":        {text(200, `{"token":"x"}`), tracking.ErrBadResponse, "", 1},
		"token no string": {text(200, `{"access_token":7}`), tracking.ErrBadResponse, "", 1},
		"unreachable":     {fails(errors.New("connection reset")), tracking.ErrUnavailable, "", 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				k := &tokens{answer: tt.answer}
				c, s := k.client(t)
				e := failure(t, track(t.Context(), c), tt.kind)
				assert.Equal(t, tt.code, e.Code)
				assert.Equal(t, tt.calls, s.count(), "the API is not asked")
			})
		})
	}
}

func TestTokenFailureIsSharedByThoseThatWaited(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{answer: func(int, *http.Request) (*http.Response, error) {
			time.Sleep(time.Second)
			return reply(401, `{"error":"invalid_client"}`), nil
		}}
		c, _ := k.client(t)
		for _, err := range many(t.Context(), c, 100) {
			failure(t, err, tracking.ErrUnauthorized)
		}
		assert.Equal(t, 1, k.count(), "carriers lock out those who ask again and again")
		failure(t, track(t.Context(), c), tracking.ErrUnauthorized)
		assert.Equal(t, 2, k.count(), "who comes later tries again")
	})
}

func TestWaiterForATokenHasItsOwnContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{answer: func(int, *http.Request) (*http.Response, error) {
			time.Sleep(8 * time.Second)
			return reply(200, `{"access_token":"token-1"}`), nil
		}}
		c, _ := k.client(t)
		first := make(chan error, 1)
		go func() { first <- track(t.Context(), c) }()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		took(t, 3*time.Second, func() { failure(t, track(ctx, c), context.DeadlineExceeded) })
		require.NoError(t, <-first)
		assert.Equal(t, 1, k.count())
	})
}

func TestCallerThatRefreshesMayLeave(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{answer: func(n int, r *http.Request) (*http.Response, error) {
			select {
			case <-time.After(8 * time.Second):
				return reply(200, fmt.Sprintf(`{"access_token":"token-%d"}`, n)), nil
			case <-r.Context().Done():
				return nil, r.Context().Err()
			}
		}}
		c, _ := k.client(t)
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		first := make(chan error, 1)
		go func() { first <- track(ctx, c) }()
		synctest.Wait()
		took(t, 3*time.Second+8*time.Second, func() {
			for _, err := range many(t.Context(), c, 10) {
				assert.NoError(t, err, "another caller's end is not theirs")
			}
		})
		failure(t, <-first, context.DeadlineExceeded)
		assert.Equal(t, 2, k.count())
	})
}

func TestRefusedCallerDoesNotWaitBeyondItsContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{}
		c, _ := k.client(t)
		require.NoError(t, track(t.Context(), c))
		k.mu.Lock()
		k.answer = func(int, *http.Request) (*http.Response, error) {
			time.Sleep(9 * time.Second)
			return reply(200, `{"access_token":"new"}`), nil
		}
		k.api = func(n int, r *http.Request) (*http.Response, error) {
			if r.Header.Get("Authorization") == "Bearer new" {
				return ok(n, r)
			}
			if strings.HasPrefix(r.URL.Path, "/track") && r.Context().Value(slowKey{}) != nil {
				time.Sleep(time.Second) // refused while the other refreshes
			}
			return reply(401, ""), nil
		}
		k.mu.Unlock()
		first := make(chan error, 1)
		go func() { first <- track(t.Context(), c) }()
		ctx, cancel := context.WithTimeout(context.WithValue(t.Context(), slowKey{}, true), 3*time.Second)
		defer cancel()
		took(t, 3*time.Second, func() { failure(t, track(ctx, c), context.DeadlineExceeded) })
		require.NoError(t, <-first)
	})
}

type slowKey struct{}

func TestGettingATokenCostsTheCallNoTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{answer: func(n int, _ *http.Request) (*http.Response, error) {
			time.Sleep(9 * time.Second)
			return reply(200, fmt.Sprintf(`{"access_token":"token-%d","expires_in":1}`, n)), nil
		}}
		k.api = func(n int, r *http.Request) (*http.Response, error) {
			if r.Header.Get("Authorization") == "Bearer token-1" {
				time.Sleep(9 * time.Second)
				return reply(401, ""), nil
			}
			time.Sleep(9 * time.Second)
			return ok(n, r)
		}
		c, _ := k.client(t, func(s *rest.Spec) { s.HTTP.AttemptTimeout = 10 * time.Second })
		took(t, 36*time.Second, func() { require.NoError(t, track(t.Context(), c)) })
	})
}

func TestTokensHaveLimitsOfTheirOwn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := &tokens{life: "0"}
		c, s := k.client(t, rate(1, time.Hour), func(s *rest.Spec) { s.Quota = transport.Quota{Limit: 2} })
		for range 2 {
			require.NoError(t, track(t.Context(), c))
		}
		assert.Equal(t, 4, s.count())
		failure(t, track(t.Context(), c), tracking.ErrRateLimited)
	})
}
