package estimate

import (
	"fmt"
	"strconv"
	"strings"
)

// Amount is money in hundredths of a currency's unit. Its text is a decimal with two places, such as 12.50.
type Amount int64

// ParseAmount reads a decimal with at most two places, such as 30, 30.5 or 30.50. Anything else, a negative amount or one
// of a thousand million and more is [ErrAmount].
func ParseAmount(s string) (Amount, error) {
	whole, cents, point := strings.Cut(s, ".")
	if point && (cents == "" || len(cents) > 2) || whole == "" || len(whole) > 9 || strings.Trim(whole+cents, "0123456789") != "" {
		return 0, fmt.Errorf("%w: %.40q is no amount such as 30 or 29.90", ErrAmount, s)
	}
	n, err := strconv.ParseInt(whole+(cents + "00")[:2], 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%w: %.40q: %w", ErrAmount, s, err)
	}
	return Amount(n), nil
}

// String returns the text form.
func (a Amount) String() string {
	sign := ""
	if a < 0 {
		sign, a = "-", -a
	}
	return fmt.Sprintf("%s%d.%02d", sign, a/100, a%100)
}

// MarshalText returns the text form.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads the text form.
func (a *Amount) UnmarshalText(text []byte) error {
	s, negative := strings.CutPrefix(string(text), "-")
	n, err := ParseAmount(s)
	if negative {
		n = -n
	}
	*a = n
	return err
}

// share returns a percentage of a, given in hundredths of a percent, rounded half up to the cent.
func (a Amount) share(basisPoints int) Amount {
	return (a*Amount(basisPoints) + 5000) / 10000
}

// percent prints hundredths of a percent, such as 25.5.
func percent(basisPoints int) string {
	return strconv.FormatFloat(float64(basisPoints)/100, 'f', -1, 64)
}
