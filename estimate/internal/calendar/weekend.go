package calendar

import "time"

// The Emirates went from Friday and Saturday to Saturday and Sunday on 2022-01-01, Saudi Arabia from Thursday and
// Friday to Friday and Saturday on 2013-06-29.
const (
	emiratesChange = 18993
	saudiChange    = 15885
)

// weekend reports whether a country rests on the weekday of day.
func weekend(country string, day int) bool {
	w := weekday(day)
	switch country {
	case "AE":
		if day >= emiratesChange {
			return w == time.Saturday || w == time.Sunday
		}
		return w == time.Friday || w == time.Saturday
	case "SA":
		if day < saudiChange {
			return w == time.Thursday || w == time.Friday
		}
		return w == time.Friday || w == time.Saturday
	case "AF", "BD", "BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "MV", "OM", "PS", "QA", "SD", "SY", "YE":
		return w == time.Friday || w == time.Saturday
	case "BN":
		return w == time.Friday || w == time.Sunday
	case "DJ", "IR":
		return w == time.Friday
	case "NP":
		return w == time.Saturday
	}
	return w == time.Saturday || w == time.Sunday
}
