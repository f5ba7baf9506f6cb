package fedex

import "github.com/parcelnorm/tracking/internal/norm"

// The form of the answers; only fields that are read.

type document struct {
	Output struct {
		Complete []struct {
			Number  string   `json:"trackingNumber"`
			Results []result `json:"trackResults"`
		} `json:"completeTrackResults"`
	} `json:"output"`
}

type result struct {
	Info struct {
		Number   string `json:"trackingNumber"`
		UniqueID string `json:"trackingNumberUniqueId"`
	} `json:"trackingNumberInfo"`
	Additional struct {
		Identifiers []identifier `json:"packageIdentifiers"`
	} `json:"additionalTrackingInfo"`
	Service struct {
		Description string `json:"description"`
	} `json:"serviceDetail"`
	Shipper   party `json:"shipperInformation"`
	Recipient party `json:"recipientInformation"`
	Latest    struct {
		Code        string `json:"code"`
		Derived     string `json:"derivedCode"`
		Status      string `json:"statusByLocale"`
		Description string `json:"description"`
		Ancillary   []struct {
			Reason norm.Text `json:"reason"`
		} `json:"ancillaryDetails"`
	} `json:"latestStatusDetail"`
	Scans []scan `json:"scanEvents"`
	Dates []struct {
		Type string `json:"type"`
		At   string `json:"dateTime"`
	} `json:"dateAndTimes"`
	Estimated window `json:"estimatedDeliveryTimeWindow"`
	Standard  window `json:"standardTransitTimeWindow"`
	Delivery  struct {
		ReceivedBy string `json:"receivedByName"`
		SignedBy   string `json:"signedByName"`
	} `json:"deliveryDetails"`
	Hold struct {
		Place party `json:"locationContactAndAddress"`
	} `json:"holdAtLocation"`
	Package struct {
		Weights struct {
			Weight []weight `json:"weight"`
		} `json:"weightAndDimensions"`
	} `json:"packageDetails"`
	Error problem `json:"error"`
}

type identifier struct {
	Type   string      `json:"type"`
	Values []norm.Text `json:"values"` // in real answers
	Value  norm.Text   `json:"value"`  // as documented
}

type scan struct {
	Date      string    `json:"date"`
	Type      string    `json:"eventType"`
	Text      string    `json:"eventDescription"`
	Exception norm.Text `json:"exceptionCode"`
	Why       string    `json:"exceptionDescription"`
	Derived   string    `json:"derivedStatusCode"`
	Location  address   `json:"scanLocation"`
}

type party struct {
	Contact struct {
		Company string `json:"companyName"`
	} `json:"contact"`
	Address address `json:"address"`
}

type address struct {
	City     string    `json:"city"`
	State    string    `json:"stateOrProvinceCode"`
	Postcode norm.Text `json:"postalCode"`
	Country  string    `json:"countryCode"`
}

type window struct {
	Window struct {
		Begins string `json:"begins"`
		Ends   string `json:"ends"`
	} `json:"window"`
}

type weight struct {
	Unit  string    `json:"unit"`
	Value norm.Text `json:"value"`
}
