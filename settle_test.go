package tracking_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
)

// zones is a small stand-in for the table of countries that adapters bring.
func zones(country string) *time.Location {
	switch country {
	case "CN":
		return time.FixedZone("", 8*60*60)
	case "US":
		return time.FixedZone("", -5*60*60)
	}
	return nil
}

func codes(events []tracking.Event) string {
	var out []string
	for _, e := range events {
		out = append(out, e.Code)
	}
	return strings.Join(out, " ")
}

func TestSettleOrder(t *testing.T) {
	t.Parallel()
	type scan struct{ code, time, country string }
	for _, tt := range []struct {
		name string
		in   []scan // in the carrier's order
		want string
	}{
		{"none", nil, ""},
		{"newest first", []scan{
			{"C", "2026-03-04T09:00:00+01:00", ""}, {"B", "2026-03-03T09:00:00+01:00", ""}, {"A", "2026-03-02T09:00:00+01:00", ""},
		}, "A B C"},
		{"oldest first", []scan{
			{"A", "2026-03-02T09:00:00+01:00", ""}, {"B", "2026-03-03T09:00:00+01:00", ""}, {"C", "2026-03-04T09:00:00+01:00", ""},
		}, "A B C"},
		{"unsorted", []scan{
			{"B", "2026-03-03T09:00:00Z", ""},
			{"D", "2026-03-05T09:00:00Z", ""},
			{"A", "2026-03-02T09:00:00Z", ""},
			{"C", "2026-03-04T09:00:00Z", ""},
		}, "A B C D"},
		{"by instant, not by clock", []scan{
			{"B", "2026-03-02T08:00:00-05:00", ""}, {"A", "2026-03-02T20:00:00+08:00", ""},
		}, "A B"},
		{"newest first, some at one time", []scan{
			{"D", "2026-03-03T09:00:00Z", ""},
			{"C", "2026-03-02T09:00:00Z", ""},
			{"B", "2026-03-02T09:00:00Z", ""},
			{"A", "2026-03-01T09:00:00Z", ""},
		}, "A B C D"},
		{"oldest first, some at one time", []scan{
			{"A", "2026-03-01T09:00:00Z", ""},
			{"B", "2026-03-02T09:00:00Z", ""},
			{"C", "2026-03-02T09:00:00Z", ""},
			{"D", "2026-03-03T09:00:00Z", ""},
		}, "A B C D"},
		{"all at one time: newest first is assumed", []scan{
			{"B", "2026-03-02T09:00:00Z", ""}, {"A", "2026-03-02T09:00:00Z", ""},
		}, "A B"},
		{"days, newest first", []scan{{"C", "2026-03-03", ""}, {"B", "2026-03-02", ""}, {"A", "2026-03-02", ""}}, "A B C"},
		{"days, oldest first", []scan{{"A", "2026-03-02", ""}, {"B", "2026-03-02", ""}, {"C", "2026-03-03", ""}}, "A B C"},
		{"a day keeps its place among clocks", []scan{
			{"C", "2026-03-03T09:00:00Z", ""}, {"B", "2026-03-02", ""}, {"A", "2026-03-02T23:00:00Z", ""},
		}, "A B C"},
		{"undated keep their places", []scan{
			{"E", "", ""}, {"D", "2026-03-03T09:00:00Z", ""}, {"C", "", ""}, {"B", "2026-03-02T09:00:00Z", ""}, {"A", "", ""},
		}, "A B C D E"},
		{"undated stay behind their elder when others move", []scan{
			{"A", "2026-03-02T09:00:00Z", ""},
			{"C", "2026-03-04T09:00:00Z", ""},
			{"D", "", ""},
			{"B", "2026-03-03T09:00:00Z", ""},
			{"E", "2026-03-05T09:00:00Z", ""},
		}, "A B C D E"},
		{"only undated: newest first is assumed", []scan{{"B", "", ""}, {"A", "", ""}}, "A B"},
		// 09:00 in China is 01:00 UTC, before 02:00 UTC.
		{"floating, in the zone of its country", []scan{
			{"B", "2026-03-02T02:00:00Z", ""}, {"A", "2026-03-02T09:00:00", "CN"},
		}, "A B"},
		{"floating, the country beats the neighbour", []scan{
			{"A", "2026-03-02T10:00:00+08:00", ""}, {"B", "2026-03-02T09:00:00", "US"}, {"C", "2026-03-02T15:00:00Z", ""},
		}, "A B C"},
		{"floating, in the offset of its neighbour", []scan{
			{"A", "2026-03-01T08:00:00+08:00", ""},
			{"B", "2026-03-02T08:00:00+08:00", ""},
			{"C", "2026-03-02T09:00:00", ""},
			{"D", "2026-03-02T02:00:00Z", ""},
		}, "A B C D"},
		{"floating, in the zone of its neighbour's country", []scan{
			{"A", "2026-03-01T08:00:00", "CN"},
			{"B", "2026-03-02T08:00:00", "CN"},
			{"C", "2026-03-02T09:00:00", ""},
			{"D", "2026-03-02T02:00:00Z", ""},
		}, "A B C D"},
		{"floating, the eldest in the offset of the next", []scan{
			{"A", "2026-03-02T09:00:00", ""}, {"B", "2026-03-02T10:00:00+08:00", ""}, {"C", "2026-03-03T10:00:00+08:00", ""},
		}, "A B C"},
		{"floating, else in UTC", []scan{
			{"B", "2026-03-02T09:00:00", "XX"}, {"A", "2026-03-02T08:00:00", ""},
		}, "A B"},
		{"ages apart", []scan{
			{"D", "9999-12-31T23:59:59Z", ""},
			{"C", "2026-03-02T09:00:00Z", ""},
			{"B", "1700-01-01T00:00:00Z", ""},
			{"A", "0001-01-01T00:00:00Z", ""},
		}, "A B C D"},
		{"undated before the dawn of time", []scan{
			{"C", "2026-03-02T09:00:00Z", ""}, {"B", "0001-01-01T00:00:00+08:00", ""}, {"A", "", ""},
		}, "A B C"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var s tracking.Shipment
			for _, i := range tt.in {
				s.Events = append(s.Events, tracking.Event{
					Code: i.code, Time: at(t, i.time), Status: "in_transit", Location: tracking.Location{Country: i.country},
				})
			}
			tracking.Settle(&s, tracking.Event{}, zones)
			assert.Equal(t, tt.want, codes(s.Events))
		})
	}
}

func TestSettleWithoutZones(t *testing.T) {
	t.Parallel()
	s := tracking.Shipment{Events: []tracking.Event{
		{Code: "A", Time: at(t, "2026-03-02T01:30:00Z")},
		{Code: "B", Time: at(t, "2026-03-02T09:00:00"), Location: tracking.Location{Country: "CN"}},
	}}
	tracking.Settle(&s, tracking.Event{}, nil)
	assert.Equal(t, "A B", codes(s.Events))
}

func TestSettleRepeats(t *testing.T) {
	t.Parallel()
	scan := tracking.Event{Code: "A", Time: at(t, "2026-03-02T09:00:00Z"), Status: "in_transit", Text: "Arrived"}
	other, marked := scan, scan
	other.Text = "Arrived at Leipzig"
	marked.ID, marked.Voided = "x", true // as if read back from storage

	s := tracking.Shipment{Events: []tracking.Event{scan, other, scan, marked}}
	tracking.Settle(&s, tracking.Event{}, nil)
	var texts []string
	for _, e := range s.Events {
		texts = append(texts, e.Text)
	}
	assert.Equal(t, []string{"Arrived at Leipzig", "Arrived"}, texts)
}

func TestSettleVoids(t *testing.T) {
	t.Parallel()
	type scan struct {
		code, voids string
		carrier     tracking.Carrier
	}
	for _, tt := range []struct {
		name string
		in   []scan // oldest first
		want []int  // the voided ones
	}{
		{"the event before", []scan{{code: "PU"}, {code: "VP", voids: "PU"}}, []int{0}},
		{"any of the codes", []scan{{code: "PC"}, {code: "VP", voids: "PU,PC,PT"}}, []int{0}},
		{"the latest of several", []scan{{code: "PU"}, {code: "PC"}, {code: "AR"}, {code: "VP", voids: "PU,PC"}}, []int{1}},
		{"two voids take back two", []scan{{code: "PU"}, {code: "PU"}, {code: "VP", voids: "PU"}, {code: "VP", voids: "PU"}}, []int{0, 1}},
		{"none to take back", []scan{{code: "AR"}, {code: "VP", voids: "PU"}}, nil},
		{"a later one stands", []scan{{code: "VP", voids: "PU"}, {code: "PU"}}, nil},
		{"the whole code", []scan{{code: "PU"}, {code: "VP", voids: "PUX,XPU"}}, nil},
		{"a void is not voided", []scan{{code: "VP", voids: "PU"}, {code: "VV", voids: "VP"}}, nil},
		{"another carrier's scan with that code stands", []scan{
			{code: "AR", carrier: "ems"}, {code: "AR", carrier: "ups"}, {code: "CA", voids: "AR", carrier: "ems"},
		}, []int{0}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var s tracking.Shipment
			clock := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
			for i, e := range tt.in {
				s.Events = append(s.Events, tracking.Event{
					Code: e.code, Voids: e.voids, Carrier: e.carrier, Status: "in_transit",
					Time: tracking.NewTime(clock.AddDate(0, 0, i), tracking.PrecisionSecond, tracking.ZoneStated),
				})
			}
			for range 2 { // a second time marks no more
				tracking.Settle(&s, tracking.Event{}, nil)
				var got []int
				for i, e := range s.Events {
					if e.Voided {
						got = append(got, i)
					}
				}
				assert.Equal(t, tt.want, got)
			}
		})
	}
}

// A rule sees the events sorted and its changes decide the status.
func TestSettleRules(t *testing.T) {
	t.Parallel()
	s := tracking.Shipment{Events: []tracking.Event{
		{Code: "ET1", Status: "in_transit", Time: at(t, "2026-03-03T09:00:00Z")},
		{Code: "RE1", Status: "in_transit", Time: at(t, "2026-03-02T09:00:00Z")},
	}}
	var seen string
	tracking.Settle(&s, tracking.Event{}, nil,
		func(events []tracking.Event) { seen = codes(events); events[0].Status = "returning_to_sender" },
		func(events []tracking.Event) { seen += " / " + string(events[0].Status) })
	assert.Equal(t, "RE1 ET1 / returning_to_sender", seen)
	assert.Equal(t, tracking.StatusReturningToSender, s.Status)
}

func TestSettleIDs(t *testing.T) {
	t.Parallel()
	scan := tracking.Event{
		Code: "OD", Time: at(t, "2026-03-02T09:00:00+01:00"), Status: "out_for_delivery", Text: "On the vehicle",
		Location: tracking.Location{City: "Bonn"},
	}
	id := func(number string, change func(*tracking.Event)) string {
		e := scan
		change(&e)
		s := tracking.Shipment{Number: number, Events: []tracking.Event{e}}
		tracking.Settle(&s, tracking.Event{}, nil)
		return s.Events[0].ID
	}
	same := func(*tracking.Event) {}
	// FNV-1a of number, clock and code, NUL between them, in base 36. Shops keep ids: they never change.
	const golden = "2jtkd3nqdazox"
	assert.Equal(t, golden, id("1Z", same))

	for name, change := range map[string]func(*tracking.Event){
		"text":      func(e *tracking.Event) { e.Text = "On vehicle for delivery" },
		"place":     func(e *tracking.Event) { e.Location.City = "Köln" },
		"meaning":   func(e *tracking.Event) { e.Status, e.Reason = "in_transit", "delay_carrier" },
		"zone":      func(e *tracking.Event) { e.Time = at(t, "2026-03-02T09:00:00") },
		"time text": func(e *tracking.Event) { e.TimeText = "2 March, 9 am" },
		"an old id": func(e *tracking.Event) { e.ID = "old" },
	} {
		assert.Equal(t, golden, id("1Z", change), "the id outlives another %s", name)
	}
	for name, change := range map[string]func(*tracking.Event){
		"code":     func(e *tracking.Event) { e.Code = "DL" },
		"clock":    func(e *tracking.Event) { e.Time = at(t, "2026-03-02T09:00:01+01:00") },
		"no clock": func(e *tracking.Event) { e.Time = tracking.Time{} },
	} {
		assert.NotEqual(t, golden, id("1Z", change), "another %s is another scan", name)
	}
	assert.NotEqual(t, golden, id("1Y", same), "another parcel's scan")
	undated := func(text string) string {
		return id("1Z", func(e *tracking.Event) { e.Time, e.TimeText = tracking.Time{}, text })
	}
	assert.NotEqual(t, undated("morning"), undated("noon"), "texts tell undated scans apart")
}

func TestSettleIDsAreUnique(t *testing.T) {
	t.Parallel()
	scan := tracking.Event{Code: "AR", Time: at(t, "2026-03-02T09:00:00Z"), Status: "in_transit"}
	s := tracking.Shipment{Number: "1Z"}
	for _, text := range []string{"third", "second", "first"} {
		scan.Text = text
		s.Events = append(s.Events, scan)
	}
	tracking.Settle(&s, tracking.Event{}, nil)
	first := s.Events[0].ID
	assert.Equal(t, []string{first, first + "-2", first + "-3"}, []string{s.Events[0].ID, s.Events[1].ID, s.Events[2].ID})
}

func TestSettleDelivery(t *testing.T) {
	t.Parallel()
	onVehicle := tracking.Event{Code: "OD", Status: "out_for_delivery", Time: at(t, "2026-03-02T07:00:00Z")}
	handed := tracking.Event{
		Code: "DL", Status: "delivered", Reason: "damaged", DeliveredTo: "neighbour", Time: at(t, "2026-03-02T10:12:00Z"),
	}
	back := tracking.Event{Code: "RS", Status: "returning_to_sender", Time: at(t, "2026-03-03T10:00:00Z")}
	for _, tt := range []struct {
		name   string
		in     tracking.Shipment // as the adapter filled it
		header tracking.Event
		want   tracking.Shipment // without events
	}{
		{
			"taken from the event",
			tracking.Shipment{Events: []tracking.Event{handed, onVehicle}},
			tracking.Event{},
			tracking.Shipment{Status: "delivered", Reason: "damaged", DeliveredAt: handed.Time, DeliveredTo: "neighbour"},
		},
		{
			"what the carrier says apart from its events goes first",
			tracking.Shipment{
				Events:      []tracking.Event{handed, onVehicle},
				DeliveredAt: at(t, "2026-03-02T10:10:00Z"), DeliveredTo: "mailbox", SignedBy: "Muster",
			},
			tracking.Event{},
			tracking.Shipment{
				Status: "delivered", Reason: "damaged", DeliveredAt: at(t, "2026-03-02T10:10:00Z"), DeliveredTo: "mailbox",
				SignedBy: "Muster",
			},
		},
		{
			"from a header without events",
			tracking.Shipment{},
			tracking.Event{Status: "delivered", DeliveredTo: "reception", Time: at(t, "2026-03-02")},
			tracking.Shipment{Status: "delivered", DeliveredAt: at(t, "2026-03-02"), DeliveredTo: "reception"},
		},
		{
			"a signature block on a parcel in transit is no delivery",
			tracking.Shipment{
				Events: []tracking.Event{onVehicle}, DeliveredAt: handed.Time, DeliveredTo: "recipient", SignedBy: "Muster",
			},
			tracking.Event{},
			tracking.Shipment{Status: "out_for_delivery"},
		},
		{
			"gone when it is sent back",
			tracking.Shipment{Events: []tracking.Event{back, handed}, DeliveredAt: handed.Time, SignedBy: "Muster"},
			tracking.Event{},
			tracking.Shipment{Status: "returning_to_sender"},
		},
		{
			"kept where the status is not known",
			tracking.Shipment{DeliveredAt: handed.Time, DeliveredTo: "recipient", SignedBy: "Muster"},
			tracking.Event{},
			tracking.Shipment{
				Status: "unknown", DeliveredAt: handed.Time, DeliveredTo: "recipient", SignedBy: "Muster",
			},
		},
		{
			"an old status and reason do not stay",
			tracking.Shipment{Events: []tracking.Event{onVehicle}, Status: "exception", Reason: "lost"},
			tracking.Event{},
			tracking.Shipment{Status: "out_for_delivery"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := tt.in
			got.Events = slices.Clone(got.Events)
			tracking.Settle(&got, tt.header, nil)
			got.Events = nil
			assert.Equal(t, tt.want, got)
		})
	}
}
