package dhlapi

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

// Wire reads the API's answers for carrier by codes.
func Wire(carrier tracking.Carrier, codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: carrier, Fault: fault}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc document
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		var found []norm.Found
		for _, s := range doc.Shipments {
			found = append(found, norm.Found{Numbers: s.numbers(), Shipment: s.read(codes)})
		}
		return found, nil
	}
	return w
}

// fault reads DHL's problem document (RFC 9457).
func fault(a tracking.Answer) rest.Fault {
	var p struct {
		Title  norm.Text `json:"title"`
		Detail norm.Text `json:"detail"`
	}
	_ = json.Unmarshal(a.Body, &p) // a gateway's own page says nothing
	f := rest.Fault{Code: p.Title.String(), Message: p.Detail.String()}
	detail := strings.ToLower(f.Message)
	switch {
	case a.Status == http.StatusNotFound && f.Code != "":
		f.Kind = tracking.ErrNotFound
	case a.Status == http.StatusBadRequest && strings.Contains(detail, "language"):
		f.Kind, f.Field = tracking.ErrNeedsInput, "language"
	case a.Status == http.StatusBadRequest && strings.Contains(detail, "trackingnumber"):
		f.Kind, f.Field = tracking.ErrInvalidNumber, "number"
	}
	return f
}

func (s shipment) numbers() []string {
	list := []string{s.ID.String()}
	for _, id := range s.Details.PieceIDs {
		list = append(list, id.String())
	}
	for _, r := range s.Details.References {
		list = append(list, r.Number.String())
	}
	return list
}

func (s shipment) read(codes *norm.Codes) *tracking.Shipment {
	d := s.Details
	out := &tracking.Shipment{
		Number:        s.ID.String(),
		CarrierStatus: tracking.CarrierStatus{Code: s.Status.code(s.Service), Text: s.Status.text(s.Service)},
		Service:       d.Product.Name,
		Origin:        s.Origin.read(),
		Destination:   s.Destination.read(),
		Promised:      tracking.Window{From: s.time(s.Frame.From, s.Destination), To: s.time(s.Frame.Through, s.Destination)},
		SignedBy:      signer(d.Proof.Signed.Name, d.Proof.Signed.Given, d.Proof.Signed.Family),
		WeightGrams:   norm.Grams(d.Weight.Value.Float(), d.Weight.Unit),
	}
	if out.Promised.To.IsZero() {
		out.Promised = tracking.Window{To: s.time(s.Estimate, s.Destination)}
	}
	s.refer(out)
	for _, e := range s.Events {
		out.Events = append(out.Events, s.event(e, codes))
	}
	norm.Settle(out, s.event(s.Status, codes), returns)
	return out
}

func (s shipment) event(e event, codes *norm.Codes) tracking.Event {
	out := tracking.Event{Code: e.code(s.Service), Text: e.text(s.Service), Location: e.Location.read()}
	norm.Stamp(&out, s.time(e.Timestamp, e.Location), e.Timestamp)
	row, _ := codes.First(nil,
		norm.Ref{Table: "status/" + s.Service, Value: e.Status.String()},
		norm.Ref{Table: "status/" + s.Service, Value: e.Description}, // the text of express stands there alone
		norm.Ref{Table: "description/" + s.Service, Value: e.Description},
		norm.Ref{Table: "statusCode", Value: e.StatusCode})
	if s.Service == "express" && strings.Contains(strings.ToLower(out.Text), "not delivered") {
		row, _ = codes.Find("statusCode", e.StatusCode, nil)
	}
	norm.Apply(&out, row)
	return out
}

// tokens are the units whose status is a code; in the others it is a sentence.
var tokens = []string{"parcel-nl", "ecommerce", "ecommerce-apac", "dsc"}

func (e event) code(service string) string {
	if slices.Contains(tokens, service) && e.Status != "" {
		return e.Status.String()
	}
	return e.StatusCode
}

func (e event) text(service string) string {
	if e.Description == "" && !slices.Contains(tokens, service) {
		return e.Status.String()
	}
	return e.Description
}

// time reads a timestamp by the rule of the unit: parcel-de and post-de write Berlin's clock, express that of the
// place, freight a date at midnight; the others state an offset.
func (s shipment) time(text string, at place) tracking.Time {
	var loc *time.Location
	switch s.Service {
	case "parcel-de", "post-de":
		loc = geo.Zone("DE")
	case "express":
		loc = geo.ZoneAt(at.read())
	case "dgf":
		if t := norm.Time(text, nil); strings.Contains(text, "T00:00:00") {
			return norm.Day(t)
		}
	}
	return norm.Time(text, loc)
}

// refer sorts the references: the local tracking number is that of the last mile.
func (s shipment) refer(out *tracking.Shipment) {
	for _, r := range s.Details.References {
		kind := tracking.ReferenceCarrier
		switch r.Type {
		case "local-tracking-number":
			out.Handover.Number = r.Number.String()
			continue
		case "customer-reference", "customer-confirmation-number", "shipment-id":
			kind = tracking.ReferenceCustomer
		}
		out.References = append(out.References, tracking.Reference{Kind: kind, Number: r.Number.String()})
	}
	for _, id := range s.Details.PieceIDs {
		out.References = append(out.References, tracking.Reference{Kind: tracking.ReferenceAlternate, Number: id.String()})
	}
}

func signer(name, given, family string) string {
	if name != "" {
		return name
	}
	return strings.TrimSpace(given + " " + family)
}

// returns reads two scans of parcel-nl by what came before. Once the storage period of a parcel shop has ended it is
// the courier who takes the parcel, and on the way back the route ends at the depot too.
func returns(events []tracking.Event) {
	ended, back := false, false
	for i := range events {
		e := &events[i]
		switch {
		case e.Code == "STORAGE_PERIOD_ENDED_AT_PARCELSHOP":
			ended = true
		case e.Code == "PARCEL_PICKED_UP_AT_PARCELSHOP" && ended:
			e.Status, e.Reason, e.DeliveredTo = tracking.StatusReturningToSender, tracking.ReasonNotCollected, ""
		case e.Code == "PARCEL_RETURNED_FROM_ROUTE" && back:
			e.Status, e.Reason = tracking.StatusReturningToSender, ""
		}
		back = back || e.Status == tracking.StatusReturningToSender
	}
}
