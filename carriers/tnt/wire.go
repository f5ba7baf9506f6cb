package tnt

import (
	"bytes"
	"errors"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

// The form of the answers; only fields that are read. Elements go by their local names: some answers prefix them.

type document struct {
	Consignments []consignment `xml:"Consignment"`
	Errors       []struct {
		Code    string `xml:"Code"`
		Message string `xml:"Message"`
	} `xml:"Error"`
}

type consignment struct {
	Number      string   `xml:"ConsignmentNumber"`
	Alternative string   `xml:"AlternativeConsignmentNumber"`
	Customer    string   `xml:"CustomerReference"`
	Summary     string   `xml:"SummaryCode"`
	Service     string   `xml:"ShipmentSummary>Service"`
	Due         string   `xml:"ShipmentSummary>DueDate"`
	Weight      weight   `xml:"PackageSummary>Weight"`
	Origin      string   `xml:"OriginCountry>CountryCode"`
	Destination string   `xml:"DestinationCountry>CountryCode"`
	Town        string   `xml:"DeliveryTown"`
	Date        string   `xml:"DeliveryDate"`
	Time        string   `xml:"DeliveryTime"`
	Signatory   string   `xml:"Signatory"`
	Collected   string   `xml:"CollectionDate"`
	Events      []status `xml:"StatusData"` // newest first
}

type weight struct {
	Value norm.Text `xml:",chardata"`
	Unit  string    `xml:"units,attr"`
}

type status struct {
	Code  string `xml:"StatusCode"`
	Text  string `xml:"StatusDescription"`
	Date  string `xml:"LocalEventDate"` // YYYYMMDD
	Time  string `xml:"LocalEventTime"` // HHMM
	Depot string `xml:"DepotName"`
}

func wire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierTNT}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		if loginPage(a.Body) {
			return nil, w.Error(rest.Fault{Kind: tracking.ErrUnauthorized, Code: "HTML"})
		}
		var doc document
		if err := rest.XML(a, &doc); err != nil {
			return nil, err
		}
		if len(doc.Consignments) == 0 && len(doc.Errors) > 0 {
			return nil, w.Error(fault(trim(doc.Errors[0].Code), trim(doc.Errors[0].Message)))
		}
		var found []norm.Found
		for _, c := range doc.Consignments {
			f := norm.Found{Numbers: []string{trim(c.Number), trim(c.Alternative), trim(c.Customer)}}
			switch {
			case trim(c.Summary) == "CNF":
				f.Err = w.Error(rest.Fault{Kind: tracking.ErrNotFound, Code: "CNF"})
			case f.Numbers[0] == "":
				return nil, errors.New("consignment without a number")
			default:
				f.Shipment = c.read(codes)
			}
			found = append(found, f)
		}
		return found, nil
	}
	return w
}

func fault(code, message string) rest.Fault {
	f := rest.Fault{Code: code, Message: message}
	if code == "9000" {
		f.Kind = tracking.ErrUnauthorized
	}
	return f
}

// loginPage reports whether the answer is the page for people that a wrong login may get.
func loginPage(body []byte) bool {
	head := bytes.ToUpper(body[:min(len(body), 1024)])
	return bytes.Contains(head, []byte("<HTML")) && bytes.Contains(head, []byte("LOG"))
}

func (c consignment) read(codes *norm.Codes) *tracking.Shipment {
	s := &tracking.Shipment{
		Number:        trim(c.Number),
		CarrierStatus: tracking.CarrierStatus{Code: trim(c.Summary)},
		Service:       trim(c.Service),
		Origin:        tracking.Location{Country: geo.Country(trim(c.Origin))},
		Destination:   tracking.Location{City: trim(c.Town), Country: geo.Country(trim(c.Destination))},
		Promised:      tracking.Window{To: norm.Time(trim(c.Due), nil)},
		DeliveredAt:   norm.Time(trim(c.Date)+" "+trim(c.Time), nil),
		SignedBy:      trim(c.Signatory),
		WeightGrams:   norm.Grams(norm.Text(trim(string(c.Weight.Value))).Float(), c.Weight.Unit),
	}
	if n := trim(c.Customer); n != "" {
		s.References = append(s.References, tracking.Reference{Kind: tracking.ReferenceCustomer, Number: n})
	}
	if n := trim(c.Alternative); n != "" {
		s.References = append(s.References, tracking.Reference{Kind: tracking.ReferenceAlternate, Number: n})
	}
	for _, e := range c.Events {
		s.Events = append(s.Events, e.read(codes))
	}
	norm.Settle(s, c.header(codes))
	return s
}

func (e status) read(codes *norm.Codes) tracking.Event {
	out := tracking.Event{Code: trim(e.Code), Text: trim(e.Text), Location: tracking.Location{City: trim(e.Depot)}}
	clock := trim(trim(e.Date) + " " + trim(e.Time))
	norm.Stamp(&out, norm.Time(clock, nil), clock) // local at the depot, whose zone is not told
	row, _ := codes.First(nil,
		norm.Ref{Table: "StatusCode", Value: out.Code},
		norm.Ref{Table: "StatusDescription", Value: strings.TrimSuffix(out.Text, ".")})
	norm.Apply(&out, row)
	return out
}

// header reads the summary, which the newest status code refines.
func (c consignment) header(codes *norm.Codes) tracking.Event {
	var h tracking.Event
	field := norm.Fields{}
	if len(c.Events) > 0 {
		field["StatusCode"] = trim(c.Events[0].Code)
	}
	row, _ := codes.Find("SummaryCode", trim(c.Summary), field.Get)
	norm.Apply(&h, row)
	return h
}

// trim takes off the blanks that stand around every CDATA.
func trim(s string) string { return strings.TrimSpace(s) }
