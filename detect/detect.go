// Package detect tells from a tracking number which carriers it can belong to, and finds the numbers in a text.
//
// [Candidates] ranks the carriers of one number: by the form of the number, its check digit, and what else is known
// ([Hints]). [Carriers] is the same for a tracking.Mux. [Scan] and [ScanReader] find numbers in e-mails and pages;
// [Suggest] names what a mistyped number may have been. All that is known of the forms is in [Formats].
//
// A number tells less than one would like: a tenth of all digits pass a check digit by chance, and some carriers have
// neither prefix nor check digit. The score says so, and nothing here refuses a number that a carrier may know.
//
// Everything here is safe for concurrent use, asks no network, and answers the same for the same arguments.
package detect

import (
	"slices"

	"github.com/parcelnorm/tracking"
)

// Check is the state of a number's check digit.
type Check string

// The states of a check digit.
const (
	CheckOK   Check = "ok"   // it is right
	CheckBad  Check = "bad"  // it is wrong: mistyped, or one of the samples that carriers print in their documentation
	CheckNone Check = "none" // the format has none, or its rule is not known
)

// Role is what a carrier does with the parcel of a number.
type Role string

// The roles.
const (
	RoleCarrier  Role = "carrier"   // brings it all the way, as far as the number tells
	RoleLastMile Role = "last_mile" // brings it to the door for the shipper
	RoleShipper  Role = "shipper"   // took it from the sender and gives it to another carrier for the last mile
)

// Candidate is a carrier that a number can belong to.
type Candidate struct {
	Carrier tracking.Carrier
	Format  string // Format.ID
	Score   int    // 0 to 100; beyond 85 the number alone leaves little doubt
	Check   Check
	Role    Role

	raw    string // as the caller gave it
	layout uint16
}

// Candidates returns the carriers that a number can belong to, likeliest first. It is empty for a text that is no
// carrier's number. Blanks, hyphens, case and full-width characters do not matter.
func Candidates(number string) []Candidate { return Into(nil, number, Hints{}) }

// CandidatesWith is Candidates for a number of which more is known.
func CandidatesWith(number string, h Hints) []Candidate { return Into(nil, number, h) }

// Into appends the candidates to dst and returns it. It allocates nothing where dst has room for [MaxCandidates] more.
func Into(dst []Candidate, number string, h Hints) []Candidate {
	var n cleaned
	if !n.read(number) {
		return dst
	}
	var r ranking
	r.fill(&n, &h)
	first := len(dst)
	dst = slices.Grow(dst, r.length)[:first+r.length]
	for i, f := range r.found[:r.length] {
		c, shown := &dst[first+i], &faces[f.layout] // in place: a Candidate is large to copy
		c.Carrier, c.Format, c.Score, c.Check, c.Role = carriers[f.carrier], shown.id, int(f.score), checks[f.check], shown.role
		c.raw, c.layout = number, f.layout+1
	}
	return dst
}
