package deutschepost

import (
	"encoding/xml"
	"errors"
	"slices"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/dhlapi"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

// The services of the carrier that are asked, in [tracking.Answer].
const (
	Endpoint        = "parcel-de" // Parcel DE Tracking, XML: the default
	EndpointUnified = "unified"   // the Unified API, JSON
)

// Parse reads an answer that was stored or pushed. An empty q.Number returns all its shipments.
func Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	if a.Endpoint == EndpointUnified {
		return dhlapi.Wire(tracking.CarrierDeutschePost, dhlapi.Codes()).Parse(a, q)
	}
	return wire(codes()).Parse(a, q)
}

// Codes returns the built-in code table of Parcel DE; that of the Unified API is package dhl's.
func Codes() []tracking.Code { return codes().All() }

// data is the one element of the answers: its name says which attributes it has.
type data struct {
	XMLName  xml.Name `xml:"data"`
	Name     string   `xml:"name,attr"`
	Code     string   `xml:"code,attr"` // of the list
	Error    string   `xml:"error,attr"`
	Piece    string   `xml:"piece-code,attr"`
	Searched string   `xml:"searched-piece-code,attr"`
	Trouble  string   `xml:"error-status,attr"` // of the piece
	PieceErr string   `xml:"piece-status,attr"`
	Product  string   `xml:"product-name,attr"`
	Weight   string   `xml:"shipment-weight,attr"` // kg
	Origin   string   `xml:"origin-country,attr"`
	Dest     string   `xml:"dest-country,attr"`
	Status   string   `xml:"status,attr"`
	Customer string   `xml:"piece-customer-reference,attr"`

	Stamp    string `xml:"event-timestamp,attr"` // Berlin, dd.MM.yyyy HH:mm
	Text     string `xml:"event-status,attr"`
	Location string `xml:"event-location,attr"`
	Country  string `xml:"event-country,attr"`
	Ice      string `xml:"ice,attr"`
	Ric      string `xml:"ric,attr"`
	Standard string `xml:"standard-event-code,attr"`
	Return   string `xml:"ruecksendung,attr"`

	Data []data `xml:"data"`
}

func wire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierDeutschePost}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc data
		if err := rest.XML(a, &doc); err != nil {
			return nil, err
		}
		switch {
		case doc.Name != "piece-shipment-list":
			return nil, errors.New("no list of pieces")
		case doc.Code != "0":
			return nil, w.Error(fault(doc.Code, doc.Error))
		}
		var found []norm.Found
		for _, group := range searched(doc.Data) {
			f := norm.Found{Numbers: []string{group[0].Searched, group[0].Piece}}
			if code := trouble(group[0]); code != "" {
				f.Err = w.Error(fault(code, group[0].Status))
			} else {
				f.Shipment = read(group, codes)
			}
			found = append(found, f)
		}
		return found, nil
	}
	return w
}

// searched groups the pieces by the number that was asked for.
func searched(pieces []data) (groups [][]data) {
	for _, p := range pieces {
		i := slices.IndexFunc(groups, func(g []data) bool { return g[0].Searched != "" && g[0].Searched == p.Searched })
		if i < 0 {
			groups = append(groups, []data{p})
			continue
		}
		groups[i] = append(groups[i], p)
	}
	return groups
}

// trouble is the code of a piece that cannot be shown, "" for one that can.
func trouble(p data) string {
	for _, code := range []string{p.Trouble, p.PieceErr} {
		if code != "" && code != "0" {
			return code
		}
	}
	return ""
}

func fault(code, message string) rest.Fault {
	f := rest.Fault{Code: code, Message: message}
	switch code {
	case "5", "6":
		f.Kind = tracking.ErrUnauthorized
	case "41":
		f.Kind, f.Field = tracking.ErrInvalidNumber, "number"
	case "45":
		f.Kind, f.Field = tracking.ErrNeedsInput, "number"
	case "62":
		f.Kind = tracking.ErrForbidden
	case "100", "200":
		f.Kind = tracking.ErrNotFound
	}
	return f
}

func read(group []data, codes *norm.Codes) *tracking.Shipment {
	pieces := make([]tracking.Shipment, len(group))
	for i, p := range group {
		pieces[i] = p.shipment(codes)
	}
	whole := tracking.Whole(pieces)
	if len(pieces) > 1 {
		whole.Number = group[0].Searched
	}
	return &whole
}

func (p data) shipment(codes *norm.Codes) tracking.Shipment {
	s := tracking.Shipment{
		Number:        p.Piece,
		CarrierStatus: tracking.CarrierStatus{Code: p.Standard, Text: p.Status},
		Service:       p.Product,
		Origin:        tracking.Location{Country: geo.Country(p.Origin)},
		Destination:   tracking.Location{Country: geo.Country(p.Dest)},
		WeightGrams:   norm.Grams(norm.Text(p.Weight).Float(), "kg"),
	}
	if p.Customer != "" {
		s.References = []tracking.Reference{{Kind: tracking.ReferenceCustomer, Number: p.Customer}}
	}
	for _, list := range p.Data {
		for _, e := range list.Data {
			s.Events = append(s.Events, e.event(codes))
		}
	}
	slices.Reverse(s.Events) // the carrier's order is oldest first
	norm.Settle(&s, p.event(codes))
	return s
}

func (p data) event(codes *norm.Codes) tracking.Event {
	pair := strings.Trim(p.Ice+"+"+p.Ric, "+")
	e := tracking.Event{Code: pair, Text: p.Text, Location: tracking.Location{City: p.Location, Country: geo.Country(p.Country)}}
	if pair == "" {
		e.Code = p.Standard
	}
	norm.Stamp(&e, norm.Time(p.Stamp, geo.Zone("DE")), p.Stamp)
	row, _ := codes.First(norm.Fields{"ruecksendung": p.Return}.Get,
		norm.Ref{Table: "ice+ric", Value: pair},
		norm.Ref{Table: "ice", Value: p.Ice},
		norm.Ref{Table: "standard-event-code", Value: p.Standard})
	norm.Apply(&e, row)
	return e
}
