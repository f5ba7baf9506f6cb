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
	_, offset := t.In(c.zone).Zone()
	local := t.Unix() + int64(offset)
	day := local / daySeconds
	n := float64(c.days.Before(int(day)))
	if c.days.Working(int(day)) {
		n += float64(local%daySeconds) / daySeconds
	}
	return n
}

// time is the inverse of at. It always falls on a working day.
func (c clock) time(n float64) time.Time {
	whole := math.Floor(n)
	d := dateAt(c.days.Nth(int(whole)))
	return time.Date(d.Year, d.Month, d.Day, 0, 0, int((n-whole)*daySeconds), 0, c.zone)
}

// date returns the day of time(n).
func (c clock) date(n float64) int { return c.days.Nth(int(math.Floor(n))) }
