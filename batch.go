package tracking

import (
	"context"
	"iter"
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
	all := func(yield func(Query) bool) {
		for _, q := range qs {
			if !yield(q) {
				return
			}
		}
	}
	for r := range TrackSeq(ctx, t, all, o) {
		out = append(out, r)
	}
	return out
}

// TrackSeq looks up a stream of queries and yields one Result for each, in the same order. It reads at most
// Parallel times Batch queries ahead (Parallel, if t is no BatchTracker) and on the caller's goroutine, so a
// million queries take bounded memory. When ctx ends, the rest of the queries yield its error; when the loop is
// left early, the look-ups under way are cancelled and awaited.
func TrackSeq(ctx context.Context, t Tracker, qs iter.Seq[Query], o Options) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		next, stop := iter.Pull(qs)
		defer stop()
		size, call := caller(t, o.Batch)
		var window []chan []Result
		defer func() {
			cancel()
			for _, c := range window {
				<-c
			}
		}()
		for more := true; more || len(window) > 0; {
			for more && len(window) < parallel(o) {
				var chunk []Query
				chunk, more = take(next, size)
				if len(chunk) > 0 {
					c := make(chan []Result, 1)
					go func() { c <- call(ctx, chunk) }()
					window = append(window, c)
				}
			}
			if len(window) == 0 {
				return
			}
			results := <-window[0]
			window = window[1:]
			for _, r := range results {
				if !yield(r) {
					return
				}
			}
		}
	}
}

func parallel(o Options) int {
	if o.Parallel <= 0 {
		return 8
	}
	return o.Parallel
}

func take(next func() (Query, bool), size int) (chunk []Query, more bool) {
	for len(chunk) < size {
		q, ok := next()
		if !ok {
			return chunk, false
		}
		chunk = append(chunk, q)
	}
	return chunk, true
}

// caller returns how many queries to hand to t at once, and how.
func caller(t Tracker, batch int) (int, func(context.Context, []Query) []Result) {
	if b, ok := t.(BatchTracker); ok {
		if batch <= 0 {
			batch = 120
		}
		return batch, b.TrackBatch
	}
	return 1, func(ctx context.Context, qs []Query) []Result {
		s, err := t.Track(ctx, qs[0])
		return []Result{{Query: qs[0], Shipment: s, Err: err}}
	}
}
