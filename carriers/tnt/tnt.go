// Package tnt tracks consignments through TNT's ExpressConnect Tracking (XML, version 3.1).
//
// Documentation: https://express.tnt.com/expresswebservices-website/app/trackingrequest.html
//
// One request takes 50 numbers. TNT publishes no limits; the default is 2 requests a second. Numbers are used again
// for other consignments: [tracking.Query.ShippedAfter] and Country tell them apart.
package tnt

import (
	"context"
	_ "embed"
	"encoding/xml"
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

// Config holds what TNT issues to a customer.
type Config struct {
	Username string          // required
	Password string          // required
	Codes    []tracking.Code // rows that win over the built-in table
	HTTP     transport.Config
}

// Tracker is a [tracking.BatchTracker] for TNT.
type Tracker struct{ api *rest.Client }

var _ tracking.BatchTracker = (*Tracker)(nil)

// New returns a Tracker for the customer in cfg.
func New(cfg Config) (*Tracker, error) {
	err := rest.Require(tracking.CarrierTNT, "Username", cfg.Username, "Password", cfg.Password)
	if err != nil {
		return nil, err
	}
	codes, err := rest.Codes(tracking.CarrierTNT, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(rest.Spec{
		Wire:    wire(codes),
		BaseURL: "https://express.tnt.com",
		Auth:    rest.Basic(rest.NewSecret(cfg.Username), rest.NewSecret(cfg.Password)),
		Rate:    transport.Rate{Events: 2},
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

const maxBatch = 50 // numbers a request

// TrackBatch implements [tracking.BatchTracker].
func (t *Tracker) TrackBatch(ctx context.Context, qs []tracking.Query) []tracking.Result {
	return t.api.TrackBatch(ctx, qs, maxBatch, t.fetch)
}

func (t *Tracker) fetch(ctx context.Context, qs []tracking.Query) (tracking.Answer, error) {
	body, err := xml.Marshal(ask(qs))
	if err != nil {
		return tracking.Answer{}, err
	}
	return t.api.Do(ctx, rest.Call{
		Endpoint: Endpoint,
		Method:   http.MethodPost,
		Path:     "/expressconnect/track.do",
		Form:     url.Values{"xml_in": {xml.Header + string(body)}},
	})
}

type request struct {
	XMLName xml.Name `xml:"TrackRequest"`
	Locale  string   `xml:"locale,attr"`
	Version string   `xml:"version,attr"`
	Search  struct {
		Market  string   `xml:"marketType,attr"`
		Numbers []string `xml:"ConsignmentNumber"`
	} `xml:"SearchCriteria"`
	Level struct {
		Complete struct {
			Origin      string `xml:"originAddress,attr"`
			Destination string `xml:"destinationAddress,attr"`
			Package     string `xml:"package,attr"`
			Shipment    string `xml:"shipment,attr"`
		} `xml:"Complete"`
	} `xml:"LevelOfDetail"`
}

func ask(qs []tracking.Query) request {
	r := request{Locale: norm.Locale(qs[0].Language), Version: "3.1"}
	r.Search.Market = "INTERNATIONAL"
	for _, q := range qs {
		r.Search.Numbers = append(r.Search.Numbers, q.Number)
	}
	c := &r.Level.Complete
	c.Origin, c.Destination, c.Package, c.Shipment = "true", "true", "true", "true"
	return r
}

// Endpoint names the one service of the carrier that is asked, in [tracking.Answer].
const Endpoint = "track"

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	return wire(codes()).Parse(a, q)
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return codes().All() }
