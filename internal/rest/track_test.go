package rest_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/rest"
)

// batchOf asks the stub for many numbers in one request.
func batchOf(c *rest.Client) rest.FetchBatch {
	return func(ctx context.Context, qs []tracking.Query) (tracking.Answer, error) {
		var numbers []string
		for _, q := range qs {
			numbers = append(numbers, q.Number)
		}
		return c.Do(ctx, rest.Call{Path: "/batch", Query: map[string][]string{"n": numbers}})
	}
}

// answerMany answers with a parcel for each number, but refuses a request that holds one of bad.
func answerMany(status int, bad ...string) answerer {
	return func(_ int, r *http.Request) (*http.Response, error) {
		var list []parcel
		for _, n := range r.URL.Query()["n"] {
			if slices.Contains(bad, n) {
				return reply(status, `{"code":"E1"}`), nil
			}
			list = append(list, parcel{Number: n})
		}
		slices.Reverse(list) // carriers keep no order
		b, err := json.Marshal(list)
		return reply(200, string(b)), err
	}
}

func queries(numbers ...string) (qs []tracking.Query) {
	for _, n := range numbers {
		qs = append(qs, tracking.Query{Number: n})
	}
	return qs
}

// summary is a result in a word.
func summary(rs []tracking.Result) (list []string) {
	for _, r := range rs {
		if r.Err != nil {
			list = append(list, r.Query.Number+" "+string(tracking.KindOf(r.Err)))
		} else {
			list = append(list, r.Query.Number+" = "+r.Shipment.Number)
		}
	}
	return list
}

func TestTrackBatch(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, answerMany(0))
		got := c.TrackBatch(t.Context(), queries("A1", "b2", "?", "C3", " a1", "D4", "E5", ""), 2, batchOf(c))
		assert.Equal(t, []string{
			"A1 = A1", "b2 = B2", "? invalid_number", "C3 = C3", " a1 = A1", "D4 = D4", "E5 = E5", " invalid_number",
		}, summary(got))
		assert.Equal(t, 3, s.count(), "five numbers, two in a request; equal ones asked once")
	})
}

func TestTrackBatchSplitsWhatOneNumberSpoilt(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		status, calls int
		want          []string
	}{
		"refused": {400, 1 + 2 + 2, []string{"A = A", "B = B", "C = C", "D rejected", "E = E", "F = F"}},
		"down":    {501, 1, []string{"A unavailable", "B unavailable", "C unavailable", "D unavailable", "E unavailable", "F unavailable"}},
		"limited": {429, 1, []string{"A rate_limited", "B rate_limited", "C rate_limited", "D rate_limited", "E rate_limited", "F rate_limited"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, s := client(t, answerMany(tt.status, "D"), once)
				got := c.TrackBatch(t.Context(), queries("A", "B", "C", "D", "E", "F"), 30, batchOf(c))
				assert.Equal(t, tt.want, summary(got))
				assert.Equal(t, tt.calls, s.count())
			})
		})
	}
}

func TestTrackBatchMatchesByNumber(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, func(int, *http.Request) (*http.Response, error) {
			return reply(200, `[{"number":"X9"},{"number":"A1"}]`), nil
		})
		got := c.TrackBatch(t.Context(), queries("A1", "B2"), 30, batchOf(c))
		assert.Equal(t, []string{"A1 = A1", "B2 bad_response"}, summary(got), "fewer, more and others")

		c, _ = client(t, func(int, *http.Request) (*http.Response, error) { return reply(200, `[{"number":"A1"}]`), nil })
		got = c.TrackBatch(t.Context(), queries("A1", "B2"), 30, batchOf(c))
		assert.Equal(t, []string{"A1 = A1", "B2 bad_response"}, summary(got), "one parcel is not everybody's")
		got = c.TrackBatch(t.Context(), queries("B2"), 30, batchOf(c))
		assert.Equal(t, []string{"B2 = A1"}, summary(got), "asked alone, what comes is the parcel")
	})
}

func TestTrackBatchIsBounded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		now, most := 0, 0
		c, s := client(t, func(n int, r *http.Request) (*http.Response, error) {
			mu.Lock()
			now++
			most = max(most, now)
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			now--
			mu.Unlock()
			return answerMany(0)(n, r)
		})
		var numbers []string
		for i := range 100 {
			numbers = append(numbers, fmt.Sprint("N", i))
		}
		took(t, 5*time.Second, func() {
			for _, r := range c.TrackBatch(t.Context(), queries(numbers...), 5, batchOf(c)) {
				assert.NoError(t, r.Err)
			}
		})
		assert.Equal(t, 4, most, "requests at a time")
		assert.Equal(t, 20, s.count())
	})
}

func TestTrackBatchEndsWithItsContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, s := client(t, hang)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		took(t, time.Second, func() {
			for _, r := range c.TrackBatch(ctx, queries("A", "B", "C", "D", "E", "F"), 1, batchOf(c)) {
				failure(t, r.Err, context.DeadlineExceeded)
			}
		})
		assert.Equal(t, 4, s.count())
	})
}

func TestTrackNeedsAParcel(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for body, want := range map[string]string{
			`[]`:                                "answer holds no shipment",
			`[{"number":"A1"},{"number":"B2"}]`: "answer is about other numbers",
		} {
			c, _ := client(t, func(int, *http.Request) (*http.Response, error) { return reply(200, body), nil })
			err := track(t.Context(), c)
			failure(t, err, tracking.ErrBadResponse)
			assert.True(t, strings.HasSuffix(err.Error(), want), err)
		}
		c, _ := client(t, ok)
		_, err := c.Track(t.Context(), tracking.Query{Number: number}, func(context.Context, tracking.Query) (tracking.Answer, error) {
			return tracking.Answer{}, assert.AnError
		})
		require.ErrorIs(t, err, assert.AnError)
		failure(t, err, tracking.ErrBadResponse)
	})
}
