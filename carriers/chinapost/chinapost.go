// Package chinapost tracks postal items of China Post (numbers R…, L…, C… and U… of S10) through the open platform of
// its EMS, which package ems shares.
//
// Documentation: https://api.ems.com.cn (open platform, for contract customers)
//
// One request takes one number. No limits are published; the default is 5 requests a second.
package chinapost

import (
	"context"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/emsapi"
	"github.com/parcelnorm/tracking/transport"
)

// Config holds what EMS issues to a contract customer.
type Config struct {
	SenderNo      string          // required: number of the customer
	Authorization string          // required: code from the portal
	SignKey       string          // required: key from the portal, the base64 of 16 bytes
	Codes         []tracking.Code // rows that win over the built-in table
	HTTP          transport.Config
}

// Tracker is a [tracking.Tracker] for China Post.
type Tracker struct{ api *emsapi.Client }

// New returns a Tracker for the customer in cfg.
func New(cfg Config) (*Tracker, error) {
	c := emsapi.Credentials{SenderNo: cfg.SenderNo, Authorization: cfg.Authorization, SignKey: cfg.SignKey}
	api, err := emsapi.New(tracking.CarrierChinaPost, c, cfg.Codes, cfg.HTTP)
	if err != nil {
		return nil, err
	}
	return &Tracker{api}, nil
}

// Track implements [tracking.Tracker]. Items of other customers are ErrForbidden.
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	return t.api.Track(ctx, q)
}

// Endpoint names the one service of the carrier that is asked, in [tracking.Answer].
const Endpoint = emsapi.Endpoint

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	return emsapi.Wire(tracking.CarrierChinaPost, emsapi.Codes()).Parse(a, q)
}

// Codes returns the built-in code table, that of UPU's EMSEVT included.
func Codes() []tracking.Code { return emsapi.Codes().All() }
