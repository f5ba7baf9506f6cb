package detect

import "github.com/parcelnorm/tracking"

const uspsPage = "https://tools.usps.com/go/TrackConfirmAction?tLabels={}"

// zip420 is the routing code that a label prints in front of an IMpb: 420 and a ZIP or ZIP+4.
const zip420 = `(?:420(?<zip>\d{5})(?:\d{4})?)?`

// usps holds the Intelligent Mail package barcodes of Publication 199 and what came before them. After 92 stands a
// mailer id of nine digits, which begins with 9; after 93 one of six, which does not; after 94 either.
var usps = []Format{
	{
		ID: "usps_impb_92", Carrier: tracking.CarrierUSPS,
		Shape: zip420 + `(?<number>92(?<service>\d{3})(?<shipper>9\d{8})(?<serial>\d{7}(?:\d{4})?)\d)`,
		Rule:  gs1, Score: 93, Bad: 40, Countries: "US", Page: uspsPage, Source: documented, services: uspsService,
	},
	{
		ID: "usps_impb_93", Carrier: tracking.CarrierUSPS,
		Shape: zip420 + `(?<number>93(?<service>\d{3})(?<shipper>[0-8]\d{5})(?<serial>\d{10}(?:\d{4})?)\d)`,
		Rule:  gs1, Score: 93, Bad: 40, Countries: "US", Page: uspsPage, Source: documented, services: uspsService,
	},
	{
		ID: "usps_impb_94_9", Carrier: tracking.CarrierUSPS,
		Shape: zip420 + `(?<number>94(?<service>\d{3})(?<shipper>9\d{8})(?<serial>\d{7}(?:\d{4})?)\d)`,
		Rule:  gs1, Score: 95, Bad: 40, Countries: "US", Page: uspsPage, Source: documented, services: uspsService,
	},
	{
		ID: "usps_impb_94_6", Carrier: tracking.CarrierUSPS,
		Shape: zip420 + `(?<number>94(?<service>\d{3})(?<shipper>[0-8]\d{5})(?<serial>\d{10}(?:\d{4})?)\d)`,
		Rule:  gs1, Score: 95, Bad: 40, Countries: "US", Page: uspsPage, Source: documented, services: uspsService,
	},
	{
		ID: "usps_retail", Carrier: tracking.CarrierUSPS,
		Shape: zip420 + `(?<number>95(?<service>\d{3})(?<serial>\d{16})\d)`,
		Rule:  gs1, Score: 95, Bad: 40, Countries: "US", Page: uspsPage, Source: documented, services: uspsService,
	},
	{
		ID: "usps_last_mile", Carrier: tracking.CarrierUSPS, Role: RoleLastMile,
		Shape: zip420 + `(?<number>(?:92612|92748)9\d{16}(?:\d{4})?|93612[0-8]\d{16}|93\d{3}109124\d{11}|94748\d{17})`,
		Rule:  gs1, Score: 96, Bad: 40, Countries: "US", Page: uspsPage, Source: documented, services: uspsService,
	},
	{
		ID: "usps_legacy_22", Carrier: tracking.CarrierUSPS,
		Shape: zip420 + `(?<number>91(?<service>\d{2})(?<shipper>\d{9})(?<serial>\d{8})\d)`,
		Rule:  gs1, Score: 90, Bad: 30, Countries: "US", Page: uspsPage, Source: documented,
	},
	{
		ID: "usps_20", Carrier: tracking.CarrierUSPS,
		Shape: `(?:0[1-9]|[1-9]\d)(?<shipper>\d{9})(?<serial>\d{8})\d`,
		Rule:  gs1, Score: 72, Bad: 15, Countries: "US", Page: uspsPage, Source: documented,
	},
	{
		ID: "usps_legacy_20", Carrier: tracking.CarrierUSPS,
		Shape: `(?:0[1-9]|[1-9]\d)(?<shipper>\d{9})(?<serial>\d{8})\d`,
		Rule:  gs1After91, Score: 70, Countries: "US", Page: uspsPage, Source: documented,
	},
	{
		ID: "usps_last_mile_02", Carrier: tracking.CarrierUSPS, Role: RoleLastMile, Shape: `02\d{18}`,
		Rule: gs1After92, Score: 78, Countries: "US", Page: uspsPage, Source: documented,
	},
	{
		ID: "usps_16", Carrier: tracking.CarrierUSPS, Shape: `(?:70|14|23|03)\d{14}`,
		Score: 28, Countries: "US", Page: uspsPage, Source: told,
	},
	{
		ID: "usps_10", Carrier: tracking.CarrierUSPS, Shape: `82\d{8}`,
		Score: 28, Countries: "US", Page: uspsPage, Source: told,
	},
	{
		ID: "usps_m0", Carrier: tracking.CarrierUSPS, Shape: `M0\d{8}`,
		Score: 40, Countries: "US", Page: uspsPage, Source: told,
	},
}

// uspsService names the service type codes that USPS shows among its sample numbers.
func uspsService(code string) string {
	switch code {
	case "001":
		return "USPS Tracking"
	case "021":
		return "Signature Confirmation"
	case "033":
		return "Collect on Delivery"
	case "055":
		return "Priority Mail"
	case "073":
		return "Certified Mail"
	case "088":
		return "Registered Mail"
	case "612":
		return "Parcel Select"
	case "701":
		return "Priority Mail Express"
	}
	return ""
}
