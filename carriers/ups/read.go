package ups

import (
	"cmp"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

func wire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierUPS, Fault: fault}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc document
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		var found []norm.Found
		for _, s := range doc.Response.Shipments {
			f := norm.Found{Numbers: []string{s.Inquiry}}
			if len(s.Packages) == 0 {
				f.Err = w.Error(s.fault())
			} else {
				f.Shipment = s.read(codes)
			}
			for _, p := range s.Packages {
				f.Numbers = append(f.Numbers, p.Number)
			}
			found = append(found, f)
		}
		return found, nil
	}
	return w
}

// fault reads the warning of a shipment without packages: HTTP 200 does not mean found.
func (s shipment) fault() rest.Fault {
	f := rest.Fault{Kind: tracking.ErrBadResponse}
	if len(s.Warnings) > 0 {
		f = rest.Fault{Code: s.Warnings[0].Code.String(), Message: s.Warnings[0].Message}
	}
	if f.Code == "TW0001" {
		f.Kind = tracking.ErrNotFound
	}
	return f
}

// read makes one Shipment of all packages: asked for by its lead number, a shipment has several.
func (s shipment) read(codes *norm.Codes) *tracking.Shipment {
	pieces := make([]tracking.Shipment, len(s.Packages))
	for i, p := range s.Packages {
		pieces[i] = p.read(codes)
	}
	whole := tracking.Whole(pieces)
	if len(pieces) > 1 || whole.Number == "" {
		whole.Number = cmp.Or(s.Inquiry, whole.Number)
	}
	return &whole
}

func (p parcel) read(codes *norm.Codes) tracking.Shipment {
	s := tracking.Shipment{
		Number: p.Number,
		CarrierStatus: tracking.CarrierStatus{
			Code: cmp.Or(p.Current.StatusCode, p.Current.Code).String(), Text: strings.TrimSpace(p.Current.Description),
		},
		Service:     p.Service.Description,
		Origin:      p.address("ORIGIN"),
		Destination: p.address("DESTINATION"),
		Promised:    p.promised(),
		SignedBy:    p.Delivery.ReceivedBy,
		WeightGrams: norm.Grams(p.Weight.Value.Float(), p.Weight.Unit),
	}
	p.refer(&s)
	freight := strings.Contains(p.Service.Description, "Freight")
	for _, a := range p.Activity {
		s.Events = append(s.Events, a.read(codes, freight))
	}
	norm.Settle(&s, p.header(codes))
	if s.Status == tracking.StatusAvailableForPickup {
		here := tracking.Current(s.Events, tracking.Event{}).Location
		s.Pickup = tracking.Pickup{Location: here, Until: norm.Time(p.AccessPoint.Until, nil)}
	}
	return s
}

// read merges the codes of an event. The 3-digit code gives the status, unless it is a coarse one; the letter code
// gives the reason and who has the parcel.
func (a activity) read(codes *norm.Codes, freight bool) tracking.Event {
	st := a.Status
	e := tracking.Event{Code: a.code(), Text: strings.TrimSpace(st.Description), Location: a.Location.Address.read()}
	norm.Stamp(&e, a.time(), a.Date+" "+a.Time)
	field := norm.Fields{"type": st.Type, "code": st.Code, "statusCode": st.StatusCode.String(), "text": st.Description}.Get
	letters := norm.Ref{Table: letterTable(st.Type, freight), Value: st.Code}
	row, _ := codes.First(field,
		norm.Ref{Table: "statusCode", Value: st.StatusCode.String()}, letters, norm.Ref{Table: "type", Value: st.Type})
	if letter, ok := codes.Find(letters.Table, letters.Value, field); ok && row.When == "" { // a condition names the letters
		row.Reason, row.DeliveredTo = letter.Reason, letter.DeliveredTo
		if strings.HasPrefix(letter.Flag, "void:") {
			row.Flag = letter.Flag
		}
	}
	norm.Apply(&e, row)
	e.Voids = a.voids(e.Voids)
	switch st.StatusCode {
	case "022":
		e.Attempt = 1
	case "023":
		e.Attempt = 2
	}
	return e
}

// code is the letter code with its type, for the same letters mean something else with another; the 3-digit code
// where there are none.
func (a activity) code() string {
	switch {
	case a.Status.Code != "":
		return strings.TrimPrefix(a.Status.Type+"/"+a.Status.Code, "/")
	case a.Status.StatusCode != "":
		return a.Status.StatusCode.String()
	}
	return a.Status.Type
}

// voids turns the codes that the table takes back into those of events. X/8I, which no column can say, takes back
// a collection.
func (a activity) voids(codes string) string {
	switch {
	case a.code() == "X/8I":
		return "D/2W,X/FT"
	case codes == "038":
		return "P/PU,I/PU,038"
	case codes == "":
		return ""
	}
	list := strings.Split(codes, ",")
	for _, c := range list {
		list = append(list, "P/"+c)
	}
	for i := range len(list) / 2 {
		list[i] = a.Status.Type + "/" + list[i]
	}
	return strings.Join(list, ",")
}

// letterTable is the table of the letter codes of a type. Types of two letters are those of Mail Innovations.
func letterTable(kind string, freight bool) string {
	switch {
	case kind == "IC", kind == "VT", kind == "H6", kind == "A4":
		return "MailInnovations/" + kind
	case freight && kind == "X":
		return "FreightException"
	case freight:
		return "FreightActivity"
	case kind == "P":
		return "I"
	}
	return kind
}

// header reads the summary, which has no type.
func (p parcel) header(codes *norm.Codes) tracking.Event {
	var h tracking.Event
	row, _ := codes.First(nil,
		norm.Ref{Table: "statusCode", Value: cmp.Or(p.Current.StatusCode, p.Current.Code).String()},
		norm.Ref{Table: "type", Value: p.Current.Type})
	norm.Apply(&h, row)
	return h
}
