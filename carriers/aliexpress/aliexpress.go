// Package aliexpress tracks orders of AliExpress for sellers and drop-shippers, through the open platform's signed
// gateway.
//
// Documentation: https://openservice.aliexpress.com/doc/api.htm (aliexpress.ds.order.tracking.get and
// aliexpress.trade.ds.order.get)
//
// [tracking.Query.Number] is the order's number, not a parcel's. The parcel's tracking is asked first and, while there
// is none, the order itself. No limits are published; the default is 5 requests a second.
package aliexpress

import (
	"context"
	_ "embed"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/internal/sign"
	"github.com/parcelnorm/tracking/transport"
)

//go:embed codes.tsv
var codesTSV string

var codes = sync.OnceValue(func() *norm.Codes { return norm.NewCodes(codesTSV) })

// Config holds what AliExpress issues to an application and to its user.
type Config struct {
	AppKey      string          // required
	AppSecret   string          // required
	AccessToken string          // required: of the seller or buyer; ends after 30 days, in test applications after one
	SignMethod  string          // "sha256", or "md5" for applications of old; default sha256
	Codes       []tracking.Code // rows that win over the built-in table
	HTTP        transport.Config
}

// Tracker is a [tracking.Tracker] for AliExpress.
type Tracker struct {
	tracking, order *rest.Client
	key, method     string
	secret, token   rest.Secret
}

// New returns a Tracker for the application and user in cfg.
func New(cfg Config) (*Tracker, error) {
	err := rest.Require(tracking.CarrierAliExpress, "AppKey", cfg.AppKey, "AppSecret", cfg.AppSecret, "AccessToken", cfg.AccessToken)
	if err != nil {
		return nil, err
	}
	t := &Tracker{
		key: cfg.AppKey, method: cfg.SignMethod,
		secret: rest.NewSecret(cfg.AppSecret), token: rest.NewSecret(cfg.AccessToken),
	}
	switch t.method {
	case "":
		t.method = "sha256"
	case "sha256", "md5":
	default:
		return nil, &tracking.Error{
			Carrier: tracking.CarrierAliExpress, Kind: tracking.ErrUnsupported, Field: "SignMethod", Err: errors.New("sha256 or md5"),
		}
	}
	codes, err := rest.Codes(tracking.CarrierAliExpress, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	spec := rest.Spec{
		Wire: trackingWire(codes), BaseURL: "https://api-sg.aliexpress.com", Rate: transport.Rate{Events: 5}, Hyphens: true, HTTP: cfg.HTTP,
	}
	if t.tracking, err = rest.New(spec); err != nil {
		return nil, err
	}
	spec.Wire = orderWire(codes)
	t.order, err = rest.New(spec)
	return t, err
}

// Track implements [tracking.Tracker]. The parcels of one order are its pieces.
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	s, err := t.tracking.Track(ctx, q, t.fetch)
	if errors.Is(err, tracking.ErrNotFound) {
		s, err = t.order.Track(ctx, q, t.fetchOrder)
	}
	if err != nil {
		return nil, err
	}
	named(s, q.Number)
	return s, nil
}

// named puts in the order's number, which the answers do not hold.
func named(s *tracking.Shipment, order string) {
	n, err := norm.Number(order, true)
	if err != nil {
		return
	}
	if s.Number == "" {
		s.Number = n
	}
	if s.Number != n {
		s.References = append(s.References, tracking.Reference{Kind: tracking.ReferenceOrder, Number: n})
	}
}

func (t *Tracker) fetch(ctx context.Context, q tracking.Query) (tracking.Answer, error) {
	// The code table reads English names.
	return t.call(ctx, t.tracking, Endpoint, "aliexpress.ds.order.tracking.get", map[string]string{
		"ae_order_id": q.Number, "language": "en_US",
	})
}

func (t *Tracker) fetchOrder(ctx context.Context, q tracking.Query) (tracking.Answer, error) {
	id := q.Number
	if strings.Trim(id, "0123456789") != "" {
		id = strconv.Quote(id)
	}
	return t.call(ctx, t.order, EndpointOrder, "aliexpress.trade.ds.order.get", map[string]string{
		"single_order_query": `{"order_id":` + id + `}`,
	})
}

func (t *Tracker) call(ctx context.Context, api *rest.Client, endpoint, method string, params map[string]string) (tracking.Answer, error) {
	params["app_key"], params["method"], params["session"] = t.key, method, t.token.Reveal()
	params["sign_method"], params["timestamp"] = t.method, strconv.FormatInt(time.Now().UnixMilli(), 10)
	if t.method == "md5" {
		params["sign"] = sign.AliExpressMD5(params, t.secret.Reveal())
	} else {
		params["sign"] = sign.AliExpress("", params, t.secret.Reveal())
	}
	form := url.Values{}
	for k, v := range params {
		form.Set(k, v)
	}
	return api.Do(ctx, rest.Call{Endpoint: endpoint, Method: http.MethodPost, Path: "/sync", Form: form})
}

// The services of the carrier that are asked, in [tracking.Answer].
const (
	Endpoint      = "tracking" // the parcels of an order: the default
	EndpointOrder = "order"    // the order itself
)

// Parse reads an answer that was stored. An empty q.Number returns all its shipments; the answers hold no number of
// an order, so q.Number is taken as it.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	wire := trackingWire(codes())
	if a.Endpoint == EndpointOrder {
		wire = orderWire(codes())
	}
	list, err := wire.Parse(a, q)
	for _, s := range list {
		named(s, q.Number)
	}
	return list, err
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return codes().All() }
