// Package fourpx tracks parcels of 4PX: through its open platform or, without credentials, through the tracker that
// its web page uses, which is unofficial.
//
// Documentation: https://open.4px.com/apiInfo/apiDetail?itemId=1&mainId=1 (tr.order.tracking.get)
//
// The open platform takes one number a request and publishes no limits; the default is 5 requests a second. The
// tracker is asked for up to 10 numbers at once, once in 10 seconds.
package fourpx

import (
	"context"
	_ "embed"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
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

// Config holds what 4PX issues to an application. Without both, the public tracker is asked.
type Config struct {
	AppKey    string
	AppSecret string
	Codes     []tracking.Code // rows that win over the built-in table
	HTTP      transport.Config
}

// Tracker is a [tracking.BatchTracker] for 4PX.
type Tracker struct {
	api    *rest.Client
	key    string // empty for the public tracker
	secret rest.Secret
}

var _ tracking.BatchTracker = (*Tracker)(nil)

// New returns a Tracker for the application in cfg, or one that asks the public tracker.
func New(cfg Config) (*Tracker, error) {
	codes, err := rest.Codes(tracking.CarrierFourPX, codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	spec := rest.Spec{
		Wire:    openWire(codes),
		BaseURL: "https://open.4px.com",
		Rate:    transport.Rate{Events: 5},
		Hyphens: true,
		HTTP:    cfg.HTTP,
	}
	if cfg.AppKey == "" && cfg.AppSecret == "" {
		spec.Wire, spec.BaseURL = publicWire(codes), "https://track.4px.com"
		spec.Rate = transport.Rate{Events: 1, Per: 10 * time.Second}
	} else if err := rest.Require(tracking.CarrierFourPX, "AppKey", cfg.AppKey, "AppSecret", cfg.AppSecret); err != nil {
		return nil, err
	}
	api, err := rest.New(spec)
	if err != nil {
		return nil, err
	}
	return &Tracker{api: api, key: cfg.AppKey, secret: rest.NewSecret(cfg.AppSecret)}, nil
}

// Track implements [tracking.Tracker]. It knows the 4PX number and the last mile's, not the customer's reference.
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	r := t.TrackBatch(ctx, []tracking.Query{q})[0]
	return r.Shipment, r.Err
}

const publicBatch = 10 // numbers a request that the web page is seen to send

// TrackBatch implements [tracking.BatchTracker].
func (t *Tracker) TrackBatch(ctx context.Context, qs []tracking.Query) []tracking.Result {
	if t.key == "" {
		return t.api.TrackBatch(ctx, qs, publicBatch, t.fetchPublic)
	}
	return t.api.TrackBatch(ctx, qs, 1, t.fetch)
}

func (t *Tracker) fetch(ctx context.Context, qs []tracking.Query) (tracking.Answer, error) {
	body, err := json.Marshal(map[string]string{"deliveryOrderNo": qs[0].Number})
	if err != nil {
		return tracking.Answer{}, err
	}
	params := map[string]string{
		"method": "tr.order.tracking.get", "app_key": t.key, "v": "1.0.0", "format": "json",
		"timestamp": strconv.FormatInt(time.Now().UnixMilli(), 10),
	}
	query := url.Values{"sign": {sign.FourPX(params, body, t.secret.Reveal())}, "language": {"en"}}
	for k, v := range params {
		query.Set(k, v)
	}
	return t.api.Do(ctx, rest.Call{
		Endpoint: Endpoint, Method: http.MethodPost, Path: "/router/api/service", Query: query, Body: body,
	})
}

func (t *Tracker) fetchPublic(ctx context.Context, qs []tracking.Query) (tracking.Answer, error) {
	ask := struct {
		Codes     []string `json:"queryCodes"`
		Language  string   `json:"language"`
		Translate string   `json:"translateLanguage"`
	}{Language: "en-us"}
	for _, q := range qs {
		ask.Codes = append(ask.Codes, q.Number)
	}
	body, err := json.Marshal(ask)
	if err != nil {
		return tracking.Answer{}, err
	}
	return t.api.Do(ctx, rest.Call{
		Endpoint: EndpointPublic, Method: http.MethodPost, Path: "/track/v2/front/listTrackV3", Body: body,
	})
}

// The services of the carrier that are asked, in [tracking.Answer].
const (
	Endpoint       = "openapi" // the open platform: the default
	EndpointPublic = "public"  // the web page's tracker
)

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	if a.Endpoint == EndpointPublic {
		return publicWire(codes()).Parse(a, q)
	}
	return openWire(codes()).Parse(a, q)
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return codes().All() }
