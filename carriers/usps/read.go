package usps

import (
	"cmp"
	"html"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

func wire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierUSPS, Fault: fault}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var list norm.List[piece]
		if err := rest.JSON(a, &list); err != nil {
			return nil, err
		}
		var found []norm.Found
		for _, p := range list {
			if p.Number != "" { // of a piece that is told nothing of
				found = append(found, norm.Found{Numbers: []string{p.Number.String()}, Shipment: p.read(codes)})
			}
		}
		return found, nil
	}
	return w
}

func (p piece) read(codes *norm.Codes) *tracking.Shipment {
	s := &tracking.Shipment{
		Number:        p.Number.String(),
		CarrierStatus: tracking.CarrierStatus{Code: p.Category, Text: plain(p.Status)},
		Service:       plain(p.Class),
		Origin:        place(p.OriginCity, p.OriginState, p.OriginZIP, p.Origin),
		Destination:   place(p.City, p.State, p.ZIP, p.Country),
		Promised:      p.promised(),
	}
	if p.UniqueID != "" {
		s.References = []tracking.Reference{{Kind: tracking.ReferenceCarrier, Number: p.UniqueID.String()}}
	}
	for _, e := range p.Events {
		s.Events = append(s.Events, e.read(codes))
		if e.Code == "01" {
			s.SignedBy = cmp.Or(s.SignedBy, strings.TrimSpace(e.Name))
		}
	}
	var header tracking.Event
	row, _ := codes.Find("statusCategory", p.Category, nil)
	norm.Apply(&header, row)
	norm.Settle(s, header)
	s.Pickup.Location = norm.PickupPlace(s)
	return s
}

func (e event) read(codes *norm.Codes) tracking.Event {
	out := tracking.Event{
		Code: e.Code.String(), Text: plain(e.Text), Location: place(e.City, e.State, e.ZIP, e.Country),
	}
	norm.Stamp(&out, e.time(), e.Local)
	row, _ := codes.Find("eventCode", out.Code, norm.Fields{"text": out.Text}.Get)
	norm.Apply(&out, row)
	return out
}

// time takes day, clock and offset from the local members, and from GMTTimestamp its seconds alone: it keeps the local
// date, a day early for an evening in America. Without an offset the clock has no zone, for the place is absent as well
// or the name of a building.
func (e event) time() tracking.Time {
	t := norm.Time(e.Local+e.Offset, nil)
	at, ok := t.Instant()
	gmt, stated := norm.Time(e.GMT, nil).Instant()
	if !ok || !stated {
		return cmp.Or(t, norm.Time(e.Local, nil))
	}
	return tracking.NewTime(at.Truncate(time.Minute).Add(time.Duration(gmt.Second())*time.Second), t.Precision(), t.Zone())
}

// place fills in the country, which is told of other countries than the United States only.
func place(city, state string, zip norm.Text, country string) tracking.Location {
	l := tracking.Location{City: city, Region: state, Postcode: zip.String(), Country: geo.Country(country)}
	if country == "" && (state != "" || zip != "") {
		l.Country = "US"
	}
	return l
}

// promised is the best of the estimates. All are clocks at the destination.
func (p piece) promised() tracking.Window {
	if w := (tracking.Window{From: p.clock(p.Begins), To: p.clock(p.Ends)}); !w.To.IsZero() {
		return w
	}
	for _, text := range []string{p.Predicted, p.Day, p.Expected, p.Guaranteed} {
		if t := day(text); !t.IsZero() {
			return tracking.Window{To: t}
		}
	}
	return tracking.Window{}
}

// clock reads an end of the predicted window: a timestamp, or a clock on the predicted day.
func (p piece) clock(text string) tracking.Time {
	if text == "" {
		return tracking.Time{}
	}
	return cmp.Or(norm.Time(text, nil), norm.Time(p.Day+" "+text, nil))
}

// day reads an estimate. Midnight stands for the day alone.
func day(text string) tracking.Time {
	t := norm.Time(text, nil)
	if strings.Contains(text, "T00:00:00") {
		return norm.Day(t)
	}
	return t
}

var markup = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?is)<sup>.*?</sup>|<[^<>]*>`) })

// plain takes the marks of HTML off a text: "Ground Advantage<SUP>&#153;</SUP>".
func plain(s string) string {
	return strings.TrimSpace(html.UnescapeString(markup().ReplaceAllString(s, "")))
}
