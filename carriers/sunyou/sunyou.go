// Package sunyou tracks parcels through the tracking page of SunYou Post, which needs no account.
//
// Page: https://www.sypost.net/search
//
// The service is unofficial: SunYou documents it nowhere and may change or close it. SunYou's API for merchants has no
// tracking. One request takes one number; the default is one request in 10 seconds. Texts are English whatever
// Query.Language says. Scans at the destination are often labelled +08:00, whose clock may be the system's or the
// place's.
package sunyou

import (
	"context"
	_ "embed"
	"fmt"
	"math/rand/v2"
	"net/url"
	"sync"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

//go:embed codes.tsv
var codesTSV string

var codes = sync.OnceValue(func() *norm.Codes { return norm.NewCodes(codesTSV) })

// Config may stay zero.
type Config struct {
	Codes []tracking.Code // rows that win over the built-in table
	HTTP  transport.Config
}

// Tracker is a [tracking.Tracker] for SunYou.
type Tracker struct{ api *rest.Client }

// New returns a Tracker.
func New(cfg Config) (*Tracker, error) {
	codes, err := rest.Codes(tracking.CarrierSunYou, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(rest.Spec{
		Wire:    wire(codes),
		BaseURL: "https://www.sypost.net",
		Rate:    transport.Rate{Events: 1, Per: 10 * time.Second},
		HTTP:    cfg.HTTP,
	})
	if err != nil {
		return nil, err
	}
	return &Tracker{api}, nil
}

// Track implements [tracking.Tracker]. The number is SunYou's own; that of the last mile is in Shipment.Handover.
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	return t.api.Track(ctx, q, t.fetch)
}

func (t *Tracker) fetch(ctx context.Context, q tracking.Query) (tracking.Answer, error) {
	return t.api.Do(ctx, rest.Call{
		Endpoint: Endpoint,
		Path:     "/queryTrack",
		Query:    url.Values{"trackNumber": {q.Number}, "toLanguage": {"en_US"}, "queryTime": {now()}},
	})
}

// now keeps answers out of caches, as the page does it: milliseconds and five digits of chance.
func now() string {
	return fmt.Sprintf("%d-%05d", time.Now().UnixMilli(), rand.IntN(100_000))
}

// Endpoint names the one service of the carrier that is asked, in [tracking.Answer].
const Endpoint = "queryTrack"

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	return wire(codes()).Parse(a, q)
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return codes().All() }
