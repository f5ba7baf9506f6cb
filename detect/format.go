package detect

import (
	"iter"

	"github.com/parcelnorm/tracking"
)

// Format is one form in which one carrier writes its tracking numbers: a row of the catalogue.
type Format struct {
	// ID names the format, such as "ups_1z".
	ID string
	// Carrier owns the numbers. It is empty for "s10", whose carrier is the post of the country in the number.
	Carrier tracking.Carrier
	// Role is what Carrier does with a parcel of such a number; empty for the carrier of the whole way.
	Role Role
	// Shape is a regular expression that matches all of a cleaned number (see Normalize). Its groups tell what the
	// number holds: number (what the carrier knows it by, where that is less than the whole), body (what the check
	// digit closes, where that is less than number), service, shipper, serial, zip (postcode of the recipient), from
	// and to (countries of origin and destination).
	Shape string
	// Rule is the check digit's rule, the zero Rule where there is none or none is known.
	Rule Rule
	// Score is what the format is worth without a hint when everything fits, 0 to 100.
	Score int
	// Bad is what it is worth when the check digit is wrong; 0 gives such numbers up.
	Bad int
	// Countries are those where the carrier works, where that tells anything: alpha-2 codes parted by blanks.
	Countries string
	// Page is the carrier's tracking page, {} standing for the number; empty where none takes one.
	Page string
	// Source says where the format is known from.
	Source string

	services func(code string) string
}

// The kinds of evidence behind a format, best first.
const (
	documented = "carrier's rule, real numbers checked" // rule and numbers are known
	seen       = "real numbers seen"                    // two sources, or one with real numbers
	told       = "told by one source, little evidence"  // stays low in score
)

// catalogue is every format. Among equal scores the earlier row comes first.
var catalogue = [...][]Format{
	ups, fedex, usps, dhl, posts, laPoste, chinese, europe, britain, america, pacific,
}

// Formats returns every format of the catalogue, in its order.
func Formats() iter.Seq[Format] {
	return func(yield func(Format) bool) {
		for _, group := range catalogue {
			for _, f := range group {
				if !yield(f) {
					return
				}
			}
		}
	}
}
