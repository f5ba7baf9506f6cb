// Package dhl tracks parcels of all DHL units through the Shipment Tracking – Unified API.
//
// Documentation: https://developer.dhl.com/api-reference/shipment-tracking
//
// A free key allows 250 look-ups a day, one in 5 seconds; both are the defaults. New parcels appear 10 to 30 minutes
// late and are kept about 90 days.
package dhl

import (
	"context"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/dhlapi"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

// Config holds what DHL issues to a developer account.
type Config struct {
	APIKey  string          // required
	Service string          // one unit of DHL, such as "express" or "parcel-de"; default all
	Codes   []tracking.Code // rows that win over the built-in table
	HTTP    transport.Config
}

// Tracker is a [tracking.Tracker] for DHL.
type Tracker struct {
	api     *rest.Client
	service string
}

// New returns a Tracker for the account in cfg.
func New(cfg Config) (*Tracker, error) {
	if err := rest.Require(tracking.CarrierDHL, "APIKey", cfg.APIKey); err != nil {
		return nil, err
	}
	codes, err := rest.Codes(tracking.CarrierDHL, dhlapi.Codes(), cfg.Codes)
	if err != nil {
		return nil, err
	}
	api, err := rest.New(dhlapi.Spec(wire(codes), cfg.APIKey, cfg.HTTP))
	if err != nil {
		return nil, err
	}
	return &Tracker{api: api, service: cfg.Service}, nil
}

// Track implements [tracking.Tracker]. Query.Postcode unlocks details of some units' parcels; Query.Language other
// than English makes the sentences of parcel-de unreadable to the code table, whose coarse code counts then.
func (t *Tracker) Track(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
	return t.api.Track(ctx, q, t.fetch)
}

func (t *Tracker) fetch(ctx context.Context, q tracking.Query) (tracking.Answer, error) {
	return t.api.Do(ctx, dhlapi.Call(Endpoint, q, t.service))
}

// Endpoint names the one service of the carrier that is asked, in [tracking.Answer].
const Endpoint = "shipments"

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	return wire(dhlapi.Codes()).Parse(a, q)
}

// Codes returns the built-in code table.
func Codes() []tracking.Code { return dhlapi.Codes().All() }

func wire(codes *norm.Codes) rest.Wire { return dhlapi.Wire(tracking.CarrierDHL, codes) }
