package interop_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/interop"
)

// foreign is what the vendors document, or were seen to send: coarse words, then fine ones.
func foreign() map[interop.Vocabulary][2]string {
	return map[interop.Vocabulary][2]string{
		interop.AfterShip: {
			"Pending InfoReceived InTransit OutForDelivery AttemptFail Delivered AvailableForPickup Exception Expired",
			`Pending_001 InfoReceived_001 InTransit_001 InTransit_002 InTransit_003 InTransit_004 InTransit_005 InTransit_006
			InTransit_007 InTransit_008 InTransit_009 OutForDelivery_001 OutForDelivery_002 OutForDelivery_003 OutForDelivery_004
			AttemptFail_001 AttemptFail_002 AttemptFail_003 AvailableForPickup_001 Delivered_001 Delivered_002 Delivered_003
			Delivered_004 Delivered_005 Exception_001 Exception_002 Exception_003 Exception_004 Exception_005 Exception_006
			Exception_007 Exception_008 Exception_009 Exception_010 Exception_011 Exception_012 Exception_013 Exception_016
			Exception_017 Exception_018 Exception_019 Exception_020 Exception_021 Expired_001`,
		},
		interop.Amazon: {
			"PreTransit InTransit Delivered Lost OutForDelivery Rejected Undeliverable DeliveryAttempted PickupCancelled",
			`ReadyForReceive PickupDone Delivered Departed DeliveryAttempted Lost OutForDelivery ArrivedAtCarrierFacility Rejected
			Undeliverable PickupCancelled ReturnInitiated AvailableForPickup RecipientRequestedAlternateDeliveryTiming`,
		},
		interop.EasyPost: {
			`unknown pre_transit in_transit out_for_delivery delivered available_for_pickup return_to_sender failure cancelled error`,
			`address_correction arrived_at_destination arrived_at_facility arrived_at_pickup_location awaiting_information
			cancelled damaged delayed delivery_exception departed_facility departed_origin_facility expired failure held
			in_transit label_created lost missorted out_for_delivery received_at_destination_facility
			received_at_origin_facility refused return status_update transferred_to_destination_carrier transit_exception
			unknown weather_delay`,
		},
		interop.EMSEVT: {
			`EMA EMB EXA EXB EXC EXD EXX EMC EMJ EMK EMD EDA EDB EME EDC EDX EMF EDD EDE EMG EDF EDG EDH EMI EMH EMX`, "",
		},
		interop.Karrio: {
			`pending picked_up on_hold cancelled delivered in_transit delivery_failed delivery_delayed out_for_delivery
			ready_for_pickup return_to_sender unknown`,
			`carrier_damaged_parcel carrier_sorting_error carrier_address_not_found carrier_parcel_lost carrier_not_enough_time
			carrier_vehicle_issue carrier_capacity_exceeded carrier_mechanical_delay retailer_cancelled retailer_incorrect_data
			retailer_not_ready retailer_incorrect_parcel retailer_incorrect_dimensions retailer_packaging_issue
			consignee_refused consignee_business_closed consignee_not_available consignee_not_home consignee_cancelled
			consignee_verification_failed consignee_incorrect_address consignee_access_restricted
			consignee_safe_place_unavailable customs_delay customs_documentation customs_duties_unpaid customs_prohibited
			customs_inspection weather_delay natural_disaster force_majeure parcel_being_researched security_issue
			regulatory_hold unknown`,
		},
		interop.SchemaOrg: {
			`OrderCancelled OrderDelivered OrderInTransit OrderPaymentDue OrderPickupAvailable OrderProblem OrderProcessing
			OrderReturned`, "",
		},
		interop.SeventeenTrack: {
			`NotFound InfoReceived InTransit Expired AvailableForPickup OutForDelivery DeliveryFailure Delivered Exception
			PickedUp Departure Arrival Returning Returned 0 10 20 30 35 40 50`,
			`NotFound_Other NotFound_InvalidCode InfoReceived InTransit_PickedUp InTransit_Other InTransit_Departure
			InTransit_Arrival InTransit_CustomsProcessing InTransit_CustomsReleased InTransit_CustomsRequiringInformation
			InTransit_TransportArrived InTransit_TransportDeparted Expired_Other AvailableForPickup_Other OutForDelivery_Other
			DeliveryFailure_Other DeliveryFailure_NoBody DeliveryFailure_Security DeliveryFailure_Rejected
			DeliveryFailure_InvalidAddress Delivered_Other Exception_Other Exception_Returning Exception_Returned
			Exception_NoBody Exception_Security Exception_Damage Exception_Rejected Exception_Delayed Exception_Lost
			Exception_Destroyed Exception_Cancel`,
		},
		interop.Ship24: {
			"pending info_received in_transit out_for_delivery failed_attempt available_for_pickup delivered exception",
			`data_order_created data_order_cancelled data_delivery_proposed data_delivery_decided transit_handover
			transit_origin_country_departure destination_arrival customs_received customs_exception customs_rejected
			customs_cleared delivery_available_for_pickup delivery_out_for_delivery delivery_attempted delivery_exception
			delivery_refused delivery_delivered exception_return exception_lost exception_discarded`,
		},
		interop.ShipEngine: {
			"UN AC IT DE EX AT NY SP",
			`CARRIER_STATUS_NOT_MAPPED SHIPMENT_CREATED AWAITING_PICKUP_DROP_OFF DROPPED_OFF ELEC_ADVICE_RECD_BY_CARRIER
			PICKED_UP CUSTOMS_CLEARED CUSTOMS_PROCESSING DELIVERY_ARRANGED_WITH_RECIPIENT HUB_SCAN_OUT HUB_SCAN_IN IN_TRANSIT
			INFORMATION PARCEL_OVER_LABELLED PARCEL_UPDATE_NOTIFICATION RECEIVED_BY_CARRIER RECEIVED_LOCAL_DELIVERY_DEPOT
			SUB_CONTRACTOR_EVENT SUB_CONTRACTOR_RECEIVED PARCEL_REDIRECTED DELIVERY_SCHEDULED HUB_PROCESSING
			DELIVERY_RESCHEDULED ATTEMPTED_DELIVERY ATTEMPTED_DELIVERY_FINAL COD_AMOUNT_PAID CUSTOMER_CARDED OUT_FOR_DELIVERY
			AWAITING_COLLECTION_FROM_PICKUP_POINT COLLECT_AT_LOCAL_PO CUSTOMER_TO_COLLECT_FROM_CARRIER DELIVERED_TO_RECEPTION
			DELIVERED DELIVERED_DAMAGED DELIVERED_IN_PART DELIVERED_SPECIFIED_SAFE_PLACE
			DELIVERED_TO_ALTERNATIVE_DELIVERY_LOCATION DELIVERED_TO_NEIGHBOUR DELIVERED_TO_PO_BOX
			PARCEL_COLLECTED_FROM_PICKUP_POINT POST_TRANSIT_STATUS PROOF_OF_DELIVERY PICKUP_FAILED NOT_YET_RECEIVED_BY_CARRIER
			PARCEL_DAMAGED ADDRESS_QUERY CARRIER_DELAYS DELAYED_NOT_CARRIER HELD_BY_CARRIER
			HELD_BY_CARRIER_FOR_CLEARANCE_PRE_PROCESSING HELD_BY_CUSTOMS INCORRECT_DECLARATION MISROUTED PARCEL_REPACKED
			RECD_BY_CARRIER_NO_ELEC_ADVICE COD_AMOUNT_NOT_PAID CUSTOMER_IDENTIFICATION_FAILED NO_ACCESS_TO_RECIPIENTS_ADDRESS
			CANCELLED CUSTOMER_MOVED HAZARDOUS_PROHIBITED NOT_COLLECTED_FROM_PICKUP_POINT NOT_DELIVERED
			NOT_DELIVERED_ADDRESSEE_DECEASED PARCEL_DISPOSED PARCEL_LOST PARCEL_OUTSIDE_OF_SERVICE_CAPABILITY
			REFUSED_BY_CUSTOMER RETURN_TO_SENDER UNSPECIFIED_EXCEPTION TRACKING_EXPIRED DUTY_NOT_PAID
			PARCEL_REDIRECTED_BY_CARRIER DELIVERED_TO_PICKUP_POINT UNDELIVERABLE_RETURNED_TO_SENDER`,
		},
		interop.Shippo: {
			"UNKNOWN PRE_TRANSIT TRANSIT DELIVERED RETURNED FAILURE",
			`information_received address_issue contact_carrier delayed delivery_attempted delivery_rescheduled
			delivery_scheduled location_inaccessible notice_left out_for_delivery package_accepted package_arrived
			package_damaged package_departed package_forwarded package_held package_processed package_processing
			pickup_available reschedule_delivery delivered return_to_sender package_unclaimed package_undeliverable
			package_disposed package_lost other`,
		},
		interop.Shopify: {
			`LABEL_PURCHASED LABEL_PRINTED READY_FOR_PICKUP CONFIRMED IN_TRANSIT OUT_FOR_DELIVERY ATTEMPTED_DELIVERY DELAYED
			DELIVERED FAILURE CARRIER_PICKED_UP`,
			"CANCELED FULFILLED LABEL_VOIDED MARKED_AS_FULFILLED NOT_DELIVERED PICKED_UP SUBMITTED",
		},
		interop.TrackingMore: {
			"pending notfound inforeceived transit pickup delivered undelivered exception expired",
			`inforeceived001 notfound001 notfound002 transit001 transit002 transit003 transit004 transit005 transit006 transit007
			pickup001 pickup002 pickup003 delivered001 delivered002 delivered003 delivered004 undelivered001 undelivered002
			undelivered003 undelivered004 exception004 exception005 exception006 exception007 exception008 exception009
			exception010 exception011 expired001`,
		},
	}
}

// words returns each of v's words by itself.
func words(v interop.Vocabulary) []interop.Word {
	var out []interop.Word
	for s := range strings.FieldsSeq(foreign()[v][0]) {
		out = append(out, interop.Word{Status: s})
	}
	for d := range strings.FieldsSeq(foreign()[v][1]) {
		out = append(out, interop.Word{Detail: d})
	}
	return out
}

func word(status, detail string) interop.Word { return interop.Word{Status: status, Detail: detail} }

func TestEveryForeignWordComesIn(t *testing.T) {
	t.Parallel()
	require.Len(t, foreign(), len(interop.Vocabularies()))
	for _, v := range interop.Vocabularies() {
		require.NotEmpty(t, words(v), v)
		for _, w := range words(v) {
			m, ok := interop.From(v, w)
			assert.True(t, ok, "%s %v", v, w)
			assert.True(t, m.Status.Known(), "%s %v", v, w)
			assert.True(t, m.Reason == "" || m.Reason.Known(), "%s %v", v, w)
			assert.True(t, m.DeliveredTo == "" || m.DeliveredTo.Known(), "%s %v", v, w)
			assert.False(t, (m.Err != "" || m.Stale) && m.Status != tracking.StatusUnknown, "%s %v tells of no parcel", v, w)
		}
	}
}

// silent lists the statuses that a vendor has no word for that would be true.
func silent(v interop.Vocabulary) []tracking.Status {
	switch v {
	case interop.Amazon, interop.SchemaOrg, interop.Shopify:
		return []tracking.Status{tracking.StatusUnknown, tracking.StatusOrderRefunded}
	case interop.EMSEVT:
		return []tracking.Status{
			tracking.StatusUnknown, tracking.StatusOrderReceived, tracking.StatusAwaitingClarification,
			tracking.StatusOrderUnfulfillable, tracking.StatusOrderInProgress, tracking.StatusPurchased,
			tracking.StatusOrderPacked, tracking.StatusLabelCreated, tracking.StatusShipped, tracking.StatusInTransit,
			tracking.StatusReturningToSender, tracking.StatusReturnedToSender, tracking.StatusException,
			tracking.StatusOrderCancelled, tracking.StatusOrderRefunded,
		}
	}
	return []tracking.Status{tracking.StatusOrderRefunded}
}

func TestEveryStatusHasAWord(t *testing.T) {
	t.Parallel()
	for _, v := range interop.Vocabularies() {
		var without []tracking.Status
		for _, s := range tracking.Statuses() {
			if w, _ := interop.To(v, s, "", ""); w == (interop.Word{}) {
				without = append(without, s)
			}
		}
		assert.Equal(t, silent(v), without, v)
	}
}

// Whatever is told, the word is one of the vendor's, and Loss says what comes back otherwise.
func TestEveryWordSentIsTheVendors(t *testing.T) {
	t.Parallel()
	reasons := append(tracking.Reasons(), "", "new")
	holders := append(tracking.DeliveredTos(), "", "new")
	for _, v := range interop.Vocabularies() {
		coarse, fine := strings.Fields(foreign()[v][0]), strings.Fields(foreign()[v][1])
		for _, s := range append(tracking.Statuses(), "", "new") {
			for _, r := range reasons {
				for _, d := range holders {
					w, loss := interop.To(v, s, r, d)
					if w.Status != "" && !slices.Contains(coarse, w.Status) || w.Detail != "" && !slices.Contains(fine, w.Detail) {
						t.Errorf("%s has no %+v", v, w)
					}
					back, _ := interop.From(v, w)
					if !s.Known() {
						s = tracking.StatusUnknown
					}
					want := interop.Loss{Status: back.Status != s, Reason: back.Reason != r, DeliveredTo: back.DeliveredTo != d}
					if loss != want {
						t.Errorf("%s %s %s %s: loss %+v, want %+v", v, s, r, d, loss, want)
					}
				}
			}
		}
	}
}

// The more is told, the better the word; and no more comes back than was told.
func TestTo(t *testing.T) {
	t.Parallel()
	none := interop.Loss{}
	for _, tt := range []struct {
		v      interop.Vocabulary
		status tracking.Status
		reason tracking.Reason
		to     tracking.DeliveredTo
		want   interop.Word
		loss   interop.Loss
	}{
		{"aftership", "delivered", "", "neighbour", word("Delivered", "Delivered_005"), none},
		{"aftership", "delivered", "", "recipient", word("Delivered", "Delivered_001"), interop.Loss{DeliveredTo: true}},
		{"aftership", "delivery_attempt_failed", "business_closed", "", word("AttemptFail", "AttemptFail_003"), none},
		{
			"aftership", "delivery_attempt_failed", "no_access", "",
			word("AttemptFail", "AttemptFail_001"),
			interop.Loss{Reason: true},
		},
		{"aftership", "handed_to_airline", "", "", word("InTransit", "InTransit_007"), interop.Loss{Status: true}},
		{"aftership", "in_transit", "delay_weather", "", word("Exception", "Exception_017"), interop.Loss{Status: true}},
		{"aftership", "not_delivered", "lost", "", word("Exception", "Exception_013"), none},
		{"aftership", "order_refunded", "lost", "", interop.Word{}, interop.Loss{Status: true, Reason: true}},
		{"easypost", "customs_cleared", "", "", word("in_transit", "in_transit"), interop.Loss{Status: true}},
		{
			"easypost", "customs_in_progress", "customs_documents", "",
			word("in_transit", "awaiting_information"),
			interop.Loss{Status: true, Reason: true},
		},
		{"easypost", "returned_to_sender", "", "", word("return_to_sender", "return"), interop.Loss{Status: true}},
		{
			"17track", "customs_in_progress", "customs_documents", "",
			word("InTransit", "InTransit_CustomsRequiringInformation"), none,
		},
		{"17track", "label_created", "", "", word("InfoReceived", "InfoReceived"), none},
		{"ship24", "left_sorting_center", "", "", word("in_transit", ""), interop.Loss{Status: true}},
		{
			"trackingmore", "delivered", "", "safe_place",
			word("delivered", "delivered004"),
			interop.Loss{DeliveredTo: true},
		},
		{"shipengine", "delivered", "", "mailbox", word("DE", "DELIVERED_TO_PO_BOX"), none},
		{
			"shipengine", "delivered", "damaged", "mailbox",
			word("DE", "DELIVERED_DAMAGED"),
			interop.Loss{DeliveredTo: true},
		},
		{"shippo", "delivery_attempt_failed", "notice_left", "", word("TRANSIT", "notice_left"), none},
		{
			"karrio", "out_for_delivery", "address_incorrect", "",
			word("out_for_delivery", "consignee_incorrect_address"), none,
		},
		{
			"karrio", "delivery_attempt_failed", "recipient_refused", "",
			word("delivery_failed", "consignee_refused"), none,
		},
		{
			"shopify", "arrived_at_sorting_center", "delay_flight", "",
			word("DELAYED", ""),
			interop.Loss{Status: true, Reason: true},
		},
		{"shopify", "order_cancelled", "", "", word("", "CANCELED"), none},
		{"shopify", "shipped", "", "", word("LABEL_PURCHASED", "FULFILLED"), none},
		{"schemaorg", "available_for_pickup", "", "", word("OrderPickupAvailable", ""), none},
		{"emsevt", "customs_in_progress", "customs_hold", "", word("EME", ""), none},
		{"amazon", "not_delivered", "lost", "", word("Lost", "Lost"), none},
		{"nobody", "delivered", "", "", interop.Word{}, interop.Loss{Status: true}},
	} {
		t.Run(string(tt.v)+" "+string(tt.status)+" "+string(tt.reason)+string(tt.to), func(t *testing.T) {
			t.Parallel()
			got, loss := interop.To(tt.v, tt.status, tt.reason, tt.to)
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.loss, loss)
			assert.Equal(t, tt.loss != none, loss.Any())
		})
	}
}

func TestFrom(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		v    interop.Vocabulary
		in   interop.Word
		want interop.Meaning
	}{
		{
			"the detail is finer", "aftership",
			word("InTransit", "InTransit_004"),
			interop.Meaning{Status: "arrived_in_destination_country"},
		},
		{
			"a detail not documented falls back on the status", "aftership",
			word("Exception", "Exception_014"),
			interop.Meaning{Status: "exception"},
		},
		{
			"what has no place here", "aftership",
			word("", "Delivered_003"),
			interop.Meaning{Status: "delivered", DeliveredTo: "recipient", Also: "signed"},
		},
		{"given up", "aftership", word("Expired", "Expired_001"), interop.Meaning{Status: "unknown", Stale: true}},
		{
			"given up on a parcel in transit", "easypost",
			word("in_transit", "expired"),
			interop.Meaning{Status: "in_transit", Stale: true},
		},
		{
			"an unknown detail says nothing", "easypost",
			word("delivered", "unknown"),
			interop.Meaning{Status: "delivered"},
		},
		{"one word in both parts", "easypost", word("failure", "failure"), interop.Meaning{Status: "not_delivered"}},
		{
			"a message", "easypost",
			word("in_transit", "status_update"),
			interop.Meaning{Status: "in_transit", Reason: "other", Informational: true},
		},
		{
			"a failed look-up", "easypost",
			word("error", ""),
			interop.Meaning{Status: "unknown", Err: tracking.ErrUnavailable},
		},
		{
			"an invalid number", "17track",
			word("NotFound", "NotFound_InvalidCode"),
			interop.Meaning{Status: "unknown", Err: tracking.ErrInvalidNumber},
		},
		{
			"not found", "17track",
			word("NotFound", "NotFound_Other"),
			interop.Meaning{Status: "unknown", Err: tracking.ErrNotFound},
		},
		{"the numbers of v1", "17track", word("40", ""), interop.Meaning{Status: "delivered"}},
		{
			"not asked yet is not unknown to the carrier", "trackingmore",
			word("pending", ""),
			interop.Meaning{Status: "unknown"},
		},
		{
			"two meanings, the one that promises less", "trackingmore",
			word("pickup", ""),
			interop.Meaning{Status: "out_for_delivery", Also: "or_available_for_pickup"},
		},
		{
			"Karrio's status and its reason", "karrio",
			word("delivery_failed", "consignee_refused"),
			interop.Meaning{Status: "delivery_attempt_failed", Reason: "recipient_refused"},
		},
		{
			"a pair that means more than its parts", "karrio",
			word("on_hold", "customs_inspection"),
			interop.Meaning{Status: "customs_in_progress", Reason: "customs_inspection"},
		},
		{
			"Karrio's reason alone", "karrio",
			word("", "consignee_refused"),
			interop.Meaning{Status: "exception", Reason: "recipient_refused"},
		},
		{"case and blanks", "shopify", word(" out_for_delivery\n", ""), interop.Meaning{Status: "out_for_delivery"}},
		{
			"schema.org's address", "schemaorg",
			word("https://schema.org/OrderReturned", ""),
			interop.Meaning{Status: "returned_to_sender"},
		},
		{
			"side of the border", "emsevt",
			word("EXB", ""),
			interop.Meaning{Status: "customs_in_progress", Reason: "customs_hold", Also: "export"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, ok := interop.From(tt.v, tt.in)
			assert.True(t, ok)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestFromWithoutAWord(t *testing.T) {
	t.Parallel()
	for _, v := range append(interop.Vocabularies(), "nobody", "") {
		for _, w := range []interop.Word{{}, {Status: "way"}, {Status: "teleported"}, {Detail: "teleported"}} {
			m, ok := interop.From(v, w)
			assert.False(t, ok, "%s %v", v, w)
			assert.Equal(t, interop.Meaning{}, m)
		}
	}
}

// A word that comes in goes out as one that means the same.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	// Messages, and what is said only by words that claim more or that others took the place of.
	lossy := strings.Fields(`
		17track/InTransit_TransportArrived 17track/InTransit_TransportDeparted
		aftership/Delivered_003 aftership/Delivered_004 trackingmore/delivered003 shipengine/COD_AMOUNT_PAID
		shipengine/INFORMATION shipengine/PARCEL_UPDATE_NOTIFICATION easypost/status_update
		emsevt/EXD emsevt/EXX emsevt/EMJ emsevt/EMK emsevt/EDF
		karrio/carrier_not_enough_time karrio/carrier_vehicle_issue karrio/carrier_capacity_exceeded
		karrio/carrier_mechanical_delay karrio/retailer_incorrect_dimensions
		schemaorg/OrderPaymentDue shopify/CONFIRMED shopify/SUBMITTED`)
	for _, v := range interop.Vocabularies() {
		for _, w := range words(v) {
			m, _ := interop.From(v, w)
			if m.Err != "" || m.Stale {
				continue
			}
			out, loss := interop.To(v, m.Status, m.Reason, m.DeliveredTo)
			name := string(v) + "/" + w.Status + w.Detail
			assert.Equal(t, slices.Contains(lossy, name), loss.Any(), "%s comes in as %+v and goes out as %+v", name, m, out)
		}
	}
}

// The tables hold known words only, and no word of a vendor's twice.
func TestTables(t *testing.T) {
	t.Parallel()
	for _, v := range interop.Vocabularies() {
		text, err := os.ReadFile("tables/" + string(v) + ".tsv")
		require.NoError(t, err)
		seen := map[string]bool{}
		for line := range strings.Lines(string(text)) {
			c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			require.Len(t, c, 7, "%s: %s", v, line)
			if c[0] == "way" {
				continue
			}
			assert.Contains(t, []string{"both", "in", "out", "pair", "reason", "reason-in"}, c[0], line)
			for s := range strings.SplitSeq(c[3], ",") {
				assert.True(t, tracking.Status(s).Known(), "%s: %s", v, line)
			}
			for r := range strings.SplitSeq(c[4], ",") {
				assert.True(t, r == "" || tracking.Reason(r).Known(), "%s: %s", v, line)
			}
			assert.True(t, c[5] == "" || tracking.DeliveredTo(c[5]).Known(), "%s: %s", v, line)
			if c[0] == "out" {
				assert.Empty(t, c[6], "%s: %s", v, line)
				continue
			}
			assert.NotContains(t, c[3]+c[4], ",", "%s: a word comes in with one meaning: %s", v, line)
			assert.Contains(t, []string{
				"", "stale", "informational", "not_found", "invalid_number", "unavailable",
				"signed", "cod_paid", "partial", "final_attempt", "proof_of_delivery",
				"origin", "transit", "destination", "export", "import",
				"or_available_for_pickup", "or_safe_place", "or_damaged_or_disposed", "or_picked_up", "or_returned_to_sender",
			}, c[6], "%s: %s", v, line)
			word := c[1] + "/" // a status alone
			switch {
			case c[0] == "pair":
				word += c[2]
			case c[2] != "":
				word = "/" + c[2]
			}
			assert.False(t, seen[word], "%s: twice: %s", v, line)
			seen[word] = true
		}
	}
}
