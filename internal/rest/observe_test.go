package rest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

func TestObserver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		reset := errors.New("connection reset")
		slow := func(n int, r *http.Request) (*http.Response, error) {
			time.Sleep(time.Duration(n) * time.Second)
			return then(1, fails(reset), then(2, always(503), ok))(n, r)
		}
		var seen []transport.Attempt
		c, _ := client(t, slow, rate(1, 20*time.Second), func(s *rest.Spec) {
			s.HTTP.Observe = func(a transport.Attempt) { seen = append(seen, a) }
		})
		require.NoError(t, track(t.Context(), c))
		assert.Equal(t, []transport.Attempt{
			{Carrier: "stub", Endpoint: "track", Method: "GET", Host: "carrier.test", Number: 1, Err: reset, Duration: time.Second},
			{Carrier: "stub", Endpoint: "track", Method: "GET", Host: "carrier.test", Number: 2, Status: 503, Queued: 18750 * time.Millisecond, Duration: 2 * time.Second},
			{Carrier: "stub", Endpoint: "track", Method: "GET", Host: "carrier.test", Number: 3, Status: 200, Queued: 36250 * time.Millisecond, Duration: 3 * time.Second},
		}, seen, "what is queued adds up over a call")
	})
}

func TestObserverSeesTokens(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var seen []string
		k := &tokens{}
		c, _ := k.client(t, func(s *rest.Spec) {
			s.HTTP.Observe = func(a transport.Attempt) {
				seen = append(seen, fmt.Sprint(a.Endpoint, " ", a.Method, " ", a.Number, " ", a.Status))
			}
		})
		require.NoError(t, track(t.Context(), c))
		k.revoke()
		require.NoError(t, track(t.Context(), c))
		assert.Equal(t, []string{"token POST 1 200", "track GET 1 200", "track GET 1 401", "token POST 1 200", "track GET 2 200"}, seen)
	})
}

func TestWhatWasNotSentIsNotObserved(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, ok, quota(1, 0), func(s *rest.Spec) { s.HTTP.Observe = func(a transport.Attempt) { assert.Equal(t, 1, a.Number) } })
		require.NoError(t, track(t.Context(), c))
		failure(t, track(t.Context(), c), tracking.ErrRateLimited)
	})
}

func TestLog(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var text, lines bytes.Buffer
		level := &slog.HandlerOptions{Level: slog.LevelDebug}
		for _, h := range []slog.Handler{slog.NewTextHandler(&text, level), slog.NewJSONHandler(&lines, level)} {
			answer := then(1, fails(errors.New("connection reset")), then(2, always(503), ok))
			c, _ := client(t, answer, func(s *rest.Spec) {
				s.Auth = rest.Header("Api-Key", rest.NewSecret(secret))
				s.HTTP.Logger = slog.New(h)
			})
			require.NoError(t, track(t.Context(), c))
		}
		silent(t, text.String())
		silent(t, lines.String())
		var records []map[string]any
		for line := range strings.Lines(lines.String()) {
			var r map[string]any
			require.NoError(t, json.Unmarshal([]byte(line), &r))
			delete(r, "time")
			records = append(records, r)
		}
		record := func(attempt, status float64, err any) map[string]any {
			return map[string]any{
				"level": "DEBUG", "msg": "carrier answered", "carrier": "stub", "endpoint": "track", "method": "GET",
				"host": "carrier.test", "attempt": attempt, "status": status, "queued": 0.0, "took": 0.0, "err": err,
			}
		}
		assert.Equal(t, []map[string]any{record(1, 0, "connection reset"), record(2, 503, nil), record(3, 200, nil)}, records)

		text.Reset()
		c, _ := client(t, ok, func(s *rest.Spec) { s.HTTP.Logger = slog.New(slog.NewTextHandler(&text, nil)) })
		require.NoError(t, track(t.Context(), c))
		assert.Empty(t, text.String(), "nothing above debug")
	})
}

func TestSecretsShowNowhere(t *testing.T) {
	t.Parallel()
	type config struct {
		Key    rest.Secret
		hidden rest.Secret
		Nested struct{ Key *rest.Secret }
	}
	key := rest.NewSecret(secret)
	cfg := config{Key: key, hidden: key}
	cfg.Nested.Key = &key
	require.Equal(t, secret, cfg.hidden.Reveal())
	assert.Empty(t, rest.Secret{}.Reveal())

	values := []any{
		key, &key, cfg, &cfg,
		[]rest.Secret{key},
		map[string]rest.Secret{"k": key},
		map[rest.Secret]int{key: 1},
		rest.Header("Api-Key", key), rest.Basic(key, key),
		rest.HeaderValue{Name: "Api-Key", Value: key},
		rest.Grant{ID: key, Secret: key},
		rest.Spec{Auth: rest.Header("Api-Key", key), Grant: &rest.Grant{Secret: key}},
	}
	c, _ := client(t, ok, func(s *rest.Spec) { s.Grant = &rest.Grant{Path: "/t", ID: key, Secret: key} })
	values = append(values, c)
	for _, v := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%T", "%p"} {
			hides(t, fmt.Sprintf(verb, v), "%T with %s", v, verb)
		}
		hides(t, fmt.Sprint(v), "%T printed", v)
		if b, err := json.Marshal(v); err == nil {
			hides(t, string(b), "%T as JSON", v)
		}
		var text, lines bytes.Buffer
		for _, h := range []slog.Handler{slog.NewTextHandler(&text, nil), slog.NewJSONHandler(&lines, nil)} {
			slog.New(h).InfoContext(context.Background(), "v", "v", v)
		}
		hides(t, text.String()+lines.String(), "%T logged", v)
	}
	assert.Equal(t, "[secret]", fmt.Sprint(key))
	b, err := json.Marshal(key)
	require.NoError(t, err)
	assert.JSONEq(t, `"[secret]"`, string(b))
}

// hides looks for the secret as text and as the digits of %x, %X and %d.
func hides(t *testing.T, text, format string, args ...any) {
	t.Helper()
	for _, form := range []string{
		secret, fmt.Sprintf("%x", secret), fmt.Sprintf("%X", secret),
		strings.Trim(fmt.Sprintf("%d", []byte(secret)), "[]"),
	} {
		assert.NotContains(t, text, form, "%s", fmt.Sprintf(format, args...))
	}
}
