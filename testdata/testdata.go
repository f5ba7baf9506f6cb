// Package testdata holds the recorded exchanges, one file each, that the adapters' tests and the sandbox replay.
//
// A file is a request, a line "###" and its response; an exchange of several requests, such as one for a token
// first, goes on with another "###" and the next request. Heads and bodies are as on the wire, but with LF ends,
// without lengths, and with JSON and XML laid out to be read. A header whose value is new in each request is recorded
// as *. All people, parcels and credentials are invented.
package testdata

import (
	"bufio"
	"bytes"
	"embed"
	"fmt"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
)

//go:embed */*.http */*.golden.json
var files embed.FS

// Exchange is what was asked and answered in one look-up.
type Exchange struct {
	Carrier  string
	Name     string // of the file, without its ending
	Endpoint string // what follows an @ in the name: the service that gave the last answer; empty for the main one
	Golden   []byte // the Shipment that comes of it, as JSON; nil for a refusal
	Steps    []Step
}

// Step is one request and its response.
type Step struct {
	Request      *http.Request // its URL has the carrier's host; its Body has been read
	RequestBody  []byte
	Status       int
	Header       http.Header
	ResponseBody []byte
}

// Last returns the step that asks for the parcel.
func (e Exchange) Last() Step { return e.Steps[len(e.Steps)-1] }

// Carriers returns the carriers that have exchanges, sorted.
func Carriers() []string {
	var out []string
	entries, _ := files.ReadDir(".") // the root of an embed.FS is always there
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// Exchanges returns the exchanges of a carrier, by name.
func Exchanges(carrier string) ([]Exchange, error) {
	entries, err := files.ReadDir(carrier)
	if err != nil {
		return nil, err
	}
	var out []Exchange
	for _, entry := range entries {
		base, ok := strings.CutSuffix(entry.Name(), ".http")
		if !ok {
			continue
		}
		name := path.Join(carrier, entry.Name())
		b, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		e, err := Parse(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		e.Carrier, e.Name = carrier, base
		_, e.Endpoint, _ = strings.Cut(e.Name, "@")
		if golden, err := files.ReadFile(path.Join(carrier, base+".golden.json")); err == nil {
			e.Golden = golden
		}
		out = append(out, e)
	}
	return out, nil
}

// Parse reads the text of one file.
func Parse(text []byte) (Exchange, error) {
	var e Exchange
	parts := strings.Split("\n"+string(text), "\n###\n")
	if len(parts)%2 != 0 {
		return e, fmt.Errorf("%d parts: each request needs a response", len(parts))
	}
	for i := 0; i < len(parts); i += 2 {
		s, err := step(parts[i], parts[i+1])
		if err != nil {
			return e, fmt.Errorf("part %d: %w", i+1, err)
		}
		e.Steps = append(e.Steps, s)
	}
	return e, nil
}

func step(request, response string) (s Step, err error) {
	s.Request, err = http.ReadRequest(message(request))
	if err != nil {
		return s, err
	}
	if s.RequestBody, err = io.ReadAll(s.Request.Body); err != nil {
		return s, err
	}
	s.Request.URL.Scheme, s.Request.URL.Host, s.Request.RequestURI = "https", s.Request.Host, ""
	r, err := http.ReadResponse(message(response), s.Request)
	if err != nil {
		return s, err
	}
	defer r.Body.Close()
	s.Status, s.Header = r.StatusCode, r.Header
	s.ResponseBody, err = io.ReadAll(r.Body)
	return s, err
}

// message lays out a head and its body as net/http reads them.
func message(text string) *bufio.Reader {
	head, body, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n\n")
	body = strings.TrimSuffix(body, "\n")
	var b bytes.Buffer
	b.WriteString(strings.ReplaceAll(strings.TrimRight(head, "\n"), "\n", "\r\n"))
	b.WriteString("\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n" + body)
	return bufio.NewReader(&b)
}
