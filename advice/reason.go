package advice

import t "github.com/parcelnorm/tracking"

// reasons says what each reason gives rise to: as the cause of a return, and as a situation of its own. Without a
// situation there is nothing to tell on purpose: the carrier is only reporting, all is well again, or no words would
// be right.
var reasons = [...]struct {
	reason t.Reason
	cause  Code
	row
}{
	{t.ReasonDelayWeather, "", delayed(CauseWeather)},
	{t.ReasonDelayCarrier, "", delayed(CauseOperation)},
	{t.ReasonDelayFlight, "", delayed(CauseCancelledFlight)},
	{t.ReasonDelayExternal, "", delayed(CauseExternal)},
	{t.ReasonDelayUnspecified, "", delayed()},
	{t.ReasonHeldByCarrier, "", row{Held, SeverityNotice, nil, []Code{DoContactCarrier}}},
	{t.ReasonHeldSecurity, "", row{Held, SeverityNotice, []Code{CauseSecurity}, []Code{DoWait}}},
	{t.ReasonHeldForPayment, CausePayment, payment()},
	{t.ReasonUnderInvestigation, "", row{Investigation, SeverityNotice, nil, []Code{DoWait, DoIfItLasts}}},
	{t.ReasonCustomsDelay, "", row{CustomsSlow, SeverityNotice, nil, []Code{DoWait}}},
	{t.ReasonCustomsHold, CauseCustomsPapers, customsHold()},
	{t.ReasonCustomsInspection, "", row{CustomsSlow, SeverityNotice, nil, []Code{DoWait}}},
	{t.ReasonCustomsDocuments, CauseCustomsPapers, row{CustomsDocuments, SeverityProblem, nil, []Code{DoGiveDocuments, DoContactCustoms}}},
	{t.ReasonCustomsDutiesUnpaid, CauseDuties, row{CustomsDuties, SeverityProblem, nil, []Code{DoPayDuties, DoContactCustoms}}},
	{t.ReasonCustomsRejected, CauseCustomsPapers, row{CustomsRefused, SeverityProblem, []Code{CauseCustomsPapers, CauseProhibited}, solution()}},
	{t.ReasonProhibitedGoods, CauseProhibited, row{CustomsRefused, SeverityProblem, []Code{CauseProhibited}, solution()}},
	{t.ReasonAddressIncorrect, CauseAddress, address(CauseAddress)},
	{t.ReasonAddressCorrected, "", row{}},
	{t.ReasonRecipientMoved, CauseMoved, address(CauseMoved)},
	{t.ReasonNoAccess, CauseNoAccess, attempt(CauseNoAccess)},
	{t.ReasonRecipientUnavailable, CauseAttempts, attempt(CauseAbsent)},
	{t.ReasonBusinessClosed, CauseAttempts, attempt(CauseClosed)},
	{t.ReasonRecipientUnlocatable, CauseAddress, address(CauseUnlocatable)},
	{t.ReasonRecipientRefused, CauseDeclined, declined()},
	{t.ReasonIdentificationFailed, CauseIdentity, row{IdentityNeeded, SeverityNotice, nil, []Code{DoBringIdentity, DoArrangeRedelivery}}},
	{t.ReasonRecipientDeceased, "", row{}},
	{t.ReasonCODNotPaid, CausePayment, payment()},
	{t.ReasonRecipientCancelled, CauseDeclined, declined()},
	{t.ReasonSafePlaceUnavailable, CauseAttempts, attempt(CauseNoSafePlace)},
	{t.ReasonNoticeLeft, CauseAttempts, attempt(CauseAbsent)},
	{t.ReasonDamaged, CauseDamage, row{Damaged, SeverityProblem, nil, []Code{DoKeepEvidence, DoAskSolution, DoDisputeGoods}}},
	{t.ReasonLost, "", row{Lost, SeverityProblem, nil, solution()}},
	{t.ReasonDisposed, "", row{Destroyed, SeverityProblem, nil, solution()}},
	{t.ReasonRepackaged, "", row{}},
	{t.ReasonOutsideServiceLimits, CauseLimits, row{NotAccepted, SeverityProblem, []Code{CauseLimits}, []Code{DoContactSeller}}},
	{t.ReasonMisrouted, "", delayed(CauseMisrouted)},
	{t.ReasonCarrierRejected, "", row{NotAccepted, SeverityProblem, nil, []Code{DoContactSeller}}},
	{t.ReasonSenderCancelled, CauseSender, row{SenderCancelled, SeverityProblem, nil, []Code{DoAskSolution, DoDisputeNonReceipt}}},
	{t.ReasonSenderDataIncorrect, CauseSenderData, senderToAct(CauseSenderData)},
	{t.ReasonSenderNotReady, CauseSenderNotReady, senderToAct(CauseSenderNotReady)},
	{t.ReasonPickupFailed, CauseSenderNotReady, senderToAct(CauseSenderNotReady)},
	{t.ReasonPackagingInadequate, CausePackaging, senderToAct(CausePackaging)},
	{t.ReasonNotCollected, CauseUnclaimed, pickupMissed()},
	{t.ReasonRedirectedByRecipient, "", row{}},
	{t.ReasonRedirectedByCarrier, "", row{Redirected, SeverityInfo, nil, nil}},
	{t.ReasonDeliveryScheduled, "", row{}},
	{t.ReasonDeliveryRescheduled, "", row{Rescheduled, SeverityInfo, nil, []Code{DoBeReachable}}},
	{t.ReasonRecipientActionRequested, "", row{ActionRequested, SeverityNotice, nil, []Code{DoContactCarrier}}},
	{t.ReasonRecipientNotified, "", row{}},
	{t.ReasonProblemResolved, "", row{}},
	{t.ReasonReturnRequested, CauseSender, row{ReturnRequested, SeverityNotice, nil, []Code{DoContactSeller}}},
	{t.ReasonAtDeliveryDepot, "", row{}},
	{t.ReasonOther, "", row{}},
}

func reasonOf(reason t.Reason) (cause Code, r row) {
	for _, i := range reasons {
		if i.reason == reason {
			return i.cause, i.row
		}
	}
	return "", row{}
}

func delayed(cause ...Code) row { return row{Delayed, SeverityNotice, cause, []Code{DoWait}} }

func payment() row { return row{PaymentDue, SeverityProblem, nil, []Code{DoPayCarrier}} }

func customsHold() row {
	return row{
		CustomsHold, SeverityProblem,
		[]Code{CauseDocuments, CauseDuties},
		[]Code{DoGiveDocuments, DoPayDuties, DoContactCarrier, DoContactCustoms},
	}
}

func address(cause Code) row {
	return row{AddressProblem, SeverityProblem, []Code{cause}, []Code{DoCheckAddress, DoCorrectAddress}}
}

func attempt(cause ...Code) row {
	return row{AttemptFailed, SeverityNotice, cause, []Code{DoArrangeRedelivery, DoAskPostOffice}}
}

func declined() row {
	return row{Declined, SeverityProblem, nil, []Code{DoContactCarrier, DoAskSolution}}
}

func senderToAct(cause Code) row {
	return row{SenderToAct, SeverityNotice, []Code{cause}, []Code{DoContactSeller}}
}

func pickupMissed() row {
	return row{PickupMissed, SeverityProblem, nil, []Code{DoContactCarrier, DoAskPostOffice, DoContactSeller}}
}

// solution is what to do when the parcel will not come.
func solution() []Code { return []Code{DoAskSolution, DoKeepEvidence, DoDisputeNonReceipt} }
