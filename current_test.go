package tracking_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
)

// at reads the text form of a Time.
func at(t testing.TB, text string) tracking.Time {
	t.Helper()
	var out tracking.Time
	require.NoError(t, out.UnmarshalText([]byte(text)))
	return out
}

// row is an event as an adapter would give it. Rows are oldest first, a day apart unless time says otherwise.
type row struct {
	code   string
	status tracking.Status
	time   string
	to     tracking.DeliveredTo
	voids  string
	info   bool
}

func events(t testing.TB, rows []row) []tracking.Event {
	t.Helper()
	clock, _ := at(t, "2026-03-02T06:00:00Z").Instant()
	var out []tracking.Event
	for i, r := range rows {
		e := tracking.Event{
			Code: r.code, Status: r.status, DeliveredTo: r.to, Voids: r.voids, Informational: r.info,
			Time: tracking.NewTime(clock.AddDate(0, 0, i), tracking.PrecisionSecond, tracking.ZoneStated),
		}
		switch r.time {
		case "":
		case undated:
			e.Time = tracking.Time{}
		default:
			e.Time = at(t, r.time)
		}
		out = append(out, e)
	}
	return out
}

const (
	noon     = "2026-03-02T12:00:00Z"
	day      = "2026-03-02"
	floating = "2026-03-02T12:00:00"
	undated  = "-"
)

func TestCurrent(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		events []row
		header tracking.Status
		want   tracking.Status
		code   string // of the event that speaks; empty for the header
	}{
		// The newest event that counts.
		{"nothing at all", nil, "", "unknown", ""},
		{"newest of a straight journey", []row{
			{code: "A", status: "label_created"}, {code: "B", status: "picked_up"}, {code: "C", status: "in_transit"},
		}, "", "in_transit", "C"},
		{"newest, although an earlier one was further along", []row{
			{code: "A", status: "out_for_delivery"}, {code: "B", status: "arrived_at_sorting_center"},
		}, "", "arrived_at_sorting_center", "B"},
		{"attempt failed, then on the vehicle again", []row{
			{code: "A", status: "out_for_delivery"},
			{code: "B", status: "delivery_attempt_failed"},
			{code: "C", status: "out_for_delivery"},
		}, "", "out_for_delivery", "C"},
		{"a problem solved", []row{
			{code: "A", status: "exception"}, {code: "B", status: "in_transit"},
		}, "", "in_transit", "B"},
		{"not delivered may still be delivered", []row{
			{code: "A", status: "not_delivered"},
			{code: "B", status: "out_for_delivery"},
			{code: "C", status: "delivered"},
		}, "", "delivered", "C"},

		// (a) An order or pre-transit event never takes back a parcel already scanned.
		{"(a) label after pick-up", []row{
			{code: "A", status: "picked_up"}, {code: "B", status: "label_created"},
		}, "", "picked_up", "A"},
		{"(a) shipped after customs", []row{
			{code: "A", status: "customs_in_progress"}, {code: "B", status: "shipped"},
		}, "", "customs_in_progress", "A"},
		{"(a) order level after an attempt", []row{
			{code: "A", status: "delivery_attempt_failed"}, {code: "B", status: "order_in_progress"},
		}, "", "delivery_attempt_failed", "A"},
		{"(a) label after a problem on a parcel scanned before", []row{
			{code: "A", status: "picked_up"}, {code: "B", status: "exception"}, {code: "C", status: "label_created"},
		}, "", "exception", "B"},
		{"(a) label after a problem that came before any scan", []row{
			{code: "A", status: "label_created"}, {code: "B", status: "exception"}, {code: "C", status: "label_created"},
		}, "", "label_created", "C"},
		{"(a) label after a scan that was taken back", []row{
			{code: "MP", status: "label_created"},
			{code: "PU", status: "picked_up"},
			{code: "VP", status: "unknown", voids: "PU,PC,PT"},
			{code: "MP", status: "label_created"},
		}, "", "label_created", "MP"},
		{"(a) label after a delivery that was taken back", []row{
			{code: "DL", status: "delivered"},
			{code: "DL", status: "delivered"},
			{code: "017", status: "exception", voids: "DL"},
			{code: "OC", status: "label_created"},
		}, "", "exception", "017"},
		{"(a) label after a return that was taken back", []row{
			{code: "RS", status: "returning_to_sender"},
			{code: "RS", status: "returning_to_sender"},
			{code: "RX", status: "exception", voids: "RS"},
			{code: "OC", status: "label_created"},
		}, "", "exception", "RX"},
		{"(a) a data message between carriers is no scan", []row{
			{code: "A", status: "in_transit", info: true}, {code: "B", status: "label_created"},
		}, "", "label_created", "B"},
		{"(a) orders follow each other freely", []row{
			{code: "A", status: "order_packed"},
			{code: "B", status: "awaiting_clarification"},
			{code: "C", status: "purchased"},
		}, "", "purchased", "C"},
		{"(a) an order that cannot be shipped is taken up again", []row{
			{code: "A", status: "order_unfulfillable"}, {code: "B", status: "order_in_progress"},
		}, "", "order_in_progress", "B"},

		// (b) Delivered, returned, cancelled and refunded are left only by a void or a return.
		{"(b) movement after delivery", []row{
			{code: "A", status: "delivered"}, {code: "B", status: "in_transit"},
		}, "", "delivered", "A"},
		{"(b) problem after delivery", []row{
			{code: "A", status: "delivered"}, {code: "B", status: "exception"},
		}, "", "delivered", "A"},
		{"(b) delivered twice: the later one speaks", []row{
			{code: "A", status: "delivered"}, {code: "B", status: "delivered"},
		}, "", "delivered", "B"},
		{"(b) sent back after delivery", []row{
			{code: "A", status: "delivered"}, {code: "B", status: "returning_to_sender"},
		}, "", "returning_to_sender", "B"},
		{"(b) back with the sender after delivery", []row{
			{code: "A", status: "delivered"}, {code: "B", status: "returned_to_sender"},
		}, "", "returned_to_sender", "B"},
		{"(b) delivery voided", []row{
			{code: "702", status: "out_for_delivery"},
			{code: "704", status: "delivered"},
			{code: "743", status: "unknown", voids: "704"},
		}, "", "out_for_delivery", "702"},
		{"(b) delivery corrected by an event that tells the truth", []row{
			{code: "OD", status: "out_for_delivery"},
			{code: "DL", status: "delivered"},
			{code: "017", status: "in_transit", voids: "DL"},
		}, "", "in_transit", "017"},
		{"(b) delivery told by system and handheld, corrected once", []row{
			{code: "2W", status: "delivered"},
			{code: "2W", status: "delivered"},
			{code: "8I", status: "available_for_pickup", voids: "2W,FT"},
		}, "", "available_for_pickup", "8I"},
		{"(b) delivered again after a void", []row{
			{code: "704", status: "delivered"},
			{code: "743", status: "unknown", voids: "704"},
			{code: "702", status: "out_for_delivery"},
			{code: "704", status: "delivered"},
		}, "", "delivered", "704"},
		{"(b) a refund does not undo a delivery", []row{
			{code: "A", status: "delivered"}, {code: "B", status: "order_refunded"},
		}, "", "delivered", "A"},
		{"(b) scan after cancellation", []row{
			{code: "CA", status: "order_cancelled"}, {code: "PU", status: "picked_up"},
		}, "", "order_cancelled", "CA"},
		{"(b) cancelled on its way, then sent back", []row{
			{code: "A", status: "order_cancelled"}, {code: "B", status: "returning_to_sender"},
		}, "", "returning_to_sender", "B"},
		{"(b) order row after a refund", []row{
			{code: "A", status: "order_refunded"}, {code: "B", status: "order_in_progress"},
		}, "", "order_refunded", "A"},
		{"(b) delivered to somebody after the return's end", []row{
			{code: "A", status: "returned_to_sender"}, {code: "B", status: "delivered", to: "recipient"},
		}, "", "returned_to_sender", "A"},
		{"(b) a late row of the way back does not reopen it", []row{
			{code: "A", status: "returned_to_sender"}, {code: "B", status: "returning_to_sender"},
		}, "", "returned_to_sender", "A"},

		// (c) Once going back, only the return's end or a stated delivery to the recipient ends it.
		{"(c) movement on the way back", []row{
			{code: "A", status: "returning_to_sender"}, {code: "B", status: "arrived_at_sorting_center"},
		}, "", "returning_to_sender", "A"},
		{"(c) pick-up and customs on the way back", []row{
			{code: "A", status: "returning_to_sender"},
			{code: "B", status: "picked_up"},
			{code: "C", status: "customs_cleared"},
			{code: "D", status: "out_for_delivery"},
		}, "", "returning_to_sender", "A"},
		{"(c) a delivery that does not say to whom is the sender's", []row{
			{code: "A", status: "returning_to_sender"}, {code: "B", status: "delivered"},
		}, "", "returning_to_sender", "A"},
		{"(c) a delivery to the reception is not stated to be the recipient's", []row{
			{code: "A", status: "returning_to_sender"}, {code: "B", status: "delivered", to: "reception"},
		}, "", "returning_to_sender", "A"},
		{"(c) the recipient got it after all", []row{
			{code: "A", status: "returning_to_sender"}, {code: "B", status: "delivered", to: "recipient"},
		}, "", "delivered", "B"},
		{"(c) back", []row{
			{code: "A", status: "returning_to_sender"},
			{code: "B", status: "in_transit"},
			{code: "C", status: "returned_to_sender"},
		}, "", "returned_to_sender", "C"},
		{"(c) the newest row of the way back speaks", []row{
			{code: "A", status: "returning_to_sender"},
			{code: "B", status: "in_transit"},
			{code: "C", status: "returning_to_sender"},
		}, "", "returning_to_sender", "C"},
		{"(c) cancelled on its way back", []row{
			{code: "A", status: "returning_to_sender"}, {code: "B", status: "order_cancelled"},
		}, "", "returning_to_sender", "A"},
		{"(c) the return was a mistake", []row{
			{code: "702", status: "out_for_delivery"},
			{code: "482", status: "returning_to_sender"},
			{code: "483", status: "unknown", voids: "482"},
		}, "", "out_for_delivery", "702"},

		// Informational, unknown and header.
		{"informational passes by", []row{
			{code: "A", status: "picked_up"}, {code: "B", status: "in_transit", info: true},
		}, "", "picked_up", "A"},
		{"informational alone speaks", []row{
			{code: "A", status: "label_created", info: true},
		}, "", "label_created", "A"},
		{"the newest of several informational ones speaks", []row{
			{code: "A", status: "label_created", info: true}, {code: "B", status: "in_transit", info: true},
		}, "", "in_transit", "B"},
		{"informational taken back leaves it to the header", []row{
			{code: "A", status: "label_created", info: true}, {code: "V", status: "unknown", voids: "A"},
		}, "shipped", "shipped", ""},
		{"informational beats the header", []row{
			{code: "A", status: "label_created", info: true},
		}, "in_transit", "label_created", "A"},
		{"informational without a meaning leaves it to the header", []row{
			{code: "A", status: "unknown", info: true},
		}, "in_transit", "in_transit", ""},
		{"unknown passes by", []row{
			{code: "A", status: "in_transit"}, {code: "B", status: "unknown"}, {code: "C"},
		}, "", "in_transit", "A"},
		{"unknown alone", []row{{code: "A", status: "unknown"}}, "", "unknown", ""},
		{"unknown alone leaves it to the header", []row{
			{code: "A", status: "unknown"},
		}, "out_for_delivery", "out_for_delivery", ""},
		{"header without events", nil, "label_created", "label_created", ""},
		{"header of unknown meaning without events", nil, "unknown", "unknown", ""},
		{"header after everything was voided", []row{
			{code: "203", status: "picked_up"}, {code: "207", status: "unknown", voids: "203"},
		}, "label_created", "label_created", ""},
		{"header does not lead a newer event", []row{
			{code: "A", status: "in_transit"},
		}, "delivered", "in_transit", "A"},

		// Events of one time, and the header choosing among them.
		{"tie: the later in order", []row{
			{code: "A", status: "out_for_delivery", time: noon}, {code: "B", status: "arrived_at_sorting_center", time: noon},
		}, "", "arrived_at_sorting_center", "B"},
		{"tie: the header chooses", []row{
			{code: "A", status: "out_for_delivery", time: noon}, {code: "B", status: "arrived_at_sorting_center", time: noon},
		}, "out_for_delivery", "out_for_delivery", "A"},
		{"tie: on one day", []row{
			{code: "A", status: "out_for_delivery", time: day}, {code: "B", status: "in_transit", time: day},
		}, "out_for_delivery", "out_for_delivery", "A"},
		{"tie: without a zone", []row{
			{code: "A", status: "out_for_delivery", time: floating}, {code: "B", status: "in_transit", time: floating},
		}, "out_for_delivery", "out_for_delivery", "A"},
		{"tie: same clock in two zones is none", []row{
			{code: "A", status: "out_for_delivery", time: noon}, {code: "B", status: "in_transit", time: floating},
		}, "out_for_delivery", "in_transit", "B"},
		{"tie: undated events are none", []row{
			{code: "A", status: "out_for_delivery", time: undated}, {code: "B", status: "in_transit", time: undated},
		}, "out_for_delivery", "in_transit", "B"},
		{"tie: the header names neither", []row{
			{code: "A", status: "out_for_delivery", time: noon}, {code: "B", status: "in_transit", time: noon},
		}, "exception", "in_transit", "B"},
		{"tie: the header cannot undo a delivery", []row{
			{code: "A", status: "available_for_pickup", time: noon}, {code: "B", status: "delivered", time: noon},
		}, "available_for_pickup", "delivered", "B"},
		{"tie: the header cannot undo a return", []row{
			{code: "A", status: "in_transit", time: noon}, {code: "B", status: "returning_to_sender", time: noon},
		}, "in_transit", "returning_to_sender", "B"},
		{"tie: the header cannot choose a label over a scan", []row{
			{code: "A", status: "label_created", time: noon}, {code: "B", status: "picked_up", time: noon},
		}, "label_created", "picked_up", "B"},
		{"tie: the header cannot choose a message", []row{
			{code: "A", status: "in_transit", time: noon, info: true}, {code: "B", status: "picked_up", time: noon},
		}, "in_transit", "picked_up", "B"},

		// What carriers were seen to do.
		{"DHL dsc: Created written after Delivered", []row{
			{code: "Created", status: "label_created"},
			{code: "Dispatched", status: "picked_up"},
			{code: "Delivered", status: "delivered"},
			{code: "Estimated Time of Arrival", status: "in_transit", info: true},
			{code: "Created", status: "label_created"},
		}, "label_created", "delivered", "Delivered"},
		{"DHL: transit header on a delivered parcel", []row{
			{code: "OUT_FOR_DELIVERY", status: "out_for_delivery"}, {code: "DELIVERED", status: "delivered"},
		}, "in_transit", "delivered", "DELIVERED"},
		{"DHL parcel-nl: transit header on a finished return", []row{
			{code: "RETURNED_TO_SHIPPER", status: "returning_to_sender"},
			{code: "OUT_FOR_DELIVERY", status: "out_for_delivery"},
			{code: "DELIVERED_AT_SHIPPER", status: "returned_to_sender"},
		}, "in_transit", "returned_to_sender", "DELIVERED_AT_SHIPPER"},
		{"DHL parcel-nl: transit header on a parcel nobody was home for", []row{
			{code: "OUT_FOR_DELIVERY", status: "out_for_delivery"}, {code: "NOT_HOME", status: "delivery_attempt_failed"},
		}, "in_transit", "delivery_attempt_failed", "NOT_HOME"},
		{"Cainiao: DELIVERING header when the line haul has just landed", []row{
			{code: "LH_HO_AIRLINE", status: "handed_to_airline"}, {code: "LH_ARRIVE", status: "arrived_in_destination_country"},
		}, "in_transit", "arrived_in_destination_country", "LH_ARRIVE"},
		{"Cainiao: signed by a pickup station is no delivery", []row{
			{code: "GTMS_DELIVERING", status: "out_for_delivery"}, {code: "GTMS_STA_SIGNED", status: "available_for_pickup"},
		}, "delivered", "available_for_pickup", "GTMS_STA_SIGNED"},
		{"Cainiao: advisory COMMON_INTRANSIT on a parcel at customs", []row{
			{code: "CC_IM_START", status: "customs_in_progress"}, {code: "COMMON_INTRANSIT", status: "in_transit", info: true},
		}, "in_transit", "customs_in_progress", "CC_IM_START"},
		{"Yanwen: header SC20 with only PU10", []row{
			{code: "PU10", status: "picked_up"},
		}, "left_sorting_center", "picked_up", "PU10"},
		{"Yanwen: delivered, then received back", []row{
			{code: "OR10", status: "label_created"},
			{code: "LH20", status: "departed_origin_country"},
			{code: "LM40", status: "delivered"},
			{code: "LM54", status: "returning_to_sender"},
		}, "delivered", "returning_to_sender", "LM54"},
		{"Yanwen: the return's end after that", []row{
			{code: "LM40", status: "delivered"},
			{code: "LM54", status: "returning_to_sender"},
			{code: "LM90", status: "returned_to_sender"},
		}, "", "returned_to_sender", "LM90"},
		{"La Poste: RE1 sticks while ET1 rows tell the way back", []row{
			{code: "ND1", status: "not_delivered"},
			{code: "RE1", status: "returning_to_sender"},
			{code: "ET1", status: "in_transit"},
			{code: "ET1", status: "in_transit"},
		}, "", "returning_to_sender", "RE1"},
		{"La Poste: DI2 ends it", []row{
			{code: "RE1", status: "returning_to_sender"},
			{code: "ET1", status: "in_transit"},
			{code: "DI2", status: "returned_to_sender"},
		}, "", "returned_to_sender", "DI2"},
		{"La Poste: DI1 ends it as well", []row{
			{code: "RE1", status: "returning_to_sender"}, {code: "DI1", status: "delivered", to: "recipient"},
		}, "", "delivered", "DI1"},
		{"FedEx: AO and AE forecasts between pick-up and departure", []row{
			{code: "OC", status: "label_created"},
			{code: "PU", status: "picked_up"},
			{code: "AO", status: "in_transit", info: true},
			{code: "AE", status: "in_transit", info: true},
		}, "", "picked_up", "PU"},
		{"FedEx: label data sent again after the pick-up", []row{
			{code: "PU", status: "picked_up"}, {code: "OC", status: "label_created"},
		}, "picked_up", "picked_up", "PU"},
		{"4PX: partner rows after S_OK", []row{
			{code: "FPX_S_OK", status: "delivered"},
			{code: "FPX_O_IR", status: "label_created", info: true},
			{code: "FPX_O_RR", status: "transferred_to_local_carrier"},
			{code: "FPX_L_RPIF", status: "label_created"},
		}, "in_transit", "delivered", "FPX_S_OK"},
		{"4PX: handed to a broker is no delivery", []row{
			{code: "FPX_I_RCUK", status: "customs_cleared"}, {code: "FPX_S_OKRC", status: "customs_in_progress"},
		}, "delivered", "customs_in_progress", "FPX_S_OKRC"},
		{"UPS: pick-up scan voided", []row{
			{code: "MP", status: "label_created"},
			{code: "PU", status: "picked_up"},
			{code: "VP", status: "unknown", voids: "PU,PC,PT"},
		}, "", "label_created", "MP"},
		{"UPS: arrival scan cancelled", []row{
			{code: "DP", status: "left_sorting_center"},
			{code: "AR", status: "arrived_at_sorting_center"},
			{code: "CA", status: "unknown", voids: "AR"},
		}, "", "left_sorting_center", "DP"},
		{"UPS: collected scan was wrong, it still waits", []row{
			{code: "ZP", status: "available_for_pickup"},
			{code: "2W", status: "delivered", to: "pickup_point"},
			{code: "8I", status: "available_for_pickup", voids: "2W,FT"},
		}, "", "available_for_pickup", "8I"},
		{"UPS: return asked for, not begun", []row{
			{code: "OF", status: "out_for_delivery"}, {code: "CS", status: "in_transit", info: true},
		}, "", "out_for_delivery", "OF"},
		{"EMS: takeover and export bag taken back", []row{
			{code: "203", status: "picked_up"},
			{code: "423", status: "left_sorting_center"},
			{code: "424", status: "unknown", voids: "423"},
		}, "", "picked_up", "203"},
		{"EMS: one void takes back one row", []row{
			{code: "423", status: "left_sorting_center"},
			{code: "423", status: "left_sorting_center"},
			{code: "424", status: "unknown", voids: "423"},
		}, "", "left_sorting_center", "423"},
		{"EMS: customs messages leave the flight alone", []row{
			{code: "404", status: "handed_to_airline"}, {code: "552", status: "unknown", info: true},
		}, "", "handed_to_airline", "404"},
		{"Royal Mail: EXPIRED says nothing of the parcel", []row{
			{code: "EVGPD", status: "out_for_delivery"},
		}, "unknown", "out_for_delivery", "EVGPD"},
		{"Royal Mail: at the collection point, header DELIVERED", []row{
			{code: "EVGPD", status: "out_for_delivery"}, {code: "EVKLC", status: "available_for_pickup"},
		}, "delivered", "available_for_pickup", "EVKLC"},
		{"Royal Mail: summary without events", nil, "in_transit", "in_transit", ""},
		{"SunYou: displayStatus of a delivered parcel lags", []row{
			{code: "209", status: "delivered"},
		}, "in_transit", "delivered", "209"},
		{"USPS: the consolidator's pre-advice after acceptance", []row{
			{code: "03", status: "picked_up"}, {code: "MA", status: "label_created"},
		}, "", "picked_up", "03"},
		{"TNT: by mail is no delivery although the summary says so", []row{
			{code: "PA", status: "transferred_to_local_carrier"},
		}, "delivered", "transferred_to_local_carrier", "PA"},
		{"AliExpress: cancelled order, its parcel never scanned", []row{
			{code: "A", status: "order_in_progress"}, {code: "B", status: "order_cancelled"},
		}, "", "order_cancelled", "B"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			// Most carriers send newest first. Settle sorts, marks what was voided, and asks Current.
			s := tracking.Shipment{Events: events(t, tt.events)}
			slices.Reverse(s.Events)
			header := tracking.Event{Status: tt.header, Text: "header"}
			tracking.Settle(&s, header, nil)
			got := tracking.Current(s.Events, header)

			assert.Equal(t, tt.want, got.Status)
			assert.Equal(t, tt.code, got.Code)
			assert.Equal(t, tt.want, s.Status)
			assert.Len(t, s.Events, len(tt.events), "events passed over stay in the list")
			if tt.code == "" {
				assert.Equal(t, "header", got.Text, "the header's code and text are kept")
			}
		})
	}
}

func TestCurrentOfEventsWithoutStatus(t *testing.T) {
	t.Parallel()
	assert.Equal(t, tracking.Event{Status: "unknown"}, tracking.Current([]tracking.Event{{}, {}}, tracking.Event{}))
}
