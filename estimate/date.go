package estimate

import (
	"fmt"
	"time"
)

// Date is a calendar day without a time zone. Its text form is 2006-01-02; the zero Date says nothing and its text is
// empty.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day that t falls on in t's location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether d says nothing.
func (d Date) IsZero() bool { return d == Date{} }

// AddDays returns the date n days after d, before it when n is negative.
func (d Date) AddDays(n int) Date { return dateAt(d.number() + n) }

// Sub returns the number of days from o to d.
func (d Date) Sub(o Date) int { return d.number() - o.number() }

// Before reports whether d comes before o.
func (d Date) Before(o Date) bool { return d.number() < o.number() }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(((d.number()+4)%7 + 7) % 7) }

// String returns the text form.
func (d Date) String() string {
	text, _ := d.MarshalText()
	return string(text)
}

// MarshalText returns the text form.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return []byte{}, nil
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).AppendFormat(nil, time.DateOnly), nil
}

// UnmarshalText reads the text form. A day that no month has, such as 2026-02-30, is an error.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("%w: %.40q is not a date such as 2026-03-31", ErrDate, text)
	}
	*d = DateOf(t)
	return nil
}

// number counts days from 1970-01-01, the form in which calendars think. Years are taken from March on, so that the
// leap day is the last day of a year, and in eras of 400 years, which all have the same number of days.
func (d Date) number() int {
	y, m := d.Year, int(d.Month)
	if m <= 2 {
		y--
		m += 12
	}
	era := floorDiv(y, 400)
	year := y - era*400
	return era*146097 + year*365 + year/4 - year/100 + (153*(m-3)+2)/5 + d.Day - 1 - 719468
}

// dateAt is the inverse of number.
func dateAt(n int) Date {
	return DateOf(time.Unix(int64(n)*86400, 0).UTC())
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
