package detect

// MaxCandidates is the largest number of candidates that any number has.
const MaxCandidates = 24

// found is a candidate in the making.
type found struct {
	carrier, layout uint16 // in the tables of these names
	score           uint8
	check           uint8 // in the table checks
}

// checks are the states of a check digit as found counts them.
var checks = [...]Check{CheckNone, CheckOK, CheckBad}

// ranking holds what was found, likeliest first and each carrier once.
type ranking struct {
	found  [MaxCandidates]found
	length int
}

// fill finds everything that n can be.
func (r *ranking) fill(n *cleaned, h *Hints) {
	var digit verdict
	hinted := len(h.Origin)+len(h.Destination)+len(h.Shop)+len(h.Words)+len(h.Host) > 0
	for _, i := range layoutsOf(n) {
		l := &layouts[i]
		if !l.fits(n) {
			continue
		}
		f := found{layout: i, score: l.score, carrier: l.carrier}
		if l.rule != unchecked {
			f.check = 1
			if !digit.right(n, l) {
				f.check, f.score = 2, l.bad
			}
		}
		if f.carrier == 0 {
			f.carrier = postOf(n)
		}
		// A country without a post has nobody who could be asked.
		if f.score == 0 || f.carrier == 0 {
			continue
		}
		if hinted && f.check != 2 {
			f.score = uint8(min(100, int(f.score)+h.worth(carriers[f.carrier], l.format(), postedIn(n, i))))
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
	if at < last {
		copy(r.found[at+1:last+1], r.found[at:last])
	}
	r.found[at] = f
}

// postOf is the post of the country that n ends with.
func postOf(n *cleaned) uint16 {
	return countryPosts[int(n.symbols[n.length-2]-10)*26+int(n.symbols[n.length-1]-10)]
}

// postedIn is the country that n names as its origin in layout i, zeros where it names none.
func postedIn(n *cleaned, i uint16) (country [2]byte) {
	if s := layoutParts[i].from; s.to > s.from {
		country = [2]byte{characters[n.symbols[s.from]], characters[n.symbols[s.from+1]]}
	}
	return country
}
