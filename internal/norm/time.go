package norm

import (
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
)

type layout struct {
	text      string
	precision tracking.Precision
	zoned     bool
}

// layouts are the forms of the carriers' timestamps, the commonest first. A fraction of a second is always allowed.
var layouts = [...]layout{
	{time.RFC3339, tracking.PrecisionSecond, true},
	{"2006-01-02T15:04:05", tracking.PrecisionSecond, false},
	{"2006-01-02 15:04:05", tracking.PrecisionSecond, false},
	{"2006-01-02T15:04:05Z0700", tracking.PrecisionSecond, true},
	{"2006-01-02T15:04:05Z07", tracking.PrecisionSecond, true},
	{"2006-01-02T15:04:05 Z07:00", tracking.PrecisionSecond, true},
	{"2006-01-02T15:04:05 Z0700", tracking.PrecisionSecond, true},
	{"2006-01-02 15:04:05Z07:00", tracking.PrecisionSecond, true},
	{"2006-01-02 15:04:05 Z07:00", tracking.PrecisionSecond, true},
	{"2006-01-02 15:04:05 Z0700", tracking.PrecisionSecond, true},
	{"2006-01-02T15:04Z07:00", tracking.PrecisionMinute, true},
	{"2006-01-02T15:04", tracking.PrecisionMinute, false},
	{"2006-01-02 15:04", tracking.PrecisionMinute, false},
	{"2006-01-02", tracking.PrecisionDay, false},
	{"20060102 150405", tracking.PrecisionSecond, false},
	{"20060102 1504", tracking.PrecisionMinute, false},
	{"20060102150405", tracking.PrecisionSecond, false},
	{"20060102", tracking.PrecisionDay, false},
	{"02.01.2006 15:04:05", tracking.PrecisionSecond, false},
	{"02.01.2006 15:04", tracking.PrecisionMinute, false},
	{"02.01.2006", tracking.PrecisionDay, false},
}

// Time reads a carrier's timestamp. Where the text has no offset, it is a wall clock in loc, whose zone counts as
// inferred, or floating when loc is nil. Text that is no possible time gives the zero Time: sentinels such as
// 0001-01-01 and 9999-12-31 included.
func Time(text string, loc *time.Location) tracking.Time {
	text = strings.TrimSpace(text)
	for _, l := range layouts {
		at, err := time.Parse(l.text, text)
		switch {
		case err != nil:
			continue
		case l.zoned:
			return stamp(at, l.precision, tracking.ZoneStated)
		}
		return In(at, l.precision, loc)
	}
	return tracking.Time{}
}

// In places the wall clock that at shows into loc, as an inferred zone; nil gives a floating Time, and so does a
// clock that loc skipped: when its summer time began, or with a whole day at the date line.
func In(at time.Time, p tracking.Precision, loc *time.Location) tracking.Time {
	if loc == nil || p == tracking.PrecisionDay {
		return stamp(at, p, tracking.ZoneUnknown)
	}
	y, m, d := at.Date()
	there := time.Date(y, m, d, at.Hour(), at.Minute(), at.Second(), at.Nanosecond(), loc)
	if there.Day() != d || there.Hour() != at.Hour() || there.Minute() != at.Minute() {
		return stamp(at, p, tracking.ZoneUnknown)
	}
	return stamp(there, p, tracking.ZoneInferred)
}

// Day drops the clock of t.
func Day(t tracking.Time) tracking.Time {
	if t.IsZero() {
		return t
	}
	return tracking.NewTime(t.Wall(), tracking.PrecisionDay, tracking.ZoneUnknown)
}

// Epoch is the instant ms milliseconds after 1970 as a stated time in UTC; 0 gives the zero Time.
func Epoch(ms int64) tracking.Time {
	if ms == 0 {
		return tracking.Time{}
	}
	return stamp(time.UnixMilli(ms).UTC(), tracking.PrecisionSecond, tracking.ZoneStated)
}

// Stamp puts the time that was read from text on e. Where none could be read the text itself is kept.
func Stamp(e *tracking.Event, t tracking.Time, text string) {
	e.Time = t
	if t.IsZero() {
		e.TimeText = tracking.Words(text)
	}
}

func stamp(at time.Time, p tracking.Precision, z tracking.Zone) tracking.Time {
	if y := at.Year(); y < 1990 || y > 2100 { // no parcel: a placeholder
		return tracking.Time{}
	}
	return tracking.NewTime(at, p, z)
}
