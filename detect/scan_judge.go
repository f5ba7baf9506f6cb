package detect

import (
	"slices"
	"strings"

	"github.com/parcelnorm/tracking"
)

// How far before a number words count, in bytes without tags.
const (
	labelReach = 64  // "tracking number", "order"
	closeReach = 16  // a word right before
	nameReach  = 160 // a carrier's name
	nameAfter  = 24  // a carrier's name behind the number: "(FedEx)"
)

// Scores that a number needs in a text.
const (
	alone   = 85 // when nothing around speaks for it
	named   = 60 // when a label or a name speaks for it
	doubly  = 30 // when both do
	printed = 90 // in groups of more than eight digits
	certain = 95 // as part of a longer word

	nameBonus = 10 // what a name is worth beyond the score where two carriers are possible
)

// surroundings are what the text says about a number.
type surroundings struct {
	label     kind                // of the nearest word that means something
	close     bool                // which stands right before it
	hosts     [3]tracking.Carrier // that the host of the URL names
	behind    [3]tracking.Carrier // that are named behind the number
	inURL     bool
	parameter bool // an equals sign stands before it
	attached  bool // it is part of a longer word, or of another number
	address   bool // it is part of an e-mail address or message id
	digits    bool // it has no letters
}

// judge decides whether the first groups of g are a tracking number.
func (s *scanner) judge(g *groups, count int, n *cleaned) (Hit, bool) {
	var r ranking
	r.fill(n, &Hints{})
	if r.length == 0 {
		return Hit{}, false
	}
	end := g.ends[count-1]
	around := s.around(g, count, n)
	best, score, weight := found{}, 0, 0
	for _, f := range r.found[:r.length] {
		if f.check == 2 || f.score < doubly && !around.inURL {
			continue
		}
		isNamed := s.names(carriers[f.carrier], g.start)
		if !isNamed && around.behind[0] != "" && slices.Contains(around.behind[:], carriers[f.carrier]) {
			isNamed = true
			if around.label == nothing {
				around.label, around.close = names, true
			}
		}
		total := s.total(&f, &around, isNamed, g, count)
		w := total
		if isNamed && total > 0 {
			w += nameBonus
		}
		if w > weight {
			best, score, weight = f, total, w
		}
	}
	if score == 0 {
		return Hit{}, false
	}
	number := s.text[g.start:end]
	return Hit{
		Number: number, Normalized: n.slice(layoutParts[best.layout].number.from, layoutParts[best.layout].number.to),
		Start: s.base + g.start, End: s.base + end, Carrier: carriers[best.carrier], Score: score,
	}, true
}

// total is the score of f with the words around, 0 when it is not enough.
func (s *scanner) total(f *found, around *surroundings, isNamed bool, g *groups, count int) int {
	base := int(f.score)
	switch {
	case around.address, around.attached && (around.digits || base < certain):
		return 0
	case count > 1 && g.longest[count-1] > 8 && base < printed:
		return 0
	case g.small && base < printed && around.label != tracks && !around.inURL:
		return 0
	case around.inURL:
		return inURL(base, carriers[f.carrier], around)
	}
	score := base
	if isNamed {
		score = min(100, base+wordWorth)
	}
	switch {
	case around.label == distract && around.digits && base < certain:
		return 0
	case base >= alone:
		return score
	case base > named && (around.label == tracks || isNamed && around.label == names):
		return score
	case base >= doubly && isNamed && (around.label == tracks || around.label == names && f.check == 1 && around.close):
		return score
	}
	return 0
}

// names reports whether the text names the carrier before the number.
func (s *scanner) names(c tracking.Carrier, start int) bool {
	for _, n := range s.notes.last {
		if n.kind == names && n.carrier == c && s.visible(start)-n.visible <= nameReach {
			return true
		}
	}
	return false
}

// behind returns the carriers that the rest of the line names soon.
func (s *scanner) behind(end int) [3]tracking.Carrier {
	text := s.text[end:min(len(s.text), end+nameAfter)]
	if line := strings.IndexByte(text, '\n'); line >= 0 {
		text = text[:line]
	}
	return s.book.namesIn(text)
}

// around looks at what stands before and behind the number.
func (s *scanner) around(g *groups, count int, n *cleaned) surroundings {
	end := g.ends[count-1]
	a := surroundings{digits: n.letters == 0}
	if host, ok := hostAround(s.text, g.start); ok {
		a.inURL, a.hosts = true, s.book.namesIn(host)
	} else {
		a.behind = s.behind(end)
	}
	if g.start > 0 {
		a.parameter = s.text[g.start-1] == '=' || g.start > 2 && s.text[g.start-3:g.start] == "=3D"
	}
	for i := range s.notes.last {
		n := s.notes.newest(i)
		if distance := s.visible(g.start) - n.visible; n.kind != nothing && distance <= labelReach && !s.usedUp(n, g.start) {
			a.label, a.close = n.kind, distance <= closeReach
			break
		}
	}
	a.address = g.start > 0 && s.text[g.start-1] == '@' || end < len(s.text) && s.text[end] == '@'
	a.attached = attachedBefore(s.text, g.start, a.inURL, a.digits) || attachedBehind(s.text, end, a.inURL, a.digits) ||
		count > 1 && (count < g.count && a.digits && g.lengths[count] > g.lengths[count-1]) ||
		a.digits && (hyphenated(g, count) || phone(s.text, g.start))
	return a
}

// usedUp reports whether a word speaks of another number: one that stands between, where it says that it is no
// tracking number, and one on a line before in any case.
func (s *scanner) usedUp(n note, start int) bool {
	return n.end < s.passed && (n.kind == distract || strings.IndexByte(s.text[max(0, n.end-s.base):start], '\n') >= 0)
}

// hyphenated reports whether hyphens part digits otherwise than in groups of four: phone and order numbers do.
func hyphenated(g *groups, count int) bool {
	if count == 1 || g.hyphens[count-2] == 0 {
		return false
	}
	return g.longest[count-1] != 4 || g.lengths[0] != 4
}

// attachedBefore reports whether the number goes on to the left.
func attachedBefore(text string, start int, inURL, digits bool) bool {
	if start == 0 {
		return false
	}
	switch text[start-1] {
	case '+', '$', '_':
		return true
	case '-':
		return start > 1 && alphanumeric(text[start-2]) && !plainWord(text[:start-1])
	case '.', ',', '/', ':':
		return digits && !inURL && start > 1 && text[start-2] >= '0' && text[start-2] <= '9'
	}
	return false
}

// plainWord reports whether text ends with a word of letters that is no hexadecimal number.
func plainWord(text string) bool {
	plain := false
	for i := len(text) - 1; i >= 0 && alphanumeric(text[i]); i-- {
		if !isLetter(text[i]) {
			return false
		}
		plain = plain || lower(text[i]) > 'f'
	}
	return plain
}

// attachedBehind reports whether the number goes on to the right.
func attachedBehind(text string, end int, inURL, digits bool) bool {
	if end >= len(text) {
		return false
	}
	more := end+1 < len(text) && alphanumeric(text[end+1])
	switch text[end] {
	case '_', '-':
		return more
	case '.':
		return digits && more && !inURL
	case ',', '/', ':':
		return digits && more && !inURL && text[end+1] <= '9'
	}
	return false
}

// phone reports whether a plus sign stands before the digits, or before those that blanks and brackets part from them.
func phone(text string, start int) bool {
	for i := start - 1; i >= 0 && i > start-16; i-- {
		switch b := text[i]; {
		case b == '+':
			return true
		case b >= '0' && b <= '9', b == ' ', b == '(', b == ')', b == '-', b == '.', b == '/':
		default:
			return false
		}
	}
	return false
}
