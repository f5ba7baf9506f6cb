// Package ups tracks parcels through the UPS Tracking API (v1).
//
// Documentation: https://developer.ups.com/api/reference?loc=en_US#tag/Tracking
//
// One request takes one number. UPS publishes no limits; the default is 10 requests a second. Data are kept 120 days.
package ups

import (
	"context"
	"crypto/rand"
	_ "embed"
	"encoding/json"
	"net/http"
	"net/url"
	"sync"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

//go:embed codes.tsv
var codesTSV string

var codes = sync.OnceValue(func() *norm.Codes { return norm.NewCodes(codesTSV) })

// Config holds what UPS issues to an application.
type Config struct {
	ClientID     string          // required
	ClientSecret string          // required
	Codes        []tracking.Code // rows that win over the built-in table
	HTTP         transport.Config
}

// Tracker is a [tracking.Tracker] for UPS.
type Tracker struct{ api *rest.Client }

// New returns a Tracker for the application in cfg.
func New(cfg Config) (*Tracker, error) {
	err := rest.Require(tracking.CarrierUPS, "ClientID", cfg.ClientID, "ClientSecret", cfg.ClientSecret)
	if err != nil {
		return nil, err
	}
	codes, err := rest.Codes(tracking.CarrierUPS, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(rest.Spec{
		Wire:    wire(codes),
		BaseURL: "https://onlinetools.ups.com",
		Grant: &rest.Grant{
			Path: "/security/v1/oauth/token", ID: rest.NewSecret(cfg.ClientID), Secret: rest.NewSecret(cfg.ClientSecret),
			Fault: fault,
		},
		Header:  map[string]string{"transactionSrc": "tracking"},
		Rate:    transport.Rate{Events: 10},
		Hyphens: true,
		HTTP:    cfg.HTTP,
	})
	if err != nil {
		return nil, err
	}
	return &Tracker{api}, nil
}

// Track implements [tracking.Tracker]. A lead number gives all packages of the shipment as pieces.
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	return t.api.Track(ctx, q, t.fetch)
}

func (t *Tracker) fetch(ctx context.Context, q tracking.Query) (tracking.Answer, error) {
	return t.api.Do(ctx, rest.Call{
		Endpoint: Endpoint,
		Path:     "/api/track/v1/details/{number}",
		Params:   map[string]string{"number": q.Number},
		Query:    url.Values{"locale": {norm.Locale(q.Language)}},
		Header:   map[string]string{"transId": rand.Text()},
	})
}

// fault reads the error envelope, which the token endpoint uses too.
func fault(a tracking.Answer) rest.Fault {
	var doc struct {
		Response struct {
			Errors []struct {
				Code    norm.Text `json:"code"`
				Message string    `json:"message"`
			} `json:"errors"`
		} `json:"response"`
	}
	_ = json.Unmarshal(a.Body, &doc) // a gateway's own page says nothing
	if len(doc.Response.Errors) == 0 {
		return rest.Fault{}
	}
	e := doc.Response.Errors[0]
	f := rest.Fault{Code: e.Code.String(), Message: e.Message}
	switch f.Code {
	case "TV1002":
		f.Kind, f.Field = tracking.ErrInvalidNumber, "number"
	case "250002", "250003", "10401":
		f.Kind = tracking.ErrUnauthorized
	case "10429":
		f.Kind = tracking.ErrRateLimited
	case "TW0001":
		f.Kind = tracking.ErrNotFound
	}
	if a.Status >= http.StatusInternalServerError {
		f.Kind = "" // the status says it better
	}
	return f
}

// Endpoint names the one service of the carrier that is asked, in [tracking.Answer].
const Endpoint = "track"

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	return wire(codes()).Parse(a, q)
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return codes().All() }
