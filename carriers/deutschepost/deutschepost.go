// Package deutschepost tracks letters and registered items of Deutsche Post through DHL's Unified API and, given the
// credentials of a business customer, parcels of DHL Paket in full detail through Parcel DE Tracking.
//
// Documentation: https://developer.dhl.com/api-reference/shipment-tracking and
// https://developer.dhl.com/api-reference/dhl-parcel-de-tracking-post-paket-de
//
// The Unified API allows 250 look-ups a day, one in 5 seconds, which package dhl counts apart with the same key.
// Parcel DE takes 20 numbers a request, 3 requests a second and 1000 a day.
package deutschepost

import (
	"context"
	_ "embed"
	"encoding/xml"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/dhlapi"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

//go:embed codes.tsv
var codesTSV string

var codes = sync.OnceValue(func() *norm.Codes { return norm.NewCodes(codesTSV) })

// Config holds what DHL issues to a developer account and, for ParcelDE, to a business customer.
type Config struct {
	APIKey   string          // required: of the Unified API
	ParcelDE ParcelDE        // optional: parcels of DHL Paket
	Codes    []tracking.Code // rows that win over the built-in table
	HTTP     transport.Config
}

// ParcelDE holds the credentials of Parcel DE Tracking: all of them, or none.
type ParcelDE struct {
	APIKey, APISecret  string // of the application
	Username, Password string // of the business customer
}

// Tracker is a [tracking.BatchTracker] for Deutsche Post.
type Tracker struct {
	unified  *rest.Client
	parcels  *rest.Client // nil without credentials
	user     string
	password rest.Secret
}

var _ tracking.BatchTracker = (*Tracker)(nil)

// New returns a Tracker for the accounts in cfg.
func New(cfg Config) (*Tracker, error) {
	if err := rest.Require(tracking.CarrierDeutschePost, "APIKey", cfg.APIKey); err != nil {
		return nil, err
	}
	letters, err := rest.Codes(tracking.CarrierDeutschePost, dhlapi.Codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	spec := dhlapi.Spec(dhlapi.Wire(tracking.CarrierDeutschePost, letters), cfg.APIKey, cfg.HTTP)
	spec.Hyphens = true
	t := &Tracker{user: cfg.ParcelDE.Username, password: rest.NewSecret(cfg.ParcelDE.Password)}
	if t.unified, err = rest.New(spec); err != nil {
		return nil, err
	}
	if cfg.ParcelDE == (ParcelDE{}) {
		return t, nil
	}
	t.parcels, err = newParcels(cfg)
	return t, err
}

func newParcels(cfg Config) (*rest.Client, error) {
	p := cfg.ParcelDE
	err := rest.Require(tracking.CarrierDeutschePost, "ParcelDE.APIKey", p.APIKey, "ParcelDE.APISecret", p.APISecret,
		"ParcelDE.Username", p.Username, "ParcelDE.Password", p.Password)
	if err != nil {
		return nil, err
	}
	codes, err := rest.Codes(tracking.CarrierDeutschePost, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	return rest.New(rest.Spec{
		Wire:    wire(codes),
		BaseURL: "https://api-eu.dhl.com",
		Auth:    rest.Basic(rest.NewSecret(p.APIKey), rest.NewSecret(p.APISecret)),
		Rate:    transport.Rate{Events: 3},
		Quota:   transport.Quota{Limit: 1000, Per: 24 * time.Hour},
		Hyphens: true,
		HTTP:    cfg.HTTP,
	})
}

// Track implements [tracking.Tracker]. Parcels of DHL Paket are asked of Parcel DE where there are credentials for
// it, all else of the Unified API. Query.Postcode unlocks details.
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	if t.parcels == nil || !paket(q.Number) {
		return t.unified.Track(ctx, q, t.fetch)
	}
	r := t.TrackBatch(ctx, []tracking.Query{q})[0]
	return r.Shipment, r.Err
}

const maxBatch = 20 // numbers a request of Parcel DE

// TrackBatch implements [tracking.BatchTracker].
func (t *Tracker) TrackBatch(ctx context.Context, qs []tracking.Query) []tracking.Result {
	out := make([]tracking.Result, len(qs))
	var parcels, letters []tracking.Query
	var at [2][]int
	for i, q := range qs {
		if t.parcels != nil && paket(q.Number) {
			parcels, at[0] = append(parcels, q), append(at[0], i)
		} else {
			letters, at[1] = append(letters, q), append(at[1], i)
		}
	}
	if t.parcels != nil {
		for i, r := range t.parcels.TrackBatch(ctx, parcels, maxBatch, t.fetchParcels) {
			out[at[0][i]] = r
		}
	}
	one := func(ctx context.Context, qs []tracking.Query) (tracking.Answer, error) { return t.fetch(ctx, qs[0]) }
	for i, r := range t.unified.TrackBatch(ctx, letters, 1, one) {
		out[at[1][i]] = r
	}
	return out
}

// paket reports whether a number is of DHL Paket: digits alone, or the licence plate JJD.
func paket(number string) bool {
	n, err := norm.Number(number, true)
	return err == nil && strings.Trim(strings.TrimPrefix(n, "JJD"), "0123456789") == ""
}

func (t *Tracker) fetch(ctx context.Context, q tracking.Query) (tracking.Answer, error) {
	return t.unified.Do(ctx, dhlapi.Call(EndpointUnified, q, "post-de"))
}

type request struct {
	XMLName  xml.Name `xml:"data"`
	User     string   `xml:"appname,attr"`
	Password string   `xml:"password,attr"`
	Request  string   `xml:"request,attr"`
	Language string   `xml:"language-code,attr"`
	Pieces   string   `xml:"piece-code,attr"`
	Postcode string   `xml:"zip-code,attr,omitempty"`
}

func (t *Tracker) fetchParcels(ctx context.Context, qs []tracking.Query) (tracking.Answer, error) {
	r := request{User: t.user, Password: t.password.Reveal(), Request: "d-get-piece-detail", Language: "en"}
	if strings.HasPrefix(qs[0].Language, "de") {
		r.Language = "de"
	}
	var numbers []string
	for _, q := range qs {
		numbers = append(numbers, q.Number)
	}
	r.Pieces = strings.Join(numbers, ";")
	if len(qs) == 1 {
		r.Postcode = qs[0].Postcode
	}
	body, err := xml.Marshal(r) //nolint:gosec // the service takes the password in the request itself
	if err != nil {
		return tracking.Answer{}, err
	}
	return t.parcels.Do(ctx, rest.Call{
		Endpoint: Endpoint, Path: "/parcel/de/tracking/v0/shipments", Query: url.Values{"xml": {string(body)}},
	})
}
