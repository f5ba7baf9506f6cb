package advice_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/advice"
	"github.com/parcelnorm/tracking/estimate"
)

// paris is where the recipient lives, unless a case says otherwise.
func paris(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Paris")
	require.NoError(t, err)
	return zone
}

// moment reads "2026-03-02 12:00" on the clocks of Paris, and a bare date as noon.
func moment(t testing.TB, text string) time.Time {
	t.Helper()
	if text == "" {
		return time.Time{}
	}
	if len(text) == len(time.DateOnly) {
		text += " 12:00"
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", text, paris(t))
	require.NoError(t, err)
	return at
}

func stamp(t testing.TB, text string) (out tracking.Time) {
	t.Helper()
	require.NoError(t, out.UnmarshalText([]byte(text)))
	return out
}

func date(t testing.TB, text string) (out estimate.Date) {
	t.Helper()
	require.NoError(t, out.UnmarshalText([]byte(text)))
	return out
}

// shipment is a parcel with one event a row, "time status reason", and the state of the last.
func shipment(t testing.TB, rows ...string) *tracking.Shipment {
	t.Helper()
	s := &tracking.Shipment{Carrier: tracking.CarrierLaPoste, Number: "RR473124829FR"}
	for _, r := range rows {
		parts := append(strings.Fields(r), "", "")
		e := tracking.Event{
			Time: stamp(t, parts[0]), Status: tracking.Status(parts[1]), Reason: tracking.Reason(parts[2]),
		}
		s.Events = append(s.Events, e)
		s.Status, s.Reason = e.Status, e.Reason
		if e.Status == tracking.StatusDelivered {
			s.DeliveredAt = e.Time
		}
	}
	return s
}

// outline writes advice as code, severity, causes, actions and deadlines, for tables.
func outline(all []advice.Advice) (out []string) {
	for _, a := range all {
		words := []string{string(a.Code), string(a.Severity)}
		for _, c := range a.Causes {
			words = append(words, string(c))
		}
		for _, d := range a.Actions {
			words = append(words, string(d.Code))
		}
		for _, d := range a.Deadlines {
			by := d.By.String()
			if !d.From.IsZero() {
				by = d.From.String() + ".." + by
			}
			words = append(words, string(d.Code)+"="+by)
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

func window(t testing.TB, latest string) *estimate.Window {
	t.Helper()
	return &estimate.Window{Latest: date(t, latest)}
}

const (
	evidence   = " do_keep_evidence do_dispute_non_receipt"
	late       = " do_check_address do_contact_seller do_contact_platform" + evidence
	around     = " do_look_around do_ask_neighbours do_ask_post_office do_contact_carrier"
	fourCauses = " cause_address cause_attempts cause_unclaimed cause_customs_papers"
)

// Section by section what a waiting person asks for.
func TestForShipment(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		rows []string
		now  string
		set  func(*tracking.Shipment, *advice.Options)
		want []string
	}{
		{"all well", []string{"2026-03-02T08:00:00+01:00 in_transit"}, "2026-03-05", nil, nil},

		// Not moving.
		{"not moving: the sixth day is not yet several", []string{"2026-03-02T08:00:00+01:00 in_transit"}, "2026-03-08", nil, nil},
		{"not moving for a week", []string{"2026-03-02T08:00:00+01:00 in_transit"}, "2026-03-09", nil, []string{
			"not_moving notice cause_customs cause_incident cause_late_data do_check_address do_if_it_lasts",
		}},
		{"not moving over the change to summer time: days of the calendar count", []string{"2026-03-25T23:00:00+01:00 in_transit"}, "2026-04-01 00:30", nil, []string{
			"not_moving notice cause_customs cause_incident cause_late_data do_check_address do_if_it_lasts",
		}},
		{"in the air silence is normal for longer", []string{"2026-03-02T08:00:00+08:00 handed_to_airline"}, "2026-03-10", nil, nil},
		{"in the air, but not for ever", []string{"2026-03-02T08:00:00+08:00 handed_to_airline"}, "2026-03-12", nil, []string{
			"not_moving notice cause_flight cause_customs cause_incident cause_late_data do_check_address do_if_it_lasts",
		}},
		{"economy is hardly scanned", []string{"2026-03-02T08:00:00+08:00 departed_origin_country"}, "2026-03-20", func(_ *tracking.Shipment, o *advice.Options) {
			o.Method = estimate.MethodEconomy
		}, nil},
		{"economy after three weeks", []string{"2026-03-02T08:00:00+08:00 in_transit"}, "2026-03-23", func(_ *tracking.Shipment, o *advice.Options) {
			o.Method = estimate.MethodEconomy
		}, []string{
			"not_moving notice cause_few_scans cause_customs cause_incident cause_late_data do_check_address do_if_it_lasts",
		}},
		{"on the vehicle since the day before yesterday", []string{"2026-03-02T08:00:00+01:00 out_for_delivery"}, "2026-03-04", nil, []string{
			"not_moving notice cause_incident cause_late_data do_check_address do_if_it_lasts",
			"out_for_delivery info do_be_reachable",
		}},
		{"no news for 30 days", []string{"2026-03-02T08:00:00+01:00 in_transit"}, "2026-04-01", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection = advice.AliExpress()
		}, []string{
			"no_news problem cause_incident cause_late_data do_contact_seller do_contact_carrier" + evidence,
		}},
		{"past the announced time", []string{"2026-03-25T08:00:00+01:00 in_transit"}, "2026-03-28", func(_ *tracking.Shipment, o *advice.Options) {
			o.Shipped, o.Window, o.Protection = moment(t, "2026-03-02"), window(t, "2026-03-27"), advice.AliExpress()
		}, []string{
			"late problem" + late + " by_announced=2026-03-27 by_dispute=2026-04-11 by_protection=2026-05-01",
		}},
		{"on the last announced day", []string{"2026-03-25T08:00:00+01:00 in_transit"}, "2026-03-27", func(_ *tracking.Shipment, o *advice.Options) {
			o.Window = window(t, "2026-03-27")
		}, nil},
		{"past the announced time, bought elsewhere", []string{"2026-03-25T08:00:00+01:00 in_transit"}, "2026-03-28", func(_ *tracking.Shipment, o *advice.Options) {
			o.Window = window(t, "2026-03-27")
		}, []string{"late problem do_check_address do_contact_seller by_announced=2026-03-27"}},
		{"a guarantee missed", []string{"2026-03-25T08:00:00+01:00 in_transit"}, "2026-03-28", func(_ *tracking.Shipment, o *advice.Options) {
			o.Window = window(t, "2026-03-27")
			o.Window.Guaranteed = true
		}, []string{"guarantee_missed problem do_check_address do_contact_seller by_announced=2026-03-27"}},
		{"past the carrier's own estimate", []string{"2026-03-25T08:00:00+01:00 in_transit"}, "2026-03-28", func(s *tracking.Shipment, o *advice.Options) {
			s.Promised.To, o.Window = stamp(t, "2026-03-27"), window(t, "2026-04-02")
		}, []string{"overdue notice do_wait by_expected=2026-03-27"}},
		{"on the day of the carrier's own estimate", []string{"2026-03-25T08:00:00+01:00 in_transit"}, "2026-03-27", func(s *tracking.Shipment, _ *advice.Options) {
			s.Promised.To = stamp(t, "2026-03-27")
		}, nil},

		// Returned, with its four causes.
		{"going back for a reason nobody gives", []string{"2026-03-02T08:00:00+01:00 returning_to_sender"}, "2026-03-05", nil, []string{
			"returning problem" + fourCauses + " do_check_address do_contact_carrier do_ask_solution",
		}},
		{"back: address", []string{"2026-03-02T08:00:00+01:00 returned_to_sender address_incorrect"}, "2026-03-05", nil, []string{
			"returned problem cause_address do_check_address do_ask_solution",
		}},
		{"back: attempts, as the journey tells", []string{
			"2026-03-02T08:00:00+01:00 delivery_attempt_failed recipient_unavailable", "2026-03-12T08:00:00+01:00 returned_to_sender",
		}, "2026-03-13", nil, []string{"returned problem cause_attempts do_check_address do_ask_solution"}},
		{"back: not collected, as the journey tells", []string{
			"2026-03-02T08:00:00+01:00 delivery_attempt_failed", "2026-03-03T08:00:00+01:00 available_for_pickup",
			"2026-03-18T08:00:00+01:00 returning_to_sender",
		}, "2026-03-19", nil, []string{"returning problem cause_unclaimed do_check_address do_contact_carrier do_ask_solution"}},
		{"back: customs", []string{
			"2026-03-02T08:00:00+01:00 customs_in_progress customs_documents", "2026-03-12T08:00:00+01:00 returning_to_sender",
		}, "2026-03-13", nil, []string{"returning problem cause_customs_papers do_check_address do_contact_carrier do_ask_solution"}},
		{"back, with a dispute still open to the buyer", []string{"2026-03-02T08:00:00+01:00 returned_to_sender not_collected"}, "2026-03-05", func(_ *tracking.Shipment, o *advice.Options) {
			o.Shipped, o.Protection = moment(t, "2026-01-30"), advice.AliExpress()
		}, []string{"returned problem cause_unclaimed do_check_address do_ask_solution" + evidence + " by_dispute=2026-04-15"}},

		// Delivered, and delivered but not received.
		{"delivered: a dispute within 15 days of receipt", []string{"2026-02-20T10:00:00+01:00 delivered"}, "2026-02-21", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection = advice.AliExpress()
		}, []string{"delivered info by_dispute=2026-03-07"}},
		{"delivered on a leap day", []string{"2028-02-29T10:00:00+01:00 delivered"}, "2028-03-15", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection = advice.AliExpress()
		}, []string{"delivered info by_dispute=2028-03-15"}},
		{"delivered, and the time for a dispute is over", []string{"2028-02-29T10:00:00+01:00 delivered"}, "2028-03-16", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection = advice.AliExpress()
		}, []string{"delivered info"}},
		{"delivered just before midnight, on a clock far away", []string{"2026-02-21T06:30:00+08:00 delivered"}, "2026-02-22", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection = advice.AliExpress()
		}, []string{"delivered info by_dispute=2026-03-07"}},
		{"delivered, on a clock without a zone", []string{"2026-02-20T23:30:00 delivered"}, "2026-02-22", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection = advice.AliExpress()
		}, []string{"delivered info by_dispute=2026-03-07"}},
		{"delivered to a neighbour", []string{"2026-02-20T10:00:00+01:00 delivered"}, "2026-02-21", func(s *tracking.Shipment, _ *advice.Options) {
			s.DeliveredTo = tracking.ToNeighbour
		}, []string{"delivered info do_ask_neighbours"}},
		{"delivered to the letterbox", []string{"2026-02-20T10:00:00+01:00 delivered"}, "2026-02-21", func(s *tracking.Shipment, _ *advice.Options) {
			s.DeliveredTo = tracking.ToMailbox
		}, []string{"delivered info do_look_around"}},
		{"delivered damaged", []string{"2026-02-20T10:00:00+01:00 delivered damaged"}, "2026-02-21", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection = advice.AliExpress()
		}, []string{
			"damaged problem do_keep_evidence do_ask_solution do_dispute_goods by_dispute=2026-03-07",
			"delivered info by_dispute=2026-03-07",
		}},
		{"delivered but not received", []string{"2026-02-20T10:00:00+01:00 delivered"}, "2026-02-21", func(_ *tracking.Shipment, o *advice.Options) {
			o.NotReceived, o.Protection = true, advice.AliExpress()
		}, []string{
			"not_received problem cause_neighbour cause_safe_place cause_post_office cause_early_scan" + around + evidence + " by_dispute=2026-03-07",
		}},
		{"delivered but not received, the carrier says where", []string{"2026-02-20T10:00:00+01:00 delivered"}, "2026-02-21", func(s *tracking.Shipment, o *advice.Options) {
			o.NotReceived, s.DeliveredTo = true, tracking.ToReception
		}, []string{
			"not_received problem cause_safe_place cause_neighbour cause_post_office cause_early_scan" + around,
		}},
		{"delivered but not received: the last days for a dispute", []string{"2026-02-20T10:00:00+01:00 delivered"}, "2026-03-02", func(_ *tracking.Shipment, o *advice.Options) {
			o.NotReceived, o.Protection = true, advice.AliExpress()
		}, []string{
			"not_received urgent cause_neighbour cause_safe_place cause_post_office cause_early_scan" + around + evidence + " by_dispute=2026-03-07",
		}},
		{"delivered but not received: too late for a dispute", []string{"2026-02-20T10:00:00+01:00 delivered"}, "2026-03-08", func(_ *tracking.Shipment, o *advice.Options) {
			o.NotReceived, o.Protection = true, advice.AliExpress()
		}, []string{
			"not_received problem cause_neighbour cause_safe_place cause_post_office cause_early_scan" + around + " by_dispute_over=2026-03-07",
		}},

		// Customs.
		{"at customs", []string{"2026-03-02T08:00:00+01:00 customs_in_progress"}, "2026-03-05", nil, nil},
		{"at customs for a week", []string{"2026-03-02T08:00:00+01:00 customs_in_progress"}, "2026-03-09", nil, []string{
			"customs_hold notice cause_documents cause_duties do_give_documents do_pay_duties do_contact_carrier do_contact_customs",
		}},
		{"customs hold", []string{"2026-03-02T08:00:00+01:00 customs_in_progress customs_hold"}, "2026-03-09", nil, []string{
			"customs_hold problem cause_documents cause_duties do_give_documents do_pay_duties do_contact_carrier do_contact_customs",
		}},
		{"customs want papers", []string{"2026-03-02T08:00:00+01:00 customs_in_progress customs_documents"}, "2026-03-03", nil, []string{
			"customs_documents problem do_give_documents do_contact_customs",
		}},
		{"customs want money", []string{"2026-03-02T08:00:00+01:00 customs_in_progress customs_duties_unpaid"}, "2026-03-03", nil, []string{
			"customs_duties problem do_pay_duties do_contact_customs",
		}},

		// Pickup.
		{"pickup: the carrier's deadline", []string{"2026-03-02T08:00:00+01:00 available_for_pickup"}, "2026-03-05", func(s *tracking.Shipment, _ *advice.Options) {
			s.Pickup.Until = stamp(t, "2026-03-09")
		}, []string{"ready_for_pickup notice do_collect by_collect=2026-03-09"}},
		{"pickup: usually 15 days, over the end of a month and the change of clocks", []string{
			"2026-03-17T23:30:00+01:00 available_for_pickup", "2026-03-20T08:00:00+01:00 available_for_pickup",
		}, "2026-03-25", nil, []string{"ready_for_pickup notice do_collect by_collect_usual=2026-04-01"}},
		{"pickup: usually 15 days, over a leap day", []string{"2028-02-20T08:00:00+01:00 available_for_pickup"}, "2028-02-21", nil, []string{
			"ready_for_pickup notice do_collect by_collect_usual=2028-03-06",
		}},
		{"pickup: messages and events taken back do not move the day", []string{
			"2026-03-02T08:00:00+01:00 available_for_pickup", "2026-03-03T08:00:00+01:00 in_transit",
			"2026-03-04T08:00:00+01:00 in_transit", "2026-03-05T08:00:00+01:00 available_for_pickup",
		}, "2026-03-06", func(s *tracking.Shipment, _ *advice.Options) {
			s.Events[1].Informational, s.Events[2].Voided = true, true
		}, []string{"ready_for_pickup notice do_collect by_collect_usual=2026-03-17"}},
		{"pickup: back at the counter", []string{
			"2026-03-02T08:00:00+01:00 available_for_pickup", "2026-03-03T08:00:00+01:00 in_transit",
			"2026-03-05T08:00:00+01:00 available_for_pickup",
		}, "2026-03-06", nil, []string{"ready_for_pickup notice do_collect by_collect_usual=2026-03-20"}},
		{"pickup: three days left", []string{"2026-03-02T08:00:00+01:00 available_for_pickup"}, "2026-03-14", nil, []string{
			"ready_for_pickup urgent do_collect by_collect_usual=2026-03-17",
		}},
		{"pickup: the last evening", []string{"2026-03-02T08:00:00+01:00 available_for_pickup"}, "2026-03-17 23:59", nil, []string{
			"ready_for_pickup urgent do_collect by_collect_usual=2026-03-17",
		}},
		{"pickup: missed", []string{"2026-03-02T08:00:00+01:00 available_for_pickup"}, "2026-03-18 00:01", nil, []string{
			"pickup_missed problem do_contact_carrier do_ask_post_office do_contact_seller by_collect_over=2026-03-17",
		}},
		{"pickup: no day known", []string{"2026-03-02T08:00:00+01:00 available_for_pickup"}, "2026-03-05", func(s *tracking.Shipment, _ *advice.Options) {
			s.Events = nil
		}, []string{"ready_for_pickup notice do_collect"}},
		{"pickup: and duties to pay", []string{"2026-03-02T08:00:00+01:00 available_for_pickup customs_duties_unpaid"}, "2026-03-05", nil, []string{
			"customs_duties problem do_pay_duties do_contact_customs",
			"ready_for_pickup notice do_collect by_collect_usual=2026-03-17",
		}},

		// Before the carrier has it.
		{"announced, and shipped this morning", []string{"2026-03-27T08:00:00+01:00 label_created"}, "2026-03-27 15:00", func(_ *tracking.Shipment, o *advice.Options) {
			o.Shipped = moment(t, "2026-03-27 09:00")
		}, []string{"awaiting_first_scan info do_wait by_active=2026-03-28..2026-03-29"}},
		{"announced, and shipped two days ago to the minute", []string{"2026-03-27T08:00:00+01:00 label_created"}, "2026-03-29 10:00", func(_ *tracking.Shipment, o *advice.Options) {
			o.Shipped = moment(t, "2026-03-27 09:00") // summer time took an hour
		}, []string{"awaiting_first_scan info do_wait"}},
		{"announced five days ago", []string{"2026-03-02T08:00:00+01:00 label_created"}, "2026-03-07", nil, []string{
			"not_handed_over notice cause_seller_late cause_late_data do_contact_seller",
		}},
		{"announced ten days ago", []string{"2026-03-02T08:00:00+01:00 label_created"}, "2026-03-12", nil, []string{
			"not_handed_over notice cause_seller_late cause_late_data do_contact_seller",
		}},
		{"ordered a week ago", []string{"2026-03-02T08:00:00+01:00 order_in_progress"}, "2026-03-09", nil, []string{
			"order_waiting notice cause_seller_late do_contact_seller",
		}},

		// The buyer's protection and disputes.
		{"protection ends in a week", []string{"2026-04-29T08:00:00+02:00 in_transit"}, "2026-04-30", func(_ *tracking.Shipment, o *advice.Options) {
			o.Shipped, o.Protection = moment(t, "2026-03-08"), advice.AliExpress()
		}, []string{
			"protection_ending problem do_contact_seller" + evidence + " by_protection=2026-05-07 by_dispute=2026-05-22",
		}},
		{"protection ends in eight days", []string{"2026-04-28T08:00:00+02:00 in_transit"}, "2026-04-29", func(_ *tracking.Shipment, o *advice.Options) {
			o.Shipped, o.Protection = moment(t, "2026-03-08"), advice.AliExpress()
		}, nil},
		{"protection in a leap year", []string{"2028-03-30T08:00:00+02:00 in_transit"}, "2028-04-01", func(_ *tracking.Shipment, o *advice.Options) {
			o.Ordered, o.Protection = moment(t, "2028-02-01"), advice.AliExpress()
		}, []string{
			"protection_ending problem do_contact_seller" + evidence + " by_protection=2028-04-01 by_dispute=2028-04-16",
		}},
		{"protection as the platform shows it", []string{"2026-04-29T08:00:00+02:00 in_transit"}, "2026-04-30", func(_ *tracking.Shipment, o *advice.Options) {
			o.Shipped, o.Protection = moment(t, "2026-03-08"), advice.AliExpress()
			o.Protection.Until = date(t, "2026-06-01")
		}, nil},
		{"protection is over, a dispute is still possible", []string{"2026-05-09T08:00:00+02:00 in_transit"}, "2026-05-10", func(_ *tracking.Shipment, o *advice.Options) {
			o.Shipped, o.Protection = moment(t, "2026-03-08"), advice.AliExpress()
		}, []string{
			"late problem" + late + " by_protection_over=2026-05-07 by_dispute=2026-05-22",
		}},
		{"the delivery period is 60 days at most", []string{"2026-05-09T08:00:00+02:00 in_transit"}, "2026-05-18", func(_ *tracking.Shipment, o *advice.Options) {
			o.Shipped, o.Window, o.Protection = moment(t, "2026-03-08"), window(t, "2026-05-30"), advice.AliExpress()
		}, []string{
			"late urgent" + late + " by_protection_over=2026-05-07 by_dispute=2026-05-22",
			"not_moving notice cause_customs cause_incident cause_late_data do_check_address do_if_it_lasts",
		}},
		{"a dispute is open", []string{"2026-02-20T10:00:00+01:00 delivered"}, "2026-03-01", func(_ *tracking.Shipment, o *advice.Options) {
			o.NotReceived, o.Protection, o.Disputed = true, advice.AliExpress(), moment(t, "2026-02-28")
		}, []string{
			"not_received problem cause_neighbour cause_safe_place cause_post_office cause_early_scan" + around,
			"dispute_open info do_keep_evidence by_taken_up=2026-03-01..2026-03-02",
		}},
		{"a dispute that may be taken up today", []string{"2026-02-20T10:00:00+01:00 delivered"}, "2026-03-02", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection, o.Disputed = advice.AliExpress(), moment(t, "2026-02-28")
		}, []string{"delivered info", "dispute_open info do_keep_evidence by_taken_up=2026-03-01..2026-03-02"}},
		{"a dispute that nobody takes up", []string{"2026-02-20T10:00:00+01:00 delivered"}, "2026-03-03", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection, o.Disputed = advice.AliExpress(), moment(t, "2026-02-28")
		}, []string{
			"dispute_open problem do_contact_platform by_taken_up=2026-03-01..2026-03-02",
			"delivered info",
		}},
		{"a refund to come", []string{"2026-03-01T10:00:00+01:00 returned_to_sender not_collected"}, "2026-03-20", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection, o.Disputed, o.Decided = advice.AliExpress(), moment(t, "2026-02-28"), moment(t, "2026-03-03")
		}, []string{
			"returned problem cause_unclaimed do_check_address do_ask_solution",
			"refund_due info do_wait by_refund=2026-03-18..2026-04-02",
		}},
		{"a refund that does not come", []string{"2026-03-01T10:00:00+01:00 order_refunded"}, "2026-04-03", func(_ *tracking.Shipment, o *advice.Options) {
			o.Protection, o.Decided = advice.AliExpress(), moment(t, "2026-03-03")
		}, []string{
			"refund_due problem do_contact_platform by_refund=2026-03-18..2026-04-02",
			"refunded info",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, o := shipment(t, tt.rows...), advice.Options{}
			if tt.set != nil {
				tt.set(s, &o)
			}
			got := advice.ForShipment(s, moment(t, tt.now), o)
			assert.Equal(t, tt.want, outline(got))
			assert.Equal(t, got, advice.ForShipment(s, moment(t, tt.now), o))
		})
	}
}

func TestNoShipment(t *testing.T) {
	t.Parallel()
	o := advice.Options{Protection: advice.AliExpress(), Disputed: moment(t, "2026-02-28")}
	assert.Empty(t, advice.ForShipment(nil, moment(t, "2026-03-01"), advice.Options{}))
	assert.Equal(t, []string{"dispute_open info do_keep_evidence by_taken_up=2026-03-01..2026-03-02"},
		outline(advice.ForShipment(nil, moment(t, "2026-03-01"), o)))
}

// Where the carrier tells no time, the seller's word counts, and before that the order.
func TestDaysWithoutEvents(t *testing.T) {
	t.Parallel()
	o := advice.Options{Ordered: moment(t, "2026-03-01")}
	s := &tracking.Shipment{Status: tracking.StatusLabelCreated}
	days := func() int { return advice.ForShipment(s, moment(t, "2026-03-12"), o)[0].Days }
	assert.Equal(t, 11, days())
	o.Shipped = moment(t, "2026-03-04")
	assert.Equal(t, 8, days())
}

// The same moment is another day elsewhere: where now is decides.
func TestDaysAreThoseOfTheRecipient(t *testing.T) {
	t.Parallel()
	s := shipment(t, "2026-03-02T08:00:00+01:00 available_for_pickup")
	s.Pickup.Until = stamp(t, "2026-03-17")
	now := moment(t, "2026-03-17 15:30")
	auckland, err := time.LoadLocation("Pacific/Auckland")
	require.NoError(t, err)
	assert.Equal(t, advice.ReadyForPickup, advice.ForShipment(s, now, advice.Options{})[0].Code)
	assert.Equal(t, advice.PickupMissed, advice.ForShipment(s, now.In(auckland), advice.Options{})[0].Code)
}

func TestPieces(t *testing.T) {
	t.Parallel()
	piece := func(number string, rows ...string) tracking.Shipment {
		s := shipment(t, rows...)
		s.Number = number
		return *s
	}
	s := tracking.Whole([]tracking.Shipment{
		piece("A", "2026-03-02T08:00:00+01:00 out_for_delivery"),
		piece("B", "2026-03-02T08:00:00+01:00 not_delivered lost"),
		piece("C", "2026-03-02T08:00:00+01:00 out_for_delivery"),
	})
	got := advice.ForShipment(&s, moment(t, "2026-03-02"), advice.Options{})
	assert.Equal(t, []string{"lost problem do_ask_solution", "out_for_delivery info do_be_reachable"}, outline(got))
	assert.Equal(t, []string{"B"}, got[0].Pieces)
	assert.Equal(t, []string{"A", "C"}, got[1].Pieces)
	assert.Contains(t, got[1].Text("en"), "This is about A; C.")

	same := tracking.Whole([]tracking.Shipment{s.Pieces[0], s.Pieces[2]})
	got = advice.ForShipment(&same, moment(t, "2026-03-02"), advice.Options{})
	require.Len(t, got, 1)
	assert.Empty(t, got[0].Pieces)
}

func TestContact(t *testing.T) {
	t.Parallel()
	customs := "2026-03-02T08:00:00+01:00 customs_in_progress customs_documents"
	handed := "2026-03-02T08:00:00+01:00 delivery_attempt_failed no_access"
	for _, tt := range []struct {
		name string
		row  string
		set  func(*tracking.Shipment)
		want advice.Contact
	}{
		{"the carrier, with what its number tells", customs, func(*tracking.Shipment) {}, advice.Contact{
			Who: advice.WhoCarrier, Carrier: "la-poste", Name: "La Poste", Number: "RR473124829FR",
			URL: "https://www.laposte.fr/outils/suivre-vos-envois?code=RR473124829FR",
		}},
		{"its own page", customs, func(s *tracking.Shipment) { s.URL = "https://x.example/1" }, advice.Contact{
			Who: advice.WhoCarrier, Carrier: "la-poste", Name: "La Poste", Number: "RR473124829FR", URL: "https://x.example/1",
		}},
		{"the last leg", customs, func(s *tracking.Shipment) {
			s.Legs = []tracking.Leg{{Carrier: "cainiao", Number: "LP1"}, {Name: "Colis Express", Number: "7", URL: "https://y.example/7"}}
		}, advice.Contact{Who: advice.WhoCarrier, Name: "Colis Express", Number: "7", URL: "https://y.example/7"}},
		{"who is to get it, but has not yet", customs, func(s *tracking.Shipment) {
			s.Handover = tracking.Handover{Name: "Colis Express", Number: "7"}
			s.Number, s.URL, s.Carrier = "N", "https://x.example/1", "cainiao"
		}, advice.Contact{Who: advice.WhoCarrier, Carrier: "cainiao", Number: "N", URL: "https://x.example/1"}},
		{"who has got it", handed, func(s *tracking.Shipment) {
			s.Handover = tracking.Handover{Name: "Colis Express", Number: "7"}
		}, advice.Contact{Who: advice.WhoCarrier, Name: "Colis Express", Number: "7"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := shipment(t, tt.row)
			tt.set(s)
			got := advice.ForShipment(s, moment(t, "2026-03-03"), advice.Options{})
			require.NotEmpty(t, got)
			assert.Equal(t, tt.want, got[0].Actions[0].Contact)
		})
	}
}
