package advice

// Code is the word for a situation, a cause, an action, a day or somebody to turn to. Each has a text in [Texts].
// Codes may be added.
type Code string

// Situations: no carrier tells of the parcel.
const (
	NumberMistyped   Code = "number_mistyped"   // the check digit is wrong, or the carrier calls the number malformed
	NumberUnfamiliar Code = "number_unfamiliar" // no carrier's numbers look like that
	NotYetActive     Code = "not_yet_active"    // the number is sound; the carrier has nothing yet
	StillUnknown     Code = "still_unknown"     // the number is sound; the carrier should have something by now
	PassingFault     Code = "passing_fault"     // a technical fault
	AskedTooOften    Code = "asked_too_often"   // a limit of the carrier
	MoreNeeded       Code = "more_needed"       // the carrier asks for a postcode or the like
	CannotAsk        Code = "cannot_ask"        // there is no access to this carrier
	NotShown         Code = "not_shown"         // the carrier does not show this parcel
)

// Situations: before a carrier has the parcel.
const (
	OrderQuestion     Code = "order_question"      // the seller has to know something
	OrderWaiting      Code = "order_waiting"       // nothing has happened for a while
	OrderImpossible   Code = "order_impossible"    // it cannot be shipped there
	Cancelled         Code = "cancelled"           //
	Refunded          Code = "refunded"            //
	AwaitingFirstScan Code = "awaiting_first_scan" // announced to the carrier
	NotHandedOver     Code = "not_handed_over"     // announced, and no more for days
	SenderToAct       Code = "sender_to_act"       // the sender has to put something right
	SenderCancelled   Code = "sender_cancelled"    //
	NotAccepted       Code = "not_accepted"        // the carrier did not take the parcel
)

// Situations: on its way.
const (
	NotMoving       Code = "not_moving"       // no news for several days
	NoNews          Code = "no_news"          // no news for a month
	Late            Code = "late"             // past the announced time
	GuaranteeMissed Code = "guarantee_missed" // past a guaranteed time
	Overdue         Code = "overdue"          // past the carrier's own estimate
	Delayed         Code = "delayed"          // the carrier says so
	Held            Code = "held"             // the carrier is keeping it
	PaymentDue      Code = "payment_due"      // the carrier wants money first
	Investigation   Code = "investigation"    // the carrier is looking for it
	Redirected      Code = "redirected"       // the carrier sent it elsewhere
	Rescheduled     Code = "rescheduled"      // another day
	ActionRequested Code = "action_requested" // the carrier waits for the recipient
	Problem         Code = "problem"          // something is wrong and nobody says what
)

// Situations: customs.
const (
	CustomsHold      Code = "customs_hold"      // kept, for papers or duties
	CustomsDocuments Code = "customs_documents" // papers are missing
	CustomsDuties    Code = "customs_duties"    // duties or taxes are unpaid
	CustomsSlow      Code = "customs_slow"      // an inspection, or many parcels
	CustomsRefused   Code = "customs_refused"   // it may not come in
)

// Situations: at the door, and after.
const (
	OutForDelivery  Code = "out_for_delivery" // expected today
	AttemptFailed   Code = "attempt_failed"   //
	AddressProblem  Code = "address_problem"  //
	IdentityNeeded  Code = "identity_needed"  //
	Declined        Code = "declined"         // refused or cancelled in the recipient's name
	ReadyForPickup  Code = "ready_for_pickup" //
	PickupMissed    Code = "pickup_missed"    // no longer kept, as far as one can tell
	Delivered       Code = "delivered"        //
	NotReceived     Code = "not_received"     // delivered, says the carrier; the recipient says no
	NotDelivered    Code = "not_delivered"    //
	ReturnRequested Code = "return_requested" //
	Returning       Code = "returning"        //
	Returned        Code = "returned"         //
	Damaged         Code = "damaged"          //
	Lost            Code = "lost"             //
	Destroyed       Code = "destroyed"        //
)

// Situations: the buyer's money.
const (
	ProtectionEnding Code = "protection_ending" // and the parcel is not there
	DisputeOpen      Code = "dispute_open"      //
	RefundDue        Code = "refund_due"        // the dispute was decided for the buyer
)

// Causes.
const (
	CauseTypo            Code = "cause_typo"
	CauseOrderNumber     Code = "cause_order_number"
	CauseNotActive       Code = "cause_not_active"
	CauseFault           Code = "cause_fault"
	CauseCustoms         Code = "cause_customs"
	CauseIncident        Code = "cause_incident"
	CauseLateData        Code = "cause_late_data"
	CauseFlight          Code = "cause_flight"
	CauseFewScans        Code = "cause_few_scans"
	CauseSellerLate      Code = "cause_seller_late"
	CauseWeather         Code = "cause_weather"
	CauseOperation       Code = "cause_operation"
	CauseCancelledFlight Code = "cause_cancelled_flight"
	CauseExternal        Code = "cause_external"
	CauseMisrouted       Code = "cause_misrouted"
	CauseSecurity        Code = "cause_security"
	CauseAddress         Code = "cause_address"
	CauseMoved           Code = "cause_moved"
	CauseUnlocatable     Code = "cause_unlocatable"
	CauseNoAccess        Code = "cause_no_access"
	CauseAbsent          Code = "cause_absent"
	CauseClosed          Code = "cause_closed"
	CauseNoSafePlace     Code = "cause_no_safe_place"
	CauseIdentity        Code = "cause_identity"
	CausePayment         Code = "cause_payment"
	CauseDeclined        Code = "cause_declined"
	CauseAttempts        Code = "cause_attempts"
	CauseUnclaimed       Code = "cause_unclaimed"
	CauseCustomsPapers   Code = "cause_customs_papers"
	CauseDocuments       Code = "cause_documents"
	CauseDuties          Code = "cause_duties"
	CauseProhibited      Code = "cause_prohibited"
	CauseDamage          Code = "cause_damage"
	CauseLimits          Code = "cause_limits"
	CauseSenderData      Code = "cause_sender_data"
	CauseSenderNotReady  Code = "cause_sender_not_ready"
	CausePackaging       Code = "cause_packaging"
	CauseSender          Code = "cause_sender"
	CauseNeighbour       Code = "cause_neighbour"
	CauseSafePlace       Code = "cause_safe_place"
	CausePostOffice      Code = "cause_post_office"
	CauseEarlyScan       Code = "cause_early_scan"
)

// Actions.
const (
	DoCheckNumber       Code = "do_check_number"
	DoWait              Code = "do_wait"
	DoTryLater          Code = "do_try_later"
	DoUseCarrierPage    Code = "do_use_carrier_page"
	DoGivePostcode      Code = "do_give_postcode"
	DoGiveDetail        Code = "do_give_detail"
	DoAnswerSeller      Code = "do_answer_seller"
	DoContactSeller     Code = "do_contact_seller"
	DoContactPlatform   Code = "do_contact_platform"
	DoContactCarrier    Code = "do_contact_carrier"
	DoContactCustoms    Code = "do_contact_customs"
	DoIfItLasts         Code = "do_if_it_lasts" // then contact the carrier
	DoAskRefund         Code = "do_ask_refund"  // if it does not come by itself
	DoCheckAddress      Code = "do_check_address"
	DoCorrectAddress    Code = "do_correct_address"
	DoBeReachable       Code = "do_be_reachable"
	DoArrangeRedelivery Code = "do_arrange_redelivery"
	DoCollect           Code = "do_collect"
	DoBringIdentity     Code = "do_bring_identity"
	DoPayCarrier        Code = "do_pay_carrier"
	DoPayDuties         Code = "do_pay_duties"
	DoGiveDocuments     Code = "do_give_documents"
	DoLookAround        Code = "do_look_around"
	DoAskNeighbours     Code = "do_ask_neighbours"
	DoAskPostOffice     Code = "do_ask_post_office"
	DoAskSolution       Code = "do_ask_solution"        // the parcel again, or the money
	DoDisputeNonReceipt Code = "do_dispute_non_receipt" // full refund for non-receipt
	DoDisputeGoods      Code = "do_dispute_goods"       // partial refund, or a full one with return
	DoKeepEvidence      Code = "do_keep_evidence"
)

// Days that matter.
const (
	ByActive         Code = "by_active"          // when data should appear
	ByTryAgain       Code = "by_try_again"       // when the carrier answers again
	ByAnnounced      Code = "by_announced"       // end of the method's window
	ByExpected       Code = "by_expected"        // the carrier's own estimate
	ByCollect        Code = "by_collect"         // kept until then, says the carrier
	ByCollectUsual   Code = "by_collect_usual"   // kept until then, as a rule
	ByCollectOver    Code = "by_collect_over"    // either, in the past
	ByProtection     Code = "by_protection"      // the buyer's protection ends
	ByProtectionOver Code = "by_protection_over" // it ended
	ByDispute        Code = "by_dispute"         // a dispute can be opened until then
	ByDisputeOver    Code = "by_dispute_over"    // that is past
	ByTakenUp        Code = "by_taken_up"        // the platform looks at the dispute
	ByRefund         Code = "by_refund"          // the money comes
)

// Whom to turn to.
const (
	WhoSeller     Code = "who_seller"
	WhoPlatform   Code = "who_platform"
	WhoCarrier    Code = "who_carrier" // the one that has the parcel
	WhoCustoms    Code = "who_customs"
	WhoNeighbours Code = "who_neighbours"
	WhoPostOffice Code = "who_post_office"
)

// What [Advice.Text] puts around the others. Months are month_1 to month_12.
const (
	frameCause     Code = "frame_cause"
	frameCauses    Code = "frame_causes"
	framePlace     Code = "frame_place"
	framePieces    Code = "frame_pieces"
	frameTypo      Code = "frame_typo"
	frameSwap      Code = "frame_swap"
	frameDate      Code = "frame_date"
	frameFirst     Code = "frame_date_first" // the first of a month
	frameSeparator Code = "frame_separator"  // of a list, without blanks
	frameMonth     Code = "month_"
)
