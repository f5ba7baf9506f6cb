// Package geo knows countries, their time zones, their posts, and carriers by name.
//
// Carriers write a country as a code or in words, a zone hardly ever, and their partners under a dozen spellings. The
// functions here turn such text into ISO 3166-1 codes, IANA zones and our slugs, and answer with a zero value rather
// than a guess. The facts stand in embedded tables, which are read once, on first use.
package geo

import (
	"iter"
	"strings"
	"unicode"
)

// longest is the length in bytes beyond which a text is no name: nothing in the tables comes near it.
const longest = 128

// rows yields the fields of every line below the heading of a tab-separated table. Lines that start with # are remarks.
func rows(table string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		heading := true
		for line := range strings.Lines(table) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			if heading {
				heading = false
				continue
			}
			if !yield(strings.Split(strings.TrimRight(line, "\n"), "\t")) {
				return
			}
		}
	}
}

// spellings yields the parts of a field that holds several, separated by |.
func spellings(field string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s := range strings.SplitSeq(field, "|") {
			if s != "" && !yield(s) {
				return
			}
		}
	}
}

// fold appends to dst what two spellings of a name have in common: letters and digits, in lower case, without
// accents. "The" and "of" are dropped, & is "and". A text that is too long for a name folds to nothing.
func fold(dst []byte, name string) []byte {
	if len(name) > longest {
		return dst
	}
	start := len(dst)
	for _, r := range name {
		switch {
		case r == '&':
			dst = append(dst, "and"...)
			start = len(dst)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			dst = appendPlain(dst, unicode.ToLower(r))
		case unicode.IsMark(r):
			// An accent that follows its letter does not end the word.
		default:
			dst = dropFiller(dst, start)
			start = len(dst)
		}
	}
	return dropFiller(dst, start)
}

// dropFiller takes the word that begins at start off dst when it tells names apart in no way.
func dropFiller(dst []byte, start int) []byte {
	switch string(dst[start:]) {
	case "the", "of":
		return dst[:start]
	}
	return dst
}

// appendPlain appends a lower-case letter without its accent. Letters of other scripts stay.
func appendPlain(dst []byte, r rune) []byte {
	if r < unicode.MaxASCII {
		return append(dst, byte(r))
	}
	return append(dst, plain(r)...)
}

// plain is the ASCII spelling of an accented Latin letter in lower case, or the letter itself.
func plain(r rune) string {
	switch r {
	case 'à', 'á', 'â', 'ã', 'ä', 'å', 'ā', 'ă', 'ą':
		return "a"
	case 'æ':
		return "ae"
	case 'ç', 'ć', 'č':
		return "c"
	case 'ď', 'đ', 'ð':
		return "d"
	case 'è', 'é', 'ê', 'ë', 'ē', 'ė', 'ę', 'ě':
		return "e"
	case 'ğ':
		return "g"
	case 'ì', 'í', 'î', 'ï', 'ī', 'į', 'ı':
		return "i"
	case 'ł', 'ľ', 'ļ':
		return "l"
	case 'ñ', 'ń', 'ň', 'ņ':
		return "n"
	case 'ò', 'ó', 'ô', 'õ', 'ö', 'ø', 'ō', 'ő':
		return "o"
	case 'œ':
		return "oe"
	case 'ř':
		return "r"
	case 'ś', 'š', 'ş', 'ș':
		return "s"
	case 'ß':
		return "ss"
	case 'ť', 'ț', 'ţ':
		return "t"
	case 'ù', 'ú', 'û', 'ü', 'ū', 'ů', 'ű', 'ų':
		return "u"
	case 'ý', 'ÿ':
		return "y"
	case 'ź', 'ż', 'ž':
		return "z"
	}
	return string(r)
}
