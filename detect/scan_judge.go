package detect

import (
	"strings"

	"github.com/parcelnorm/tracking"
)

// How far before a number words count, in bytes without tags.
const (
	labelReach = 64  // "tracking number", "order"
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
)

// surroundings are what the text says about a number.
type surroundings struct {
	label    kind // of the nearest word that means something
	host     string
	inURL    bool
	attached bool // it is part of a longer word, or of another number
	digits   bool // it has no letters
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
	best, score := found{}, 0
	for _, f := range r.found[:r.length] {
		if f.check == 2 || f.score < doubly && !around.inURL {
			continue
		}
		if total := s.total(&f, &around, g, count, end); total > score {
			best, score = f, total
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
func (s *scanner) total(f *found, around *surroundings, g *groups, count, end int) int {
	score, carrier := int(f.score), carriers[f.carrier]
	switch {
	case around.attached && (around.digits || score < certain):
		return 0
	case count > 1 && g.longest[count-1] > 8 && score < printed:
		return 0
	case g.small && score < printed && around.label != tracks && !around.inURL:
		return 0
	}
	if around.inURL {
		switch {
		case mentions(around.host, carrier):
			return min(100, score+hostWorth)
		case around.label == tracks && score >= named || !around.digits && score >= printed:
			return score
		}
		return 0
	}
	isNamed := s.names(carrier, g.start, end)
	if isNamed {
		score = min(100, score+wordWorth)
	}
	base := int(f.score)
	switch {
	case around.label == distract && around.digits && base < certain:
		return 0
	case base >= alone:
		return score
	case base >= named && (isNamed || around.label == tracks):
		return score
	case base >= doubly && isNamed && (around.label == tracks || f.check == 1):
		return score
	}
	return 0
}

// names reports whether the text names the carrier near the number.
func (s *scanner) names(c tracking.Carrier, start, end int) bool {
	for _, n := range s.notes.last {
		if n.kind == names && n.carrier == c && s.visible(start)-n.end <= nameReach {
			return true
		}
	}
	after := s.text[end:min(len(s.text), end+nameAfter)]
	if line := strings.IndexByte(after, '\n'); line >= 0 {
		after = after[:line]
	}
	return mentions(after, c)
}

// around looks at what stands before and behind the number.
func (s *scanner) around(g *groups, count int, n *cleaned) surroundings {
	end := g.ends[count-1]
	a := surroundings{digits: n.letters == 0}
	a.host, a.inURL = hostAround(s.text, g.start)
	for i := range s.notes.last {
		note := &s.notes.last[(s.notes.next+i)%len(s.notes.last)] // the last one comes last
		if note.kind != nothing && s.visible(g.start)-note.end <= labelReach {
			a.label = note.kind
		}
	}
	a.attached = attachedBefore(s.text, g.start, a.inURL, a.digits) || attachedBehind(s.text, end, a.inURL, a.digits) ||
		count > 1 && (count < g.count && a.digits && g.lengths[count] > g.lengths[count-1]) ||
		a.digits && (hyphenated(g, count) || phone(s.text, g.start))
	return a
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
	switch b := text[start-1]; b {
	case '@', '+', '$':
		return true
	case '_':
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
	case '@':
		return true
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

// hostAround returns the host of the URL that a place of text is in.
func hostAround(text string, place int) (host string, inURL bool) {
	from := place
	for from > 0 && place-from < back && !endsURL(text[from-1]) {
		from--
	}
	_, rest, ok := strings.Cut(text[from:place], "://")
	if !ok {
		return "", false
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	return rest, true
}

// endsURL reports whether a URL never goes on over b. Quoted-printable breaks lines within one, so a line's end does
// only where no equals sign stands before it; hostAround then sees a part of the URL.
func endsURL(b byte) bool {
	return b <= ' ' || b == '"' || b == '\'' || b == '<' || b == '>' || b == '(' || b == ')'
}
