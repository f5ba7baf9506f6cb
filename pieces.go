package tracking

import "cmp"

// Whole makes one Shipment of the pieces of a consignment. The whole is delivered when all pieces are; else its
// status, reason and events are those of the piece furthest behind among those still moving, else of the first
// that has a problem, else of the first that ended otherwise than delivered, else of the first that is unknown. One
// piece is returned as it is; there must be at least one.
func Whole(pieces []Shipment) Shipment {
	if len(pieces) == 1 {
		return pieces[0]
	}
	at := 0
	for i := range pieces {
		if behind(pieces[i], pieces[at]) {
			at = i
		}
	}
	whole := pieces[at]
	whole.Pieces = pieces
	return whole
}

// behind reports whether a says more about the whole than b does.
func behind(a, b Shipment) bool {
	if c := cmp.Compare(weight(a.Status), weight(b.Status)); c != 0 {
		return c < 0
	}
	switch weight(a.Status) {
	case moving:
		return a.Status.index() < b.Status.index()
	case delivered:
		return later(a.DeliveredAt, b.DeliveredAt) // the whole came when its last piece did
	}
	return false
}

// later compares instants, or clocks where one of them has no zone. A time that is not told is the earliest.
func later(a, b Time) bool {
	at, ok := a.Instant()
	bt, both := b.Instant()
	if ok && both {
		return at.After(bt)
	}
	return a.Wall().After(b.Wall())
}

const (
	moving = iota
	problem
	ended
	untold
	delivered
)

func weight(s Status) int {
	switch {
	case !known(s):
		return untold
	case s == StatusDelivered:
		return delivered
	case s.Terminal():
		return ended
	case s.Phase() == PhaseProblem:
		return problem
	}
	return moving
}
