package estimate

import (
	"fmt"
	"strconv"

	"github.com/parcelnorm/tracking"
)

// over says why nothing is on its way any more.
func over(s *tracking.Shipment) error {
	switch s.Status {
	case tracking.StatusDelivered:
		when := ""
		if !s.DeliveredAt.IsZero() {
			when = " on " + s.DeliveredAt.Wall().Format("2006-01-02")
		}
		return fmt.Errorf("%w: it was delivered%s", ErrFinished, when)
	case tracking.StatusReturningToSender, tracking.StatusReturnedToSender:
		return fmt.Errorf("%w: it goes back to the sender; ask the seller for a refund or a new parcel", ErrFinished)
	case tracking.StatusOrderCancelled, tracking.StatusOrderRefunded, tracking.StatusOrderUnfulfillable:
		return fmt.Errorf("%w: the order has ended (%s)", ErrFinished, s.Status)
	case tracking.StatusNotDelivered:
		return fmt.Errorf("%w: the carrier could not deliver it; ask the carrier what becomes of it", ErrFinished)
	}
	switch s.Reason {
	case tracking.ReasonLost, tracking.ReasonDisposed:
		return fmt.Errorf("%w: the carrier says that it is %s", ErrFinished, s.Reason)
	}
	return nil
}

// events moves a window by where the parcel is; it reports whether the events told anything. The forecast becomes that
// of the last milestone where this is the sharper one.
func (j *journey) events(d *draft, f *forecast, whole figures) bool {
	reached, newest, ok := j.milestones()
	if !ok {
		return false
	}
	told := reached.stage > stageShipped && j.milestone(d, f, j.stageRule(whole, reached.stage), reached)
	switch j.Shipment.Status {
	case tracking.StatusOutForDelivery:
		j.outForDelivery(d, newest)
		return true
	case tracking.StatusDeliveryAttemptFailed:
		j.attemptFailed(d, newest)
		return true
	case tracking.StatusAvailableForPickup:
		j.pickup(d)
		return true
	}
	if j.trouble(d) {
		return true
	}
	j.silence(d, newest)
	return told
}

// milestone takes the clock of the last milestone, if it tells more than that of shipping.
func (j *journey) milestone(d *draft, f *forecast, rule figures, m milestone) bool {
	begin := j.at(m.at)
	g, learned := j.byHistory(m.stage, rule, begin)
	if learned = learned && g.finished >= enoughStages; !learned {
		if g = j.byStage(rule, begin); f.learned && f.width() <= g.width() {
			return false
		}
		if g.width() > d.latest-d.earliest {
			return false
		}
	}
	text := m.event.Status.Label() + " on " + dayText(j.dayOf(m.at)) + "."
	if learned {
		text += " From there on, " + strconv.Itoa(g.finished) + " parcels of your own."
	}
	earliest, likely, latest := g.spread(g.elapsed)
	d.move(earliest, likely, latest, "milestone_"+string(m.event.Status), text)
	*f = g
	return true
}

// outForDelivery is today, or the next working day for one in ten; with silence since, later.
func (j *journey) outForDelivery(d *draft, m milestone) {
	on := j.dayOf(m.at)
	if on >= j.today {
		d.move(j.today, j.today, j.days.Add(j.today, 1), "out_for_delivery", "On the delivery vehicle: normally today.")
		return
	}
	silent := j.days.Before(j.today) - j.days.Before(on)
	d.move(j.today, j.days.Add(j.today, 1), j.days.Add(j.today, 1+max(silent, 1)), "out_for_delivery_before",
		"On the delivery vehicle on "+dayText(on)+", with no news since.")
}

// attemptFailed is the next working day, three for one in ten.
func (j *journey) attemptFailed(d *draft, m milestone) {
	on := max(j.dayOf(m.at), j.today-1)
	d.move(j.days.Add(on, 1), j.days.Add(on, 1), j.days.Add(max(on, j.today), 3), "delivery_attempt_failed",
		"Nobody could take the parcel: the carrier comes again, or leaves it at a pickup point.")
}

// holdingDays is how long pickup points usually keep a parcel.
const holdingDays = 15

// pickup is for the recipient to decide, until the parcel goes back.
func (j *journey) pickup(d *draft) {
	until := j.today + holdingDays
	if u := j.Shipment.Pickup.Until; !u.IsZero() {
		until = max(DateOf(u.Wall()).number(), j.today)
	}
	d.move(j.today, min(j.days.Add(j.today, 1), until), until, "available_for_pickup",
		"Ready to be collected; kept until "+dayText(until)+".")
}

// trouble adds what a delay or an obstacle usually costs, in working days.
func (j *journey) trouble(d *draft) bool {
	t, ok := troubleOf(j.Shipment)
	if !ok {
		return false
	}
	d.move(d.earliest, j.days.Add(d.likely, t.likely), j.days.Add(d.latest, t.latest), t.code, t.text)
	return true
}

// trouble is an obstacle with its cost in working days; our reading, as no carrier publishes any.
type trouble struct {
	code           string
	likely, latest int
	text           string
}

func troubleOf(s *tracking.Shipment) (trouble, bool) {
	switch s.Reason {
	case tracking.ReasonCustomsDocuments, tracking.ReasonCustomsDutiesUnpaid, tracking.ReasonHeldForPayment:
		return trouble{"customs_waits_for_you", 5, 10, "Customs wait for papers or money from the recipient."}, true
	case tracking.ReasonCustomsHold, tracking.ReasonCustomsInspection, tracking.ReasonCustomsDelay:
		return trouble{"customs_check", 2, 7, "Customs take a closer look at the parcel."}, true
	case tracking.ReasonDelayWeather:
		return trouble{"delay_weather", 1, 3, "Bad weather holds the parcel up."}, true
	case tracking.ReasonDelayCarrier, tracking.ReasonDelayFlight, tracking.ReasonDelayExternal, tracking.ReasonDelayUnspecified:
		return trouble{"delay", 1, 4, "The carrier reports a delay."}, true
	case tracking.ReasonAddressIncorrect, tracking.ReasonRecipientUnlocatable, tracking.ReasonNoAccess:
		return trouble{"address", 2, 5, "The carrier has trouble with the address."}, true
	case tracking.ReasonMisrouted:
		return trouble{"misrouted", 2, 7, "The parcel went the wrong way and is sent on."}, true
	}
	if s.Status == tracking.StatusException {
		return trouble{"exception", 2, 7, "Something is wrong, and the carrier does not say what."}, true
	}
	return trouble{}, false
}

// silence notes that nothing was heard for long. The wait itself is part of the forecast already; it does not bring
// the parcel nearer: only events do.
func (j *journey) silence(d *draft, newest milestone) {
	days, normal := j.today-j.dayOf(newest.at), 7
	if j.Method == MethodEconomy {
		normal = 28 // scanned at departure and arrival only
	}
	if days < normal {
		return
	}
	d.note(Factor{Code: "silence", Text: "No news for " + strconv.Itoa(days) +
		" days. Waiting does not bring it nearer; the next scan will tell more."})
}

// promise weighs the carrier's own estimate in: two parts of three, with a margin of a working day before and two
// after a single day. One that has passed counts no more.
func (j *journey) promise(d *draft) bool {
	p := j.Shipment.Promised
	if p.To.IsZero() || j.Shipment.Status.Phase() == tracking.PhaseDelivery {
		return false
	}
	to := DateOf(p.To.Wall()).number()
	if to < j.today {
		d.note(Factor{Code: "carrier_promise_missed", Text: "The carrier had announced it for " + dayText(to) + "."})
		return false
	}
	from := j.days.Nth(j.days.Before(to) - 1)
	if !p.From.IsZero() {
		from = min(DateOf(p.From.Wall()).number(), to)
	}
	mix := func(own, carrier int) int { return own + round(float64(carrier-own)*2/3) }
	d.move(max(mix(d.earliest, from), j.today), mix(d.likely, to), mix(d.latest, j.days.Add(to, 2)), "carrier_promise",
		"The carrier announces it for "+dayText(to)+".")
	return true
}
