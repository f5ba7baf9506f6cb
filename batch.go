package tracking

import (
	"context"
	"fmt"
	"iter"
	"slices"
)

// BatchTracker is a [Tracker] that serves many queries better together than one by one: its carrier takes many
// numbers in one request, or it spreads them over several carriers.
type BatchTracker interface {
	Tracker
	// TrackBatch returns one Result for each query, in the same order, each being what Track would give. One
	// failure touches no other query.
	TrackBatch(ctx context.Context, qs []Query) []Result
}

// Options tune [TrackAll] and [TrackSeq]. The zero value is ready to use.
type Options struct {
	Parallel int // calls to the Tracker at a time; default 8
	Batch    int // queries in one call to a BatchTracker; default 120
}

// TrackAll looks up all queries and returns one Result for each, in the same order. One failure touches no other.
func TrackAll(ctx context.Context, t Tracker, qs []Query, o Options) []Result {
	out := make([]Result, 0, len(qs))
	return slices.AppendSeq(out, TrackSeq(ctx, t, slices.Values(qs), o))
}

// TrackSeq looks up a stream of queries and yields one Result for each, in the same order. It reads at most
// Parallel times Batch queries ahead (Parallel, if t is no BatchTracker) and on the caller's goroutine, so a
// million queries take bounded memory. When ctx ends, the rest of the queries yield its error; when the loop is
// left early, the look-ups under way are cancelled and awaited.
func TrackSeq(ctx context.Context, t Tracker, qs iter.Seq[Query], o Options) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var window []chan []Result // the look-ups under way, oldest first
		defer func() {
			cancel()
			for _, c := range window {
				<-c
			}
		}()
		ask := func(chunk []Query) {
			c := make(chan []Result, 1)
			go func() { c <- batch(ctx, t, chunk) }()
			window = append(window, c)
		}
		tell := func() bool {
			results := <-window[0]
			window = window[1:]
			return !slices.ContainsFunc(results, func(r Result) bool { return !yield(r) })
		}
		parallel, size := o.limits(t)
		for chunk := range chunks(qs, size) {
			ask(chunk)
			if len(window) == parallel && !tell() {
				return
			}
		}
		for len(window) > 0 {
			if !tell() {
				return
			}
		}
	}
}

// chunks yields the queries in groups of a size; the last one may be smaller.
func chunks(qs iter.Seq[Query], size int) iter.Seq[[]Query] {
	return func(yield func([]Query) bool) {
		var chunk []Query
		for q := range qs {
			if chunk = append(chunk, q); len(chunk) < size {
				continue
			}
			if !yield(chunk) {
				return
			}
			chunk = nil
		}
		if len(chunk) > 0 {
			yield(chunk)
		}
	}
}

// limits returns how many calls to t go on at a time, and how many queries each takes.
func (o Options) limits(t Tracker) (parallel, size int) {
	parallel, size = 8, 120
	if o.Parallel > 0 {
		parallel = o.Parallel
	}
	if o.Batch > 0 {
		size = o.Batch
	}
	if _, ok := t.(BatchTracker); !ok {
		size = 1
	}
	return parallel, size
}

// batch asks t in one call and holds it to one Result for each query.
func batch(ctx context.Context, t Tracker, qs []Query) []Result {
	if ctx.Err() != nil {
		return failed(qs, &Error{Err: ctx.Err()})
	}
	b, ok := t.(BatchTracker)
	if !ok {
		s, err := t.Track(ctx, qs[0])
		return []Result{{Query: qs[0], Shipment: s, Err: err}}
	}
	out := b.TrackBatch(ctx, qs)
	if len(out) != len(qs) {
		return failed(qs, &Error{Kind: ErrBadResponse, Err: fmt.Errorf("tracker gave %d results for %d queries", len(out), len(qs))})
	}
	return out
}

func failed(qs []Query, err error) []Result {
	out := make([]Result, len(qs))
	for i, q := range qs {
		out[i] = Result{Query: q, Err: err}
	}
	return out
}
