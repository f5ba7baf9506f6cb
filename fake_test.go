package tracking_test

import (
	"context"
	"sync"

	"github.com/parcelnorm/tracking"
)

// carrier is a Tracker that knows some numbers and remembers what it was asked.
type carrier struct {
	name  tracking.Carrier
	knows map[string]error // nil for a parcel in transit

	mu    sync.Mutex
	asked []tracking.Query
}

func (c *carrier) Track(_ context.Context, q tracking.Query) (*tracking.Shipment, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked = append(c.asked, q)
	return c.answer(q)
}

func (c *carrier) answer(q tracking.Query) (*tracking.Shipment, error) {
	err, ok := c.knows[q.Number]
	if !ok {
		err = &tracking.Error{Carrier: c.name, Kind: tracking.ErrNotFound}
	}
	if err != nil {
		return nil, err
	}
	return &tracking.Shipment{Carrier: c.name, Number: q.Number, Status: tracking.StatusInTransit}, nil
}

func (c *carrier) numbers() []string {
	var out []string
	for _, q := range c.asked {
		out = append(out, q.Number)
	}
	return out
}

// batchCarrier is a carrier that takes many numbers in one request.
type batchCarrier struct {
	carrier
	batches [][]tracking.Query
}

func (c *batchCarrier) TrackBatch(_ context.Context, qs []tracking.Query) []tracking.Result {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.batches = append(c.batches, qs)
	var out []tracking.Result
	for _, q := range qs {
		s, err := c.answer(q)
		out = append(out, tracking.Result{Query: q, Shipment: s, Err: err})
	}
	return out
}
