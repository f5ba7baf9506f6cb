package detect

import "github.com/parcelnorm/tracking"

// MaxCandidates is the largest number of candidates that any number has.
const MaxCandidates = 24

// found is a candidate in the making.
type found struct {
	carrier tracking.Carrier
	layout  uint16
	score   uint8
	checked bool // its format has a check digit
	bad     bool // which is wrong
}

func (f *found) check() Check {
	switch {
	case f.bad:
		return CheckBad
	case f.checked:
		return CheckOK
	}
	return CheckNone
}

// ranking holds what was found, likeliest first and each carrier once.
type ranking struct {
	found  [MaxCandidates]found
	length int
}

// fill finds everything that n can be.
func (r *ranking) fill(n *cleaned, h *Hints) {
	var digit verdict
	hinted := *h != Hints{}
	for _, i := range layoutsOf(n) {
		l := &layouts[i]
		if !l.fits(n) {
			continue
		}
		f := found{layout: i, score: l.score, checked: l.rule != unchecked}
		if f.checked && !digit.right(n, l) {
			if l.bad == 0 {
				continue
			}
			f.bad, f.score = true, l.bad
		}
		if f.carrier = l.format().Carrier; f.carrier == "" {
			if f.carrier = postCarriers[postIndex(n)]; f.carrier == "" {
				continue // no post has this country's numbers, so nobody could be asked
			}
		}
		if hinted && !f.bad {
			f.score = uint8(min(100, int(f.score)+h.worth(f.carrier, l.format(), postedIn(n, i))))
		}
		r.insert(f)
	}
}

// verdict remembers the last check digit, for rows that share one stand together.
type verdict struct {
	rule Rule
	body span
	ok   bool
}

func (v *verdict) right(n *cleaned, l *layout) bool {
	if v.rule != l.rule || v.body != l.body {
		*v = verdict{rule: l.rule, body: l.body, ok: l.rule.holds(n.symbols[l.body.from:l.body.to])}
	}
	return v.ok
}

// insert keeps the order: by score, the earlier row first among equals. A carrier that is there already stays where it
// stands higher.
func (r *ranking) insert(f found) {
	at := r.length
	for at > 0 && r.found[at-1].score < f.score {
		at--
	}
	for i := range at {
		if r.found[i].carrier == f.carrier {
			return
		}
	}
	last := at // the place that the shift may overwrite: the carrier's lower entry, or the end
	for last < r.length && r.found[last].carrier != f.carrier {
		last++
	}
	if last == r.length {
		if r.length == MaxCandidates {
			return
		}
		r.length++
	}
	copy(r.found[at+1:last+1], r.found[at:last])
	r.found[at] = f
}

// postIndex is the place in postCarriers of the post of the country that n ends with.
func postIndex(n *cleaned) uint8 {
	a, b := n.symbols[n.length-2], n.symbols[n.length-1]
	return postOf[int(a-10)*26+int(b-10)]
}

// postedIn is the country that n names as its origin in layout i, zeros where it names none.
func postedIn(n *cleaned, i uint16) (country [2]byte) {
	if s := layoutParts[i].from; s.to > s.from {
		country = [2]byte{characters[n.symbols[s.from]], characters[n.symbols[s.from+1]]}
	}
	return country
}
