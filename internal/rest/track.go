package rest

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"sync"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
)

// Fetch asks the carrier for one parcel whose number is clean.
type Fetch func(context.Context, tracking.Query) (tracking.Answer, error)

// FetchBatch asks the carrier for several.
type FetchBatch func(context.Context, []tracking.Query) (tracking.Answer, error)

// Track does what every adapter owes around its own fetch: it cleans the number, reads the answer and chooses.
func (c *Client) Track(ctx context.Context, q tracking.Query, fetch Fetch) (*tracking.Shipment, error) {
	q, err := c.Clean(q)
	if err != nil {
		return nil, err
	}
	a, err := fetch(ctx, q)
	if err != nil {
		return nil, c.spec.Wire.own(err)
	}
	return c.Read(a, q)
}

// Read turns the answer to q into a Shipment.
func (c *Client) Read(a tracking.Answer, q tracking.Query) (*tracking.Shipment, error) {
	found, err := c.spec.Wire.found(a)
	if err != nil {
		return nil, err
	}
	return c.pick(found, q, false)
}

func (c *Client) pick(found []norm.Found, q tracking.Query, strict bool) (*tracking.Shipment, error) {
	list, err := norm.Select(found, q.Number, strict)
	if err != nil {
		return nil, c.spec.Wire.own(err)
	}
	s, err := tracking.Choose(list, q)
	return s, c.spec.Wire.own(err)
}

// Clean returns q with a number that can be sent, or the error of one that cannot.
func (c *Client) Clean(q tracking.Query) (tracking.Query, error) {
	n, err := norm.Number(q.Number, c.spec.Hyphens)
	q.Number = n
	return q, c.spec.Wire.own(err)
}

// parallel is how many requests of one batch are under way at a time.
const parallel = 4

// TrackBatch does what Track does for many queries, up to size in one request. Equal queries are asked once. Where
// the carrier refuses a request for one bad number among its many, the request is split.
func (c *Client) TrackBatch(ctx context.Context, qs []tracking.Query, size int, fetch FetchBatch) []tracking.Result {
	out := make([]tracking.Result, len(qs))
	var ask []tracking.Query
	waiting := map[tracking.Query][]int{} // by what is asked, the results it is for
	for i, q := range qs {
		out[i].Query = q
		clean, err := c.Clean(q)
		if err != nil {
			out[i].Err = err
			continue
		}
		if waiting[clean] == nil {
			ask = append(ask, clean)
		}
		waiting[clean] = append(waiting[clean], i)
	}
	b := batch{client: c, fetch: fetch, set: func(q tracking.Query, found []norm.Found, strict bool, err error) {
		for _, i := range waiting[q] {
			if out[i].Err = err; err == nil {
				out[i].Shipment, out[i].Err = c.pick(found, q, strict)
			}
		}
	}}
	b.all(ctx, ask, size)
	return out
}

// batch is one TrackBatch under way.
type batch struct {
	client *Client
	fetch  FetchBatch
	set    func(q tracking.Query, found []norm.Found, strict bool, err error) // called once for each query asked
}

func (b batch) all(ctx context.Context, ask []tracking.Query, size int) {
	slots := make(chan struct{}, parallel)
	var wg sync.WaitGroup
	for chunk := range chunks(ask, size) {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			b.ask(ctx, chunk)
		})
	}
	wg.Wait()
}

// chunks cuts queries into requests: of one language each, for a request has one.
func chunks(ask []tracking.Query, size int) iter.Seq[[]tracking.Query] {
	slices.SortStableFunc(ask, func(a, b tracking.Query) int { return cmp.Compare(a.Language, b.Language) })
	return func(yield func([]tracking.Query) bool) {
		for len(ask) > 0 {
			n := 1
			for n < min(size, len(ask)) && ask[n].Language == ask[0].Language {
				n++
			}
			if !yield(ask[:n:n]) {
				return
			}
			ask = ask[n:]
		}
	}
}

func (b batch) ask(ctx context.Context, chunk []tracking.Query) {
	a, err := b.fetch(ctx, chunk)
	var found []norm.Found
	if err == nil {
		found, err = b.client.spec.Wire.found(a)
	}
	if len(chunk) > 1 && splits(err) {
		half := len(chunk) / 2
		b.ask(ctx, chunk[:half])
		b.ask(ctx, chunk[half:])
		return
	}
	for _, q := range chunk {
		b.set(q, found, len(chunk) > 1, b.client.spec.Wire.own(err))
	}
}

// splits reports whether one number may have spoilt the request for the others.
func splits(err error) bool {
	for _, k := range []tracking.Kind{
		tracking.ErrInvalidNumber, tracking.ErrNotFound, tracking.ErrNeedsInput, tracking.ErrRejected, tracking.ErrUnsupported,
	} {
		if errors.Is(err, k) {
			return true
		}
	}
	return false
}
