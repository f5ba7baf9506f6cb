package carriers

import (
	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/aliexpress"
	"github.com/parcelnorm/tracking/carriers/cainiao"
	"github.com/parcelnorm/tracking/carriers/chinapost"
	"github.com/parcelnorm/tracking/carriers/deutschepost"
	"github.com/parcelnorm/tracking/carriers/dhl"
	"github.com/parcelnorm/tracking/carriers/ems"
	"github.com/parcelnorm/tracking/carriers/fedex"
	"github.com/parcelnorm/tracking/carriers/fourpx"
	"github.com/parcelnorm/tracking/carriers/laposte"
	"github.com/parcelnorm/tracking/carriers/royalmail"
	"github.com/parcelnorm/tracking/carriers/sunyou"
	"github.com/parcelnorm/tracking/carriers/tnt"
	"github.com/parcelnorm/tracking/carriers/ups"
	"github.com/parcelnorm/tracking/carriers/usps"
	"github.com/parcelnorm/tracking/carriers/yanwen"
	"github.com/parcelnorm/tracking/transport"
)

// list is written by hand: no adapter is linked by accident, and a test finds one that is missing.
func list() []Adapter {
	return []Adapter{
		{
			Carrier: tracking.CarrierFourPX, Name: "4PX", Country: "CN", Batch: 1, Rate: "5 a second; 1 in 10 s without credentials",
			URL:       "https://open.4px.com",
			Env:       [][]string{{"FOURPX_APP_KEY"}, {"FOURPX_APP_SECRET"}},
			Public:    true,
			Endpoints: []string{fourpx.Endpoint, fourpx.EndpointPublic}, codes: fourpx.Codes, parse: fourpx.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(fourpx.New(fourpx.Config{AppKey: c[0], AppSecret: c[1], HTTP: http}))
			},
		},
		{
			Carrier: tracking.CarrierAliExpress, Name: "AliExpress", Country: "CN", Batch: 1, Rate: "5 a second",
			URL:       "https://openservice.aliexpress.com/doc/api.htm",
			Env:       [][]string{{"ALIEXPRESS_APP_KEY"}, {"ALIEXPRESS_APP_SECRET"}, {"ALIEXPRESS_ACCESS_TOKEN"}},
			Endpoints: []string{aliexpress.Endpoint, aliexpress.EndpointOrder}, codes: aliexpress.Codes, parse: aliexpress.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(aliexpress.New(aliexpress.Config{AppKey: c[0], AppSecret: c[1], AccessToken: c[2], HTTP: http}))
			},
		},
		{
			Carrier: tracking.CarrierCainiao, Name: "Cainiao", Country: "CN", Batch: 10, Rate: "1 in 10 s",
			URL: "https://global.cainiao.com", Public: true,
			Endpoints: []string{cainiao.Endpoint}, codes: cainiao.Codes, parse: cainiao.Parse,
			open: func(_ []string, http transport.Config) (tracking.Tracker, error) {
				return open(cainiao.New(cainiao.Config{HTTP: http}))
			},
		},
		{
			Carrier: tracking.CarrierChinaPost, Name: "China Post", Country: "CN", Batch: 1, Rate: "5 a second",
			URL:       "https://api.ems.com.cn",
			Env:       [][]string{{"EMS_SENDER_NO"}, {"EMS_AUTHORIZATION"}, {"EMS_SIGN_KEY"}},
			Post:      true,
			Endpoints: []string{chinapost.Endpoint}, codes: chinapost.Codes, parse: chinapost.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(chinapost.New(chinapost.Config{SenderNo: c[0], Authorization: c[1], SignKey: c[2], HTTP: http}))
			},
		},
		{
			Carrier: tracking.CarrierDeutschePost, Name: "Deutsche Post", Country: "DE", Batch: 20, Rate: "1 in 5 s, 250 a day; parcels 3 a second, 1000 a day",
			URL:       "https://developer.dhl.com/api-reference/shipment-tracking",
			Env:       [][]string{{"DHL_API_KEY", "DEUTSCHEPOST_API_KEY"}},
			Optional:  [][]string{{"DHL_PARCEL_DE_API_KEY"}, {"DHL_PARCEL_DE_API_SECRET"}, {"DHL_PARCEL_DE_USERNAME"}, {"DHL_PARCEL_DE_PASSWORD"}},
			Post:      true,
			Endpoints: []string{deutschepost.Endpoint, deutschepost.EndpointUnified}, codes: deutschepost.Codes, parse: deutschepost.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(deutschepost.New(deutschepost.Config{APIKey: c[0], HTTP: http, ParcelDE: deutschepost.ParcelDE{
					APIKey: c[1], APISecret: c[2], Username: c[3], Password: c[4],
				}}))
			},
		},
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
			Carrier: tracking.CarrierEMS, Name: "EMS", Country: "CN", Batch: 1, Rate: "5 a second",
			URL:       "https://api.ems.com.cn",
			Env:       [][]string{{"EMS_SENDER_NO"}, {"EMS_AUTHORIZATION"}, {"EMS_SIGN_KEY"}},
			Endpoints: []string{ems.Endpoint}, codes: ems.Codes, parse: ems.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(ems.New(ems.Config{SenderNo: c[0], Authorization: c[1], SignKey: c[2], HTTP: http}))
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
			Carrier: tracking.CarrierLaPoste, Name: "La Poste", Country: "FR", Batch: 10, Rate: "100 a minute",
			URL:       "https://developer.laposte.fr/products/suivi/2",
			Env:       [][]string{{"LAPOSTE_API_KEY", "LAPOSTE_OKAPI_KEY", "OKAPI_KEY"}},
			Post:      true,
			Endpoints: []string{laposte.Endpoint}, codes: laposte.Codes, parse: laposte.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(laposte.New(laposte.Config{APIKey: c[0], HTTP: http}))
			},
		},
		{
			Carrier: tracking.CarrierRoyalMail, Name: "Royal Mail", Country: "GB", Batch: 1, Rate: "10 a second",
			URL: "https://developer.royalmail.net/api",
			Env: [][]string{
				{"ROYAL_MAIL_API_CLIENT_ID", "ROYAL_MAIL_TRACKING_CLIENT_ID"},
				{"ROYAL_MAIL_API_CLIENT_SECRET", "ROYAL_MAIL_TRACKING_CLIENT_SECRET"},
			},
			Post:      true,
			Endpoints: []string{royalmail.Endpoint, royalmail.EndpointSummary, royalmail.EndpointSignature},
			codes:     royalmail.Codes, parse: royalmail.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(royalmail.New(royalmail.Config{ClientID: c[0], ClientSecret: c[1], HTTP: http}))
			},
		},
		{
			Carrier: tracking.CarrierSunYou, Name: "SunYou", Country: "CN", Batch: 1, Rate: "1 in 10 s",
			URL: "https://www.sypost.net/search", Public: true,
			Endpoints: []string{sunyou.Endpoint}, codes: sunyou.Codes, parse: sunyou.Parse,
			open: func(_ []string, http transport.Config) (tracking.Tracker, error) {
				return open(sunyou.New(sunyou.Config{HTTP: http}))
			},
		},
		{
			Carrier: tracking.CarrierTNT, Name: "TNT", Country: "NL", Batch: 50, Rate: "2 a second",
			URL:       "https://express.tnt.com/expresswebservices-website/app/trackingrequest.html",
			Env:       [][]string{{"TNT_USERNAME"}, {"TNT_PASSWORD"}},
			Endpoints: []string{tnt.Endpoint}, codes: tnt.Codes, parse: tnt.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(tnt.New(tnt.Config{Username: c[0], Password: c[1], HTTP: http}))
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
		{
			Carrier: tracking.CarrierUSPS, Name: "USPS", Country: "US", Batch: 1, Rate: "60 an hour",
			URL:       "https://developers.usps.com/trackingv3",
			Env:       [][]string{{"USPS_CLIENT_ID", "USPS_CONSUMER_KEY"}, {"USPS_CLIENT_SECRET", "USPS_CONSUMER_SECRET"}},
			Post:      true,
			Endpoints: []string{usps.Endpoint, usps.EndpointToken}, codes: usps.Codes, parse: usps.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(usps.New(usps.Config{ClientID: c[0], ClientSecret: c[1], HTTP: http}))
			},
		},
		{
			Carrier: tracking.CarrierYanwen, Name: "Yanwen", Country: "CN", Batch: 30, Rate: "5 a second",
			URL:       "https://opendocs.yw56.com.cn",
			Env:       [][]string{{"YANWEN_USER_ID", "YW56_AUTHORIZATION", "YANWEN_API_TOKEN"}},
			Endpoints: []string{yanwen.Endpoint}, codes: yanwen.Codes, parse: yanwen.Parse,
			open: func(c []string, http transport.Config) (tracking.Tracker, error) {
				return open(yanwen.New(yanwen.Config{UserID: c[0], HTTP: http}))
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
