package detect

import "github.com/parcelnorm/tracking"

const (
	fedexPage   = "https://www.fedex.com/fedextrack/?trknbr={}"
	freightPage = "https://www.fedex.com/fedextrack/?cntry_code=us&trknbr={}"
	tntPage     = "https://www.tnt.com/express/en_us/site/shipping-tools/tracking.html?searchType=con&cons={}"
)

// fedex holds FedEx and TNT, which is its own.
var fedex = []Format{
	{
		ID: "fedex_12", Carrier: tracking.CarrierFedEx, Shape: `(?<serial>\d{11})\d`,
		Rule: mod371, Score: 70, Bad: 15, Page: fedexPage, Source: documented,
	},
	{
		ID: "fedex_ground", Carrier: tracking.CarrierFedEx, Shape: `\d{15}`,
		Rule: gs1, Score: 70, Bad: 15, Page: fedexPage, Source: documented,
	},
	{
		ID: "fedex_ground_96", Carrier: tracking.CarrierFedEx,
		Shape: `96\d{2}(?<service>\d{3})(?<body>(?<shipper>\d{7})(?<serial>\d{7})\d)`,
		Rule:  gs1, Score: 93, Bad: 30, Page: fedexPage, Source: documented,
	},
	{
		ID: "fedex_sscc", Carrier: tracking.CarrierFedEx, Shape: `0[0124](?<body>\d{16})`,
		Rule: gs1, Score: 70, Page: fedexPage, Source: told,
	},
	{
		ID: "fedex_34", Carrier: tracking.CarrierFedEx,
		Shape: `[0-8]\d{14}(?<zip>\d{5})(?<body>\d{2}(?<number>\d{12}))`,
		Rule:  mod371, Score: 85, Bad: 20, Page: fedexPage, Source: documented,
	},
	{
		ID: "fedex_ground_gsn", Carrier: tracking.CarrierFedEx,
		Shape: `96\d{7}(?<shipper>\d{10})\d(?<body>\d{2}(?<number>\d{12}))`,
		Rule:  mod371, Score: 93, Bad: 30, Page: fedexPage, Source: documented,
	},
	{
		ID: "fedex_astra", Carrier: tracking.CarrierFedEx, Shape: `3\d{15}(?<number>\d{12})\d{4}`,
		Rule: mod371, Score: 80, Bad: 20, Page: fedexPage, Source: documented,
	},
	{
		ID: "fedex_smartpost_20", Carrier: tracking.CarrierFedEx, Role: RoleShipper,
		Shape: `61\d{18}|41999\d{15}|74899\d{15}`,
		Rule:  gs1After92, Score: 92, Bad: 20, Page: fedexPage, Source: documented,
	},
	{
		ID: "fedex_smartpost_02", Carrier: tracking.CarrierFedEx, Role: RoleShipper, Shape: `02\d{18}`,
		Rule: gs1After92, Score: 80, Page: fedexPage, Source: documented,
	},
	{
		ID: "fedex_smartpost_02_91", Carrier: tracking.CarrierFedEx, Role: RoleShipper, Shape: `02\d{18}`,
		Rule: gs1After91, Score: 79, Page: fedexPage, Source: seen,
	},
	{
		ID: "fedex_smartpost", Carrier: tracking.CarrierFedEx, Role: RoleShipper,
		Shape: zip420 + `(?<number>92612\d{17}|927489\d{16})`,
		Rule:  gs1, Score: 75, Page: fedexPage, Source: documented,
	},
	{
		ID: "fedex_door_tag", Carrier: tracking.CarrierFedEx, Shape: `DT(?<body>\d{12})`,
		Rule: mod371, Score: 96, Bad: 35, Page: fedexPage, Source: seen,
	},
	{
		ID: "fedex_freight", Carrier: tracking.CarrierFedEx, Shape: `\d{10}`,
		Rule: mod7, Score: 62, Page: freightPage, Source: seen,
	},
	{
		ID: "tnt_9", Carrier: tracking.CarrierTNT, Shape: `\d{9}`,
		Rule: s10mod11, Score: 60, Bad: 12, Page: tntPage, Source: seen,
	},
	{
		ID: "tnt_s10", Carrier: tracking.CarrierTNT, Shape: `G[DE](?<body>\d{9})(?:WW|GB)`,
		Rule: s10mod11, Score: 88, Bad: 30, Page: tntPage, Source: seen,
	},
	{ID: "tnt_label_24", Carrier: tracking.CarrierTNT, Shape: `\d{24}`, Score: 15, Page: tntPage, Source: told},
	{ID: "tnt_label_28", Carrier: tracking.CarrierTNT, Shape: `\d{28}`, Score: 15, Page: tntPage, Source: told},
	{ID: "tnt_label_30", Carrier: tracking.CarrierTNT, Shape: `\d{30}`, Score: 12, Page: tntPage, Source: told},
}
