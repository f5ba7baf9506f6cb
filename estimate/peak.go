package estimate

import "time"

// The product says that peaks add two to four weeks. They move the middle of a window by the low figure and its end by
// the high one.
const (
	peakLikely = 14
	peakLatest = 28
)

// peak is a time of the year in which everybody orders.
type peak struct{ code, text string }

// peakOn returns the peak that a day of shipping falls into. From Singles' Day to the year's end there is no quiet
// week between the peaks: it is one stretch from 8 November to 10 January, named after what comes last.
func peakOn(d Date) (p peak, ok bool) {
	switch {
	case d.Month == time.November && d.Day >= 8 && d.Before(BlackFriday(d.Year)):
		return peak{
			"peak_singles_day",
			"Singles' Day, 11 November: so many parcels travel at once that they take two to four weeks longer.",
		}, true
	case d.Month == time.November && !d.Before(BlackFriday(d.Year)), d.Month == time.December && d.Day < 24:
		return peak{
			"peak_black_friday",
			"Black Friday and the weeks after it: parcels take two to four weeks longer.",
		}, true
	case d.Month == time.December && d.Day >= 24, d.Month == time.January && d.Day <= 10:
		return peak{
			"peak_year_end",
			"End-of-year holidays: parcels take two to four weeks longer.",
		}, true
	}
	return peak{}, false
}

// BlackFriday returns the day after the fourth Thursday of November.
func BlackFriday(year int) Date {
	first := Date{year, time.November, 1}
	thursday := 1 + (int(time.Thursday)-int(first.Weekday())+7)%7
	return Date{year, time.November, thursday + 22}
}

// CyberMonday returns the Monday after Black Friday.
func CyberMonday(year int) Date { return BlackFriday(year).AddDays(3) }
