package rest

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/parcelnorm/tracking"
)

// maxDepth bounds how deep XML may nest; real answers have 10 levels.
const maxDepth = 64

var (
	errForm    = errors.New("answer is not of the carrier's form")
	errCharset = errors.New("answer in an unknown charset")
	errDepth   = errors.New("answer nests too deep")
	errDoctype = errors.New("answer has a DOCTYPE")
)

// JSON decodes an answer's body into out. The body's charset is that of its Content-Type, else UTF-8. An error is
// bad_response.
func JSON(a tracking.Answer, out any) error {
	b, err := text(a)
	if err != nil {
		return bad(err)
	}
	if string(b) == "null" {
		return bad(errors.New("answer is null"))
	}
	if err := json.Unmarshal(b, out); err != nil {
		return bad(jsonError(err))
	}
	return nil
}

// jsonError names the field that has the wrong type and keeps the value out.
func jsonError(err error) error {
	if t, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		kind, _, _ := strings.Cut(t.Value, " ") // "number 1e999" holds the value
		return fmt.Errorf("answer has a %s in %q", kind, t.Field)
	}
	if s, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Errorf("answer is not JSON at byte %d", s.Offset)
	}
	return errForm
}

// XML decodes an answer's body into out. The charset is that of the XML declaration. A DOCTYPE, a second root and
// nesting that no carrier needs are refused.
func XML(a tracking.Answer, out any) error {
	b := bytes.TrimSpace(bytes.TrimPrefix(a.Body, bom))
	if len(b) == 0 {
		return bad(errors.New("empty answer"))
	}
	in := xml.NewDecoder(bytes.NewReader(b))
	in.CharsetReader = charsetReader
	d := xml.NewTokenDecoder(&guard{in: in})
	if err := d.Decode(out); err != nil {
		return bad(xmlError(err, in.InputOffset()))
	}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return bad(xmlError(err, in.InputOffset()))
		}
		switch t := t.(type) {
		case xml.StartElement:
			return bad(errors.New("answer has two roots"))
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				return bad(errors.New("answer goes on behind its root"))
			}
		}
	}
}

// guard passes on tokens of XML that is not out to harm.
type guard struct {
	in    *xml.Decoder
	depth int
}

func (g *guard) Token() (xml.Token, error) {
	t, err := g.in.RawToken()
	if err != nil {
		return nil, err
	}
	switch t.(type) {
	case xml.StartElement:
		if g.depth++; g.depth > maxDepth {
			return nil, errDepth
		}
	case xml.EndElement:
		g.depth--
	case xml.Directive:
		return nil, errDoctype
	}
	return t, nil
}

// xmlError keeps the carrier's values out.
func xmlError(err error, at int64) error {
	if _, ok := errors.AsType[*xml.SyntaxError](err); ok { // its line is 1 where the guard stands between
		return fmt.Errorf("answer is not XML at byte %d", at)
	}
	for _, known := range []error{errDepth, errDoctype, errCharset} {
		if errors.Is(err, known) {
			return known
		}
	}
	return errForm
}

var bom = []byte("\xef\xbb\xbf")

// text returns an answer's body as UTF-8 without a byte order mark and blanks around it.
func text(a tracking.Answer) ([]byte, error) {
	b := a.Body
	_, params, err := mime.ParseMediaType(http.Header(a.Header).Get("Content-Type"))
	if name := params["charset"]; err == nil && name != "" {
		r, err := charsetReader(name, bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		if b, err = io.ReadAll(r); err != nil {
			return nil, fmt.Errorf("charset: %w", err)
		}
	}
	b = bytes.TrimSpace(bytes.TrimPrefix(b, bom))
	if len(b) == 0 {
		return nil, errors.New("empty answer")
	}
	return b, nil
}

func charsetReader(name string, in io.Reader) (io.Reader, error) {
	if strings.EqualFold(name, "utf-8") || strings.EqualFold(name, "us-ascii") {
		return in, nil
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, errCharset
	}
	return e.NewDecoder().Reader(in), nil
}

func bad(err error) error { return &tracking.Error{Kind: tracking.ErrBadResponse, Err: err} }
