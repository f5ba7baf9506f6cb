package estimate

import (
	"strconv"

	"github.com/parcelnorm/tracking"
)

const (
	noticeable   = 0.005 // share of parcels that must have arrived by now before the wait tells anything
	enoughStages = 10    // delivered parcels from which one's own figures of a stage replace the general ones
)

// live brings a window up to now: with one's own history, the wait so far, and the events of the shipment.
func (j *journey) live(d *draft) (basis string, err error) {
	if j.Shipment != nil {
		if err := over(j.Shipment); err != nil {
			return "", err
		}
	}
	known := j.Shipment != nil || j.History != nil && !j.guaranteed
	if !known && (j.guaranteed && j.today <= d.latest || !j.now.After(j.start)) {
		j.future(d)
		return BasisRule, nil
	}
	basis = BasisRule
	deadline := d.latest
	f := j.byRule(*d)
	whole := j.prior(*d)
	if learned, ok := j.byHistory(stageShipped, whole, j.at(j.leaving())); ok && !j.guaranteed {
		f, basis = learned, BasisHistory
		f.learn(j, d)
	}
	f.wait(j, d)
	if j.Shipment != nil {
		if j.events(d, &f, whole) {
			basis = BasisEvents
		}
		if j.promise(d) {
			basis = BasisCarrier
		}
	}
	j.guarantee(d, deadline)
	j.future(d)
	j.lost(d, f)
	return basis, nil
}

// learn replaces the published figures by one's own, and then corrects these by how well they kept.
func (f *forecast) learn(j *journey, d *draft) {
	calibrated := f.levels
	f.levels = levels{small: calibrated.small}
	earliest, likely, latest := f.spread(0)
	d.move(earliest, likely, latest, "history", f.explain(j))
	f.levels = calibrated
	e, l, t := f.spread(0)
	if e != earliest || l != likely || t != latest {
		d.move(e, l, t, "calibration", "Corrected by how well such windows kept with your last "+
			strconv.Itoa(calibrated.parcels)+" parcels.")
	}
}

// wait accounts for the time that the parcel has been on its way.
func (f *forecast) wait(j *journey, d *draft) {
	if f.curve.cdf(f.elapsed) < noticeable {
		return
	}
	code, text := "elapsed", "On the way for "+strconv.Itoa(j.today-j.shipped)+" days already."
	if j.today > d.latest {
		code, text = "overdue", "Later than 9 of 10 parcels on this route."
	}
	earliest, likely, latest := f.spread(f.elapsed)
	d.move(earliest, likely, latest, code, text)
}

// guarantee keeps the latest day within the deadline, or says that it was missed.
func (j *journey) guarantee(d *draft, deadline int) {
	if !j.guaranteed {
		return
	}
	if j.today > deadline {
		j.guaranteed = false
		d.note(Factor{Code: "guarantee_missed", Text: "The guaranteed day has passed: ask the seller for compensation."})
		return
	}
	if d.latest != deadline {
		d.move(min(d.earliest, deadline), min(d.likely, deadline), deadline, "guarantee", "Delivery is guaranteed by then.")
	}
}

// future keeps the window out of the past.
func (j *journey) future(d *draft) {
	if d.earliest >= j.today {
		return
	}
	if d.likely >= j.today {
		d.earliest = j.today
		return
	}
	d.move(j.today, max(d.likely, j.today), max(d.latest, j.today), "today", "It cannot arrive before today.")
}

// lost says when a parcel is so late that it may not come at all.
func (j *journey) lost(d *draft, f forecast) {
	if f.curve.cdf(f.elapsed) < 0.99 {
		return
	}
	if s := j.Shipment; s != nil && s.Status.Phase() == tracking.PhaseDelivery {
		return
	}
	d.note(Factor{Code: "possibly_lost", Text: "Later than 99 of 100 parcels: it may be lost. Buyer protection usually " +
		"ends 60 days after the order; open a dispute before."})
}
