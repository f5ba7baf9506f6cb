// Package norm turns what carriers send into canonical form: numbers, times, codes, and the choice among several
// parcels of one number. It is pure; the one thing it may read is the time zone database.
package norm

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parcelnorm/tracking"
)

// maxNumber bounds what is looked at before cleaning, in bytes: blanks apart no number has more than 64 characters.
const maxNumber = 1 << 10

// Number cleans a tracking number: blanks go, letters become capitals, full-width characters narrow ones. Hyphens
// are kept unless hyphens says that the carrier prints them as mere separators. The error is ErrInvalidNumber and
// tells what was wrong.
func Number(s string, hyphens bool) (string, error) {
	if len(s) > maxNumber {
		return "", invalid("longer than 64 characters")
	}
	var b strings.Builder
	for _, r := range s {
		if r >= '！' && r <= '～' { // the full-width forms of ASCII
			r -= '！' - '!'
		}
		if r >= 'a' && r <= 'z' { // unicode.ToUpper makes an S of the long s, and an I of the dotless i
			r -= 'a' - 'A'
		}
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Cf, r), hyphens && r == '-':
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '_', r == '-':
			b.WriteByte(byte(r))
		case r == utf8.RuneError:
			return "", invalid("not UTF-8")
		default:
			return "", invalid(fmt.Sprintf("character %q is neither a letter of A to Z, a digit, a dot, a hyphen nor an underscore", r))
		}
	}
	n := b.String()
	switch {
	case n == "":
		return "", invalid("empty")
	case len(n) > 64:
		return "", invalid("longer than 64 characters")
	case strings.Trim(n, ".") == "":
		return "", invalid("only dots")
	}
	return n, nil
}

func invalid(why string) error {
	return &tracking.Error{Kind: tracking.ErrInvalidNumber, Field: "number", Err: errors.New(why)}
}

// same reports whether two numbers are the same but for blanks, hyphens and case.
func same(a, b string) bool {
	x, err1 := Number(a, true)
	y, err2 := Number(b, true)
	return err1 == nil && err2 == nil && x == y
}
