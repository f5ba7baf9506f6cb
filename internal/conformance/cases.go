package conformance

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
)

// found looks up every recorded parcel, compares the requests that are sent with the recorded ones and what comes
// of the answer with the golden file.
func (b *bench) found(t *testing.T) {
	require.GreaterOrEqual(t, len(b.names), 8, "recorded parcels")
	for _, name := range b.names {
		t.Run(name, func(t *testing.T) {
			e := b.exchanges[name]
			if slices.Contains(b.ParseOnly, name) {
				list, err := b.Parse(answer(e), tracking.Query{})
				require.NoError(t, err)
				b.compare(t, e.Name, list[0])
				return
			}
			number := b.asked(t, name)
			steps := e.Steps
			next := 0
			replay := func(req *http.Request) (*http.Response, error) {
				s := steps[min(next, len(steps)-1)]
				next++
				sameRequest(t, s, req)
				return response(s)(req)
			}
			b.bubble(t, replay, func(t *testing.T, tr tracking.Tracker, _ *wire) {
				got, err := tr.Track(t.Context(), b.query(number))
				require.NoError(t, err)
				wellFormed(t, got)
				b.compare(t, e.Name, got)
			})
		})
	}
}

// wellFormed checks what holds for every Shipment.
func wellFormed(t *testing.T, s *tracking.Shipment) {
	t.Helper()
	assert.NotEmpty(t, s.Carrier)
	assert.NotEmpty(t, s.Number)
	assert.NotEmpty(t, s.Raw)
	assert.True(t, s.Status.Known(), "status %q", s.Status)
	ids := map[string]bool{}
	for i, e := range s.Events {
		assert.True(t, e.Status.Known(), "event %d: status %q", i, e.Status)
		assert.NotEqual(t, e.Time.IsZero(), e.TimeText == "", "event %d has either a time or the carrier's text", i)
		assert.False(t, ids[e.ID], "event %d: id stands twice", i)
		ids[e.ID] = true
	}
	for _, p := range s.Pieces {
		assert.Empty(t, p.Pieces)
		assert.Empty(t, p.Legs)
	}
}

func (b *bench) compare(t *testing.T, name string, got *tracking.Shipment) {
	t.Helper()
	have, err := json.MarshalIndent(got, "", "  ")
	require.NoError(t, err)
	have = append(have, '\n')
	if *update {
		require.NoError(t, os.WriteFile(b.golden(name), have, 0o600))
	}
	want, err := os.ReadFile(b.golden(name))
	require.NoError(t, err)
	assert.Equal(t, string(want), string(have))
}

// errors are the recorded refusals.
func (b *bench) errors(t *testing.T) {
	kinds := map[string]tracking.Kind{
		"not_found": tracking.ErrNotFound, "unauthorized": tracking.ErrUnauthorized, "rate_limited": tracking.ErrRateLimited,
	}
	maps.Copy(kinds, b.Kinds)
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			e, ok := b.exchanges[name]
			if !ok && (name == "rate_limited" || name == "unauthorized" && len(b.secrets) == 0) {
				t.Skip("the carrier has no such answer")
			}
			require.True(t, ok, "no exchange")
			b.bubble(t, response(e.Last()), func(t *testing.T, tr tracking.Tracker, _ *wire) {
				got, err := b.track(t.Context(), tr)
				assert.Nil(t, got)
				b.fails(t, err, kind)
			})
		})
	}
	t.Run("server error", func(t *testing.T) {
		b.bubble(t, status(503), func(t *testing.T, tr tracking.Tracker, w *wire) {
			start := time.Now()
			_, err := b.track(t.Context(), tr)
			e := b.fails(t, err, tracking.ErrUnavailable)
			assert.Equal(t, 503, e.HTTPStatus)
			assert.Equal(t, 3, w.count(), "attempts")
			assert.Equal(t, 750*time.Millisecond, time.Since(start), "pauses of 250 and 500 ms")
		})
	})
	t.Run("recovers", func(t *testing.T) {
		b.bubble(t, once(status(503), response(b.good)), func(t *testing.T, tr tracking.Tracker, w *wire) {
			_, err := b.track(t.Context(), tr)
			require.NoError(t, err)
			assert.Equal(t, 1+b.Calls, w.count())
		})
	})
	t.Run("redirect", func(t *testing.T) {
		b.bubble(t, status(302, "Location", "https://elsewhere.test/"), func(t *testing.T, tr tracking.Tracker, w *wire) {
			_, err := b.track(t.Context(), tr)
			b.fails(t, err, tracking.ErrBadResponse)
			assert.Equal(t, 1, w.count(), "never followed, never repeated")
		})
	})
}

// numbers are those that are refused before anything is sent.
func (b *bench) numbers(t *testing.T) {
	for _, tt := range []struct{ name, number string }{
		{"empty", ""},
		{"blank", " \t\u00a0"},
		{"dots", ".."},
		{"path", "../../admin"},
		{"escaped slash", "12%2F34"},
		{"query", "1234?x=1#y"},
		{"header", "1234\r\nHost: elsewhere.test"},
		{"ten thousand characters", strings.Repeat("1", 10_000)},
		{"65 characters", strings.Repeat("1", 65)},
		{"arabic digits", "١٢٣٤٥٦٧٨٩"},
		{"not UTF-8", "1234\xff"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b.bubble(t, response(b.good), func(t *testing.T, tr tracking.Tracker, w *wire) {
				got, err := tr.Track(t.Context(), b.query(tt.number))
				assert.Nil(t, got)
				b.fails(t, err, tracking.ErrInvalidNumber)
				assert.Zero(t, w.count())
			})
		})
	}
	t.Run("as people type it", func(t *testing.T) {
		b.bubble(t, response(b.good), func(t *testing.T, tr tracking.Tracker, _ *wire) {
			typed := " " + strings.ToLower(b.number[:3]) + " " + wide(b.number[3:]) + "\n"
			_, err := tr.Track(t.Context(), b.query(typed))
			require.NoError(t, err)
		})
	})
}

// wide spells s in full-width characters.
func wide(s string) string {
	return strings.Map(func(r rune) rune { return r - '!' + '！' }, s)
}

// unknownCode keeps a code that nobody mapped, and says so.
func (b *bench) unknownCode(t *testing.T) {
	a := answer(b.exchanges[b.Unknown.Exchange])
	body := bytes.Replace(a.Body, []byte(b.Unknown.Old), []byte(b.Unknown.New), 1)
	require.NotEqual(t, string(a.Body), string(body), "nothing was replaced")
	a.Body = body
	list, err := b.Parse(a, tracking.Query{})
	require.NoError(t, err)
	for _, e := range list[0].Events {
		code := path.Base(e.Code) // some put a table's name in front: X/48
		if strings.Contains(b.Unknown.New, code) && e.Code != "" && e.Status == tracking.StatusUnknown {
			return
		}
	}
	if h := list[0].CarrierStatus.Code; h != "" && strings.Contains(b.Unknown.New, h) && list[0].Status == tracking.StatusUnknown {
		return // a carrier whose summary is all it tells
	}
	t.Fatalf("no event keeps the code of %q as unknown: %+v", b.Unknown.New, list[0].Events)
}

// atOnce looks up from two goroutines; the race detector watches.
func (b *bench) atOnce(t *testing.T) {
	b.bubble(t, response(b.good), func(t *testing.T, tr tracking.Tracker, w *wire) {
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				_, err := b.track(t.Context(), tr)
				assert.NoError(t, err)
			})
		}
		wg.Wait()
		assert.LessOrEqual(t, w.tokens, 1, "one token serves both")
	})
}

// batch looks up good numbers around a bad one.
func (b *bench) batch(t *testing.T) {
	b.bubble(t, response(b.good), func(t *testing.T, tr tracking.Tracker, w *wire) {
		qs := []tracking.Query{b.query(b.number), b.query("?!"), b.query(b.number)}
		got := tracking.TrackAll(t.Context(), tr, qs, tracking.Options{Parallel: 1})
		require.Len(t, got, 3)
		for i, r := range got {
			assert.Equal(t, qs[i], r.Query)
		}
		require.NoError(t, got[0].Err)
		b.fails(t, got[1].Err, tracking.ErrInvalidNumber)
		require.NoError(t, got[2].Err)
		if _, ok := tr.(tracking.BatchTracker); ok {
			assert.Equal(t, b.Calls, w.count(), "equal numbers are asked once")
		}
	})
	if b.Batch == 0 {
		return
	}
	t.Run("asks for "+"many in one request", func(t *testing.T) {
		b.bubble(t, response(b.good), func(t *testing.T, tr tracking.Tracker, w *wire) {
			var qs []tracking.Query
			for i := range b.Batch {
				qs = append(qs, b.query(b.number[:len(b.number)-2]+string(rune('0'+i/10))+string(rune('0'+i%10))))
			}
			got := tracking.TrackAll(t.Context(), tr, qs, tracking.Options{})
			assert.Len(t, got, b.Batch)
			assert.Equal(t, 1, w.count())
			for _, r := range got { // the answer is about one of them
				if r.Err != nil {
					b.fails(t, r.Err, tracking.ErrBadResponse)
				}
			}
		})
	})
}
