package tracking

import (
	"slices"
	"time"
)

// The ages, counted from the newest event, at which a parcel that has not ended is called stalled and given up.
const (
	stalledAfter = 7 * 24 * time.Hour
	staleAfter   = 30 * 24 * time.Hour
	// confirmAfter is when an ended parcel is worth a last look, for corrections.
	confirmAfter = 24 * time.Hour
)

// Stale reports whether nothing has been heard of a parcel for 30 days, though its journey has not ended. Its last
// status stays what it is.
func Stale(s *Shipment, now time.Time) bool {
	at, ok := lastHeard(s)
	return ok && !s.Status.Terminal() && now.Sub(at) >= staleAfter
}

// NextCheck returns when it is worth asking for a parcel again, and the zero time when it no longer is: a day after
// it ended, or once it is stale. It is the sooner the nearer the parcel is to its recipient, and the later the longer
// nothing has happened. Once only a courier can bring news, it is not at night. Carriers with tight limits are asked
// less often.
func NextCheck(s *Shipment, now time.Time) time.Time {
	at, ok := lastHeard(s)
	if s.Status.Terminal() {
		if !ok || now.Sub(at) >= confirmAfter {
			return time.Time{}
		}
		return at.Add(confirmAfter)
	}
	if Stale(s, now) {
		return time.Time{}
	}
	wait := pause(s, now)
	if ok {
		// What has been silent for a while will be for a while longer.
		wait = min(max(wait, now.Sub(at)/8), 24*time.Hour)
		if now.Sub(at) >= stalledAfter {
			wait = max(wait, 24*time.Hour)
		}
	}
	return awake(s, now.Add(max(wait, least(s.Carrier))))
}

// pause is the time between looks that the status asks for.
func pause(s *Shipment, now time.Time) time.Duration {
	switch s.Status {
	case StatusOutForDelivery:
		return 30 * time.Minute
	case StatusAvailableForPickup:
		return 12 * time.Hour
	case StatusReturningToSender, StatusCustomsInProgress:
		return 8 * time.Hour
	}
	switch s.Status.Phase() {
	case PhaseOrder, PhasePreTransit:
		return 6 * time.Hour
	case PhaseUnknown:
		return 2 * time.Hour
	}
	if to, ok := s.Promised.To.Instant(); ok || !s.Promised.To.IsZero() {
		if !ok {
			to = s.Promised.To.Wall()
		}
		switch left := to.Sub(now); {
		case left > 48*time.Hour:
			return 8 * time.Hour
		case left < 24*time.Hour:
			return 2 * time.Hour
		}
	}
	return 4 * time.Hour
}

// least is the pause below which a carrier's limits are used up early: DHL counts ten looks a parcel and day, USPS
// and the services without a key have few requests for all parcels together.
func least(c Carrier) time.Duration {
	switch c {
	case CarrierDHL, CarrierDeutschePost:
		return 144 * time.Minute
	case CarrierUSPS:
		return time.Hour
	case CarrierCainiao, CarrierSunYou:
		return 2 * time.Hour
	}
	return 0
}

// awake moves a look out of the night, 21 to 7 o'clock where the parcel was last seen: nothing is delivered then.
func awake(s *Shipment, at time.Time) time.Time {
	zone := time.UTC
	for _, e := range slices.Backward(s.Events) {
		if t, ok := e.Time.Instant(); ok {
			zone = t.Location()
			break
		}
	}
	local := at.In(zone)
	if s.Status.Phase() != PhaseDelivery || local.Hour() >= 7 && local.Hour() < 21 {
		return at
	}
	morning := time.Date(local.Year(), local.Month(), local.Day(), 7, 0, 0, 0, zone)
	if local.Hour() >= 21 {
		morning = morning.AddDate(0, 0, 1)
	}
	return morning
}

// lastHeard is the time of the newest event.
func lastHeard(s *Shipment) (time.Time, bool) {
	at := newest(s)
	return at, !at.IsZero()
}
