// Package calendar knows the working days of countries: weekends, public holidays, China's long breaks with their
// make-up days.
//
// A day is a number, counted from 1970-01-01 = 0, so that calendars need no time zone. Calendars cover the years 2000
// to 2049, one bit a day: counting working days between two dates and finding the n-th one take some nanoseconds.
package calendar

import (
	"math/bits"
	"time"
)

// The days that calendars cover.
const (
	First = 10957 // 2000-01-01
	End   = 29220 // 2050-01-01, the first day that is not covered
)

// Calendar holds the working days of one country. Days beyond the covered years are taken to be the nearest covered
// one.
type Calendar struct {
	working   bitmap
	holidays  bitmap
	rank      [words + 1]int32 // working days before each word
	provisory func(year int) bool
}

const words = (End - First + 63) / 64

type bitmap [words]uint64

func (b *bitmap) set(day int, on bool) {
	if day < First || day >= End {
		return
	}
	i := day - First
	if on {
		b[i/64] |= 1 << (i % 64)
	} else {
		b[i/64] &^= 1 << (i % 64)
	}
}

func (b *bitmap) has(day int) bool {
	i := clamp(day) - First
	return b[i/64]>>(i%64)&1 == 1
}

func clamp(day int) int { return min(max(day, First), End-1) }

// Working reports whether day is a working day.
func (c *Calendar) Working(day int) bool { return c.working.has(day) }

// Holiday reports whether day is a public holiday or part of an official break.
func (c *Calendar) Holiday(day int) bool { return c.holidays.has(day) }

// Provisional reports whether the holidays of day's year are a forecast, because the country has not published them.
func (c *Calendar) Provisional(day int) bool {
	return c.provisory != nil && c.provisory(date(day).Year())
}

// Before counts the working days from the first covered day up to day, without day itself.
func (c *Calendar) Before(day int) int {
	i := clamp(day) - First
	return int(c.rank[i/64]) + bits.OnesCount64(c.working[i/64]&(1<<(i%64)-1))
}

// Nth returns the working day that n working days come before: the inverse of Before on working days.
func (c *Calendar) Nth(n int) int {
	if n < 0 {
		return First
	}
	lo, hi := 0, words
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(c.rank[mid]) <= n {
			lo = mid
		} else {
			hi = mid
		}
	}
	w := c.working[lo]
	for range n - int(c.rank[lo]) {
		w &= w - 1
	}
	if w == 0 {
		return End - 1
	}
	return First + lo*64 + bits.TrailingZeros64(w)
}

// Next returns the first working day that is not before day.
func (c *Calendar) Next(day int) int { return c.Nth(c.Before(day)) }

// Add returns the n-th working day after day, day itself not counted; with n = 0 it is [Calendar.Next].
func (c *Calendar) Add(day, n int) int {
	at := c.Before(day) + n
	if n > 0 && !c.Working(day) {
		at--
	}
	return c.Nth(at)
}

// Break returns the last day of the holiday that day falls into, with the weekends that touch it; day itself when it
// is a working day or an ordinary weekend.
func (c *Calendar) Break(day int) int {
	holiday, last := false, day
	for ; last < End && !c.Working(last); last++ {
		holiday = holiday || c.Holiday(last)
	}
	for d := day; d >= First && !c.Working(d); d-- {
		holiday = holiday || c.Holiday(d)
	}
	if !holiday || last == day {
		return day
	}
	return last - 1
}

// Number returns the number of a date.
func Number(year int, month time.Month, day int) int {
	return int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func date(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

func weekday(day int) time.Weekday { return time.Weekday((day + 4) % 7) }
