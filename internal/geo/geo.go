// Package geo knows countries, their time zones, their posts, and carriers by name.
//
// Carriers write a country as a code or in words, a zone hardly ever, and their partners under a dozen spellings. The
// functions here turn such text into ISO 3166-1 codes, IANA zones and our slugs, and answer with a zero value rather
// than a guess. The facts stand in embedded tables, which are read once, on first use.
package geo

import (
	"strings"
	"unicode"
)

// longest is the length in bytes beyond which a text is no name: nothing in the tables comes near it.
const longest = 128

// rows returns the fields of every line below the heading of a tab-separated table. Lines that start with # are remarks.
func rows(table string) [][]string {
	var all [][]string
	for line := range strings.Lines(table) {
		if !strings.HasPrefix(line, "#") {
			all = append(all, strings.Split(strings.TrimRight(line, "\n"), "\t"))
		}
	}
	return all[1:]
}

// spellings returns the parts of a field that holds several, separated by |.
func spellings(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, "|")
}

// fold appends to dst what two spellings of a name have in common: letters and digits, in lower case, without
// accents. The words "the" and "of" are dropped, & is "and". A text that is too long for a name folds to nothing.
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
