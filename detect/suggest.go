package detect

import (
	"cmp"
	"slices"
)

// maxSuggestions is how many numbers Suggest proposes at most.
const maxSuggestions = 5

// suggestion is a number that one slip of the hand away would be right.
type suggestion struct {
	number string
	slip   slip
	score  int
}

// slip is a kind of typing error, the likelier first.
type slip int

const (
	intruder   slip = iota // a letter among digits that looks like one
	lookalike              // O for 0, 8 for B
	transposed             // two neighbours have changed places
	neighbour              // the next key
	anyOther
)

// Suggest returns what a mistyped number may have been: numbers with a right check digit that differ from it in one
// character, or in the order of two neighbours. The likelier slip comes first; there are at most five. It is empty for
// a number that may well be right, for one without a check digit, and for one with more than one slip.
func Suggest(number string) []string {
	var n cleaned
	if !n.read(number) {
		return nil
	}
	was := bestChecked(&n)
	if was.check == 1 {
		return nil
	}
	var all []suggestion
	take := func(s slip) {
		if is := bestChecked(&n); is.check == 1 && mends(was, is) {
			all = append(all, suggestion{n.slice(0, uint16(n.length)), s, int(is.score)})
		}
	}
	n.slips(take)
	slices.SortStableFunc(all, func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(a.slip, b.slip), cmp.Compare(b.score, a.score))
	})
	var out []string
	for _, s := range all {
		if !slices.Contains(out, s.number) && len(out) < maxSuggestions {
			out = append(out, s.number)
		}
	}
	return out
}

// slips calls try with n changed by each single slip in turn, and leaves it as it was.
func (n *cleaned) slips(try func(slip)) {
	for i := range n.length {
		typed := n.symbols[i]
		for symbol := range uint8(36) {
			if symbol == typed {
				continue
			}
			kind := slipOf(typed, symbol)
			if kind == lookalike && symbol <= 9 && n.among(i) {
				kind = intruder
			}
			n.set(i, symbol)
			try(kind)
		}
		n.set(i, typed)
		if i+1 < n.length && n.symbols[i+1] != typed {
			n.swap(i)
			try(transposed)
			n.swap(i)
		}
	}
}

// bestChecked is the best candidate that has a check digit; one whose digit is right comes before one whose is wrong.
func bestChecked(n *cleaned) (best found) {
	var r ranking
	r.fill(n, &Hints{})
	for _, f := range r.found[:r.length] {
		if f.check == 1 || best.check == 0 && f.check == 2 {
			best = f
		}
		if best.check == 1 {
			break
		}
	}
	return best
}

// mends reports whether is can be what was meant by was: of the same carrier where was has one, else of a form that
// hardly comes about by chance.
func mends(was, is found) bool {
	if was.check == 2 {
		return is.carrier == was.carrier
	}
	return is.score >= alone
}

// set puts a symbol at a place.
func (n *cleaned) set(i int, symbol uint8) {
	n.symbols[i] = symbol
	n.letters &^= 1 << i
	if symbol > 9 {
		n.letters |= 1 << i
	}
}

// among reports whether a place lies between digits.
func (n *cleaned) among(i int) bool {
	return i > 0 && n.symbols[i-1] <= 9 && i+1 < n.length && n.symbols[i+1] <= 9
}

// swap exchanges a symbol and the next.
func (n *cleaned) swap(i int) {
	a, b := n.symbols[i], n.symbols[i+1]
	n.set(i, b)
	n.set(i+1, a)
}

// pairs of characters that are taken for one another, and of keys that lie side by side.
const (
	lookalikes = "0O 0D 0Q 1I 1L 1J 2Z 5S 6G 8B UV VY MN"
	neighbours = "12 23 34 45 56 67 78 89 90 14 47 25 58 36 69"
)

// slipOf tells how one character may have been typed for another.
func slipOf(typed, meant uint8) slip {
	a, b := characters[typed], characters[meant]
	switch {
	case paired(lookalikes, a, b):
		return lookalike
	case paired(neighbours, a, b):
		return neighbour
	}
	return anyOther
}

func paired(pairs string, a, b byte) bool {
	for i := 0; i+1 < len(pairs); i += 3 {
		if pairs[i] == a && pairs[i+1] == b || pairs[i] == b && pairs[i+1] == a {
			return true
		}
	}
	return false
}
