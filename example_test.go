package tracking_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/parcelnorm/tracking"
)

// A function is enough to stand in for a carrier in a test.
func ExampleTrackerFunc() {
	fake := tracking.TrackerFunc(func(_ context.Context, q tracking.Query) (*tracking.Shipment, error) {
		if q.Number != "1Z999" {
			return nil, &tracking.Error{Carrier: tracking.CarrierUPS, Kind: tracking.ErrNotFound}
		}
		return &tracking.Shipment{
			Carrier: tracking.CarrierUPS, Number: q.Number, Status: tracking.StatusDelivered,
			DeliveredTo: tracking.ToNeighbour,
		}, nil
	})

	s, err := fake.Track(context.Background(), tracking.Query{Number: "1Z999"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Status.Label(), s.DeliveredTo.Description())

	_, err = fake.Track(context.Background(), tracking.Query{Number: "1Z000"})
	fmt.Println(err, errors.Is(err, tracking.ErrNotFound))
	// Output:
	// Delivered to a neighbour
	// ups: not found true
}

func ExampleStatus() {
	s := tracking.StatusHandedToAirline
	fmt.Println(s) // as in JSON and in databases
	fmt.Println(s.Label())
	fmt.Println(s.Description())
	fmt.Println(s.Phase(), s.Terminal())
	// Output:
	// handed_to_airline
	// Handed to the airline
	// The airline has the parcel; no news during the flight is normal.
	// transit false
}

func ExampleReason() {
	r := tracking.ReasonCustomsDutiesUnpaid
	fmt.Println(r.Class(), r.ActionRequired(), r.Description())
	// Output:
	// customs true Duties or taxes have to be paid.
}

// What a carrier did not say is not made up.
func ExampleTime() {
	clock := time.Date(2026, 11, 20, 10, 0, 0, 0, time.FixedZone("", 8*60*60))
	for _, t := range []tracking.Time{
		tracking.NewTime(clock, tracking.PrecisionSecond, tracking.ZoneStated),
		tracking.NewTime(clock, tracking.PrecisionSecond, tracking.ZoneUnknown),
		tracking.NewTime(clock, tracking.PrecisionDay, tracking.ZoneUnknown),
	} {
		_, ok := t.Instant()
		fmt.Println(t, ok)
	}
	// Output:
	// 2026-11-20T10:00:00+08:00 true
	// 2026-11-20T10:00:00 false
	// 2026-11-20 false
}

func ExampleError() {
	err := error(&tracking.Error{
		Carrier: tracking.CarrierDHL, Kind: tracking.ErrRateLimited, HTTPStatus: 429,
		RetryAt: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC),
	})
	if e, ok := errors.AsType[*tracking.Error](err); ok && errors.Is(err, tracking.ErrRateLimited) {
		fmt.Println(err, "until", e.RetryAt.Format(time.RFC3339))
	}
	// Output:
	// dhl: rate limited (HTTP 429) until 2026-11-20T00:00:00Z
}

// A Mux stands before all carriers that a shop uses.
func ExampleMux() {
	knows := func(c tracking.Carrier, number string) tracking.Tracker {
		return tracking.TrackerFunc(func(_ context.Context, q tracking.Query) (*tracking.Shipment, error) {
			if q.Number != number {
				return nil, &tracking.Error{Carrier: c, Kind: tracking.ErrNotFound}
			}
			return &tracking.Shipment{Carrier: c, Number: number, Status: tracking.StatusOutForDelivery}, nil
		})
	}
	m := tracking.Mux{Detect: func(tracking.Query) []tracking.Carrier {
		return []tracking.Carrier{tracking.CarrierDHL, tracking.CarrierTNT}
	}}
	m.Handle(tracking.CarrierDHL, knows(tracking.CarrierDHL, "123456789"))
	m.Handle(tracking.CarrierTNT, knows(tracking.CarrierTNT, "987654321"))

	for _, r := range m.TrackBatch(context.Background(), []tracking.Query{
		{Number: "987654321"}, {Number: "555555555"}, {Number: "123456789", Carrier: tracking.CarrierDHL},
	}) {
		if r.Err != nil {
			fmt.Println(r.Query.Number, r.Err, r.Asked)
			continue
		}
		fmt.Println(r.Query.Number, r.Shipment.Status, r.Asked)
	}
	// Output:
	// 987654321 out_for_delivery [dhl tnt]
	// 555555555 dhl: not found [dhl tnt]
	// 123456789 out_for_delivery [dhl]
}

// A stream of any length takes bounded memory; results come in order.
func ExampleTrackSeq() {
	var carriers tracking.Tracker = tracking.TrackerFunc(
		func(_ context.Context, q tracking.Query) (*tracking.Shipment, error) {
			return &tracking.Shipment{Carrier: q.Carrier, Number: q.Number, Status: tracking.StatusInTransit}, nil
		})
	numbers := slices.Values([]tracking.Query{{Number: "A1", Carrier: "ups"}, {Number: "A2", Carrier: "ups"}})

	for r := range tracking.TrackSeq(context.Background(), carriers, numbers, tracking.Options{Parallel: 4}) {
		line, err := json.Marshal(r)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(string(line))
	}
	// Output:
	// {"number":"A1","carrier":"ups","shipment":{"carrier":"ups","number":"A1","status":"in_transit"}}
	// {"number":"A2","carrier":"ups","shipment":{"carrier":"ups","number":"A2","status":"in_transit"}}
}

// An adapter hands its events to Settle in the carrier's order and gets the status that follows from them.
func ExampleSettle() {
	scan := func(day int, code string, s tracking.Status) tracking.Event {
		at := time.Date(2026, 11, day, 9, 0, 0, 0, time.UTC)
		return tracking.Event{
			Code: code, Status: s, Time: tracking.NewTime(at, tracking.PrecisionMinute, tracking.ZoneStated),
		}
	}
	s := tracking.Shipment{Carrier: tracking.CarrierLaPoste, Number: "6A00000000000", Events: []tracking.Event{
		scan(24, "ET1", tracking.StatusInTransit), // on its way back
		scan(23, "RE1", tracking.StatusReturningToSender),
		scan(20, "MD2", tracking.StatusOutForDelivery),
	}}
	tracking.Settle(&s, tracking.Event{}, nil)
	fmt.Println(s.Status, "since", s.Events[1].Time)
	// Output:
	// returning_to_sender since 2026-11-23T09:00:00Z
}

func ExampleWhole() {
	s := tracking.Whole([]tracking.Shipment{
		{Number: "P1", Status: tracking.StatusDelivered},
		{Number: "P2", Status: tracking.StatusOutForDelivery},
		{Number: "P3", Status: tracking.StatusCustomsInProgress},
	})
	fmt.Println(s.Status, "of", len(s.Pieces), "pieces")
	// Output:
	// customs_in_progress of 3 pieces
}
