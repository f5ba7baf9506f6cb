// Package dhlapi speaks DHL's Shipment Tracking – Unified API, which the adapters dhl and deutsche-post share.
//
// Documentation: https://developer.dhl.com/api-reference/shipment-tracking
package dhlapi

import (
	_ "embed"
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

// Codes is the table of the Unified API's codes.
var Codes = sync.OnceValue(func() *norm.Codes { return norm.NewCodes(codesTSV) })

// Spec describes the API for one key. The limits are those of a free key.
func Spec(wire rest.Wire, key string, http transport.Config) rest.Spec {
	return rest.Spec{
		Wire:    wire,
		BaseURL: "https://api-eu.dhl.com",
		Auth:    rest.Header("DHL-API-Key", rest.NewSecret(key)),
		Rate:    transport.Rate{Events: 1, Per: 5 * time.Second},
		Quota:   transport.Quota{Limit: 250, Per: 24 * time.Hour}, // turns at 00:00 GMT
		HTTP:    http,
	}
}

// Call asks for one number. Service narrows it to one of DHL's units and may be empty.
func Call(endpoint string, q tracking.Query, service string) rest.Call {
	language, _, _ := strings.Cut(q.Language, "-") // ISO 639-1
	if language == "" {
		language = "en" // the code table reads English sentences of parcel-de
	}
	query := url.Values{"trackingNumber": {q.Number}, "language": {language}}
	if service != "" {
		query.Set("service", service)
	}
	if q.Postcode != "" {
		query.Set("recipientPostalCode", q.Postcode)
	}
	return rest.Call{Endpoint: endpoint, Path: "/track/shipments", Query: query}
}
