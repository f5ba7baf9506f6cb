package tracking

import (
	"fmt"
	"time"
)

// Precision says how much of a [Time] the carrier told.
type Precision string

// The precisions.
const (
	PrecisionSecond Precision = "second"
	PrecisionMinute Precision = "minute"
	PrecisionDay    Precision = "day" // the day alone: not an instant
)

// Zone says where the offset of a [Time] comes from.
type Zone string

// The origins of an offset.
const (
	ZoneStated   Zone = "stated"   // the carrier printed it, or its rules fix it
	ZoneInferred Zone = "inferred" // from the place
	ZoneUnknown  Zone = "unknown"  // there is none: a wall clock somewhere
)

const (
	unset uint8 = iota
	second
	minute
	day
)

const (
	unknown uint8 = iota
	stated
	inferred
)

// Time is a moment as far as a carrier tells it: a wall clock with its offset, a wall clock without one, or a day.
// Values with the same parts are equal under ==. The zero Time says nothing.
type Time struct {
	wall      int64 // seconds since 1970-01-01T00:00:00 on that clock
	nsec      int32
	offset    int32 // seconds east of UTC; 0 when the zone is unknown
	precision uint8
	zone      uint8
}

// NewTime keeps the wall clock and the offset that t has in its location. With ZoneUnknown the offset is dropped,
// with PrecisionDay the clock as well. A year outside 1 to 9999 gives the zero Time.
func NewTime(t time.Time, p Precision, z Zone) Time {
	if t.Year() < 1 || t.Year() > 9999 {
		return Time{}
	}
	_, offset := t.Zone()
	out := Time{wall: t.Unix() + int64(offset), nsec: int32(t.Nanosecond()), precision: second}
	switch p {
	case PrecisionMinute:
		out.precision = minute
	case PrecisionDay:
		y, m, d := t.Date()
		return Time{wall: time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix(), precision: day}
	}
	switch z {
	case ZoneStated:
		out.zone = stated
	case ZoneInferred:
		out.zone = inferred
	default:
		return out
	}
	if near := offset % (24 * 60 * 60) / 60 * 60; near != offset { // RFC 3339 has whole minutes: keep the instant
		return NewTime(t.In(time.FixedZone("", near)), p, z)
	}
	out.offset = int32(offset)
	return out
}

// IsZero reports whether t says nothing.
func (t Time) IsZero() bool { return t.precision == unset }

// Instant returns the moment in the offset that was told, and whether there is one: not for a day, nor when the
// zone is unknown.
func (t Time) Instant() (time.Time, bool) {
	if t.zone == unknown || t.precision == unset {
		return time.Time{}, false
	}
	return time.Unix(t.wall-int64(t.offset), int64(t.nsec)).In(time.FixedZone("", int(t.offset))), true
}

// Wall returns the carrier's own clock. Its location is UTC for want of a better one: it is no instant.
func (t Time) Wall() time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return time.Unix(t.wall, int64(t.nsec)).UTC()
}

// Precision returns how much was told; empty for the zero Time.
func (t Time) Precision() Precision {
	return [...]Precision{"", PrecisionSecond, PrecisionMinute, PrecisionDay}[t.precision]
}

// Zone returns where the offset comes from; ZoneUnknown for a day.
func (t Time) Zone() Zone {
	return [...]Zone{ZoneUnknown, ZoneStated, ZoneInferred}[t.zone]
}

const (
	layoutZoned    = "2006-01-02T15:04:05.999999999Z07:00"
	layoutFloating = "2006-01-02T15:04:05.999999999"
)

// String returns the text form, or "" for the zero Time.
func (t Time) String() string {
	switch {
	case t.IsZero():
		return ""
	case t.precision == day:
		return t.Wall().Format(time.DateOnly)
	case t.zone == unknown:
		return t.Wall().Format(layoutFloating)
	}
	at, _ := t.Instant()
	return at.Format(layoutZoned)
}

// MarshalText returns RFC 3339 with an offset when the zone is known, without one when it is not, and a bare date
// for a day.
func (t Time) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what MarshalText writes. A time with an offset is taken as stated, to the second.
func (t *Time) UnmarshalText(text []byte) error {
	s := string(text)
	if s == "" {
		*t = Time{}
		return nil
	}
	for _, f := range []struct {
		layout    string
		precision Precision
		zone      Zone
	}{
		{time.RFC3339, PrecisionSecond, ZoneStated},
		{"2006-01-02T15:04:05", PrecisionSecond, ZoneUnknown},
		{time.DateOnly, PrecisionDay, ZoneUnknown},
	} {
		at, err := time.Parse(f.layout, s)
		if read := NewTime(at, f.precision, f.zone); err == nil && !read.IsZero() {
			*t = read
			return nil
		}
	}
	return fmt.Errorf("time %q is neither RFC 3339, nor that without an offset, nor a date", printable(s, 40))
}

// as gives t another precision and zone of those that its text does not tell.
func (t Time) as(p Precision, z Zone) Time {
	if p == PrecisionMinute && t.precision == second {
		t.precision = minute
	}
	if z == ZoneInferred && t.zone == stated {
		t.zone = inferred
	}
	return t
}
