package tracking_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
)

type reasonRow struct {
	Reason tracking.Reason
	Text   string
	Class  string
	Action bool // the recipient, mostly, has to do something
}

var reasonRows = []reasonRow{
	{tracking.ReasonDelayWeather, "delay_weather", "delay", false},
	{tracking.ReasonDelayCarrier, "delay_carrier", "delay", false},
	{tracking.ReasonDelayFlight, "delay_flight", "delay", false},
	{tracking.ReasonDelayExternal, "delay_external", "delay", false},
	{tracking.ReasonDelayUnspecified, "delay_unspecified", "delay", false},
	{tracking.ReasonHeldByCarrier, "held_by_carrier", "hold", true},
	{tracking.ReasonHeldSecurity, "held_security", "hold", false},
	{tracking.ReasonHeldForPayment, "held_for_payment", "hold", true},
	{tracking.ReasonUnderInvestigation, "under_investigation", "hold", false},
	{tracking.ReasonCustomsDelay, "customs_delay", "customs", false},
	{tracking.ReasonCustomsHold, "customs_hold", "customs", false},
	{tracking.ReasonCustomsInspection, "customs_inspection", "customs", false},
	{tracking.ReasonCustomsDocuments, "customs_documents", "customs", true},
	{tracking.ReasonCustomsDutiesUnpaid, "customs_duties_unpaid", "customs", true},
	{tracking.ReasonCustomsRejected, "customs_rejected", "customs", false},
	{tracking.ReasonProhibitedGoods, "prohibited_goods", "customs", false},
	{tracking.ReasonAddressIncorrect, "address_incorrect", "address", true},
	{tracking.ReasonAddressCorrected, "address_corrected", "address", false},
	{tracking.ReasonRecipientMoved, "recipient_moved", "address", false},
	{tracking.ReasonNoAccess, "no_access", "address", true},
	{tracking.ReasonRecipientUnavailable, "recipient_unavailable", "recipient", false},
	{tracking.ReasonBusinessClosed, "business_closed", "recipient", false},
	{tracking.ReasonRecipientUnlocatable, "recipient_unlocatable", "recipient", false},
	{tracking.ReasonRecipientRefused, "recipient_refused", "recipient", false},
	{tracking.ReasonIdentificationFailed, "identification_failed", "recipient", true},
	{tracking.ReasonRecipientDeceased, "recipient_deceased", "recipient", false},
	{tracking.ReasonCODNotPaid, "cod_not_paid", "recipient", true},
	{tracking.ReasonRecipientCancelled, "recipient_cancelled", "recipient", false},
	{tracking.ReasonSafePlaceUnavailable, "safe_place_unavailable", "recipient", false},
	{tracking.ReasonNoticeLeft, "notice_left", "recipient", true},
	{tracking.ReasonDamaged, "damaged", "parcel", true},
	{tracking.ReasonLost, "lost", "parcel", true},
	{tracking.ReasonDisposed, "disposed", "parcel", false},
	{tracking.ReasonRepackaged, "repackaged", "parcel", false},
	{tracking.ReasonOutsideServiceLimits, "outside_service_limits", "parcel", false},
	{tracking.ReasonMisrouted, "misrouted", "carrier", false},
	{tracking.ReasonCarrierRejected, "carrier_rejected", "carrier", false},
	{tracking.ReasonSenderCancelled, "sender_cancelled", "sender", false},
	{tracking.ReasonSenderDataIncorrect, "sender_data_incorrect", "sender", false},
	{tracking.ReasonSenderNotReady, "sender_not_ready", "sender", false},
	{tracking.ReasonPickupFailed, "pickup_failed", "sender", false},
	{tracking.ReasonPackagingInadequate, "packaging_inadequate", "sender", false},
	{tracking.ReasonNotCollected, "not_collected", "pickup", true},
	{tracking.ReasonRedirectedByRecipient, "redirected_by_recipient", "change", false},
	{tracking.ReasonRedirectedByCarrier, "redirected_by_carrier", "change", false},
	{tracking.ReasonDeliveryScheduled, "delivery_scheduled", "change", false},
	{tracking.ReasonDeliveryRescheduled, "delivery_rescheduled", "change", false},
	{tracking.ReasonRecipientActionRequested, "recipient_action_requested", "change", true},
	{tracking.ReasonRecipientNotified, "recipient_notified", "change", false},
	{tracking.ReasonProblemResolved, "problem_resolved", "change", false},
	{tracking.ReasonReturnRequested, "return_requested", "change", false},
	{tracking.ReasonAtDeliveryDepot, "at_delivery_depot", "change", false},
	{tracking.ReasonOther, "other", "change", false},
}

func TestReasons(t *testing.T) {
	t.Parallel()
	var got []reasonRow
	sentences := map[string]bool{}
	for _, r := range tracking.Reasons() {
		got = append(got, reasonRow{r, string(r), r.Class(), r.ActionRequired()})
		assert.Regexp(t, snake, string(r))
		assert.True(t, r.Known(), r)
		assert.Regexp(t, sentence, r.Description(), r)
		sentences[r.Description()] = true
	}
	assert.Equal(t, reasonRows, got)
	assert.Len(t, got, 53)
	assert.Len(t, sentences, 53, "descriptions tell reasons apart")
}

func TestReasonOfOtherText(t *testing.T) {
	t.Parallel()
	for _, r := range []tracking.Reason{"", "eaten_by_dog", "Lost"} {
		assert.False(t, r.Known(), r)
		assert.Empty(t, r.Class(), r)
		assert.Empty(t, r.Description(), r)
		assert.False(t, r.ActionRequired(), r)
	}
}
