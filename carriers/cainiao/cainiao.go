// Package cainiao tracks parcels through the tracking page of Cainiao Global, which needs no account.
//
// Page: https://global.cainiao.com
//
// The service is unofficial: Cainiao documents it nowhere and may change or close it. It puts those who ask too often
// before a page for robots, which is ErrUnavailable here, so the default is one request in 10 seconds; one request
// takes 10 numbers. Scans in Europe are at times labelled GMT+8 though they show the local clock: their hours are off.
package cainiao

import (
	"cmp"
	"context"
	_ "embed"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

//go:embed codes.tsv
var codesTSV string

var codes = sync.OnceValue(func() *norm.Codes { return norm.NewCodes(codesTSV, "status") })

// Config may stay zero.
type Config struct {
	Codes []tracking.Code // rows that win over the built-in table
	HTTP  transport.Config
}

// Tracker is a [tracking.BatchTracker] for Cainiao.
type Tracker struct{ api *rest.Client }

var _ tracking.BatchTracker = (*Tracker)(nil)

// New returns a Tracker.
func New(cfg Config) (*Tracker, error) {
	codes, err := rest.Codes(tracking.CarrierCainiao, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(rest.Spec{
		Wire:    wire(codes),
		BaseURL: "https://global.cainiao.com",
		Rate:    transport.Rate{Events: 1, Per: 10 * time.Second},
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

const maxBatch = 10 // numbers a request; the page itself takes 100

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
		Path:     "/global/detail.json",
		Query:    url.Values{"mailNos": {strings.Join(numbers, ",")}, "lang": {locale(qs[0].Language)}},
	})
}

// locale turns a BCP 47 tag into the form Cainiao takes, a language with its region: fr becomes fr-FR.
func locale(tag string) string {
	tag = strings.ReplaceAll(cmp.Or(tag, "en"), "_", "-")
	for _, known := range []string{"en-US", "es-ES", "fr-FR", "pt-BR", "zh-CN"} {
		if strings.HasPrefix(known, strings.ToLower(tag)+"-") {
			return known
		}
	}
	return tag
}

// fault reads a redirect to the page for robots, which stands below /punish.
func fault(a tracking.Answer) rest.Fault {
	if strings.Contains(http.Header(a.Header).Get("Location"), "/punish") {
		return rest.Fault{Kind: tracking.ErrUnavailable, Code: "punish"}
	}
	return rest.Public(a)
}

// Endpoint names the one service of the carrier that is asked, in [tracking.Answer].
const Endpoint = "detail"

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	return wire(codes()).Parse(a, q)
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return codes().All() }
