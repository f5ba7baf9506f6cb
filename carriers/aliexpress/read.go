package aliexpress

import (
	"strconv"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
)

func (l line) read(codes *norm.Codes) tracking.Shipment {
	s := tracking.Shipment{Number: l.Number.String(), Service: l.Service, Promised: tracking.Window{To: ms(l.ETA)}}
	for _, n := range l.Nodes {
		e := tracking.Event{Code: n.Name, Text: n.Text}
		norm.Stamp(&e, ms(n.Time), n.Time.String())
		row, _ := codes.Find("tracking_name", n.Name, norm.Fields{"text": n.Text}.Get)
		norm.Apply(&e, row)
		s.Events = append(s.Events, e)
	}
	var header tracking.Event
	if s.Number != "" { // a parcel that nobody has scanned
		header.Status = tracking.StatusLabelCreated
	}
	norm.Settle(&s, header)
	return s
}

// ms reads milliseconds since 1970, a number or its text.
func ms(t norm.Text) tracking.Time {
	n, err := strconv.ParseInt(t.String(), 10, 64)
	if err != nil {
		return tracking.Time{}
	}
	return norm.Epoch(n)
}

// read tells the state of an order, which has no events. How it ended says more than that it did.
func (o order) read(codes *norm.Codes) *tracking.Shipment {
	s := &tracking.Shipment{CarrierStatus: tracking.CarrierStatus{Code: o.Status}}
	if len(o.Parcels) > 0 {
		s.Number, s.Service = o.Parcels[0].Number.String(), o.Parcels[0].Service
	}
	var header tracking.Event
	row, _ := codes.First(nil,
		norm.Ref{Table: "end_reason", Value: o.End},
		norm.Ref{Table: "order_status", Value: o.Status},
		norm.Ref{Table: "logistics_status", Value: o.Logistics})
	norm.Apply(&header, row)
	norm.Settle(s, header)
	return s
}
