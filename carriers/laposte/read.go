package laposte

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

func wire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierLaPoste, Fault: fault}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var list norm.List[result]
		if err := rest.JSON(a, &list); err != nil {
			return nil, err
		}
		var found []norm.Found
		for _, r := range list {
			s := r.Shipment
			f := norm.Found{Numbers: []string{s.number(), s.Number.String(), r.Number.String()}}
			if s.Number == "" {
				f.Err = w.Error(r.refusal())
			} else {
				f.Shipment = s.read(codes)
			}
			found = append(found, f)
		}
		return found, nil
	}
	return w
}

// refusal reads a result without a shipment: HTTP 200 and 207 do not mean found.
func (r result) refusal() rest.Fault {
	f := r.fault()
	if f.Code == "" || f.Code == "200" {
		f.Kind = tracking.ErrBadResponse
	}
	return f
}

// nameless returns an error, which has the numbers asked again in smaller requests, when an answer to several does
// not say which of them it refuses.
func nameless(a tracking.Answer) error {
	var list norm.List[result]
	_ = rest.JSON(a, &list) // told by who reads the answer
	if slices.ContainsFunc(list, func(r result) bool { return r.Shipment.Number == "" && r.Number == "" }) {
		return &tracking.Error{Kind: tracking.ErrRejected, Err: errors.New("answer does not name the number it refuses")}
	}
	return nil
}

func (s shipment) read(codes *norm.Codes) *tracking.Shipment {
	c := s.Context
	out := &tracking.Shipment{
		Number:      s.number(),
		Service:     s.Product,
		Origin:      tracking.Location{Country: geo.Country(c.Origin)},
		Destination: tracking.Location{Country: geo.Country(c.Arrival)},
		Handover: tracking.Handover{
			Carrier: geo.Carrier(c.Partner.Name), Name: cmp.Or(c.Partner.Name, c.Partner.Network), Number: c.Partner.Reference.String(),
		},
		URL:    cmp.Or(s.URL, s.OldURL),
		Events: s.events(codes),
	}
	if s.Final {
		out.DeliveredAt = at(s.Delivered, foreign(c.Arrival))
	} else {
		out.Promised.To = s.estimate()
	}
	var header tracking.Event
	out.CarrierStatus, header = s.summary(codes)
	norm.Settle(out, header)
	if out.Status == tracking.StatusAvailableForPickup {
		out.Pickup = tracking.Pickup{Name: c.RemovalPoint.Name}
	}
	return out
}

const chronopost = "3" // as holder

// number is what people ask by. Chronopost's, 14 digits or 13 characters that begin with letters, have a check
// character behind them here.
func (s shipment) number() string {
	n := s.Number.String()
	length := 15
	if n != "" && n[0] >= 'A' {
		length = 14
	}
	if s.Holder == chronopost && len(n) == length {
		return n[:length-1]
	}
	return n
}

// events reads the scans from the oldest on, for what some mean depends on those before. News of the network (ET1)
// is about the way back once that has begun (RE1), which a delivery takes back, and does not outweigh a failed round
// (DISIECHEC).
func (s shipment) events(codes *norm.Codes) []tracking.Event {
	var list []tracking.Event
	var arrived, returning, failed bool
	for _, e := range slices.Backward(s.Events) {
		arrived = arrived || e.Code == "ET3"
		out := e.read(codes, s.abroad(e.Code, arrived))
		switch {
		case e.Code == "ET1" && returning:
			out.Status = tracking.StatusReturningToSender
		case e.Code == "ET1" && failed:
			out.Informational = true
		case e.Code == "DI1" && returning:
			out.Voids = "RE1"
		}
		returning = e.Code == "RE1" || returning && e.Code != "DI1" && e.Code != "DI2"
		failed = e.Group == "DISIECHEC" || failed && e.Code == "ET1"
		list = append(list, out)
	}
	slices.Reverse(list)
	return list
}

func (e event) read(codes *norm.Codes, abroad bool) tracking.Event {
	out := tracking.Event{Code: cmp.Or(e.Code, e.Group), Text: strings.TrimSpace(e.Label)}
	norm.Stamp(&out, at(e.Date, abroad), e.Date)
	row, _ := codes.First(nil,
		norm.Ref{Table: "code", Value: e.Code}, norm.Ref{Table: "code/v1", Value: e.Code}, norm.Ref{Table: "group", Value: e.Group})
	norm.Apply(&out, row)
	return out
}

// abroad reports whether a scan was made outside France: some codes say so, and after the arrival in the country of
// destination all are made there.
func (s shipment) abroad(code string, arrived bool) bool {
	switch code {
	case "PC2", "ET2":
		return foreign(s.Context.Origin)
	case "ET4":
		return true
	}
	return arrived && foreign(s.Context.Arrival)
}

func foreign(country string) bool { return country != "" && country != "FR" }

// at reads a timestamp. All have the offset of Paris, those from abroad too: the clock is that of the place then, and
// the offset says nothing.
func at(text string, abroad bool) tracking.Time {
	t := norm.Time(text, nil)
	if abroad && !t.IsZero() {
		return tracking.NewTime(t.Wall(), t.Precision(), tracking.ZoneUnknown)
	}
	return t
}

// estimate is the day of delivery as La Poste expects it. It holds junk, such as the day of the query, unless it lies
// behind the newest event.
func (s shipment) estimate() tracking.Time {
	t := norm.Time(s.Estimate, nil)
	end := t.Wall()
	if strings.Contains(s.Estimate, "T00:00:00") {
		t, end = norm.Day(t), end.Add(24*time.Hour-time.Second)
	}
	if len(s.Events) == 0 || !end.After(norm.Time(s.Events[0].Date, nil).Wall()) {
		return tracking.Time{}
	}
	return t
}

// summary reads what the consumers' answers sum up, else the last step of the timeline that was reached. A parcel
// without either and without a scan is announced.
func (s shipment) summary(codes *norm.Codes) (tracking.CarrierStatus, tracking.Event) {
	var h tracking.Event
	if row, ok := codes.Find("group", s.Current.Code, nil); ok {
		norm.Apply(&h, row)
		return tracking.CarrierStatus{Code: s.Current.Code, Text: s.Current.Label}, h
	}
	for _, step := range slices.Backward(s.Timeline) {
		if !step.Reached {
			continue
		}
		row, _ := codes.Find("timeline.id", step.ID.String(), norm.Fields{"timeline.status": "true"}.Get)
		norm.Apply(&h, row)
		if row, _ := codes.Find("timeline.type", step.Type.String(), nil); row.Status != tracking.StatusUnknown {
			norm.Apply(&h, row)
		}
		return tracking.CarrierStatus{Code: step.ID.String(), Text: strings.TrimSpace(step.Label)}, h
	}
	if len(s.Events) == 0 && !s.Final {
		h.Status = tracking.StatusLabelCreated
	}
	return tracking.CarrierStatus{}, h
}
