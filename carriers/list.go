package carriers

import (
	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/dhl"
	"github.com/parcelnorm/tracking/carriers/fedex"
	"github.com/parcelnorm/tracking/carriers/ups"
	"github.com/parcelnorm/tracking/transport"
)

// list is written by hand: no adapter is linked by accident, and a test finds one that is missing.
func list() []Adapter {
	return []Adapter{
		{
			Carrier: tracking.CarrierDHL, Name: "DHL", Country: "DE", Batch: 1, Rate: "1 in 5 s, 250 a day",
			URL:       "https://developer.dhl.com/api-reference/shipment-tracking",
			Env:       [][]string{{"DHL_API_KEY", "DHL_TRACKING_API_KEY"}},
			Endpoints: []string{dhl.Endpoint}, codes: dhl.Codes, parse: dhl.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(dhl.New(dhl.Config{APIKey: c[0], HTTP: http}))
			},
		},
		{
			Carrier: tracking.CarrierFedEx, Name: "FedEx", Country: "US", Batch: 30, Rate: "1400 in 10 s, 100,000 a day",
			URL:       "https://developer.fedex.com/api/en-us/catalog/track/v1/docs.html",
			Env:       [][]string{{"FEDEX_CLIENT_ID", "FEDEX_API_KEY"}, {"FEDEX_CLIENT_SECRET", "FEDEX_SECRET_KEY"}},
			Endpoints: []string{fedex.Endpoint}, codes: fedex.Codes, parse: fedex.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(fedex.New(fedex.Config{ClientID: c[0], ClientSecret: c[1], HTTP: http}))
			},
		},
		{
			Carrier: tracking.CarrierUPS, Name: "UPS", Country: "US", Batch: 1, Rate: "10 a second",
			URL:       "https://developer.ups.com/api/reference?loc=en_US#tag/Tracking",
			Env:       [][]string{{"UPS_CLIENT_ID"}, {"UPS_CLIENT_SECRET"}},
			Endpoints: []string{ups.Endpoint}, codes: ups.Codes, parse: ups.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(ups.New(ups.Config{ClientID: c[0], ClientSecret: c[1], HTTP: http}))
			},
		},
	}
}

// open keeps a nil adapter from becoming a Tracker that is not nil.
func open[T tracking.Tracker](t T, err error) (tracking.Tracker, error) {
	if err != nil {
		return nil, err
	}
	return t, nil
}
