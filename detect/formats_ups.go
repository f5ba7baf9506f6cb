package detect

import "github.com/parcelnorm/tracking"

const upsPage = "https://www.ups.com/track?tracknum={}"

var ups = []Format{
	{
		ID: "ups_1z", Carrier: tracking.CarrierUPS,
		Shape: `1Z(?<body>(?<shipper>[0-9A-Z]{6})(?<service>[0-9A-Z]{2})(?<serial>[0-9A-Z]{7})\d)`,
		Rule:  upsMod10, Score: 98, Bad: 40, Page: upsPage, Source: documented, services: upsService,
	},
	{
		ID: "ups_waybill", Carrier: tracking.CarrierUPS, Shape: `(?<service>[AHJKTV])(?<body>\d{10})`,
		Rule: upsMod10, Score: 88, Bad: 15, Page: upsPage, Source: documented, services: upsWaybillService,
	},
	{
		ID: "ups_waybill_rare", Carrier: tracking.CarrierUPS, Shape: `[FMQW](?<body>\d{10})`,
		Rule: upsMod10, Score: 70, Page: upsPage, Source: seen,
	},
	{
		ID: "ups_mail_innovations", Carrier: tracking.CarrierUPS, Role: RoleShipper,
		Shape: zip420 + `(?<number>(?:926129|927489)(?:\d{16}|\d{20}))`,
		Rule:  gs1, Score: 70, Page: upsPage, Source: seen,
	},
	{
		ID: "ups_mi", Carrier: tracking.CarrierUPS, Shape: `MI\d{6}[0-9A-Z]{1,22}`,
		Score: 55, Page: upsPage, Source: told,
	},
	{ID: "ups_mi_18", Carrier: tracking.CarrierUPS, Shape: `\d{18}`, Score: 18, Page: upsPage, Source: told},
	{ID: "ups_26", Carrier: tracking.CarrierUPS, Shape: `\d{26}`, Score: 10, Page: upsPage, Source: told},
	{ID: "ups_12", Carrier: tracking.CarrierUPS, Shape: `\d{12}`, Score: 15, Page: upsPage, Source: told},
	{ID: "ups_9", Carrier: tracking.CarrierUPS, Shape: `\d{9}`, Score: 15, Page: upsPage, Source: told},
}

// upsService names the service of a 1Z number, its 9th and 10th character.
func upsService(code string) string {
	switch code {
	case "01":
		return "Next Day Air"
	case "02":
		return "2nd Day Air"
	case "03":
		return "Ground"
	case "12":
		return "3 Day Select"
	case "13":
		return "Next Day Air Saver"
	case "15":
		return "Next Day Air Early"
	case "42":
		return "Ground, signature required"
	case "44":
		return "Next Day Air, Saturday delivery"
	case "66":
		return "Worldwide Express"
	case "72":
		return "Ground, collect on delivery"
	case "78", "90":
		return "Ground, returns"
	case "YW":
		return "SurePost, delivered by USPS"
	}
	return ""
}

func upsWaybillService(code string) string {
	switch code {
	case "J":
		return "Next Day Express"
	case "K":
		return "Ground"
	case "V":
		return "Worldwide Saver"
	}
	return ""
}
