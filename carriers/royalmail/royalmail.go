// Package royalmail tracks mail of Royal Mail through its Tracking API (v2).
//
// Documentation: https://developer.royalmail.net/api
//
// A request for events takes one number, one for summaries 30. Royal Mail publishes no limits; the default is 10 requests
// a second. Some accounts see only what they posted themselves: the rest is refused as forbidden.
package royalmail

import (
	"cmp"
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

var codes = sync.OnceValue(func() *norm.Codes { return norm.NewCodes(codesTSV, "statusCategory") })

// Config holds what Royal Mail issues to an application.
type Config struct {
	ClientID     string // required
	ClientSecret string // required
	// Signature has each delivered parcel cost one more request, for the name and time of its proof of delivery.
	Signature bool
	// Summary lets TrackBatch ask for 30 parcels in one request. Shipments hold the last event alone then.
	Summary bool
	Codes   []tracking.Code // rows that win over the built-in table
	HTTP    transport.Config
}

// Tracker is a [tracking.BatchTracker] for Royal Mail.
type Tracker struct {
	api                *rest.Client
	signature, summary bool
}

var _ tracking.BatchTracker = (*Tracker)(nil)

// New returns a Tracker for the application in cfg.
func New(cfg Config) (*Tracker, error) {
	err := rest.Require(tracking.CarrierRoyalMail, "ClientID", cfg.ClientID, "ClientSecret", cfg.ClientSecret)
	if err != nil {
		return nil, err
	}
	codes, err := rest.Codes(tracking.CarrierRoyalMail, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(rest.Spec{
		Wire:    wire(codes),
		BaseURL: "https://api.royalmail.net",
		Auth: rest.Headers(
			rest.HeaderValue{Name: "X-IBM-Client-Id", Value: rest.NewSecret(cfg.ClientID)},
			rest.HeaderValue{Name: "X-IBM-Client-Secret", Value: rest.NewSecret(cfg.ClientSecret)}),
		Header:  map[string]string{"X-Accept-RMG-Terms": "yes", "Accept": "application/json"},
		Rate:    transport.Rate{Events: 10},
		Hyphens: true,
		HTTP:    cfg.HTTP,
	})
	if err != nil {
		return nil, err
	}
	return &Tracker{api: api, signature: cfg.Signature, summary: cfg.Summary}, nil
}

// Track implements [tracking.Tracker].
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	r := t.history(ctx, []tracking.Query{q})[0]
	return r.Shipment, r.Err
}

const maxBatch = 30 // numbers in a request for summaries

// TrackBatch implements [tracking.BatchTracker]. Unless Config.Summary is set, each number costs a request.
func (t *Tracker) TrackBatch(ctx context.Context, qs []tracking.Query) []tracking.Result {
	if t.summary {
		return t.api.TrackBatch(ctx, qs, maxBatch, t.fetchSummary)
	}
	return t.history(ctx, qs)
}

func (t *Tracker) history(ctx context.Context, qs []tracking.Query) []tracking.Result {
	out := t.api.TrackBatch(ctx, qs, 1, t.fetch)
	for _, r := range out {
		if t.signature && r.Err == nil && r.Shipment.Status == tracking.StatusDelivered && r.Shipment.SignedBy == "" {
			t.sign(ctx, r.Shipment)
		}
	}
	return out
}

// sign adds the proof of delivery. A parcel without one, or whose is not to be had, stays as it is.
func (t *Tracker) sign(ctx context.Context, s *tracking.Shipment) {
	a, err := t.piece(ctx, EndpointSignature, s.Number)
	if err != nil {
		return
	}
	if proof, err := t.api.Read(a, tracking.Query{Number: s.Number}); err == nil {
		s.SignedBy, s.DeliveredAt = proof.SignedBy, cmp.Or(proof.DeliveredAt, s.DeliveredAt)
	}
}

func (t *Tracker) fetch(ctx context.Context, qs []tracking.Query) (tracking.Answer, error) {
	return t.piece(ctx, Endpoint, qs[0].Number)
}

func (t *Tracker) piece(ctx context.Context, endpoint, number string) (tracking.Answer, error) {
	return t.api.Do(ctx, rest.Call{
		Endpoint: endpoint,
		Path:     "/mailpieces/v2/{number}/" + endpoint,
		Params:   map[string]string{"number": number},
	})
}

func (t *Tracker) fetchSummary(ctx context.Context, qs []tracking.Query) (tracking.Answer, error) {
	numbers := make([]string, len(qs))
	for i, q := range qs {
		numbers[i] = q.Number
	}
	return t.api.Do(ctx, rest.Call{
		Endpoint: EndpointSummary,
		Path:     "/mailpieces/v2/summary",
		Query:    url.Values{"mailPieceId": {strings.Join(numbers, ",")}},
	})
}

// The services of the carrier in [tracking.Answer].
const (
	Endpoint          = "events" // the default
	EndpointSummary   = "summary"
	EndpointSignature = "signature"
)

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments. One of
// EndpointSignature tells who signed when, and no status.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	return wire(codes()).Parse(a, q)
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return codes().All() }
