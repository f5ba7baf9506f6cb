package royalmail

import (
	"cmp"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

func wire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierRoyalMail, Fault: fault}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc document
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		if f := doc.fault(); len(doc.Pieces) == 0 && f != (rest.Fault{}) {
			return nil, w.Error(f)
		}
		var found []norm.Found
		for _, p := range doc.Pieces {
			f := norm.Found{Numbers: append(p.alternates(), p.number())}
			switch {
			case p.number() != "" && a.Endpoint == EndpointSignature && p.Signature.At != "":
				f.Shipment = p.proof()
			case p.number() != "" && a.Endpoint != EndpointSignature && p.told():
				f.Shipment = p.read(codes)
			default:
				f.Err = w.Error(p.fault())
			}
			found = append(found, f)
		}
		return found, nil
	}
	return w
}

// told reports whether anything is said of the piece. A sample of the documentation fills the error of a good one too.
func (p piece) told() bool {
	s := p.Summary
	return len(p.Events) > 0 || s.Code != "" || s.Category != "" && !strings.EqualFold(s.Category, "NOT FOUND")
}

func (p piece) fault() rest.Fault {
	f := p.Error.fault(p.Status)
	switch {
	case strings.EqualFold(p.Summary.Category, "NOT FOUND"):
		f.Kind = tracking.ErrNotFound
	case f == rest.Fault{}:
		f.Kind = tracking.ErrBadResponse
	}
	return f
}

func (p piece) number() string {
	return cmp.Or(p.ID, p.Summary.Barcode, p.Summary.UniqueID).String()
}

func (p piece) alternates() (list []string) {
	for _, n := range []norm.Text{
		cmp.Or(p.Summary.Barcode, p.Signature.Barcode), cmp.Or(p.Summary.UniqueID, p.Signature.UniqueID),
	} {
		if n != "" && n.String() != p.number() {
			list = append(list, n.String())
		}
	}
	return list
}

func (p piece) read(codes *norm.Codes) *tracking.Shipment {
	sum := p.Summary
	s := &tracking.Shipment{
		Number:        p.number(),
		CarrierStatus: tracking.CarrierStatus{Code: sum.Category, Text: cmp.Or(sum.Description, sum.Line)},
		Service:       sum.Product,
		Origin:        tracking.Location{Country: geo.Country(sum.Origin)},
		Destination:   tracking.Location{Country: geo.Country(sum.Destination)},
		Promised:      p.promised(),
		Handover:      sum.handover(),
		References:    p.references(),
		Events:        p.events(codes),
	}
	var header tracking.Event
	row, _ := codes.First(nil,
		norm.Ref{Table: "eventCode", Value: sum.Code}, norm.Ref{Table: "statusCategory", Value: sum.Category})
	norm.Apply(&header, row)
	norm.Settle(s, header)
	if s.Status == tracking.StatusDelivered { // parcels on their way have a signature in samples
		p.sign(s)
	}
	s.Pickup.Name = norm.PickupPlace(s).City
	return s
}

// proof is what the signature alone tells.
func (p piece) proof() *tracking.Shipment {
	s := &tracking.Shipment{Number: p.number(), References: p.references()}
	p.sign(s)
	norm.Settle(s, tracking.Event{})
	return s
}

func (p piece) sign(s *tracking.Shipment) {
	s.DeliveredAt = cmp.Or(norm.Time(p.Signature.At, nil), s.DeliveredAt)
	s.SignedBy = strings.TrimSpace(p.Signature.Name)
}

// events reads the history; of a summary the last event. The category says what an unmapped last event means.
func (p piece) events(codes *norm.Codes) []tracking.Event {
	sum := p.Summary
	events := p.Events
	if len(events) == 0 && sum.Code != "" {
		events = []event{{Code: sum.Code, Name: sum.Name, At: sum.At, Place: sum.Place}}
	}
	var list []tracking.Event
	for i, e := range events {
		out := tracking.Event{Code: e.Code, Text: strings.TrimSpace(e.Name), Location: tracking.Location{City: e.Place}}
		norm.Stamp(&out, norm.Time(e.At, nil), e.At)
		refs := []norm.Ref{{Table: "eventCode", Value: e.Code}}
		if i == 0 && e.Code == sum.Code {
			refs = append(refs, norm.Ref{Table: "statusCategory", Value: sum.Category})
		}
		row, _ := codes.First(nil, refs...)
		norm.Apply(&out, row)
		list = append(list, out)
	}
	return list
}

// promised joins the day with the clocks of the window, which have an offset of their own.
func (p piece) promised() tracking.Window {
	at := func(clock string) tracking.Time {
		if clock == "" {
			return tracking.Time{}
		}
		return norm.Time(p.Estimate.Day+"T"+clock, nil)
	}
	return tracking.Window{From: at(p.Estimate.Start), To: cmp.Or(at(p.Estimate.End), norm.Time(p.Estimate.Day, nil))}
}

// handover names the post abroad, which has no number of its own here.
func (s summary) handover() tracking.Handover {
	c := geo.Carrier(s.Partner.Title)
	if c == tracking.CarrierRoyalMail {
		return tracking.Handover{}
	}
	return tracking.Handover{Carrier: c, Name: s.Partner.Title}
}

func (p piece) references() (list []tracking.Reference) {
	for _, n := range p.alternates() {
		list = append(list, tracking.Reference{Kind: tracking.ReferenceAlternate, Number: n})
	}
	return list
}
