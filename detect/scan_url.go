package detect

import (
	"slices"
	"strings"

	"github.com/parcelnorm/tracking"
)

// inURL is the score of a number in a URL. The host names the carrier, or the parameter says that it is a number.
func inURL(base int, c tracking.Carrier, around *surroundings) int {
	isHost, isParameter := slices.Contains(around.hosts[:], c), around.label == tracks && around.close
	switch {
	case isHost && (isParameter || !around.digits || !around.parameter && base+hostWorth >= named):
		return min(100, base+hostWorth)
	case isParameter && base >= named, !around.digits && base >= printed:
		return base
	}
	return 0
}

// hostAround returns the host of the URL that a place of text is in.
func hostAround(text string, place int) (host string, inURL bool) {
	from := place
	for from > 0 && place-from < back && (!endsURL(text[from-1]) || softBreak(text[:from])) {
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

// endsURL reports whether a URL never goes on over b.
func endsURL(b byte) bool {
	return b <= ' ' || b == '"' || b == '\'' || b == '<' || b == '>' || b == '(' || b == ')'
}

// softBreak reports whether text ends within a line break of quoted-printable, which breaks URLs as well.
func softBreak(text string) bool {
	return strings.HasSuffix(text, "=\n") || strings.HasSuffix(text, "=\r\n") || strings.HasSuffix(text, "=\r")
}
