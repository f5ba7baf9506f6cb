package emsapi

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

// The form of the answers; only fields that are read.

type document struct {
	Code    norm.Text `json:"retCode"`
	Message string    `json:"retMsg"`
	Body    string    `json:"retBody"` // JSON in a string
	Success *bool     `json:"success"`
}

type body struct {
	Items  []item    `json:"responseItems"` // oldest first
	Number norm.Text `json:"waybillNo"`     // of an order that was just made
}

type item struct {
	Number   string    `json:"waybillNo"`
	Trace    string    `json:"traceNo"`
	Product  string    `json:"productName"`
	Time     string    `json:"opTime"` // yyyy-MM-dd HH:mm:ss, no zone
	Province string    `json:"opOrgProvName"`
	City     string    `json:"opOrgCity"`
	Office   string    `json:"opOrgName"`
	Code     norm.Text `json:"opCode"`
	Name     string    `json:"opName"`
	Text     string    `json:"opDesc"`
	Signed   norm.Text `json:"deliverCode"`         // of 704; a client's name for it, not documented
	Unsigned norm.Text `json:"attemptDeliveryCode"` // of 705; likewise
}

const okCode = "00000"

// Wire reads the platform's answers for carrier by codes.
func Wire(carrier tracking.Carrier, codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: carrier}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc document
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		switch {
		case doc == document{}:
			return nil, errors.New("neither code nor message")
		case doc.Code != okCode || doc.Success != nil && !*doc.Success:
			return nil, w.Error(fault(doc))
		}
		var in body
		if doc.Body != "" && json.Unmarshal([]byte(doc.Body), &in) != nil {
			return nil, errors.New("retBody is not JSON of the platform's form")
		}
		if len(in.Items) == 0 && in.Number == "" {
			return nil, w.Error(rest.Fault{Kind: tracking.ErrNotFound, Code: doc.Code.String(), Message: doc.Message})
		}
		s := in.read(codes)
		return []norm.Found{{Numbers: []string{s.Number}, Shipment: s}}, nil
	}
	return w
}

// fault tells by the words what was refused: the platform's codes are not published.
func fault(d document) rest.Fault {
	f := rest.Fault{Code: d.Code.String(), Message: d.Message}
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(d.Message, w) })
	}
	switch {
	case has("无客户信息"): // the item is not under this customer's contract
		f.Kind = tracking.ErrForbidden
	case has("授权", "签名", "密钥", "鉴权", "解密", "验签"):
		f.Kind = tracking.ErrUnauthorized
	}
	return f
}

func (b body) read(codes *norm.Codes) *tracking.Shipment {
	s := &tracking.Shipment{Number: b.Number.String()}
	for _, i := range slices.Backward(b.Items) { // the carrier's order is oldest first
		s.Number, s.Service = cmp.Or(s.Number, i.Number, i.Trace), cmp.Or(s.Service, i.Product)
		s.Events = append(s.Events, i.read(codes))
	}
	norm.Settle(s, tracking.Event{Status: tracking.StatusLabelCreated}, flights, wayBack)
	return s
}

func (i item) read(codes *norm.Codes) tracking.Event {
	e := tracking.Event{Code: i.Code.String(), Text: cmp.Or(i.Text, i.Name), Location: i.place()}
	zone := geo.Zone("CN")
	if i.abroad() {
		zone = nil // most likely the clock of that post, whose country is not told
	}
	norm.Stamp(&e, norm.Time(i.Time, zone), i.Time)
	row, _ := codes.First(nil, norm.Ref{Table: "opCode", Value: e.Code}, norm.Ref{Table: "EMSEVT", Value: e.Code})
	norm.Apply(&e, row)
	if e.Code == "704" {
		row, _ := codes.Find("signed", i.Signed.String(), nil)
		norm.Apply(&e, row)
	}
	if e.Code == "705" {
		row, _ := codes.Find("unsigned", i.Unsigned.String(), nil)
		norm.Apply(&e, row)
	}
	return e
}

func (i item) place() tracking.Location {
	l := tracking.Location{City: cmp.Or(i.City, i.Office), Region: i.Province}
	if l.Region == l.City {
		l.Region = ""
	}
	if i.Province != "" {
		l.Country = "CN"
	}
	return l
}

// inbound are EMSEVT's events of the post of destination.
var inbound = []string{"EMD", "EDA", "EDB", "EME", "EDC", "EMF", "EDD", "EDE", "EMG", "EDF", "EDG", "EDH", "EMH", "EMI", "EDX"}

func (i item) abroad() bool { return i.Province == "" && slices.Contains(inbound, i.Code.String()) }

// flights reads an aircraft's arrival (505, 912). It is the country of destination, unless the text says a place of
// transit or another flight follows.
func flights(events []tracking.Event) {
	again := false
	for i := range slices.Backward(events) {
		e := &events[i]
		switch e.Code {
		case "404", "457", "500", "911":
			again = true
		case "505", "912":
			if !again && !strings.Contains(e.Text, "中转") {
				e.Status = tracking.StatusArrivedInDestinationCountry
			}
			again = true
		}
	}
}

// wayBack reads EMA and EMB from the post of destination, which posts an item anew to send it back.
func wayBack(events []tracking.Event) {
	abroad := false
	for i := range events {
		e := &events[i]
		if abroad && (e.Code == "EMA" || e.Code == "EMB") {
			e.Status, e.Reason = tracking.StatusReturningToSender, ""
		}
		abroad = abroad || slices.Contains(inbound, e.Code)
	}
}
