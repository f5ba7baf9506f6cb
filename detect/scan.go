package detect

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/parcelnorm/tracking"
)

// Hit is a tracking number in a text.
type Hit struct {
	Number     string           `json:"number"`     // as printed
	Normalized string           `json:"normalized"` // what the carrier knows it by
	Start      int              `json:"start"`      // where it begins, in bytes
	End        int              `json:"end"`        // where it ends
	Carrier    tracking.Carrier `json:"carrier"`    // the likeliest
	Score      int              `json:"score"`      // of that carrier, the words around counted in; 0 to 100
}

// Scan finds the tracking numbers in a text: an e-mail, as it is or quoted-printable, a page of HTML, a list. A number
// that is printed in groups is found over single blanks and hyphens, never over the end of a line. What could be any
// number is taken only where the text says that it is a tracking number or names the carrier: order numbers, phone
// numbers, IBANs, EANs, dates and the like are left alone.
func Scan(text string) []Hit {
	var hits []Hit
	s := scanner{book: phrases()}
	s.scan(text, true, func(h Hit) bool {
		hits = append(hits, h)
		return true
	})
	return hits
}

// Sizes of what ScanReader holds, in bytes.
const (
	chunk = 64 << 10
	ahead = 1 << 10 // left for the next round, so that a number is never cut
	back  = 512     // kept of what was read, for the URL around a number
)

// ScanReader finds the tracking numbers in what r holds, however long it is, in memory that does not grow with it.
// Offsets count from the reader's present place. An error of r, io.EOF apart, comes last.
func ScanReader(r io.Reader) iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		s := scanner{book: phrases()}
		buf := make([]byte, 0, chunk)
		for {
			n, err := io.ReadFull(r, buf[len(buf):cap(buf)])
			buf = buf[:len(buf)+n]
			last := err != nil
			if !s.scan(string(buf), last, func(h Hit) bool { return yield(h, nil) }) {
				return
			}
			if last {
				if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
					yield(Hit{}, fmt.Errorf("scan for numbers: %w", err))
				}
				return
			}
			gone := s.drop()
			buf = buf[:copy(buf, buf[gone:])]
		}
	}
}

// scanner walks through a text once. Places are bytes of the piece at hand; base is where that piece begins.
type scanner struct {
	book   *book
	text   string
	base   int
	place  int // the next byte to look at
	hidden int // bytes of tags before place: they do not part a word from its number
	tag    int // one beyond where the tag began that place is in, 0 outside
	passed int // where the last run of digits ended
	notes  notes
}

// notes are the last words that mean something, for the numbers behind them.
type notes struct {
	last [4]note
	next int
}

// note is a word and where it ended, tags counted and not counted.
type note struct {
	meaning
	end, visible int
}

func (n *notes) add(m meaning, end, visible int) {
	n.last[n.next%len(n.last)] = note{m, end, visible}
	n.next++
}

// newest returns the last word that means something, or the one that came so many before it.
func (n *notes) newest(before int) note { return n.last[(n.next+2*len(n.last)-1-before)%len(n.last)] }

// drop forgets the piece but for its end, and returns how many bytes that gave up.
func (s *scanner) drop() int {
	gone := max(0, s.place-back)
	s.base += gone
	s.place -= gone
	return gone
}

// scan goes on through text, which begins where the last piece was dropped. It reports false when hit did.
func (s *scanner) scan(text string, last bool, hit func(Hit) bool) bool {
	s.text = text
	end := len(text)
	if !last {
		end -= ahead
	}
	for s.place < end {
		kind := letter
		if b := text[s.place]; b < utf8.RuneSelf {
			kind = kindOf[b]
		}
		ok := true
		switch kind {
		case other:
			s.place++
		case letter:
			ok = s.word(hit)
		case digit:
			ok = s.number(hit)
		case special:
			s.mark()
		}
		if !ok {
			return false
		}
	}
	return true
}
