package yanwen

import (
	"slices"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

// The form of the answers; only fields that are read.

type document struct {
	Code    norm.Text `json:"code"` // 0, or 1 for a failure
	Message norm.Text `json:"message"`
	Result  []parcel  `json:"result"`
}

type parcel struct {
	Number      norm.Text    `json:"tracking_number"` // as asked
	Waybill     norm.Text    `json:"waybill_number"`
	Yanwen      norm.Text    `json:"yanwen_number"`
	Order       norm.Text    `json:"order_number"`
	Exchange    norm.Text    `json:"exchange_number"` // of the last mile
	LastMile    string       `json:"last_mile_carrier"`
	Status      string       `json:"tracking_status"` // runs ahead of the checkpoints
	Origin      string       `json:"origin_country"`
	Destination string       `json:"destination_country"`
	Checkpoints []checkpoint `json:"checkpoints"` // in no order
}

type checkpoint struct {
	Clock    string    `json:"time_stamp"`
	Zone     norm.Text `json:"time_zone"` // "+8", "+08" or "+08:00"
	Status   string    `json:"tracking_status"`
	Message  string    `json:"message"`
	Location string    `json:"location"`
}

func wire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierYanwen}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc document
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		if doc.Code != "" && doc.Code != "0" {
			return nil, w.Error(doc.fault())
		}
		var found []norm.Found
		for _, p := range doc.Result {
			f := norm.Found{Numbers: p.numbers()}
			switch {
			case len(f.Numbers) == 0:
				continue
			case len(p.Checkpoints) == 0 && (p.Status == "" || p.Status == "NOTFOUND"):
				f.Err = w.Error(rest.Fault{Kind: tracking.ErrNotFound, Code: p.Status})
			default:
				f.Shipment = p.read(codes)
			}
			found = append(found, f)
		}
		return found, nil
	}
	return w
}

// fault reads a failure. The documentation has one cause for code 1: the account is missing or unknown.
func (d document) fault() rest.Fault {
	f := rest.Fault{Code: d.Code.String(), Message: d.Message.String()}
	if d.Code == "1" {
		f.Kind = tracking.ErrUnauthorized
	}
	return f
}

func (p parcel) numbers() []string {
	var list []string
	for _, n := range []norm.Text{p.Number, p.Waybill, p.Yanwen, p.Order, p.Exchange} {
		if n != "" {
			list = append(list, n.String())
		}
	}
	return list
}

// read leaves it to the times which checkpoint counts. That LM54, a return received, ends what LM40 delivered, and is
// not ended by it, is the rule of all returns.
func (p parcel) read(codes *norm.Codes) *tracking.Shipment {
	s := &tracking.Shipment{
		Number:        p.numbers()[0],
		CarrierStatus: tracking.CarrierStatus{Code: p.Status},
		Origin:        tracking.Location{Country: geo.Country(p.Origin)},
		Destination:   tracking.Location{Country: geo.Country(p.Destination)},
		Handover:      tracking.Handover{Carrier: geo.Carrier(p.LastMile), Name: p.LastMile, Number: p.Exchange.String()},
	}
	s.References = p.references(s.Number)
	for _, c := range p.Checkpoints {
		s.Events = append(s.Events, c.read(codes))
	}
	norm.Settle(s, event(p.Status, "", codes))
	return s
}

// references are the other numbers of the parcel, each once.
func (p parcel) references(printed string) (list []tracking.Reference) {
	for _, n := range []norm.Text{p.Waybill, p.Yanwen} {
		r := tracking.Reference{Kind: tracking.ReferenceAlternate, Number: n.String()}
		if n != "" && r.Number != printed && !slices.Contains(list, r) {
			list = append(list, r)
		}
	}
	if p.Order != "" {
		list = append(list, tracking.Reference{Kind: tracking.ReferenceOrder, Number: p.Order.String()})
	}
	return list
}

func (c checkpoint) read(codes *norm.Codes) tracking.Event {
	e := event(c.Status, c.Message, codes)
	e.Location.City = strings.TrimSpace(c.Location)
	norm.Stamp(&e, norm.Zoned(c.Clock, c.Zone.String(), nil), c.Clock)
	return e
}

// event reads a code, by the family that its first letters name where nobody mapped it.
func event(status, message string, codes *norm.Codes) tracking.Event {
	e := tracking.Event{Code: strings.TrimSpace(status), Text: strings.TrimSpace(message)}
	field := norm.Fields{"tracking_status": e.Code, "text": e.Text}.Get
	row, _ := codes.First(field,
		norm.Ref{Table: "tracking_status", Value: e.Code}, norm.Ref{Table: "tracking_status/prefix", Value: e.Code})
	norm.Apply(&e, row)
	return e
}
