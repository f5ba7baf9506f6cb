// Package fedex tracks parcels through the FedEx Track API (v1, Basic Integrated Visibility).
//
// Documentation: https://developer.fedex.com/api/en-us/catalog/track/v1/docs.html
//
// One request takes 30 numbers. A project has 1400 requests in 10 seconds and 100,000 a day; both are the defaults.
// Track often wants a project of its own, apart from Ship.
package fedex

import (
	"context"
	_ "embed"
	"encoding/json"
	"net/http"
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

// Config holds what FedEx issues to a developer project.
type Config struct {
	ClientID     string          // required
	ClientSecret string          // required
	Codes        []tracking.Code // rows that win over the built-in table
	HTTP         transport.Config
}

// Tracker is a [tracking.BatchTracker] for FedEx.
type Tracker struct{ api *rest.Client }

var _ tracking.BatchTracker = (*Tracker)(nil)

// New returns a Tracker for the project in cfg.
func New(cfg Config) (*Tracker, error) {
	err := rest.Require(tracking.CarrierFedEx, "ClientID", cfg.ClientID, "ClientSecret", cfg.ClientSecret)
	if err != nil {
		return nil, err
	}
	codes, err := rest.Codes(tracking.CarrierFedEx, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(rest.Spec{
		Wire:    wire(codes),
		BaseURL: "https://apis.fedex.com",
		Grant: &rest.Grant{
			Path: "/oauth/token", ID: rest.NewSecret(cfg.ClientID), Secret: rest.NewSecret(cfg.ClientSecret),
			InForm: true, Fault: fault,
		},
		Rate:    transport.Rate{Events: 1400, Per: 10 * time.Second, Burst: 140},
		Quota:   transport.Quota{Limit: 100_000, Per: 24 * time.Hour}, // turns at 00:00 GMT
		Hyphens: true,
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
	body, err := json.Marshal(ask(qs))
	if err != nil {
		return tracking.Answer{}, err
	}
	return t.api.Do(ctx, rest.Call{
		Endpoint: Endpoint,
		Method:   http.MethodPost,
		Path:     "/track/v1/trackingnumbers",
		Header:   map[string]string{"X-locale": norm.Locale(qs[0].Language)},
		Body:     body,
	})
}

type request struct {
	IncludeDetailedScans bool   `json:"includeDetailedScans"`
	TrackingInfo         []info `json:"trackingInfo"`
}

type info struct {
	Number struct {
		TrackingNumber string `json:"trackingNumber"`
	} `json:"trackingNumberInfo"`
	ShipDateBegin string `json:"shipDateBegin,omitzero"` // YYYY-MM-DD
}

func ask(qs []tracking.Query) request {
	r := request{IncludeDetailedScans: true}
	for _, q := range qs {
		var i info
		i.Number.TrackingNumber = q.Number
		if !q.ShippedAfter.IsZero() {
			i.ShipDateBegin = q.ShippedAfter.Format("2006-01-02")
		}
		r.TrackingInfo = append(r.TrackingInfo, i)
	}
	return r
}

type problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// fault reads FedEx's error envelope, which the token endpoint uses too.
func fault(a tracking.Answer) rest.Fault {
	var doc struct {
		Errors []problem `json:"errors"`
	}
	_ = json.Unmarshal(a.Body, &doc) // a gateway's own page says nothing
	if len(doc.Errors) == 0 {
		return rest.Fault{}
	}
	f := doc.Errors[0].fault()
	if a.Status >= http.StatusInternalServerError || a.Status == http.StatusTooManyRequests {
		f.Kind = "" // the status says it better
	}
	return f
}

func (p problem) fault() rest.Fault {
	f := rest.Fault{Code: p.Code, Message: p.Message}
	switch {
	case strings.HasSuffix(p.Code, ".NOTFOUND"):
		f.Kind = tracking.ErrNotFound
	case p.Code == "TRACKING.TRACKINGNUMBER.EMPTY", p.Code == "TRACKING.TRACKINGNUMBER.INVALID":
		f.Kind, f.Field = tracking.ErrInvalidNumber, "number"
	case p.Code == "NOT.AUTHORIZED.ERROR", p.Code == "BAD.REQUEST.ERROR" && strings.Contains(p.Message, "JWT"):
		f.Kind = tracking.ErrUnauthorized
	case p.Code == "FORBIDDEN.ERROR":
		f.Kind = tracking.ErrForbidden
	case p.Code == "VALIDATION.ERRCD.WSPOD", p.Code == "SERVICE.UNAVAILABLE.ERROR", p.Code == "INTERNAL.SERVER.ERROR":
		f.Kind = tracking.ErrUnavailable
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
