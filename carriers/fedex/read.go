package fedex

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

func wire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierFedEx, Fault: fault}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc document
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		var found []norm.Found
		for _, c := range doc.Output.Complete {
			for _, r := range c.Results {
				f := norm.Found{Numbers: []string{c.Number, r.Info.Number}}
				if r.Error.Code != "" && len(r.Scans) == 0 { // samples fill the error of good results too
					f.Err = w.Error(r.Error.fault())
				} else {
					f.Shipment = r.read(codes, c.Number)
				}
				found = append(found, f)
			}
		}
		return found, nil
	}
	return w
}

func (r result) read(codes *norm.Codes, asked string) *tracking.Shipment {
	latest := r.Latest
	s := &tracking.Shipment{
		Number: cmp.Or(asked, r.Info.Number),
		CarrierStatus: tracking.CarrierStatus{
			Code: cmp.Or(latest.Derived, latest.Code), Text: cmp.Or(latest.Status, latest.Description),
		},
		Service:     r.Service.Description,
		Origin:      r.Shipper.Address.read(),
		Destination: r.Recipient.Address.read(),
		Promised:    r.promised(),
		DeliveredAt: r.date("ACTUAL_DELIVERY"),
		SignedBy:    cmp.Or(r.Delivery.SignedBy, r.Delivery.ReceivedBy),
		References:  r.references(),
	}
	for _, w := range r.Package.Weights.Weight {
		s.WeightGrams = cmp.Or(norm.Grams(w.Value.Float(), w.Unit), s.WeightGrams)
	}
	for _, e := range r.Scans {
		s.Events = append(s.Events, r.event(e, codes))
	}
	norm.Settle(s, r.header(codes), r.returned)
	if s.Status == tracking.StatusAvailableForPickup {
		here := tracking.Current(s.Events, tracking.Event{}).Location // HP says no more
		s.Pickup = tracking.Pickup{Name: r.Hold.Place.Contact.Company, Location: cmp.Or(r.Hold.Place.Address.read(), here)}
	}
	return s
}

// event reads a scan. Its exceptionCode always gives the reason, and the status where the table says so.
func (r result) event(e scan, codes *norm.Codes) tracking.Event {
	out := tracking.Event{Code: e.Type, Text: strings.TrimSpace(e.Text), Location: e.Location.read()}
	if why := strings.TrimSpace(e.Why); why != "" && why != out.Text {
		out.Text = strings.TrimPrefix(out.Text+": "+why, ": ")
	}
	norm.Stamp(&out, at(e.Date), e.Date)
	field := norm.Fields{"eventType": e.Type, "text": e.Text, "latestStatusDetail.code": r.Latest.Code}.Get
	row, _ := codes.First(field, norm.Ref{Table: "eventType", Value: e.Type}, norm.Ref{Table: "derivedStatusCode", Value: e.Derived})
	norm.Apply(&out, row)
	if row, ok := codes.Find("exceptionCode", e.Exception.String(), field); ok {
		norm.Apply(&out, row)
	}
	if e.Exception == "017" { // delivered to the wrong place, and recovered
		out.Voids = "DL"
	}
	return out
}

// header reads the carrier's summary, whose code stands for eventType in a condition.
func (r result) header(codes *norm.Codes) tracking.Event {
	var h tracking.Event
	field := norm.Fields{"eventType": r.Latest.Code, "latestStatusDetail.code": r.Latest.Code}.Get
	row, _ := codes.First(field,
		norm.Ref{Table: "derivedStatusCode", Value: r.Latest.Derived}, norm.Ref{Table: "eventType", Value: r.Latest.Derived},
		norm.Ref{Table: "derivedStatusCode", Value: r.Latest.Code}, norm.Ref{Table: "eventType", Value: r.Latest.Code})
	norm.Apply(&h, row)
	for _, a := range r.Latest.Ancillary {
		row, _ := codes.Find("exceptionCode", a.Reason.String(), field)
		norm.Apply(&h, row)
	}
	return h
}

// returned reads the delivery of a parcel that is the way back of another: the sender has it.
func (r result) returned(events []tracking.Event) {
	if !slices.ContainsFunc(r.Additional.Identifiers, func(i identifier) bool { return i.Type == linkToOutbound }) {
		return
	}
	for i := range events {
		if events[i].Status == tracking.StatusDelivered {
			events[i].Status, events[i].DeliveredTo = tracking.StatusReturnedToSender, ""
		}
	}
}

// linkToOutbound stands on a return and names the parcel it brings back. Inferred from its name.
const linkToOutbound = "OUTBOUND_LINK_TO_RETURN"

func (r result) references() (list []tracking.Reference) {
	for _, i := range r.Additional.Identifiers {
		kind := tracking.ReferenceCustomer
		switch i.Type {
		case "RETURNED_TO_SHIPPER_TRACKING_NUMBER":
			kind = tracking.ReferenceReturn
		case linkToOutbound, "STANDARD_MPS", "GROUND_MPS", "EXPRESS_MPS":
			kind = tracking.ReferenceParent
		}
		for _, v := range append(i.Values, i.Value) {
			if v != "" {
				list = append(list, tracking.Reference{Kind: kind, Number: v.String()})
			}
		}
	}
	return list
}

func (r result) promised() tracking.Window {
	for _, w := range []tracking.Window{
		{From: at(r.Estimated.Window.Begins), To: at(r.Estimated.Window.Ends)},
		{To: r.date("ESTIMATED_DELIVERY")},
		{To: r.date("COMMITMENT")},
		{From: at(r.Standard.Window.Begins), To: at(r.Standard.Window.Ends)},
	} {
		if w != (tracking.Window{}) {
			return w
		}
	}
	return tracking.Window{}
}

func (r result) date(kind string) tracking.Time {
	for _, d := range r.Dates {
		if d.Type == kind {
			return at(d.At)
		}
	}
	return tracking.Time{}
}

// at reads a timestamp. Midnight in Memphis (-06:00), or without an offset, stands for a date alone.
func at(text string) tracking.Time {
	t := norm.Time(text, nil)
	if strings.HasSuffix(text, "T00:00:00-06:00") || strings.HasSuffix(text, "T00:00:00") {
		return norm.Day(t)
	}
	return t
}

func (a address) read() tracking.Location {
	return tracking.Location{City: a.City, Region: a.State, Postcode: a.Postcode.String(), Country: geo.Country(a.Country)}
}
