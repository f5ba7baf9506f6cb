package detect

import (
	"slices"

	"github.com/parcelnorm/tracking"
)

// Carriers proposes whom to ask about a query, likeliest first, each carrier once; it serves as the Detect of a
// tracking.Mux. The query's country counts as the destination. Carriers for which the check digit is wrong come after
// all others: the number may be one that the carrier knows in spite of it, more likely somebody mistyped it.
func Carriers(q tracking.Query) []tracking.Carrier {
	var room [MaxCandidates]Candidate
	all := Into(room[:0], q.Number, Hints{Destination: q.Country})
	slices.SortStableFunc(all, func(a, b Candidate) int { return badness(a) - badness(b) })
	var out []tracking.Carrier
	for _, c := range all {
		out = append(out, c.Carrier)
	}
	return out
}

func badness(c Candidate) int {
	if c.Check == CheckBad {
		return 1
	}
	return 0
}
