// Package emsapi speaks the open platform of China Post's EMS, which the adapters ems and china-post share.
//
// Documentation: https://api.ems.com.cn (for contract customers). The meanings of its operation codes follow
// open-logistics-tracking/OLTS (CC BY 4.0).
package emsapi

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
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/internal/sign"
	"github.com/parcelnorm/tracking/transport"
)

//go:embed ems.tsv
var emsTSV string

//go:embed upu.tsv
var upuTSV string

// Codes is the table of the platform's operation codes and of UPU's EMSEVT.
var Codes = sync.OnceValue(func() *norm.Codes {
	_, upu, _ := strings.Cut(upuTSV, "\n") // its first line names the columns again
	return norm.NewCodes(strings.TrimRight(emsTSV, "\n") + "\n" + upu)
})

// Endpoint names the one service that is asked, in [tracking.Answer].
const Endpoint = "openplatform"

// Credentials are what EMS issues to a contract customer.
type Credentials struct {
	SenderNo      string // number of the contract customer
	Authorization string // code from the portal
	SignKey       string // base64 of the 16 bytes of the SM4 key
}

// Client asks for one item at a time.
type Client struct {
	api    *rest.Client
	sender string
	auth   rest.Secret
	key    rest.Secret
}

// New returns a Client for carrier, or the error of a setting that cannot be used.
func New(carrier tracking.Carrier, c Credentials, own []tracking.Code, http transport.Config) (*Client, error) {
	err := rest.Require(carrier, "SenderNo", c.SenderNo, "Authorization", c.Authorization, "SignKey", c.SignKey)
	if err != nil {
		return nil, err
	}
	if _, err := sign.EMS("", c.SignKey); err != nil {
		return nil, &tracking.Error{Carrier: carrier, Kind: tracking.ErrUnauthorized, Field: "SignKey", Err: err}
	}
	codes, err := rest.Codes(carrier, Codes(), own)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(rest.Spec{
		Wire:    Wire(carrier, codes),
		BaseURL: "https://api.ems.com.cn",
		Rate:    transport.Rate{Events: 5},
		Hyphens: true,
		HTTP:    http,
	})
	if err != nil {
		return nil, err
	}
	return &Client{api: api, sender: c.SenderNo, auth: rest.NewSecret(c.Authorization), key: rest.NewSecret(c.SignKey)}, nil
}

// Track looks up one item.
func (c *Client) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	return c.api.Track(ctx, q, c.fetch)
}

func (c *Client) fetch(ctx context.Context, q tracking.Query) (tracking.Answer, error) {
	payload, err := json.Marshal(struct {
		Number    string `json:"waybillNo"`
		Direction string `json:"direction"` // 0: oldest first
	}{q.Number, "0"})
	if err != nil {
		return tracking.Answer{}, err
	}
	sealed, err := sign.EMS(string(payload), c.key.Reveal())
	if err != nil {
		return tracking.Answer{}, err
	}
	return c.api.Do(ctx, rest.Call{
		Endpoint: Endpoint,
		Method:   http.MethodPost,
		Path:     "/amp-prod-api/f/amp/api/open",
		Form: url.Values{
			"apiCode":          {"040001"},
			"senderNo":         {c.sender},
			"authorization":    {c.auth.Reveal()},
			"timeStamp":        {now()},
			"msgType":          {"0"},
			"logitcsInterface": {sealed}, // the carrier's spelling
		},
	})
}

// now is the time in Beijing, as the platform wants it.
func now() string {
	t := time.Now().UTC()
	if loc := geo.Zone("CN"); loc != nil {
		t = t.In(loc)
	}
	return t.Format(time.DateTime)
}
