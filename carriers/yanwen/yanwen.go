// Package yanwen tracks parcels through the tracking API of Yanwen Express.
//
// Documentation: https://opendocs.yw56.com.cn
//
// One request takes 30 numbers, those of Yanwen or of the last mile. Yanwen publishes no rate; the default is 5
// requests a second. The documentation has the address with plain http; the default is https, which some networks
// get with a certificate of another name: who must, sets HTTP.BaseURL to http://api.track.yw56.com.cn.
package yanwen

import (
	"context"
	_ "embed"
	"net/url"
	"strings"
	"sync"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

//go:embed codes.tsv
var codesTSV string

var codes = sync.OnceValue(func() *norm.Codes { return norm.NewCodes(codesTSV) })

// Config holds what Yanwen issues to a customer.
type Config struct {
	UserID string           // required: the merchant's number, or the account that enters orders
	Codes  []tracking.Code  // rows that win over the built-in table
	HTTP   transport.Config // its BaseURL may be plain http, which shows UserID to the network
}

// Tracker is a [tracking.BatchTracker] for Yanwen.
type Tracker struct{ api *rest.Client }

var _ tracking.BatchTracker = (*Tracker)(nil)

// New returns a Tracker for the customer in cfg.
func New(cfg Config) (*Tracker, error) {
	if err := rest.Require(tracking.CarrierYanwen, "UserID", cfg.UserID); err != nil {
		return nil, err
	}
	codes, err := rest.Codes(tracking.CarrierYanwen, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(rest.Spec{
		Wire:    wire(codes),
		BaseURL: "https://api.track.yw56.com.cn",
		Plain:   true,
		Auth:    rest.Header("Authorization", rest.NewSecret(cfg.UserID)),
		Rate:    transport.Rate{Events: 5},
		HTTP:    cfg.HTTP,
	})
	if err != nil {
		return nil, err
	}
	return &Tracker{api}, nil
}

// Track implements [tracking.Tracker].
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	r := t.TrackBatch(ctx, []tracking.Query{q})[0]
	return r.Shipment, r.Err
}

const maxBatch = 30 // numbers a request

// TrackBatch implements [tracking.BatchTracker].
func (t *Tracker) TrackBatch(ctx context.Context, qs []tracking.Query) []tracking.Result {
	return t.api.TrackBatch(ctx, qs, maxBatch, t.fetch)
}

func (t *Tracker) fetch(ctx context.Context, qs []tracking.Query) (tracking.Answer, error) {
	numbers := make([]string, len(qs))
	for i, q := range qs {
		numbers[i] = q.Number
	}
	return t.api.Do(ctx, rest.Call{
		Endpoint: Endpoint,
		Path:     "/api/tracking",
		Query:    url.Values{"nums": {strings.Join(numbers, ",")}},
	})
}

// Endpoint names the one service of the carrier that is asked, in [tracking.Answer].
const Endpoint = "tracking"

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	return wire(codes()).Parse(a, q)
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return codes().All() }
