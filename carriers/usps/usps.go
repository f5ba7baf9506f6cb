// Package usps tracks mail of the United States Postal Service through its Tracking API (v3).
//
// Documentation: https://developers.usps.com/trackingv3
//
// One request takes one number. An application has 60 calls an hour, which is the default; more are granted on request.
// Since April 2026 USPS answers only for pieces of mailer ids that the account owns or that authorised it; others are
// refused as forbidden. The scope "tracking" has to be approved for the application.
package usps

import (
	"cmp"
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

// Config holds what USPS issues to an application.
type Config struct {
	ClientID     string          // required
	ClientSecret string          // required
	Codes        []tracking.Code // rows that win over the built-in table
	HTTP         transport.Config
}

// Tracker is a [tracking.Tracker] for USPS.
type Tracker struct{ api *rest.Client }

// New returns a Tracker for the application in cfg.
func New(cfg Config) (*Tracker, error) {
	err := rest.Require(tracking.CarrierUSPS, "ClientID", cfg.ClientID, "ClientSecret", cfg.ClientSecret)
	if err != nil {
		return nil, err
	}
	codes, err := rest.Codes(tracking.CarrierUSPS, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(rest.Spec{
		Wire:    wire(codes),
		BaseURL: "https://apis.usps.com",
		Grant: &rest.Grant{
			Path: "/oauth2/v3/token", ID: rest.NewSecret(cfg.ClientID), Secret: rest.NewSecret(cfg.ClientSecret),
			InForm: true, Scope: "tracking",
		},
		Rate:  transport.Rate{Events: 5},
		Quota: transport.Quota{Limit: 60, Per: time.Hour}, // an even rate would keep the second look-up waiting for a minute
		HTTP:  cfg.HTTP,
	})
	if err != nil {
		return nil, err
	}
	return &Tracker{api}, nil
}

// Track implements [tracking.Tracker]. USPS uses numbers again: Query.ShippedAfter, sent as the date of mailing, and
// Query.Postcode, sent as the ZIP code of destination, tell which piece is meant.
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	return t.api.Track(ctx, q, t.fetch)
}

func (t *Tracker) fetch(ctx context.Context, q tracking.Query) (tracking.Answer, error) {
	query := url.Values{"expand": {"DETAIL"}} // a summary has no events
	if !q.ShippedAfter.IsZero() {
		query.Set("mailingDate", q.ShippedAfter.Format(time.DateOnly))
	}
	if zip, ok := zipCode(q.Postcode); ok && (q.Country == "" || strings.EqualFold(q.Country, "US")) {
		query.Set("destinationZIPCode", zip)
	}
	return t.api.Do(ctx, rest.Call{
		Endpoint: Endpoint,
		Path:     "/tracking/v3/tracking/{number}",
		Params:   map[string]string{"number": q.Number},
		Query:    query,
	})
}

// zipCode returns the five digits of a ZIP code, and whether it is one.
func zipCode(postcode string) (string, bool) {
	if len(postcode) < 5 || len(postcode) > 5 && postcode[5] != '-' {
		return "", false
	}
	for _, c := range postcode[:5] {
		if c < '0' || c > '9' {
			return "", false
		}
	}
	return postcode[:5], true
}

// fault reads the error envelope, and the one of RFC 6749 that the token endpoint has.
func fault(a tracking.Answer) rest.Fault {
	var doc struct {
		Error problem `json:"error"`
	}
	_ = json.Unmarshal(a.Body, &doc) // a gateway's own page says nothing
	if f := doc.Error.fault(); f != (rest.Fault{}) {
		return f
	}
	var oauth struct {
		Error       string `json:"error"`
		Description string `json:"error_description"`
	}
	_ = json.Unmarshal(a.Body, &oauth)
	f := rest.Fault{Code: oauth.Error, Message: oauth.Description}
	if f.Code != "" && a.Status == http.StatusBadRequest { // wrong with a token request are the credentials
		f.Kind = tracking.ErrUnauthorized
	}
	return f
}

type problem struct {
	Code    norm.Text `json:"code"` // the HTTP status
	Message string    `json:"message"`
	Errors  norm.List[struct {
		Code   norm.Text `json:"code"`
		Title  string    `json:"title"`
		Detail string    `json:"detail"`
	}] `json:"errors"`
}

func (p problem) fault() rest.Fault {
	f := rest.Fault{Code: p.Code.String(), Message: plain(p.Message)}
	if len(p.Errors) > 0 {
		e := p.Errors[0]
		f.Code = cmp.Or(e.Code.String(), f.Code)
		f.Message = cmp.Or(f.Message, plain(e.Title), plain(e.Detail))
	}
	switch f.Code {
	case "150001", "-2147219283", "-2147219302", "-2147219301": // HTTP 400, as for wrong input
		f.Kind = tracking.ErrNotFound
	}
	return f
}

// The services of the carrier in [tracking.Answer]. Of the token endpoint only refusals are of interest.
const (
	Endpoint      = "tracking" // the default
	EndpointToken = "token"
)

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	return wire(codes()).Parse(a, q)
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return codes().All() }
