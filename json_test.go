package tracking_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/parcelnorm/tracking"
)

// parcel has every member of a Shipment and of an Event.
func parcel(t testing.TB) tracking.Shipment {
	t.Helper()
	minute := func(text string, z tracking.Zone) tracking.Time {
		moment, ok := at(t, text).Instant()
		require.True(t, ok)
		return tracking.NewTime(moment, tracking.PrecisionMinute, z)
	}
	return tracking.Shipment{
		Carrier: tracking.CarrierCainiao, Number: "LP00123456789012",
		Status: tracking.StatusDelivered, Reason: tracking.ReasonAtDeliveryDepot,
		CarrierStatus: tracking.CarrierStatus{Code: "DELIVERED", Text: "Package delivered"},
		Service:       "Standard",
		Origin:        tracking.Location{Country: "CN"},
		Destination:   tracking.Location{City: "Lyon", Region: "Rhône", Postcode: "69003", Country: "FR"},
		Promised:      tracking.Window{From: at(t, "2026-11-25"), To: at(t, "2026-11-28")},
		DeliveredAt:   at(t, "2026-11-27T10:12:00+01:00"), DeliveredTo: tracking.ToMailbox, SignedBy: "A. Muster",
		Pickup: tracking.Pickup{
			Name: "Tabac du Coin", Location: tracking.Location{City: "Lyon"}, Until: at(t, "2026-12-05"),
		},
		Handover:    tracking.Handover{Carrier: tracking.CarrierLaPoste, Name: "La Poste", Number: "6A00000000000"},
		References:  []tracking.Reference{{Kind: tracking.ReferenceOrder, Number: "8001"}},
		WeightGrams: 1200,
		URL:         "https://example.com/LP00123456789012",
		Events: []tracking.Event{
			{
				ID: "a1", Carrier: tracking.CarrierCainiao, Time: minute("2026-11-20T10:00:00+08:00", tracking.ZoneInferred),
				Status: tracking.StatusPickedUp, Code: "PU_PICKUP_SUCCESS", Text: "Accepted by carrier",
				Location: tracking.Location{City: "Yiwu", Region: "Zhejiang", Postcode: "322000", Country: "CN"}, Voided: true,
			},
			{
				ID: "b2", TimeText: "this morning", Status: tracking.StatusUnknown, Code: "X1", Text: "?",
				Informational: true, Voids: "PU_PICKUP_SUCCESS",
			},
			{ID: "c3", Time: at(t, "2026-11-26"), Status: tracking.StatusInTransit},
			{
				ID: "d4", Time: at(t, "2026-11-26T09:30:00"), Status: tracking.StatusDeliveryAttemptFailed,
				Reason: tracking.ReasonNoticeLeft, Attempt: 1,
			},
			{ID: "e5", Time: at(t, "2026-11-27T10:12:00+01:00"), Status: tracking.StatusDelivered, DeliveredTo: tracking.ToMailbox},
		},
		Legs: []tracking.Leg{
			{Carrier: tracking.CarrierCainiao, Number: "LP00123456789012"},
			{Name: "Speedy Poste", Number: "6A00000000000", Note: "unsupported", URL: "https://example.com/6A00000000000"},
		},
		Pieces: []tracking.Shipment{{Carrier: tracking.CarrierCainiao, Number: "P1", Status: tracking.StatusDelivered}},
		Others: []tracking.Other{{
			Carrier: tracking.CarrierCainiao, Number: "LP00123456789012", Service: "Economy",
			Origin: tracking.Location{Country: "CN"}, Destination: tracking.Location{Country: "BE"},
			First: at(t, "2024-01-02"), Last: at(t, "2024-02-03T10:00:00"),
		}},
		Raw: []byte("<secret>"),
	}
}

const parcelJSON = `{
  "carrier": "cainiao",
  "number": "LP00123456789012",
  "status": "delivered",
  "reason": "at_delivery_depot",
  "carrier_status": {"code": "DELIVERED", "text": "Package delivered"},
  "service": "Standard",
  "origin": {"country": "CN"},
  "destination": {"city": "Lyon", "region": "Rhône", "postcode": "69003", "country": "FR"},
  "promised": {"from": "2026-11-25", "to": "2026-11-28"},
  "delivered_at": "2026-11-27T10:12:00+01:00",
  "delivered_to": "mailbox",
  "signed_by": "A. Muster",
  "pickup": {"name": "Tabac du Coin", "location": {"city": "Lyon"}, "until": "2026-12-05"},
  "handover": {"carrier": "la-poste", "name": "La Poste", "number": "6A00000000000"},
  "references": [{"kind": "order", "number": "8001"}],
  "weight_g": 1200,
  "url": "https://example.com/LP00123456789012",
  "events": [
    {
      "time": "2026-11-20T10:00:00+08:00", "zone": "inferred", "precision": "minute", "status": "picked_up",
      "code": "PU_PICKUP_SUCCESS", "text": "Accepted by carrier",
      "location": {"city": "Yiwu", "region": "Zhejiang", "postcode": "322000", "country": "CN"},
      "carrier": "cainiao", "voided": true, "id": "a1"
    },
    {
      "time_text": "this morning", "status": "unknown", "code": "X1", "text": "?", "informational": true,
      "voids": "PU_PICKUP_SUCCESS", "id": "b2"
    },
    {"time": "2026-11-26", "zone": "unknown", "precision": "day", "status": "in_transit", "id": "c3"},
    {
      "time": "2026-11-26T09:30:00", "zone": "unknown", "precision": "second", "status": "delivery_attempt_failed",
      "reason": "notice_left", "attempt": 1, "id": "d4"
    },
    {
      "time": "2026-11-27T10:12:00+01:00", "zone": "stated", "precision": "second", "status": "delivered",
      "delivered_to": "mailbox", "id": "e5"
    }
  ],
  "legs": [
    {"carrier": "cainiao", "number": "LP00123456789012"},
    {"name": "Speedy Poste", "number": "6A00000000000", "note": "unsupported", "url": "https://example.com/6A00000000000"}
  ],
  "pieces": [{"carrier": "cainiao", "number": "P1", "status": "delivered"}],
  "others": [
    {
      "carrier": "cainiao", "number": "LP00123456789012", "service": "Economy", "origin": {"country": "CN"},
      "destination": {"country": "BE"}, "first": "2024-01-02", "last": "2024-02-03T10:00:00"
    }
  ]
}`

// compact returns the JSON of a literal as encoding/json writes it, members in order.
func compact(t testing.TB, text string) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, json.Compact(&out, []byte(text)))
	return out.String()
}

func TestShipmentJSON(t *testing.T) {
	t.Parallel()
	got, err := json.Marshal(parcel(t))
	require.NoError(t, err)
	assert.Equal(t, compact(t, parcelJSON), string(got))

	var back tracking.Shipment
	require.NoError(t, json.Unmarshal(got, &back))
	want := parcel(t)
	want.Raw = nil
	assert.Equal(t, want, back)
}

// A field added to Shipment or Event has to be added to the golden text above.
func TestParcelHasEveryMember(t *testing.T) {
	t.Parallel()
	told := map[string]bool{}
	tell := func(of any) {
		v := reflect.ValueOf(of)
		for i := range v.NumField() {
			name := v.Type().String() + "." + v.Type().Field(i).Name
			told[name] = told[name] || !v.Field(i).IsZero()
		}
	}
	tell(parcel(t))
	for _, e := range parcel(t).Events {
		tell(e)
	}
	for name, ok := range told {
		assert.True(t, ok, name)
	}
}

// Empty members are left out, all but the three that a Shipment always has.
func TestSmallestShipmentJSON(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		in   tracking.Shipment
		want string
	}{
		{
			"label without a scan",
			tracking.Shipment{Carrier: "ups", Number: "1Z", Status: "label_created"},
			`{"carrier":"ups","number":"1Z","status":"label_created"}`,
		},
		{
			"point estimate",
			tracking.Shipment{Carrier: "ups", Number: "1Z", Status: "in_transit", Promised: tracking.Window{To: at(t, "2026-11-28")}},
			`{"carrier":"ups","number":"1Z","status":"in_transit","promised":{"to":"2026-11-28"}}`,
		},
		{
			"empty lists, and an event that nobody mapped",
			tracking.Shipment{
				Carrier: "ups", Number: "1Z", Status: "unknown", Events: []tracking.Event{{}}, Legs: []tracking.Leg{},
				References: []tracking.Reference{}, Raw: []byte("{}"),
			},
			`{"carrier":"ups","number":"1Z","status":"unknown","events":[{"status":"unknown"}]}`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := json.Marshal(tt.in)
			require.NoError(t, err)
			assert.Equal(t, tt.want, string(got))
		})
	}
}

// Precision and zone add to what the text of the time tells and do not contradict it.
func TestEventJSONContradictions(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]tracking.Time{
		`{"time":"2026-11-20","zone":"inferred","precision":"minute"}`:          at(t, "2026-11-20"),
		`{"time":"2026-11-20T10:00:00","zone":"inferred","precision":"second"}`: at(t, "2026-11-20T10:00:00"),
		`{"time":"2026-11-20T10:00:00Z","zone":"unknown","precision":"day"}`:    at(t, "2026-11-20T10:00:00Z"),
		`{"zone":"inferred","precision":"minute"}`:                              {},
	} {
		var e tracking.Event
		require.NoError(t, json.Unmarshal([]byte(in), &e))
		assert.Equal(t, tracking.Event{Time: want}, e, in)
	}
}

func TestEventJSONRefuses(t *testing.T) {
	t.Parallel()
	for _, in := range []string{`[]`, `{"time":"noon"}`, `{"time":5}`, `{"attempt":"1"}`} {
		var e tracking.Event
		assert.Error(t, json.Unmarshal([]byte(in), &e), in)
	}
}

// drawShipment makes a Shipment of any content whose texts are valid UTF-8.
func drawShipment(t *rapid.T) tracking.Shipment {
	text := func(name string) string { return rapid.String().Draw(t, name) }
	place := func() tracking.Location {
		return tracking.Location{City: text("city"), Region: text("region"), Postcode: text("postcode"), Country: text("country")}
	}
	event := rapid.Custom(func(t *rapid.T) tracking.Event {
		e := drawEvent(t)
		e.Text, e.TimeText = rapid.String().Draw(t, "words"), rapid.String().Draw(t, "time text")
		e.Reason = rapid.SampledFrom(tracking.Reasons()).Draw(t, "reason")
		e.Attempt = rapid.IntRange(0, 9).Draw(t, "attempt")
		return e
	})
	return tracking.Shipment{
		Carrier: tracking.Carrier(text("carrier")), Number: text("number"),
		Status: rapid.SampledFrom(tracking.Statuses()).Draw(t, "status"), Origin: place(), Destination: place(),
		Promised: tracking.Window{From: drawTime(t), To: drawTime(t)}, DeliveredAt: drawTime(t), SignedBy: text("signed"),
		Pickup:     tracking.Pickup{Name: text("point"), Location: place(), Until: drawTime(t)},
		Handover:   tracking.Handover{Name: text("next"), Number: text("next number")},
		References: []tracking.Reference{{Kind: text("kind"), Number: text("reference")}},
		Events:     rapid.SliceOfN(event, 1, 4).Draw(t, "events"),
		Raw:        []byte(text("raw")),
	}
}

// A Shipment comes back from its JSON but for its Raw and what a time's text alone cannot tell.
func shipmentRoundTrip(t *rapid.T) {
	want := drawShipment(t)
	text, err := json.Marshal(want)
	require.NoError(t, err)
	var got tracking.Shipment
	require.NoError(t, json.Unmarshal(text, &got))

	want.Raw = nil
	for _, p := range []*tracking.Time{&want.Promised.From, &want.Promised.To, &want.DeliveredAt, &want.Pickup.Until} {
		if moment, ok := p.Instant(); ok {
			*p = tracking.NewTime(moment, tracking.PrecisionSecond, tracking.ZoneStated)
		} else if p.Precision() == tracking.PrecisionMinute {
			*p = tracking.NewTime(p.Wall(), tracking.PrecisionSecond, tracking.ZoneUnknown)
		}
	}
	for i := range want.Events {
		if want.Events[i].Status == "" {
			want.Events[i].Status = tracking.StatusUnknown
		}
	}
	assert.Equal(t, want, got)
}

func TestShipmentRoundTrip(t *testing.T) { rapid.Check(t, shipmentRoundTrip) }

func TestResultJSON(t *testing.T) {
	t.Parallel()
	retry := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	query := tracking.Query{Number: " 1z 999 ", Postcode: "69003"}
	for _, tt := range []struct {
		name string
		in   tracking.Result
		want string
	}{
		{
			"found: the number as asked, the carrier that answered",
			tracking.Result{
				Query: query, Shipment: &tracking.Shipment{Carrier: "ups", Number: "1Z999", Status: "in_transit"},
				Asked: []tracking.Carrier{"ups"},
			},
			`{"number":" 1z 999 ","carrier":"ups","shipment":{"carrier":"ups","number":"1Z999","status":"in_transit"}}`,
		},
		{
			"every member of an error",
			tracking.Result{Query: query, Err: &tracking.Error{
				Carrier: "ups", Kind: tracking.ErrRateLimited, HTTPStatus: 429, Code: "10429", Message: "Too Many Requests",
				Field: "postcode", RetryAt: retry, Asked: []tracking.Carrier{"dhl", "ups"}, Err: errors.New("secret"),
			}},
			`{"number":" 1z 999 ","carrier":"ups","error":{"kind":"rate_limited","http_status":429,"code":"10429",` +
				`"message":"Too Many Requests","field":"postcode","retry_at":"2026-11-20T00:00:00Z","asked":["dhl","ups"]}}`,
		},
		{
			"the carrier of the query where the error names none",
			tracking.Result{
				Query: tracking.Query{Number: "1Z", Carrier: "ups"},
				Err:   fmt.Errorf("shop: %w", &tracking.Error{Kind: tracking.ErrNotFound}),
			},
			`{"number":"1Z","carrier":"ups","error":{"kind":"not_found"}}`,
		},
		{
			"the caller's context ended",
			tracking.Result{Query: tracking.Query{Number: "1Z"}, Err: &tracking.Error{Carrier: "ups", Err: context.Canceled}},
			`{"number":"1Z","carrier":"ups","error":{"kind":"cancelled"}}`,
		},
		{
			"the bare context's error",
			tracking.Result{Query: tracking.Query{Number: "1Z"}, Err: context.DeadlineExceeded},
			`{"number":"1Z","error":{"kind":"cancelled"}}`,
		},
		{
			"a bare kind",
			tracking.Result{Query: tracking.Query{Number: "1Z"}, Err: tracking.ErrUnsupported},
			`{"number":"1Z","error":{"kind":"unsupported"}}`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := json.Marshal(tt.in)
			require.NoError(t, err)
			assert.Equal(t, tt.want, string(got))
		})
	}
}

func FuzzEventJSON(f *testing.F) {
	f.Add([]byte(compact(f, parcelJSON)))
	f.Add([]byte(`{"time":"2026-11-20","precision":"minute","zone":"inferred","status":"x"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		var first, second tracking.Event
		if json.Unmarshal(text, &first) != nil {
			return
		}
		out, err := json.Marshal(first)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(out, &second))
		if first.Status == "" {
			first.Status = tracking.StatusUnknown
		}
		assert.Equal(t, first, second)
	})
}
