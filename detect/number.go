package detect

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// What the numbers have that are looked at.
const (
	minLength = 8 // characters
	maxLength = 40
	minDigits = 2 // a word is no number
)

// cleaned is a cleaned number: one symbol a character, 0 to 9 for digits and 10 to 35 for letters.
type cleaned struct {
	symbols [maxLength]uint8
	length  int
	letters uint64 // bit i is set where symbol i is a letter
}

// What symbolOf holds for bytes that are no symbol.
const (
	gap = 0xfe // stands between the groups of a printed number
	cut = 0xff // ends every number
)

// symbolOf gives the symbol of an ASCII character.
var symbolOf = [128]uint8{
	cut, cut, cut, cut, cut, cut, cut, cut, cut, gap, cut, cut, cut, cut, cut, cut,
	cut, cut, cut, cut, cut, cut, cut, cut, cut, cut, cut, cut, cut, cut, cut, cut,
	gap, cut, cut, cut, cut, cut, cut, cut, cut, cut, cut, cut, cut, gap, gap, cut,
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, cut, cut, cut, cut, cut, cut,
	cut, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
	25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, cut, cut, cut, cut, gap,
	cut, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
	25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, cut, cut, cut, cut, cut,
}

// read cleans text into n. It reports false for what cannot be a number: other characters than letters, digits and
// those between groups, a wrong length, hardly any digits.
func (n *cleaned) read(text string) bool {
	length, letters := uint(0), uint64(0)
	for i := 0; i < len(text); i++ {
		var symbol uint8
		if b := text[i]; b < utf8.RuneSelf {
			symbol = symbolOf[b]
		} else {
			wide, size := wideSymbol(text[i:])
			symbol, i = wide, i+size-1
		}
		if symbol == gap {
			continue
		}
		if symbol == cut || length >= maxLength {
			return false
		}
		n.symbols[length] = symbol
		letters |= (uint64(symbol) + 64 - 10) >> 6 << length // without a branch: letters and digits take turns
		length++
	}
	n.length, n.letters = int(length), letters
	return n.plausible()
}

// add appends a symbol, and reports whether there was room.
func (n *cleaned) add(symbol uint8) bool {
	if n.length == maxLength {
		return false
	}
	n.symbols[n.length] = symbol
	if symbol > 9 {
		n.letters |= 1 << n.length
	}
	n.length++
	return true
}

func (n *cleaned) plausible() bool {
	return n.length >= minLength && n.length-bits.OnesCount64(n.letters) >= minDigits
}

// wideSymbol is the symbol of a character beyond ASCII that text begins with, and the character's size in bytes:
// full-width digits and letters, blanks and hyphens that do not break.
func wideSymbol(text string) (symbol uint8, size int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r >= '０' && r <= '９':
		return uint8(r - '０'), size
	case r >= 'Ａ' && r <= 'Ｚ':
		return uint8(r-'Ａ') + 10, size
	case r >= 'ａ' && r <= 'ｚ':
		return uint8(r-'ａ') + 10, size
	}
	switch r {
	case '\u00a0', '\u2007', '\u2009', '\u202f', '\u3000', '\u2010', '\u2011', '\u2012', '\u2013':
		return gap, size
	case '\u00ad', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
		return gap, size
	}
	return cut, size
}

// slice returns the symbols from one place to another as text.
func (n *cleaned) slice(from, to uint16) string {
	var text [maxLength]byte
	for i := from; i < to; i++ {
		text[i] = characters[n.symbols[i]]
	}
	return string(text[from:to])
}

const characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// Normalize returns a number as it is compared: upper case, full-width characters as ASCII, without blanks, hyphens,
// dots and underscores. Other characters stay, so it tells nothing about whether the text is a number; bytes
// that are no UTF-8 become U+FFFD. Normalizing
// twice changes nothing. See [Candidate.Number] for what a carrier knows the number by.
func Normalize(number string) string {
	var b strings.Builder
	b.Grow(len(number))
	for i := 0; i < len(number); {
		var symbol uint8
		size := 1
		if c := number[i]; c < utf8.RuneSelf {
			symbol = symbolOf[c]
		} else {
			symbol, size = wideSymbol(number[i:])
		}
		switch symbol {
		case gap:
		case cut:
			b.WriteString(strings.ToValidUTF8(number[i:i+size], "\ufffd"))
		default:
			b.WriteByte(characters[symbol])
		}
		i += size
	}
	return b.String()
}
