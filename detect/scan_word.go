package detect

// charKind sorts bytes by what the scanner does with them.
type charKind uint8

const (
	other   charKind = iota // parts words
	letter                  // begins a word; so does every character beyond ASCII
	digit                   // begins what may be a number
	special                 // begins a tag, an entity or an escape, or ends a tag
)

// kindOf has the kind of every ASCII character.
var kindOf = [128]charKind{
	other, other, other, other, other, other, other, other, other, other, other, other, other, other, other, other,
	other, other, other, other, other, other, other, other, other, other, other, other, other, other, other, other,
	other, other, other, other, other, special, special, other, other, other, other, other, other, other, other, other,
	digit, digit, digit, digit, digit, digit, digit, digit, digit, digit, other, other, special, special, special, other,
	other, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter,
	letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, other, other, other, other, other,
	other, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter,
	letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, letter, other, other, other, other, other,
}

func alphanumeric(b byte) bool { return b < 0x80 && symbolOf[b] < gap }

// longestTag is the length beyond which what begins like a tag is none.
const longestTag = 2 << 10

// mark steps over a special character and what belongs to it, so that neither the 3D of a quoted-printable "=3D" nor
// the 2F of a URL's "%2F" is taken for the beginning of a number.
func (s *scanner) mark() {
	text, i := s.text, s.place
	s.place++
	switch text[i] {
	case '<':
		if i+1 < len(text) && (isLetter(text[i+1]) || text[i+1] == '/' || text[i+1] == '!') {
			s.tag = s.base + i + 1
		}
	case '>':
		if length := s.base + i + 2 - s.tag; s.tag > 0 && length < longestTag {
			s.hidden += length
		}
		s.tag = 0
	case '=':
		if hex(text, i+1) && (text[i+1:i+3] == "3D" || i+3 < len(text) && text[i+3] == '=') {
			s.place += 2
		}
	case '%':
		if hex(text, i+1) {
			s.place += 2
		}
	case '&':
		for j := i + 1; j < len(text) && j < i+8; j++ {
			if text[j] == ';' {
				s.place = j + 1
			}
			if !alphanumeric(text[j]) && text[j] != '#' {
				break
			}
		}
	}
}

// hex reports whether two hexadecimal digits stand at a place, in upper case.
func hex(text string, i int) bool {
	return i+2 <= len(text) && hexadecimal(text[i]) && hexadecimal(text[i+1])
}

func hexadecimal(b byte) bool { return b >= '0' && b <= '9' || b >= 'A' && b <= 'F' }

// word reads a word. One that means something is noted; one that may be the letters in front of a number, or has
// digits in it, is looked at as a number.
func (s *scanner) word(hit func(Hit) bool) bool {
	text, start := s.text, s.place
	if text[start] >= 0x80 {
		return s.wide(hit)
	}
	end := start + 1
	for end < len(text) && isLetter(text[end]) {
		end++
	}
	if end < len(text) && text[end] <= '9' && text[end] >= '0' {
		return s.number(hit)
	}
	if !s.insideWord() {
		if m, size := s.book.at(text, start); size > 0 {
			s.notes.add(m, s.base+start+size, s.visible(start+size))
			s.place = max(end, start+size)
			return true
		}
	}
	if end-start <= 4 && end+1 < len(text) && text[start] <= 'Z' && (text[end] == ' ' || text[end] == '-' || text[end] == '=') &&
		alphanumeric(text[end+1]) {
		return s.number(hit)
	}
	s.place = end
	return true
}

// insideWord reports whether an accented letter stands before the place: the rest of its word is no word.
func (s *scanner) insideWord() bool {
	return s.place >= 2 && s.text[s.place-1] >= 0x80 && s.text[s.place-2] >= 0xc3 && s.text[s.place-2] <= 0xc9
}

// wide reads one character beyond ASCII.
func (s *scanner) wide(hit func(Hit) bool) bool {
	if m, size := s.book.at(s.text, s.place); size > 0 {
		s.notes.add(m, s.base+s.place+size, s.visible(s.place+size))
		s.place += size
		return true
	}
	symbol, size := wideSymbol(s.text[s.place:])
	if symbol < gap {
		return s.number(hit)
	}
	s.place += size
	return true
}

// visible is a place in the whole text, tags not counted.
func (s *scanner) visible(place int) int { return s.base + place - s.hidden }
