package dhlapi

import "github.com/parcelnorm/tracking/internal/norm"

// The form of the answers; only fields that are read.

type document struct {
	Shipments []shipment `json:"shipments"`
}

type shipment struct {
	ID          norm.Text `json:"id"` // number in some express answers
	Service     string    `json:"service"`
	Origin      place     `json:"origin"`
	Destination place     `json:"destination"`
	Status      event     `json:"status"`
	Estimate    string    `json:"estimatedTimeOfDelivery"`
	Frame       struct {
		From    string `json:"estimatedFrom"`
		Through string `json:"estimatedThrough"`
	} `json:"estimatedDeliveryTimeFrame"`
	Details struct {
		Product struct {
			Name string `json:"productName"`
		} `json:"product"`
		Weight struct {
			Value norm.Text `json:"value"`
			Unit  string    `json:"unitText"`
		} `json:"weight"`
		Proof struct {
			Signed struct {
				Name   string `json:"name"`
				Given  string `json:"givenName"`
				Family string `json:"familyName"`
			} `json:"signed"`
		} `json:"proofOfDelivery"`
		PieceIDs   norm.List[norm.Text] `json:"pieceIds"`
		References norm.List[reference] `json:"references"`
	} `json:"details"`
	Events []event `json:"events"`
}

type reference struct {
	Number norm.Text `json:"number"`
	Type   string    `json:"type"`
}

type event struct {
	Timestamp   string    `json:"timestamp"`
	StatusCode  string    `json:"statusCode"`
	Status      norm.Text `json:"status"`
	Description string    `json:"description"`
	Location    place     `json:"location"`
}

type place struct {
	Address struct {
		Country  string    `json:"countryCode"`
		Postcode norm.Text `json:"postalCode"`
		Locality string    `json:"addressLocality"`
	} `json:"address"`
}
