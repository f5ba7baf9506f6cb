package detect

import "github.com/parcelnorm/tracking"

const (
	dhlPage          = "https://www.dhl.com/global-en/home/tracking.html?tracking-id={}"
	dhlPaketPage     = "https://www.dhl.de/en/privatkunden/pakete-empfangen/verfolgen.html?piececode={}"
	dhlEcommercePage = "https://webtrack.dhlecs.com/?trackingnumber={}"
	deutschePostPage = "https://www.deutschepost.de/de/s/sendungsverfolgung/verfolgen.html?piececode={}"
)

// dhl holds DHL and Deutsche Post, whose parcel service DHL Paket is: either can be asked for its numbers.
var dhl = []Format{
	{
		ID: "dhl_express", Carrier: tracking.CarrierDHL, Shape: `\d{10}`,
		Rule: mod7, Score: 70, Bad: 15, Page: dhlPage, Source: documented,
	},
	{
		ID: "dhl_express_11", Carrier: tracking.CarrierDHL, Shape: `\d{11}`,
		Rule: mod7, Score: 65, Page: dhlPage, Source: seen,
	},
	{
		ID: "dhl_piece_jjd", Carrier: tracking.CarrierDHL, Shape: `JJD(?:\d{9,10}|\d{13}|\d{16,18}|\d{20}|\d{24})`,
		Score: 88, Page: dhlPage, Source: seen,
	},
	{
		ID: "dhl_piece_jvgl", Carrier: tracking.CarrierDHL, Shape: `JVGL\d{9,10}`,
		Score: 90, Countries: "NL BE", Page: dhlPage, Source: seen,
	},
	{ID: "dhl_piece_jd", Carrier: tracking.CarrierDHL, Shape: `JD\d{18}`, Score: 85, Page: dhlPage, Source: seen},
	{
		ID: "dhl_paket_12", Carrier: tracking.CarrierDHL, Shape: `\d{2}(?<shipper>\d{3})(?<serial>\d{6})\d`,
		Rule: mod49, Score: 61, Bad: 12, Countries: "DE", Page: dhlPaketPage, Source: documented,
	},
	{
		ID: "dhl_paket_20", Carrier: tracking.CarrierDHL, Shape: `00340434\d{12}`,
		Rule: gs1, Score: 90, Bad: 25, Countries: "DE", Page: dhlPaketPage, Source: documented,
	},
	{
		ID: "dhl_paket_20_other", Carrier: tracking.CarrierDHL, Shape: `003404\d{14}`,
		Rule: gs1, Score: 74, Countries: "DE", Page: dhlPaketPage, Source: seen,
	},
	{
		ID: "dhl_ecommerce_gm", Carrier: tracking.CarrierDHL, Shape: `GM\d{16,18}`,
		Score: 92, Page: dhlEcommercePage, Source: seen,
	},
	{
		ID: "dhl_ecommerce_gm_hex", Carrier: tracking.CarrierDHL, Shape: `GM[0-9A-F]{20}`,
		Score: 88, Page: dhlEcommercePage, Source: seen,
	},
	{
		ID: "dhl_ecommerce_impb", Carrier: tracking.CarrierDHL, Role: RoleShipper,
		Shape: zip420 + `(?<number>93\d{3}109124\d{11}|93612\d{17}|94748\d{17}|9261299\d{15}|92612903361287\d{8})`,
		Rule:  gs1, Score: 72, Page: dhlEcommercePage, Source: seen,
	},
	{
		ID: "dhl_ecommerce_14", Carrier: tracking.CarrierDHL, Shape: `(?:6012|5108)\d{10}`,
		Score: 58, Page: dhlEcommercePage, Source: seen,
	},
	{
		ID: "dhl_ecommerce_14_any", Carrier: tracking.CarrierDHL, Shape: `\d{14}`,
		Score: 20, Page: dhlEcommercePage, Source: told,
	},
	{
		ID: "dhl_ecommerce_11", Carrier: tracking.CarrierDHL, Shape: `\d{11}`,
		Score: 32, Page: dhlEcommercePage, Source: told,
	},
	{
		ID: "dhl_poland_11", Carrier: tracking.CarrierDHL, Shape: `2\d{10}`,
		Score: 30, Countries: "PL", Page: dhlPage, Source: told,
	},
	{
		ID: "deutsche_post_paket_12", Carrier: tracking.CarrierDeutschePost,
		Shape: `\d{2}(?<shipper>\d{3})(?<serial>\d{6})\d`,
		Rule:  mod49, Score: 60, Countries: "DE", Page: deutschePostPage, Source: documented,
	},
	{
		ID: "deutsche_post_paket_20", Carrier: tracking.CarrierDeutschePost, Shape: `00340434\d{12}`,
		Rule: gs1, Score: 80, Bad: 20, Countries: "DE", Page: deutschePostPage, Source: documented,
	},
	{
		ID: "deutsche_post_jjd", Carrier: tracking.CarrierDeutschePost, Shape: `JJD\d{16,18}|JJD\d{20}`,
		Score: 50, Countries: "DE", Page: deutschePostPage, Source: told,
	},
	{
		ID: "deutsche_post_stamp", Carrier: tracking.CarrierDeutschePost, Shape: `A0[0-9A-F]{18}`,
		Score: 30, Countries: "DE", Page: deutschePostPage, Source: told,
	},
}
