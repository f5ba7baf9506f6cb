package estimate

import (
	"math"
	"time"

	"github.com/parcelnorm/tracking/estimate/internal/calendar"
)

// clock counts working days of a destination: it runs through the hours of a working day and stands still on weekends
// and holidays. An hour that is repeated when summer time ends counts twice.
type clock struct {
	days *calendar.Calendar
	zone *time.Location
}

const daySeconds = 86400

// at returns the working days up to t; only differences mean anything.
func (c clock) at(t time.Time) float64 {
	day, second := dayOf(t, c.zone)
	n := float64(c.days.Before(day))
	if c.days.Working(day) {
		n += float64(second) / daySeconds
	}
	return n
}

// dayOf returns the number of the day that t falls on in a zone, and the second of that day.
func dayOf(t time.Time, zone *time.Location) (day, second int) {
	_, offset := t.In(zone).Zone()
	local := int(t.Unix()) + offset
	day = floorDiv(local, daySeconds)
	return day, local - day*daySeconds
}

// dayOf returns the number of the day that t falls on.
func (c clock) dayOf(t time.Time) int {
	day, _ := dayOf(t, c.zone)
	return day
}

// time is the inverse of at. It always falls on a working day.
func (c clock) time(n float64) time.Time {
	whole := math.Floor(n)
	d := dateAt(c.days.Nth(int(whole)))
	return time.Date(d.Year, d.Month, d.Day, 0, 0, int((n-whole)*daySeconds), 0, c.zone)
}

// date returns the day of time(n).
func (c clock) date(n float64) int { return c.days.Nth(int(math.Floor(n))) }
