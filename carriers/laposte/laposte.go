// Package laposte tracks parcels and letters of La Poste, Colissimo and Chronopost through the API Suivi (v2).
//
// Documentation: https://developer.laposte.fr/products/suivi/2
//
// One request takes 10 numbers. La Poste names limits of 100 calls a minute, 10 and
// 100 a second in several places; the default is the lowest. The key tells
// whether the test data or the real ones answer; both have one address.
package laposte

import (
	"context"
	_ "embed"
	"encoding/json"
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

var codes = sync.OnceValue(func() *norm.Codes { return norm.NewCodes(codesTSV) })

// Config holds what La Poste issues to an application.
type Config struct {
	APIKey string          // required
	Codes  []tracking.Code // rows that win over the built-in table
	HTTP   transport.Config
}

// Tracker is a [tracking.BatchTracker] for La Poste.
type Tracker struct{ api *rest.Client }

var _ tracking.BatchTracker = (*Tracker)(nil)

// New returns a Tracker for the application in cfg.
func New(cfg Config) (*Tracker, error) {
	if err := rest.Require(tracking.CarrierLaPoste, "APIKey", cfg.APIKey); err != nil {
		return nil, err
	}
	codes, err := rest.Codes(tracking.CarrierLaPoste, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(rest.Spec{
		Wire:    wire(codes),
		BaseURL: "https://api.laposte.fr",
		Auth:    rest.Header("X-Okapi-Key", rest.NewSecret(cfg.APIKey)),
		Header:  map[string]string{"Accept": "application/json"},
		Rate:    transport.Rate{Events: 100, Per: time.Minute, Burst: 10},
		HTTP:    cfg.HTTP,
	})
	if err != nil {
		return nil, err
	}
	return &Tracker{api}, nil
}

// Track implements [tracking.Tracker]. Query.Language may be de, en, es, fr, it or nl; any other gives French texts.
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	r := t.TrackBatch(ctx, []tracking.Query{q})[0]
	return r.Shipment, r.Err
}

const maxBatch = 10 // numbers a request; the usual figure, not an official one

// TrackBatch implements [tracking.BatchTracker].
func (t *Tracker) TrackBatch(ctx context.Context, qs []tracking.Query) []tracking.Result {
	return t.api.TrackBatch(ctx, qs, maxBatch, t.fetch)
}

// fetch writes the numbers into the path as they are: all that a clean one may hold is fit for it.
func (t *Tracker) fetch(ctx context.Context, qs []tracking.Query) (tracking.Answer, error) {
	numbers := make([]string, len(qs))
	for i, q := range qs {
		numbers[i] = q.Number
	}
	a, err := t.api.Do(ctx, rest.Call{
		Endpoint: Endpoint,
		Path:     "/suivi/v2/idships/" + strings.Join(numbers, ","),
		Query:    url.Values{"lang": {locale(qs[0].Language)}},
	})
	if err == nil && len(qs) > 1 {
		err = nameless(a)
	}
	return a, err
}

// locale turns a BCP 47 tag into one of the languages that La Poste speaks.
func locale(tag string) string {
	language, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	switch language {
	case "de", "es", "it", "nl":
		return language + "_" + strings.ToUpper(language)
	case "en":
		return "en_GB"
	}
	return "fr_FR"
}

// fault reads the service's own error document or the one of its gateway, which may be a page as well.
func fault(a tracking.Answer) rest.Fault {
	var list norm.List[result]
	_ = json.Unmarshal(a.Body, &list) // a page says nothing
	for _, r := range list {
		if f := r.fault(); f.Code != "" {
			return f
		}
	}
	if a.Status == http.StatusNotFound { // an unknown number, whoever says so
		return rest.Fault{Kind: tracking.ErrNotFound}
	}
	return rest.Fault{}
}

func (r result) fault() rest.Fault {
	if r.Code != "" {
		return rest.Fault{Code: r.Code.String(), Message: r.Message, Kind: kinds(r.Code)}
	}
	f := rest.Fault{Code: r.ReturnCode.String(), Message: r.ReturnMessage, Kind: kinds(r.ReturnCode)}
	if f.Kind == tracking.ErrInvalidNumber {
		f.Field = "number"
	}
	return f
}

// kinds reads a returnCode, which is an HTTP status, or the gateway's word.
func kinds(code norm.Text) tracking.Kind {
	switch code {
	case "400":
		return tracking.ErrInvalidNumber
	case "401", "UNAUTHORIZED":
		return tracking.ErrUnauthorized
	case "404":
		return tracking.ErrNotFound
	case "429", "TOO_MANY_REQUESTS":
		return tracking.ErrRateLimited
	case "500", "503", "504", "SERVICE_UNAVAILABLE":
		return tracking.ErrUnavailable
	}
	return ""
}

// Endpoint names the one service of the carrier that is asked, in [tracking.Answer].
const Endpoint = "idships"

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	return wire(codes()).Parse(a, q)
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return codes().All() }
