package estimate

import "strconv"

// noticeable is the share of parcels that must have arrived by now before the wait tells anything.
const noticeable = 0.005

// elapse moves a window for a parcel that has not come yet: what is left of the wait, given the wait so far.
func (j *journey) elapse(d *draft) {
	waited := j.now.Sub(j.start).Hours()/24 - float64(j.leaves-j.shipped)
	c := newRule(figures{
		float64(d.earliest - j.leaves), float64(d.likely - j.leaves), float64(d.latest - j.leaves),
	})
	late := j.today > d.latest
	if waited > 0 && c.cdf(waited) > noticeable && !j.guaranteed {
		at := func(u float64) int { return j.deliveryDay(j.leaves + round(remaining(c, u, waited))) }
		code, text := "elapsed", "On the way for "+strconv.Itoa(j.today-j.shipped)+" days already."
		if late {
			code, text = "overdue", "Later than 9 of 10 parcels on this route."
		}
		d.move(at(0.1), at(0.5), at(0.9), code, text)
	}
	j.future(d)
}

// future keeps the window out of the past.
func (j *journey) future(d *draft) {
	if d.earliest >= j.today {
		return
	}
	d.move(j.today, max(d.likely, j.today), max(d.latest, j.today), "today", "It cannot arrive before today.")
}

// deliveryDay rolls a day on to one on which the method delivers.
func (j *journey) deliveryDay(day int) int {
	if j.Method == MethodExpress {
		return j.days.Next(day)
	}
	return day
}
