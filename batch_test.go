package tracking_test

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
)

func queries(n int) []tracking.Query {
	out := make([]tracking.Query, n)
	for i := range out {
		out[i].Number = fmt.Sprint("N", i)
	}
	return out
}

// counted yields qs and counts how many were read.
func counted(qs []tracking.Query, read *int) iter.Seq[tracking.Query] {
	return func(yield func(tracking.Query) bool) {
		for _, q := range qs {
			*read++
			if !yield(q) {
				return
			}
		}
	}
}

// slow answers after a while, the first of every ten last, and honours its context.
func slow(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	wait := time.Second
	if q.Number[len(q.Number)-1] == '0' {
		wait = time.Minute
	}
	select {
	case <-ctx.Done():
		return nil, &tracking.Error{Err: ctx.Err()}
	case <-time.After(wait):
		return &tracking.Shipment{Number: q.Number, Status: tracking.StatusInTransit}, nil
	}
}

// inBatches takes many numbers in one call and looks them up one after the other.
type inBatches struct{ tracking.TrackerFunc }

func (s inBatches) TrackBatch(ctx context.Context, qs []tracking.Query) []tracking.Result {
	out := make([]tracking.Result, len(qs))
	for i, q := range qs {
		shipment, err := s.Track(ctx, q)
		out[i] = tracking.Result{Query: q, Shipment: shipment, Err: err}
	}
	return out
}

func TestTrackAllKeepsOrder(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		qs := queries(25)
		start := time.Now()
		got := tracking.TrackAll(t.Context(), tracking.TrackerFunc(slow), qs, tracking.Options{Parallel: 25})
		assert.Equal(t, time.Minute, time.Since(start), "all at a time")
		require.Len(t, got, len(qs))
		for i, r := range got {
			require.NoError(t, r.Err)
			assert.Equal(t, qs[i], r.Query)
			assert.Equal(t, qs[i].Number, r.Shipment.Number)
		}
	})
}

func TestTrackAllOfNothing(t *testing.T) {
	t.Parallel()
	assert.Empty(t, tracking.TrackAll(t.Context(), tracking.TrackerFunc(slow), nil, tracking.Options{}))
}

func TestTrackAllFailuresTouchNoOther(t *testing.T) {
	t.Parallel()
	refused := &tracking.Error{Carrier: "ups", Kind: tracking.ErrForbidden}
	ups := &carrier{name: "ups", knows: map[string]error{"N0": nil, "N1": refused, "N3": nil}}
	var kinds []tracking.Kind
	for _, r := range tracking.TrackAll(t.Context(), ups, queries(4), tracking.Options{}) {
		assert.NotEqual(t, r.Err == nil, r.Shipment == nil)
		kinds = append(kinds, tracking.KindOf(r.Err))
	}
	assert.Equal(t, []tracking.Kind{"", "forbidden", "not_found", ""}, kinds)
}

func TestTrackAllParallel(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		o    tracking.Options
		want int32
	}{
		{"eight unless told", tracking.Options{}, 8},
		{"as told", tracking.Options{Parallel: 3}, 3},
		{"a batch is for batch trackers", tracking.Options{Parallel: 3, Batch: 5}, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var now, most atomic.Int32
				tracker := tracking.TrackerFunc(func(context.Context, tracking.Query) (*tracking.Shipment, error) {
					most.Store(max(most.Load(), now.Add(1)))
					time.Sleep(time.Second)
					now.Add(-1)
					return &tracking.Shipment{}, nil
				})
				tracking.TrackAll(t.Context(), tracker, queries(40), tt.o)
				assert.Equal(t, tt.want, most.Load())
			})
		})
	}
}

func TestTrackAllBatches(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		o    tracking.Options
		want []int
	}{
		{"120 unless told", tracking.Options{Parallel: 1}, []int{120, 120, 10}},
		{"as told", tracking.Options{Parallel: 1, Batch: 100}, []int{100, 100, 50}},
		{"all in one", tracking.Options{Parallel: 1, Batch: 250}, []int{250}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ups := &batchCarrier{carrier: carrier{name: "ups"}}
			got := tracking.TrackAll(t.Context(), ups, queries(250), tt.o)
			var sizes []int
			for _, b := range ups.batches {
				sizes = append(sizes, len(b))
			}
			assert.Equal(t, tt.want, sizes)
			assert.Equal(t, queries(250), slices.Concat(ups.batches...))
			assert.Len(t, got, 250)
			assert.Empty(t, ups.asked, "not one by one")
		})
	}
}

// A Tracker that breaks its promise hurts nobody else.
func TestTrackAllMiscountedBatch(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 3} {
		miscount := miscounting(n)
		for _, r := range tracking.TrackAll(t.Context(), miscount, queries(2), tracking.Options{}) {
			assert.ErrorIs(t, r.Err, tracking.ErrBadResponse)
			assert.ErrorContains(t, r.Err, fmt.Sprintf("tracker gave %d results for 2 queries", n))
		}
	}
}

type miscounting int

func (m miscounting) Track(context.Context, tracking.Query) (*tracking.Shipment, error) {
	return nil, nil
}

func (m miscounting) TrackBatch(context.Context, []tracking.Query) []tracking.Result {
	return make([]tracking.Result, m)
}

func TestTrackSeqLooksAhead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		tracker tracking.Tracker
		o       tracking.Options
		most    int
	}{
		{"one by one", tracking.TrackerFunc(slow), tracking.Options{Parallel: 4}, 4},
		{"default", tracking.TrackerFunc(slow), tracking.Options{}, 8},
		{"in batches", inBatches{slow}, tracking.Options{Parallel: 2, Batch: 5}, 10},
		{"batches of the default size", inBatches{slow}, tracking.Options{Parallel: 1}, 120},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				read, told, most := 0, 0, 0
				for r := range tracking.TrackSeq(t.Context(), tt.tracker, counted(queries(300), &read), tt.o) {
					most = max(most, read-told)
					assert.Equal(t, fmt.Sprint("N", told), r.Query.Number)
					told++
				}
				assert.Equal(t, 300, told)
				assert.Equal(t, tt.most, most)
			})
		})
	}
}

// Nothing is looked up before the loop begins, and every loop looks up anew.
func TestTrackSeqIsLazy(t *testing.T) {
	t.Parallel()
	ups := &carrier{name: "ups"}
	seq := tracking.TrackSeq(t.Context(), ups, slices.Values(queries(3)), tracking.Options{})
	assert.Empty(t, ups.asked)
	assert.Len(t, slices.Collect(seq), 3)
	assert.Len(t, slices.Collect(seq), 3)
	assert.Len(t, ups.asked, 6)
}

// Left early, the look-ups under way are cancelled and awaited.
func TestTrackSeqLeftEarly(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var running, cancelled atomic.Int32
		tracker := tracking.TrackerFunc(func(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
			running.Add(1)
			defer running.Add(-1)
			if q.Number == "N0" {
				return &tracking.Shipment{}, nil
			}
			<-ctx.Done()
			cancelled.Add(1)
			return nil, &tracking.Error{Err: ctx.Err()}
		})
		read := 0
		for range tracking.TrackSeq(t.Context(), tracker, counted(queries(100), &read), tracking.Options{Parallel: 5}) {
			synctest.Wait()
			assert.Equal(t, int32(4), running.Load())
			break
		}
		assert.Equal(t, int32(0), running.Load(), "awaited")
		assert.Equal(t, int32(4), cancelled.Load(), "cancelled")
		assert.Equal(t, 5, read, "no query more was read")
	})
}

func TestTrackSeqContextEnds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 90*time.Second)
		defer cancel()
		var calls atomic.Int32
		tracker := tracking.TrackerFunc(func(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
			calls.Add(1)
			return slow(ctx, q)
		})
		start := time.Now()
		var found []string
		for r := range tracking.TrackSeq(ctx, tracker, slices.Values(queries(1000)), tracking.Options{Parallel: 10}) {
			if r.Err == nil {
				found = append(found, r.Shipment.Number)
				continue
			}
			assert.ErrorIs(t, r.Err, context.DeadlineExceeded)
			assert.Equal(t, tracking.Kind("cancelled"), tracking.KindOf(r.Err))
		}
		assert.Equal(t, 90*time.Second, time.Since(start))
		// N0 takes until 1:00 and N10, which starts then, until 2:00: too late, while those behind it are done by 1:01.
		want := slices.DeleteFunc(queries(20), func(q tracking.Query) bool { return q.Number == "N10" })
		assert.Len(t, found, len(want))
		for i, q := range want {
			assert.Equal(t, q.Number, found[i])
		}
		assert.Equal(t, int32(20), calls.Load(), "nobody is asked once the time is over")
	})
}

// The queries are read by the goroutine that ranges, so that they need no lock.
func TestTrackSeqReadsOnTheCallersGoroutine(t *testing.T) {
	t.Parallel()
	stack := func() string {
		buf := make([]byte, 64)
		return string(buf[:runtime.Stack(buf, false)])[:len("goroutine 1234")]
	}
	mine := stack()
	qs := func(yield func(tracking.Query) bool) {
		assert.Equal(t, mine, stack())
		yield(tracking.Query{})
	}
	for range tracking.TrackSeq(t.Context(), &carrier{}, qs, tracking.Options{}) {
		assert.Equal(t, mine, stack())
	}
}

// BenchmarkTrackSeqMillion looks up a million numbers, each answer of 20 events (7 KB), and reports the greatest heap
// seen on the way, and the greatest that was still in use after a collection: the first also tells how busy the host is.
func BenchmarkTrackSeqMillion(b *testing.B) {
	tracker := tracking.TrackerFunc(func(_ context.Context, q tracking.Query) (*tracking.Shipment, error) {
		return &tracking.Shipment{Number: q.Number, Events: make([]tracking.Event, 20)}, nil
	})
	million := func(yield func(tracking.Query) bool) {
		for i := range 1_000_000 {
			if !yield(tracking.Query{Number: strconv.Itoa(i)}) {
				return
			}
		}
	}
	for name, t := range map[string]tracking.Tracker{"single": tracker, "batch": inBatches{tracker}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var peak, live uint64
			for b.Loop() {
				told := 0
				for range tracking.TrackSeq(b.Context(), t, million, tracking.Options{}) {
					if told++; told%10_000 == 0 {
						peak = max(peak, heap())
					}
					if told%100_000 == 50_060 { // amid a batch
						runtime.GC()
						live = max(live, heap())
					}
				}
				require.Equal(b, 1_000_000, told)
			}
			b.ReportMetric(float64(peak)/(1<<20), "peak-heap-MB")
			b.ReportMetric(float64(live)/(1<<20), "live-heap-MB")
		})
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
