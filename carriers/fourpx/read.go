package fourpx

import (
	"cmp"
	"errors"
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

func openWire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierFourPX}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc openDocument
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		switch {
		case doc.Result != "0" && doc.Result != "1":
			return nil, errors.New("no result")
		case doc.Result == "0" && len(doc.Errors) > 0:
			return nil, w.Error(fault(doc.Errors[0].Code.String(), doc.Errors[0].Message))
		case len(doc.Data.Rows) == 0:
			return nil, w.Error(rest.Fault{Kind: tracking.ErrNotFound})
		}
		s := &tracking.Shipment{
			Number:      doc.Data.Number.String(),
			Destination: tracking.Location{Country: geo.Country(doc.Data.Destination)},
		}
		for _, r := range doc.Data.Rows {
			s.Events = append(s.Events, r.read(codes))
		}
		norm.Settle(s, tracking.Event{})
		return []norm.Found{{Numbers: []string{s.Number}, Shipment: s}}, nil
	}
	return w
}

// fault knows one code of the platform; the one of a number that is not found was never recorded.
func fault(code, message string) rest.Fault {
	f := rest.Fault{Code: code, Message: message}
	switch {
	case code == "000013":
		f.Kind = tracking.ErrUnauthorized
	case strings.Contains(message, "不存在"), strings.Contains(strings.ToLower(message), "not exist"):
		f.Kind = tracking.ErrNotFound
	}
	return f
}

func (r openRow) read(codes *norm.Codes) tracking.Event {
	e := tracking.Event{
		Code: r.Code, Text: r.Text, Location: tracking.Location{City: cmp.Or(r.City, r.Location), Country: geo.Country(r.Country)},
	}
	norm.Stamp(&e, norm.Time(r.Time, geo.Zone("CN")), r.Time)
	apply(&e, codes)
	return e
}

func apply(e *tracking.Event, codes *norm.Codes) {
	row, _ := codes.Find("businessLinkCode", e.Code, nil)
	norm.Apply(e, row)
	relay(e)
}

// relay reads the words of a partner that 4PX passes on under FPX_O_IR and FPX_O_IRI: mostly an announcement, at
// times the delivery itself. FPX_S_OK needs no rule of its own: what follows a delivery does not undo it.
func relay(e *tracking.Event) {
	if e.Code != "FPX_O_IR" && e.Code != "FPX_O_IRI" {
		return
	}
	text := strings.ToLower(e.Text)
	if strings.Contains(text, "delivered") && !strings.Contains(text, "not ") && !strings.Contains(text, "to be delivered") {
		e.Status, e.Informational = tracking.StatusDelivered, false
	}
}

func publicWire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierFourPX, Fault: rest.Public}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc publicDocument
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		switch {
		case doc.Result == "":
			return nil, errors.New("no result")
		case doc.Result != "1":
			return nil, w.Error(rest.Fault{Code: doc.Result.String(), Message: doc.Message, Kind: tracking.ErrUnavailable})
		}
		var found []norm.Found
		for _, p := range doc.Data {
			f := norm.Found{Numbers: []string{p.Asked.String(), p.Number.String(), p.Server.String()}}
			if p.unknown() {
				f.Err = w.Error(rest.Fault{Kind: tracking.ErrNotFound, Code: p.Status.String()})
			} else {
				f.Shipment = p.read(codes)
			}
			found = append(found, f)
		}
		return found, nil
	}
	return w
}

// unknown reports whether 4PX knows nothing of a number. Status 0, a problem, stands on such numbers too.
func (p publicParcel) unknown() bool {
	return len(p.Tracks) == 0 && (p.Status == "0" || p.Status == "7" || p.Status == "")
}

func (p publicParcel) read(codes *norm.Codes) *tracking.Shipment {
	s := &tracking.Shipment{
		Number:        cmp.Or(p.Number, p.Asked).String(),
		CarrierStatus: tracking.CarrierStatus{Code: p.Status.String()},
		Origin:        tracking.Location{Country: geo.Country(p.From)},
		Destination:   tracking.Location{Country: geo.Country(p.To)},
		Handover:      p.handover(),
	}
	for _, t := range p.Tracks {
		s.Events = append(s.Events, t.read(codes))
	}
	var header tracking.Event
	row, _ := codes.First(nil, norm.Ref{Table: "returnStatusFlag", Value: p.Return.String()}, norm.Ref{Table: "status", Value: p.Status.String()})
	norm.Apply(&header, row)
	norm.Settle(s, header)
	return s
}

// handover finds the last mile's number: 4PX's own may stand in its place until it is known.
func (p publicParcel) handover() tracking.Handover {
	h := tracking.Handover{Name: strings.TrimSpace(p.LastMile.Name)}
	h.Carrier = geo.Carrier(h.Name)
	for _, n := range append([]norm.Text{p.Server}, append(p.Codes, p.Channel)...) {
		if n != "" && n != p.Number && n != p.Asked {
			h.Number = n.String()
			break
		}
	}
	return h
}

func (t track) read(codes *norm.Codes) tracking.Event {
	e := tracking.Event{Code: t.Code, Text: strings.TrimSpace(t.Text), Location: tracking.Location{City: strings.TrimSpace(t.Location)}}
	norm.Stamp(&e, t.time(), t.Date)
	apply(&e, codes)
	return e
}

// time is the instant of tkDate, shown by the clock of the place where that is told.
func (t track) time() tracking.Time {
	at := norm.Time(t.Date, nil)
	zone, err := time.Parse("UTC-07:00", t.Zone)
	if instant, ok := at.Instant(); ok && err == nil {
		return tracking.NewTime(instant.In(zone.Location()), tracking.PrecisionSecond, tracking.ZoneStated)
	}
	return at
}
