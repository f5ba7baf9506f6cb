package tracking

// Reason says why a parcel is where it is, or why it is stuck. The zero value means that none is given. Values may
// be added.
type Reason string

// The reasons, by class.
const (
	ReasonDelayWeather             Reason = "delay_weather"              // delay
	ReasonDelayCarrier             Reason = "delay_carrier"              // delay
	ReasonDelayFlight              Reason = "delay_flight"               // delay
	ReasonDelayExternal            Reason = "delay_external"             // delay
	ReasonDelayUnspecified         Reason = "delay_unspecified"          // delay
	ReasonHeldByCarrier            Reason = "held_by_carrier"            // hold
	ReasonHeldSecurity             Reason = "held_security"              // hold
	ReasonHeldForPayment           Reason = "held_for_payment"           // hold
	ReasonUnderInvestigation       Reason = "under_investigation"        // hold
	ReasonCustomsDelay             Reason = "customs_delay"              // customs
	ReasonCustomsHold              Reason = "customs_hold"               // customs
	ReasonCustomsInspection        Reason = "customs_inspection"         // customs
	ReasonCustomsDocuments         Reason = "customs_documents"          // customs
	ReasonCustomsDutiesUnpaid      Reason = "customs_duties_unpaid"      // customs
	ReasonCustomsRejected          Reason = "customs_rejected"           // customs
	ReasonProhibitedGoods          Reason = "prohibited_goods"           // customs
	ReasonAddressIncorrect         Reason = "address_incorrect"          // address
	ReasonAddressCorrected         Reason = "address_corrected"          // address
	ReasonRecipientMoved           Reason = "recipient_moved"            // address
	ReasonNoAccess                 Reason = "no_access"                  // address
	ReasonRecipientUnavailable     Reason = "recipient_unavailable"      // recipient
	ReasonBusinessClosed           Reason = "business_closed"            // recipient
	ReasonRecipientUnlocatable     Reason = "recipient_unlocatable"      // recipient
	ReasonRecipientRefused         Reason = "recipient_refused"          // recipient
	ReasonIdentificationFailed     Reason = "identification_failed"      // recipient
	ReasonRecipientDeceased        Reason = "recipient_deceased"         // recipient
	ReasonCODNotPaid               Reason = "cod_not_paid"               // recipient
	ReasonRecipientCancelled       Reason = "recipient_cancelled"        // recipient
	ReasonSafePlaceUnavailable     Reason = "safe_place_unavailable"     // recipient
	ReasonNoticeLeft               Reason = "notice_left"                // recipient
	ReasonDamaged                  Reason = "damaged"                    // parcel
	ReasonLost                     Reason = "lost"                       // parcel
	ReasonDisposed                 Reason = "disposed"                   // parcel
	ReasonRepackaged               Reason = "repackaged"                 // parcel
	ReasonOutsideServiceLimits     Reason = "outside_service_limits"     // parcel
	ReasonMisrouted                Reason = "misrouted"                  // carrier
	ReasonCarrierRejected          Reason = "carrier_rejected"           // carrier
	ReasonSenderCancelled          Reason = "sender_cancelled"           // sender
	ReasonSenderDataIncorrect      Reason = "sender_data_incorrect"      // sender
	ReasonSenderNotReady           Reason = "sender_not_ready"           // sender
	ReasonPickupFailed             Reason = "pickup_failed"              // sender
	ReasonPackagingInadequate      Reason = "packaging_inadequate"       // sender
	ReasonNotCollected             Reason = "not_collected"              // pickup
	ReasonRedirectedByRecipient    Reason = "redirected_by_recipient"    // change
	ReasonRedirectedByCarrier      Reason = "redirected_by_carrier"      // change
	ReasonDeliveryScheduled        Reason = "delivery_scheduled"         // change
	ReasonDeliveryRescheduled      Reason = "delivery_rescheduled"       // change
	ReasonRecipientActionRequested Reason = "recipient_action_requested" // change
	ReasonRecipientNotified        Reason = "recipient_notified"         // change
	ReasonProblemResolved          Reason = "problem_resolved"           // change
	ReasonReturnRequested          Reason = "return_requested"           // change
	ReasonAtDeliveryDepot          Reason = "at_delivery_depot"          // change
	ReasonOther                    Reason = "other"                      // change
)

type reasonInfo struct {
	reason      Reason
	class       string
	action      bool
	description string
}

var reasons = [...]reasonInfo{
	{ReasonDelayWeather, "delay", false, "The weather is holding the parcel up."},
	{ReasonDelayCarrier, "delay", false, "The carrier's own operation is holding the parcel up."},
	{ReasonDelayFlight, "delay", false, "A flight was cancelled, full or late."},
	{ReasonDelayExternal, "delay", false, "Something outside the carrier's control, such as a strike, is holding the parcel up."},
	{ReasonDelayUnspecified, "delay", false, "The parcel is late and the carrier does not say why."},
	{ReasonHeldByCarrier, "hold", true, "The carrier is keeping the parcel for now."},
	{ReasonHeldSecurity, "hold", false, "The parcel is held for a security check."},
	{ReasonHeldForPayment, "hold", true, "The parcel is held until a charge is paid."},
	{ReasonUnderInvestigation, "hold", false, "The carrier is looking for the parcel or examining what happened to it."},
	{ReasonCustomsDelay, "customs", false, "Customs need longer than usual."},
	{ReasonCustomsHold, "customs", false, "Customs are keeping the parcel."},
	{ReasonCustomsInspection, "customs", false, "Customs are inspecting the parcel."},
	{ReasonCustomsDocuments, "customs", true, "Customs need documents or information."},
	{ReasonCustomsDutiesUnpaid, "customs", true, "Duties or taxes have to be paid."},
	{ReasonCustomsRejected, "customs", false, "Customs refused the parcel."},
	{ReasonProhibitedGoods, "customs", false, "The goods may not be sent or imported."},
	{ReasonAddressIncorrect, "address", true, "The address is wrong or incomplete."},
	{ReasonAddressCorrected, "address", false, "The carrier corrected the address."},
	{ReasonRecipientMoved, "address", false, "The recipient no longer lives there."},
	{ReasonNoAccess, "address", true, "The courier could not reach the door."},
	{ReasonRecipientUnavailable, "recipient", false, "Nobody was there to take the parcel."},
	{ReasonBusinessClosed, "recipient", false, "The business was closed."},
	{ReasonRecipientUnlocatable, "recipient", false, "The recipient could not be found at the address."},
	{ReasonRecipientRefused, "recipient", false, "The recipient refused the parcel."},
	{ReasonIdentificationFailed, "recipient", true, "The recipient could not show the proof that was asked for."},
	{ReasonRecipientDeceased, "recipient", false, "The recipient has died."},
	{ReasonCODNotPaid, "recipient", true, "The cash on delivery was not paid."},
	{ReasonRecipientCancelled, "recipient", false, "The recipient cancelled."},
	{ReasonSafePlaceUnavailable, "recipient", false, "There was no safe place to leave the parcel."},
	{ReasonNoticeLeft, "recipient", true, "The courier left a notice."},
	{ReasonDamaged, "parcel", true, "The parcel is damaged."},
	{ReasonLost, "parcel", true, "The parcel is lost."},
	{ReasonDisposed, "parcel", false, "The parcel was destroyed or disposed of."},
	{ReasonRepackaged, "parcel", false, "The parcel was packed anew."},
	{ReasonOutsideServiceLimits, "parcel", false, "The parcel is too large, too heavy or not covered by the service."},
	{ReasonMisrouted, "carrier", false, "The parcel was sent the wrong way."},
	{ReasonCarrierRejected, "carrier", false, "The carrier did not accept the parcel."},
	{ReasonSenderCancelled, "sender", false, "The sender cancelled."},
	{ReasonSenderDataIncorrect, "sender", false, "The sender's data are wrong or incomplete."},
	{ReasonSenderNotReady, "sender", false, "The sender was not ready to hand the parcel over."},
	{ReasonPickupFailed, "sender", false, "The carrier could not collect the parcel from the sender."},
	{ReasonPackagingInadequate, "sender", false, "The packaging is not good enough."},
	{ReasonNotCollected, "pickup", true, "The parcel was not collected in time."},
	{ReasonRedirectedByRecipient, "change", false, "The recipient sent the parcel elsewhere."},
	{ReasonRedirectedByCarrier, "change", false, "The carrier sent the parcel elsewhere."},
	{ReasonDeliveryScheduled, "change", false, "A delivery date is set."},
	{ReasonDeliveryRescheduled, "change", false, "The delivery was moved to another day."},
	{ReasonRecipientActionRequested, "change", true, "The recipient is asked to do something."},
	{ReasonRecipientNotified, "change", false, "The recipient was told."},
	{ReasonProblemResolved, "change", false, "An earlier problem is solved."},
	{ReasonReturnRequested, "change", false, "Somebody asked for the parcel to be sent back."},
	{ReasonAtDeliveryDepot, "change", false, "The parcel is at the depot it will be delivered from."},
	{ReasonOther, "change", false, "The carrier gives a reason that has no word here."},
}

func (r Reason) info() reasonInfo {
	for _, i := range reasons {
		if i.reason == r {
			return i
		}
	}
	return reasonInfo{}
}

// Reasons returns all reasons, by class.
func Reasons() []Reason {
	out := make([]Reason, len(reasons))
	for i, r := range reasons {
		out[i] = r.reason
	}
	return out
}

// Known reports whether r is one of the constants.
func (r Reason) Known() bool { return r != "" && r.info().reason == r }

// Class returns delay, hold, customs, address, recipient, parcel, carrier, sender, pickup or change, and "" for no
// or an unknown reason.
func (r Reason) Class() string { return r.info().class }

// Description returns one English sentence for a shopper, and "" for no or an unknown reason.
func (r Reason) Description() string { return r.info().description }

// ActionRequired reports whether somebody, mostly the recipient, has to do something before the parcel moves on.
func (r Reason) ActionRequired() bool { return r.info().action }
