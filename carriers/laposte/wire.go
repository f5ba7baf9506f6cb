package laposte

import "github.com/parcelnorm/tracking/internal/norm"

// The form of the answers; only fields that are read.

// result is what is said of one number: a list of them for several, one alone or a list of one for a single number.
type result struct {
	Number        norm.Text `json:"idShip"` // as asked, where it is refused
	ReturnCode    norm.Text `json:"returnCode"`
	ReturnMessage string    `json:"returnMessage"`
	Code          norm.Text `json:"code"` // of the gateway
	Message       string    `json:"message"`
	Shipment      shipment  `json:"shipment"`
}

type shipment struct {
	Number    norm.Text `json:"idShip"`
	Holder    norm.Text `json:"holder"`
	Product   string    `json:"product"`
	Final     bool      `json:"isFinal"`
	Delivered string    `json:"deliveryDate"`
	Estimate  string    `json:"estimDate"`
	Timeline  []step    `json:"timeline"`
	Events    []event   `json:"event"` // newest first
	Current   struct {
		Code  string `json:"code"`
		Label string `json:"shortLabel"`
	} `json:"currentState"` // in the consumers' answers only
	Context struct {
		Origin  string `json:"originCountry"`
		Arrival string `json:"arrivalCountry"`
		Partner struct {
			Name      string    `json:"name"`
			Network   string    `json:"network"`
			Reference norm.Text `json:"reference"`
		} `json:"partner"`
		RemovalPoint struct {
			Name string `json:"name"`
		} `json:"removalPoint"`
	} `json:"contextData"`
	URL    string `json:"url"`
	OldURL string `json:"urlDetail"`
}

// step is one of the five of the journey.
type step struct {
	ID      norm.Text `json:"id"`
	Label   string    `json:"shortLabel"`
	Reached bool      `json:"status"`
	Type    norm.Text `json:"type"` // 1 went well, 0 had an incident, -1 failed
}

type event struct {
	Code  string `json:"code"`
	Group string `json:"group"` // in the consumers' answers only
	Label string `json:"label"`
	Date  string `json:"date"`
}
