package conformance

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
)

// tokens are what happens around access tokens.
func (b *bench) tokens(t *testing.T) {
	t.Run("kept", func(t *testing.T) {
		b.bubble(t, response(b.good), func(t *testing.T, tr tracking.Tracker, w *wire) {
			for range 3 {
				_, err := b.track(t.Context(), tr)
				require.NoError(t, err)
			}
			assert.Equal(t, 1, w.tokens)
		})
	})
	t.Run("stale", func(t *testing.T) {
		stale := once(response(b.good), once(response(b.exchanges["unauthorized"].Last()), response(b.good)))
		b.bubble(t, stale, func(t *testing.T, tr tracking.Tracker, w *wire) {
			for range 2 {
				_, err := b.track(t.Context(), tr)
				require.NoError(t, err)
			}
			assert.Equal(t, 2, w.tokens, "one new token")
		})
	})
	t.Run("refused for good", func(t *testing.T) {
		b.bubble(t, response(b.exchanges["unauthorized"].Last()), func(t *testing.T, tr tracking.Tracker, w *wire) {
			_, err := b.track(t.Context(), tr)
			b.fails(t, err, tracking.ErrUnauthorized)
			assert.Equal(t, 2, w.count(), "one new try, no loop")
		})
	})
	t.Run("stale for a hundred at once", func(t *testing.T) {
		refuse := func(r *http.Request) (*http.Response, error) {
			if r.Header.Get("Authorization") == "Bearer token-1" {
				return response(b.exchanges["unauthorized"].Last())(r)
			}
			return response(b.good)(r)
		}
		b.bubble(t, refuse, func(t *testing.T, tr tracking.Tracker, w *wire) {
			ctx := context.WithValue(t.Context(), tokenKey{}, responder(func(r *http.Request) (*http.Response, error) {
				return reply(r, 200, http.Header{}, fmt.Appendf(nil, `{"access_token":"token-%d","expires_in":"3600"}`, w.tokens)), nil
			}))
			var wg sync.WaitGroup
			for range 100 {
				wg.Go(func() {
					_, err := b.track(ctx, tr)
					assert.NoError(t, err)
				})
			}
			wg.Wait()
			assert.Equal(t, 2, w.tokens, "one token, and one new one for all")
		})
	})
	t.Run("endpoint refuses", func(t *testing.T) {
		e, ok := b.exchanges["token_refused"]
		require.True(t, ok, "no exchange token_refused")
		b.bubble(t, response(b.good), func(t *testing.T, tr tracking.Tracker, w *wire) {
			ctx := context.WithValue(t.Context(), tokenKey{}, response(e.Last()))
			_, err := b.track(ctx, tr)
			b.fails(t, err, tracking.ErrUnauthorized)
			assert.Zero(t, w.count())
			assert.Equal(t, 1, w.tokens)
		})
	})
	t.Run("endpoint limits", func(t *testing.T) {
		b.bubble(t, response(b.good), func(t *testing.T, tr tracking.Tracker, w *wire) {
			ctx := context.WithValue(t.Context(), tokenKey{}, status(429, "Retry-After", "3600"))
			_, err := b.track(ctx, tr)
			b.fails(t, err, tracking.ErrRateLimited)
			assert.Zero(t, w.count())
		})
	})
}
