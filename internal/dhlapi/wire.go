package dhlapi

import (
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
)

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

// read takes country and state off the end of the town: "LEIPZIG - GERMANY", "Wilmette, IL, US".
func (p place) read() tracking.Location {
	a := p.Address
	l := tracking.Location{City: a.Locality, Postcode: a.Postcode.String(), Country: geo.Country(a.Country)}
	town, end, dash := split(l.City)
	country := geo.Country(end)
	short := !dash && (len(end) < 3 || len(end) == 3 && town == "") // may be a state or a town
	if country == "" || country != l.Country && (l.Country != "" || short) {
		return l
	}
	l.City, l.Country = town, country
	if town, end, _ := split(l.City); len(end) == 2 && town != "" && end == strings.ToUpper(end) {
		l.City, l.Region = town, end
	}
	return l
}

// split cuts what follows the last " - " off a town, else what follows the last comma; without either, all of it.
func split(town string) (rest, end string, dash bool) {
	if i := strings.LastIndex(town, " - "); i >= 0 {
		return town[:i], town[i+3:], true
	}
	i := strings.LastIndexByte(town, ',')
	return town[:max(i, 0)], strings.TrimSpace(town[i+1:]), false
}
