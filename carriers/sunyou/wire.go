package sunyou

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

// The form of the answers; only fields that are read.

type document struct {
	Status  norm.Text `json:"status"` // 1 for an answer
	Message norm.Text `json:"message"`
	Data    []parcel  `json:"data"`
}

type parcel struct {
	Number      norm.Text `json:"orderNo"`        // SunYou's
	LastMile    norm.Text `json:"trackingNumber"` // null until it is known
	Has         norm.Text `json:"has"`
	Status      norm.Text `json:"lastStatus"` // displayStatus is coarser, and often wrong
	EventCode   string    `json:"lastEventCode"`
	Text        string    `json:"lastContent"`
	Origin      string    `json:"orgCountry"`
	Destination string    `json:"dstCountry"`
	NextCarrier string    `json:"carrierName"`
	Result      struct {
		Origin      leg `json:"origin"`
		Destination leg `json:"destination"`
	} `json:"result"`
}

type leg struct {
	Items []item `json:"items"` // oldest first
}

type item struct {
	Status    norm.Text `json:"status"`
	EventCode string    `json:"eventCode"`
	Text      string    `json:"content"`
	Clock     string    `json:"createTime"`
	Zone      string    `json:"timeZone"`
}

func wire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierSunYou, Fault: rest.Public}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		a.Body = unwrap(a.Body)
		var doc document
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		if doc.Status != "" && doc.Status != "1" {
			return nil, w.Error(rest.Fault{
				Kind: tracking.ErrUnavailable, Code: doc.Status.String(), Message: doc.Message.String(),
			})
		}
		var found []norm.Found
		for _, p := range doc.Data {
			f := norm.Found{Numbers: []string{p.Number.String(), p.LastMile.String()}}
			switch {
			case p.Number == "":
				continue
			case p.Has == "true":
				f.Shipment = p.read(codes)
			case p.Has == "false":
				f.Err = w.Error(rest.Fault{Kind: tracking.ErrNotFound})
			default:
				f.Err = w.Error(rest.Fault{Kind: tracking.ErrBadResponse})
			}
			found = append(found, f)
		}
		return found, nil
	}
	return w
}

// unwrap takes the call of a function off the JSON that it is given.
func unwrap(body []byte) []byte {
	from, to := bytes.IndexByte(body, '('), bytes.LastIndexByte(body, ')')
	if from < 0 || to < from || bytes.HasPrefix(bytes.TrimSpace(body), []byte("{")) {
		return body
	}
	return body[from+1 : to]
}

func (p parcel) read(codes *norm.Codes) *tracking.Shipment {
	s := &tracking.Shipment{
		Number:        p.Number.String(),
		CarrierStatus: tracking.CarrierStatus{Code: p.Status.String(), Text: strings.TrimSpace(p.Text)},
		Origin:        tracking.Location{Country: geo.Country(p.Origin)},
		Destination:   tracking.Location{Country: geo.Country(p.Destination)},
		Handover: tracking.Handover{
			Carrier: geo.Carrier(p.NextCarrier), Name: p.NextCarrier, Number: p.LastMile.String(),
		},
	}
	items := slices.Concat(p.Result.Origin.Items, p.Result.Destination.Items)
	for _, i := range slices.Backward(items) {
		s.Events = append(s.Events, i.read(codes))
	}
	norm.Settle(s, p.header(codes))
	return s
}

// header reads the summary. A parcel that is known and has none is a label.
func (p parcel) header(codes *norm.Codes) tracking.Event {
	if p.Status == "" && p.EventCode == "" && len(p.Result.Origin.Items)+len(p.Result.Destination.Items) == 0 {
		return tracking.Event{Status: tracking.StatusLabelCreated}
	}
	return item{Status: p.Status, EventCode: p.EventCode}.read(codes)
}

func (i item) read(codes *norm.Codes) tracking.Event {
	e := tracking.Event{Code: cmp.Or(i.Status.String(), i.EventCode), Text: strings.TrimSpace(i.Text)}
	norm.Stamp(&e, norm.Zoned(i.Clock, i.Zone, nil), i.Clock)
	norm.Apply(&e, i.row(codes))
	return e
}

// row is that of the number, else of the word, else of the longest beginning of the number that is listed: 20805 is
// a kind of 208.
func (i item) row(codes *norm.Codes) tracking.Code {
	const longest = 8 // digits; listed are 5
	n := i.Status.String()
	field := norm.Fields{"status": n, "eventCode": i.EventCode, "text": i.Text}.Get
	row, ok := codes.First(field, norm.Ref{Table: "status", Value: n}, norm.Ref{Table: "eventCode", Value: i.EventCode})
	for n = n[:min(len(n), longest)]; !ok && n != ""; n = n[:len(n)-1] {
		row, ok = codes.Find("status", n, field)
	}
	return row
}
