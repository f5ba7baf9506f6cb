package cainiao

import (
	"bytes"
	"cmp"
	"errors"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

func wire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierCainiao, Fault: fault}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		if robots(a) {
			return nil, &tracking.Error{Kind: tracking.ErrUnavailable, Err: errors.New("page for robots: ask less often")}
		}
		var doc document
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		if doc.Success == "false" {
			return nil, w.Error(rest.Fault{
				Kind: tracking.ErrUnavailable, Code: doc.ErrorCode.String(), Message: doc.ErrorText.String(),
			})
		}
		var found []norm.Found
		for _, p := range doc.Module {
			f := norm.Found{Numbers: []string{p.Number.String()}}
			switch {
			case p.Number == "":
				continue
			case p.known():
				f.Shipment = p.read(codes)
			default:
				f.Err = w.Error(rest.Fault{Kind: tracking.ErrNotFound})
			}
			found = append(found, f)
		}
		return found, nil
	}
	return w
}

// robots reports whether an answer is a page for people, which asks them to move a slider.
func robots(a tracking.Answer) bool {
	kind, _, _ := mime.ParseMediaType(http.Header(a.Header).Get("Content-Type"))
	return kind == "text/html" || bytes.HasPrefix(bytes.TrimSpace(a.Body), []byte("<"))
}

// known reports whether Cainiao has heard of the parcel: it answers for every number.
func (p parcel) known() bool {
	if len(p.scans()) > 0 || p.real() != "" || p.virtual() != "" {
		return true
	}
	return p.Source != "" && p.Source != "EXTERNAL"
}

func (p parcel) read(codes *norm.Codes) *tracking.Shipment {
	s := &tracking.Shipment{
		Number:        p.Number.String(),
		CarrierStatus: tracking.CarrierStatus{Code: p.Status, Text: strings.TrimSpace(p.StatusText)},
		Service:       p.Service,
		Origin:        tracking.Location{Country: geo.Country(p.Origin)},
		Destination:   tracking.Location{Country: geo.Country(p.Destination)},
		Promised:      p.promised(),
		Handover:      p.handover(),
	}
	if n := p.virtual(); n != "" {
		s.References = []tracking.Reference{{Kind: tracking.ReferenceAlternate, Number: n}}
	}
	for _, e := range p.scans() {
		s.Events = append(s.Events, e.read(codes))
	}
	norm.Settle(s, p.header(codes), alone)
	return s
}

// scans are the listed ones and the latest, which some answers keep apart.
func (p parcel) scans() []scan {
	if p.Latest.Code == "" {
		return p.Scans
	}
	for _, s := range p.Scans {
		if s.Clock == p.Latest.Clock && s.Code == p.Latest.Code {
			return p.Scans
		}
	}
	return append([]scan{p.Latest}, p.Scans...)
}

// header reads the summary. A parcel that is known by its number alone is a label.
func (p parcel) header(codes *norm.Codes) tracking.Event {
	if p.Status == "" && len(p.scans()) == 0 {
		return tracking.Event{Status: tracking.StatusLabelCreated}
	}
	var h tracking.Event
	row, _ := codes.Find("status", strings.TrimSpace(p.Status), nil)
	norm.Apply(&h, row)
	return h
}

// alone reads the advice "on the way", which comes before a parcel is shipped: with nothing else there is a label.
func alone(events []tracking.Event) {
	for _, e := range events {
		if key(e.Code) != "COMMON_INTRANSIT" {
			return
		}
	}
	for i := range events {
		events[i].Status = tracking.StatusLabelCreated
	}
}

func (p parcel) real() string    { return linked(p.Real, p.RealLabel) }
func (p parcel) virtual() string { return linked(p.Virtual, p.VirtualLabel) }

// linked is a number that stands bare, else behind a label and a tab.
func linked(bare norm.Text, labelled string) string {
	_, number, _ := strings.Cut(labelled, "\t")
	return cmp.Or(bare.String(), strings.TrimSpace(number))
}

// handover leaves out the number of the package, which stands for that of the last mile until there is one.
func (p parcel) handover() tracking.Handover {
	h := tracking.Handover{Carrier: cmp.Or(geo.Carrier(p.Next.Name), geo.Carrier(p.Next.Code)), Name: p.Next.Name}
	if n := p.real(); n != p.virtual() {
		h.Number = n
	}
	return h
}

func (p parcel) promised() tracking.Window {
	w := tracking.Window{From: epoch(p.Estimate.Min), To: epoch(p.Estimate.Max)}
	if w.From == w.To {
		w.From = tracking.Time{}
	}
	return w
}

func (s scan) read(codes *norm.Codes) tracking.Event {
	e := tracking.Event{Code: strings.TrimSpace(s.Code), Text: cmp.Or(strings.TrimSpace(s.Text), strings.TrimSpace(s.Note))}
	if town, _, ok := strings.Cut(e.Text, "] "); ok && strings.HasPrefix(town, "[") {
		e.Location.City = town[1:]
	}
	norm.Stamp(&e, s.time(), cmp.Or(s.Clock, s.Epoch.String()))
	field := norm.Fields{"actionCode": key(s.Code), "nodeCode": s.Group.Node, "text": e.Text}.Get
	row, _ := codes.First(field,
		norm.Ref{Table: "actionCode", Value: e.Code}, norm.Ref{Table: "actionCode", Value: key(s.Code)},
		norm.Ref{Table: "actionCode", Value: "AE_" + key(s.Code)}, norm.Ref{Table: "nodeCode", Value: s.Group.Node})
	norm.Apply(&e, row)
	return e
}

// key is the form of an action code that all its spellings share.
func key(code string) string {
	code = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '＿' {
			return '_'
		}
		return unicode.ToUpper(r)
	}, strings.TrimSpace(code))
	return strings.TrimPrefix(code, "AE_")
}

// time is the clock of the place in the zone of its label, GMT+8 without one. The epoch is that clock read as GMT+8
// whatever the label, so it counts only where the clock is missing and the zone agrees.
func (s scan) time() tracking.Time {
	beijing := time.FixedZone("", 8*60*60)
	if t := norm.Zoned(s.Clock, s.Zone, beijing); !t.IsZero() {
		return t
	}
	at, ok := epoch(s.Epoch).Instant()
	if !ok {
		return tracking.Time{}
	}
	t := norm.Zoned(at.In(beijing).Format(time.DateTime), s.Zone, beijing)
	if there, _ := t.Instant(); !there.Equal(at.Truncate(time.Second)) {
		return tracking.Time{}
	}
	return t
}

func epoch(ms norm.Text) tracking.Time { return norm.Epoch(int64(ms.Float())) }
