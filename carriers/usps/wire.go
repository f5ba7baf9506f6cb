package usps

import "github.com/parcelnorm/tracking/internal/norm"

// The form of the answers; only fields that are read. Booleans come as text, and absent texts as null.

type piece struct {
	Number      norm.Text `json:"trackingNumber"`
	UniqueID    norm.Text `json:"uniqueMailPieceID"`
	Class       string    `json:"mailClass"` // with marks of HTML
	Status      string    `json:"status"`
	Category    string    `json:"statusCategory"`
	OriginCity  string    `json:"originCity"`
	OriginState string    `json:"originState"`
	OriginZIP   norm.Text `json:"originZIP"`
	Origin      string    `json:"originCountry"`
	City        string    `json:"destinationCity"`
	State       string    `json:"destinationState"`
	ZIP         norm.Text `json:"destinationZIP"`
	Country     string    `json:"destinationCountryCode"`
	Expected    string    `json:"expectedDeliveryTimeStamp"`
	Predicted   string    `json:"predictedDeliveryTimeStamp"`
	Day         string    `json:"predictedDeliveryDate"`
	Begins      string    `json:"predictedDeliveryWindowStartTime"`
	Ends        string    `json:"predictedDeliveryWindowEndTime"`
	Guaranteed  string    `json:"guaranteedDeliveryTimeStamp"`
	Events      []event   `json:"trackingEvents"` // newest first
}

type event struct {
	Text    string    `json:"eventType"`
	Code    norm.Text `json:"eventCode"`
	Local   string    `json:"eventTimestamp"`
	GMT     string    `json:"GMTTimestamp"`
	Offset  string    `json:"GMTOffset"`
	City    string    `json:"eventCity"`
	State   string    `json:"eventState"`
	ZIP     norm.Text `json:"eventZIP"`
	Country string    `json:"eventCountry"`
	Name    string    `json:"name"` // of who signed
}
