package tracking

import "cmp"

// Whole makes one Shipment of the pieces of a consignment. The whole is delivered when all pieces are; else its
// status, reason and events are those of the piece furthest behind among those still moving, else of the first
// that has a problem, else of the first that ended otherwise than delivered. One piece is returned as it is; there
// must be at least one.
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
	if weight(a.Status) == moving {
		return a.Status.index() < b.Status.index()
	}
	if at, ok := a.DeliveredAt.Instant(); ok && a.Status == StatusDelivered && b.Status == StatusDelivered {
		bt, ok := b.DeliveredAt.Instant()
		return ok && at.After(bt) // the whole came when its last piece did
	}
	return false
}

const (
	moving = iota
	problem
	ended
	delivered
	untold
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
