package calendar

import "time"

// span is a stretch of days, both ends included.
type span struct{ from, to int }

func days(year int, month time.Month, from, to int) span {
	return span{Number(year, month, from), Number(year, month, to)}
}

// chinaYear is one notice of the State Council: the days off, and the weekend days worked instead.
type chinaYear struct {
	off    []span
	makeUp []int
}

// notice returns what the State Council has announced for a year (through NateScarlet/holiday-cn, state of 2026-08).
func notice(year int) (chinaYear, bool) {
	on := func(m time.Month, d int) int { return Number(year, m, d) }
	off := func(m time.Month, from, to int) span { return days(year, m, from, to) }
	switch year {
	case 2024:
		return chinaYear{
			[]span{
				off(time.January, 1, 1), off(time.February, 10, 17), off(time.April, 4, 6), off(time.May, 1, 5),
				off(time.June, 10, 10), off(time.September, 15, 17), off(time.October, 1, 7),
			},
			[]int{
				on(time.February, 4), on(time.February, 18), on(time.April, 7), on(time.April, 28), on(time.May, 11),
				on(time.September, 14), on(time.September, 29), on(time.October, 12),
			},
		}, true
	case 2025:
		return chinaYear{
			[]span{
				off(time.January, 1, 1),
				{on(time.January, 28), on(time.February, 4)},
				off(time.April, 4, 6),
				off(time.May, 1, 5),
				{on(time.May, 31), on(time.June, 2)},
				off(time.October, 1, 8),
			},
			[]int{
				on(time.January, 26), on(time.February, 8), on(time.April, 27), on(time.September, 28),
				on(time.October, 11),
			},
		}, true
	case 2026:
		return chinaYear{
			[]span{
				off(time.January, 1, 3), off(time.February, 15, 23), off(time.April, 4, 6), off(time.May, 1, 5),
				off(time.June, 19, 21), off(time.September, 25, 27), off(time.October, 1, 7),
			},
			[]int{
				on(time.January, 4), on(time.February, 14), on(time.February, 28), on(time.May, 9),
				on(time.September, 20), on(time.October, 10),
			},
		}, true
	}
	return chinaYear{}, false
}

// NewYear returns the day of the Chinese New Year, 2024 to 2032. It is a table: simple astronomical rules go wrong in
// years with two candidate months.
func NewYear(year int) (day int, ok bool) {
	table := [...]struct {
		month time.Month
		day   int
	}{
		{time.February, 10},
		{time.January, 29},
		{time.February, 17},
		{time.February, 6},
		{time.January, 26},
		{time.February, 13},
		{time.February, 3},
		{time.January, 23},
		{time.February, 11},
	}
	if year < 2024 || year-2024 >= len(table) {
		return 0, false
	}
	return Number(year, table[year-2024].month, table[year-2024].day), true
}

// china builds China's calendar. Years without a notice have the eve of the New Year and the seven days after it, and
// 1 to 7 October.
func china() *Calendar {
	c := plain("CN")
	for year := 2000; year < 2050; year++ {
		y, announced := notice(year)
		if !announced {
			y.off = []span{days(year, time.October, 1, 7)}
			if day, ok := NewYear(year); ok {
				y.off = append(y.off, span{day - 1, day + 6})
			}
		}
		for _, s := range y.off {
			for day := s.from; day <= s.to; day++ {
				c.off(day)
			}
		}
		for _, day := range y.makeUp {
			c.working.set(day, true)
		}
	}
	c.provisory = func(year int) bool {
		_, announced := notice(year)
		return !announced
	}
	return c.index()
}
