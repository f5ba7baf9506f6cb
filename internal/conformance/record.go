package conformance

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/transport"
)

var (
	recording    = flag.Bool("record", false, "look -number up at the carrier and show the exchange, masked; do nothing else")
	recordNumber = flag.String("number", "", "the number to record")
	recordAs     = flag.String("as", "", "the number that stands in the recording; default one of the same form")
	recordName   = flag.String("name", "", "the case to write the recording to; without it, nothing is written")
)

// record shows the exchange of a look-up with the credentials of the environment, and writes it where it is named.
func (s Suite) record(t *testing.T) {
	if s.Open == nil {
		t.Skip("the suite has no Open")
	}
	require.NotEmpty(t, *recordNumber, "-number")
	r := recorder{Suite: s, getenv: os.Getenv, base: http.DefaultTransport, number: *recordNumber, as: *recordAs}
	text, err := r.record(t.Context(), strings.HasPrefix(*recordName, "token"))
	require.NoError(t, err)
	t.Logf("the exchange:\n%s", text)
	require.NotEmpty(t, *recordName, "nothing is written. Read the exchange: is all that is personal masked? Then give it a -name")
	file := filepath.Join("..", "..", "testdata", string(s.Carrier), *recordName+".http")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
}

// recorder makes a recording: it looks the number up, masks the answers, and looks the stand-in up against them. The
// requests of that second look-up are recorded, so that no request was ever made with what must not show.
type recorder struct {
	Suite
	getenv     func(string) string
	base       http.RoundTripper
	number, as string
}

// record returns the text of the exchange: the steps that ask for access tokens, or the others.
func (r recorder) record(ctx context.Context, tokens bool) (string, error) {
	live := &tape{answer: r.base.RoundTrip}
	if err := r.lookUp(ctx, r.getenv, live, r.number); err != nil {
		return "", err
	}
	m := newMask(r.number, r.as, r.credentials(live.steps))
	for i := range live.steps {
		live.steps[i].body = m.body(live.steps[i].body)
	}
	first, second := &tape{answer: live.replay}, &tape{answer: live.replay}
	for _, again := range []*tape{first, second} {
		live.played = 0
		sandbox := func(name string) string { return r.Env[name] }
		if err := r.lookUp(ctx, sandbox, again, m.text(r.number)); err != nil {
			return "", fmt.Errorf("with what was recorded: %w", err)
		}
	}
	if len(first.steps) != len(live.steps) || len(second.steps) != len(live.steps) {
		return "", errors.New("the masked answers lead to other requests")
	}
	var parts []string
	for i, s := range first.steps {
		if s.isToken() == tokens {
			parts = append(parts, s.request(second.steps[i]), s.response())
		}
	}
	return strings.Join(parts, "###\n"), nil
}

// lookUp asks for a number. That the carrier does not know it, or refuses, is an answer too.
func (r recorder) lookUp(ctx context.Context, getenv func(string) string, on *tape, number string) error {
	tr, err := r.Open(getenv, transport.Config{
		Base: on, Attempts: 1, Rate: transport.Rate{Events: transport.Unlimited}, Quota: transport.Quota{Limit: transport.Unlimited},
	})
	if err != nil {
		return err
	}
	q := tracking.Query{Number: number}
	if r.Query != nil {
		q = r.Query(q)
	}
	if _, err = tr.Track(ctx, q); err != nil && len(on.steps) == 0 {
		return err
	}
	return nil
}

// credentials are the values of the environment and the access tokens, each with what stands for it in recordings.
func (r recorder) credentials(steps []step) map[string]string {
	m := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(r.Env)) {
		if v := r.getenv(name); v != "" {
			m[v] = r.Env[name]
		}
	}
	for _, s := range steps {
		if t := s.accessToken(); t != "" {
			m[t] = "sandbox-" + string(r.Carrier) + "-token"
		}
	}
	return m
}

// tape is a transport that keeps what passes.
type tape struct {
	answer func(*http.Request) (*http.Response, error)
	mu     sync.Mutex
	steps  []step
	played int
}

type step struct {
	req    *http.Request
	sent   []byte
	status int
	header http.Header
	body   []byte
}

func (p *tape) RoundTrip(req *http.Request) (*http.Response, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := step{req: req.Clone(req.Context()), sent: []byte(readBody(req))}
	req = req.Clone(req.Context())
	req.Header.Del("Accept-Encoding") // net/http unpacks what it asked for itself
	resp, err := p.answer(req)
	if err != nil {
		return nil, err
	}
	s.status, s.header = resp.StatusCode, resp.Header
	if s.body, err = io.ReadAll(resp.Body); err != nil {
		return nil, err
	}
	if err := resp.Body.Close(); err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(bytes.NewReader(s.body))
	p.steps = append(p.steps, s)
	return resp, nil
}

// replay answers with what the tape holds, in order.
func (p *tape) replay(req *http.Request) (*http.Response, error) {
	if p.played >= len(p.steps) {
		return nil, errors.New("nothing more was recorded")
	}
	s := p.steps[p.played]
	p.played++
	return reply(req, s.status, s.header, s.body), nil
}

func (s step) accessToken() string {
	var doc struct {
		AccessToken string `json:"access_token"`
	}
	_ = json.Unmarshal(s.body, &doc) // any other answer has none
	return doc.AccessToken
}

func (s step) isToken() bool {
	return s.accessToken() != "" || bytes.Contains(s.sent, []byte("grant_type="))
}

// request writes the request. What it does not share with again, the same one made once more, is left out of its
// query and form, and is * in a header.
func (s step) request(again step) string {
	var b strings.Builder
	path := s.req.URL.EscapedPath()
	if q := common(s.req.URL.Query(), again.req.URL.Query()).Encode(); q != "" {
		path += "?" + q
	}
	fmt.Fprintf(&b, "%s %s HTTP/1.1\nHost: %s\n", s.req.Method, path, s.req.URL.Host)
	for _, name := range slices.Sorted(maps.Keys(s.req.Header)) {
		switch value := s.req.Header.Get(name); {
		case name == "User-Agent" || name == "Accept" || name == "Accept-Encoding" || name == "Content-Length":
		case value != again.req.Header.Get(name):
			fmt.Fprintf(&b, "%s: *\n", name)
		default:
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	b.WriteString("\n")
	if len(s.sent) > 0 {
		body := layOut(s.sent, nil)
		if form, err := url.ParseQuery(string(s.sent)); err == nil && strings.Contains(s.req.Header.Get("Content-Type"), "form") {
			other, _ := url.ParseQuery(string(again.sent)) // was just made alike
			body = []byte(common(form, other).Encode())
		}
		fmt.Fprintf(&b, "%s\n", bytes.TrimSpace(body))
	}
	return b.String()
}

func common(a, b url.Values) url.Values {
	out := url.Values{}
	for k, v := range a {
		if slices.Equal(v, b[k]) {
			out[k] = v
		}
	}
	return out
}

// response writes the response, with the headers that an adapter may read.
func (s step) response() string {
	var b strings.Builder
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\n", s.status, cmp.Or(http.StatusText(s.status), "Unknown"))
	for _, name := range []string{"Content-Type", "Location", "Retry-After"} {
		if v := s.header.Get(name); v != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, v)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", bytes.TrimSpace(s.body))
	return b.String()
}
