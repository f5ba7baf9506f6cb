package detect

// maxGroups is the number of groups that a printed number has at most.
const maxGroups = 12

// groups is what may be one number, or several, from a place in the text on: symbols that single blanks and hyphens
// part into groups.
type groups struct {
	cleaned
	start   int
	count   int
	ends    [maxGroups]int // of the groups, in the text
	lengths [maxGroups]int // symbols up to the end of each group
	longest [maxGroups]int // length of the longest group so far
	hyphens [maxGroups]int // so far
	small   bool           // the first group has letters in lower case
	full    bool           // more symbols follow than a number has
}

// read collects the groups that begin at a place.
func (g *groups) read(text string, place int) {
	g.start = place
	for {
		before, small := g.length, false
		end := place
		for {
			symbol, next := symbolAt(text, end)
			if symbol >= gap {
				break
			}
			small = small || text[next-1] >= 'a' && text[next-1] <= 'z'
			if !g.add(symbol) {
				g.full = true
				return
			}
			end = next
		}
		if small && g.count > 0 {
			return
		}
		g.push(end, g.length-before)
		g.small = g.small || small
		next, hyphen := gapAt(text, end)
		if next == end || small || g.count == maxGroups {
			return
		}
		if symbol, _ := symbolAt(text, next); symbol >= gap {
			return
		}
		if hyphen {
			g.hyphens[g.count-1]++
		}
		place = next
	}
}

// push ends a group.
func (g *groups) push(end, length int) {
	i := g.count
	g.ends[i], g.lengths[i], g.longest[i] = end, g.length, length
	if i > 0 {
		g.longest[i] = max(length, g.longest[i-1])
		g.hyphens[i] = g.hyphens[i-1]
	}
	g.count++
}

// first returns the first count groups as a number.
func (g *groups) first(count int) cleaned {
	n := g.cleaned
	n.length = g.lengths[count-1]
	n.letters &= 1<<n.length - 1
	return n
}

// symbolAt returns the symbol at a place and where the next character begins. The soft line break of quoted-printable
// counts as nothing.
func symbolAt(text string, i int) (symbol uint8, next int) {
	if i < len(text) && text[i] == '=' {
		if i+1 < len(text) && text[i+1] == '\n' {
			i += 2
		} else if i+2 < len(text) && text[i+1] == '\r' && text[i+2] == '\n' {
			i += 3
		}
	}
	if i >= len(text) {
		return cut, i
	}
	if b := text[i]; b < 0x80 {
		return symbolOf[b], i + 1
	}
	symbol, size := wideSymbol(text[i:])
	return symbol, i + size
}

// gapAt returns the place behind the one blank or hyphen that stands at a place, or the place itself where there is
// none.
func gapAt(text string, i int) (next int, hyphen bool) {
	if i >= len(text) {
		return i, false
	}
	switch b := text[i]; {
	case b == ' ':
		return i + 1, false
	case b == '-':
		return i + 1, true
	case b >= 0x80:
		if symbol, size := wideSymbol(text[i:]); symbol == gap {
			return i + size, false
		}
	case b == '=' || b == '%' || b == '&':
		for _, written := range [...]string{"=20", "=C2=A0", "%20", "&nbsp;", "&#160;"} {
			if len(text)-i > len(written) && text[i:i+len(written)] == written {
				return i + len(written), false
			}
		}
	}
	return i, false
}

// number looks for a number that begins at the place: of as many groups as possible, then of fewer.
func (s *scanner) number(hit func(Hit) bool) bool {
	var g groups
	g.read(s.text, s.place)
	if g.count == 0 {
		// More symbols in a row than a number has.
		for s.place < len(s.text) && alphanumeric(s.text[s.place]) {
			s.place++
		}
		return true
	}
	if end := iban(&g); end > 0 {
		s.place = end
		return true
	}
	for count := g.count; count > 0; count-- {
		if count > 1 && g.small {
			continue
		}
		n := g.first(count)
		if n.length < minLength || !n.plausible() || len(layoutsOf(&n)) == 0 {
			continue
		}
		if h, ok := s.judge(&g, count, &n); ok {
			s.place = g.ends[count-1]
			s.passed = s.base + s.place
			return hit(h)
		}
	}
	s.place = g.ends[0]
	if g.lengths[0] >= shortest {
		s.passed = s.base + s.place
	}
	return true
}

// shortest is the length from which on a run of characters uses up the label in front of it: "Parcel 2: 1Z…" does not.
const shortest = 6

// iban returns where the International Bank Account Number ends that the groups begin with, 0 when they begin with
// none (ISO 13616: country, two check digits, the whole modulo 97 leaves 1).
func iban(g *groups) int {
	if g.letters&15 != 3 {
		return 0
	}
	for count := g.count; count > 0; count-- {
		length := g.lengths[count-1]
		if length < 15 || length > 34 || length != ibanLength(characters[g.symbols[0]], characters[g.symbols[1]]) {
			continue
		}
		rest := 0
		for i := range length {
			symbol := int(g.symbols[(i+4)%length])
			if symbol > 9 {
				rest *= 10
			}
			rest = (rest*10 + symbol) % 97
		}
		if rest == 1 {
			return g.ends[count-1]
		}
	}
	return 0
}

// ibanLength is the length of a country's account numbers, of the countries that shoppers' e-mails come from.
func ibanLength(a, b byte) int {
	switch string([]byte{a, b}) {
	case "NO":
		return 15
	case "BE":
		return 16
	case "DK", "FI", "NL":
		return 18
	case "SI":
		return 19
	case "AT", "EE", "LT", "LU":
		return 20
	case "CH", "HR", "LI", "LV":
		return 21
	case "BG", "DE", "GB", "IE", "RS":
		return 22
	case "IL":
		return 23
	case "AD", "CZ", "ES", "RO", "SE", "SK":
		return 24
	case "PT":
		return 25
	case "IS", "TR":
		return 26
	case "FR", "GR", "IT", "MC", "SM":
		return 27
	case "CY", "HU", "PL":
		return 28
	case "UA":
		return 29
	}
	return 0
}
