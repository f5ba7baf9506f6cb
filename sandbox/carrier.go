package sandbox

import (
	"bytes"
	"net/http"
	"slices"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/testdata"
)

// api is how a carrier's service takes requests.
type api struct {
	carrier tracking.Carrier
	hosts   []string          // its addresses
	env     map[string]string // variables of the credentials it takes
	keys    []string          // headers that hold credentials
	token   string            // path of the token endpoint, if there is one
	keyless string            // endpoint that adapters ask only without credentials
	// asks reads which numbers a request asks of which service; false when the carrier has no such request.
	asks func(request) (question, bool)
	// signed checks what keys cannot: a signature. Nil for none.
	signed func(request) bool
	// merge makes one answer of several bodies, for carriers that take many numbers at once.
	merge func(bodies [][]byte) []byte
}

// request is one that came, with its body read and its path below the carrier's address.
type request struct {
	*http.Request
	path string
	body []byte
}

// question is what a request asks.
type question struct {
	endpoint string
	numbers  []string
}

type answer struct {
	status int
	header http.Header
	body   []byte
}

// carrier is an api with its recorded exchanges.
type carrier struct {
	api
	steps   map[string]testdata.Step // by endpoint and number
	named   map[string]testdata.Step // by name of the exchange
	credits map[string]http.Header   // the recorded credentials, by endpoint
	list    []Parcel
}

func load(a api) (*carrier, error) {
	list, err := testdata.Exchanges(string(a.carrier))
	if err != nil {
		return nil, err
	}
	c := &carrier{
		api: a, steps: map[string]testdata.Step{}, named: map[string]testdata.Step{}, credits: map[string]http.Header{},
	}
	for _, e := range list {
		c.named[e.Name] = e.Last()
		for i, s := range e.Steps {
			c.add(e, s, i == len(e.Steps)-1)
		}
	}
	return c, nil
}

// add makes a recorded step one that can be asked for. Refusals are not: they come of wrong requests.
func (c *carrier) add(e testdata.Exchange, s testdata.Step, last bool) {
	q, ok := c.asks(request{Request: s.Request, path: s.Request.URL.Path, body: s.RequestBody})
	name, _, _ := strings.Cut(e.Name, "@")
	if !ok || refusal(s.Status) || name == "unauthorized" {
		return
	}
	if name == "delivered" {
		c.credits[q.endpoint] = s.Request.Header
	}
	if len(q.numbers) != 1 || strings.HasPrefix(name, "not_found") {
		return
	}
	k := q.endpoint + " " + q.numbers[0]
	if _, ok := c.steps[k]; ok {
		return
	}
	c.steps[k] = s
	if last && e.Golden != nil {
		c.list = append(c.list, Parcel{Carrier: c.carrier, Number: q.numbers[0], Name: e.Name, Public: e.Endpoint != "" && e.Endpoint == c.keyless})
	}
}

func refusal(status int) bool { return status >= http.StatusBadRequest }

func (c *carrier) parcels() []Parcel { return slices.Clone(c.list) }

// takes reports whether a request is one of this carrier's.
func (c *carrier) takes(q request) bool {
	_, ok := c.asks(q)
	return ok || c.api.token != "" && q.path == c.api.token
}

// token answers a request for an access token, if this is one.
func (c *carrier) token(q request) (answer, bool) {
	if c.api.token == "" || q.path != c.api.token {
		return answer{}, false
	}
	s := c.named["token"]
	if q.Method != s.Request.Method || !sameForm(s.RequestBody, q.body) ||
		s.Request.Header.Get("Authorization") != q.Header.Get("Authorization") {
		s = c.named["token_refused"]
	}
	return recorded(s), true
}

// answer answers a request for parcels.
func (c *carrier) answer(q request) answer {
	ask, ok := c.asks(q)
	if !ok || len(ask.numbers) == 0 {
		return answer{status: http.StatusNotFound}
	}
	if !c.authorized(q, ask.endpoint) {
		return recorded(c.byName("unauthorized", ask.endpoint))
	}
	var out answer
	var bodies [][]byte
	for _, n := range ask.numbers {
		out = c.one(ask.endpoint, n)
		bodies = append(bodies, out.body)
	}
	if len(bodies) > 1 {
		if c.merge == nil {
			return answer{status: http.StatusBadRequest}
		}
		out.body = c.merge(bodies)
	}
	return out
}

// authorized compares the credentials with those of the recorded delivery.
func (c *carrier) authorized(q request, endpoint string) bool {
	for _, k := range c.keys {
		if want := c.credits[endpoint].Get(k); want != "" && q.Header.Get(k) != want {
			return false
		}
	}
	return c.signed == nil || c.signed(q)
}

// one is the answer for one number: its own, or the recorded "not found" with this number in it.
func (c *carrier) one(endpoint, number string) answer {
	if s, ok := c.steps[endpoint+" "+number]; ok {
		return recorded(s)
	}
	s := c.byName("not_found", endpoint)
	a := recorded(s)
	if s.Request == nil {
		return answer{status: http.StatusNotFound}
	}
	if q, ok := c.asks(request{Request: s.Request, path: s.Request.URL.Path, body: s.RequestBody}); ok && len(q.numbers) == 1 {
		a.body = bytes.ReplaceAll(a.body, []byte(q.numbers[0]), []byte(number))
	}
	return a
}

// byName is the exchange of an endpoint, else that of the carrier.
func (c *carrier) byName(name, endpoint string) testdata.Step {
	if s, ok := c.named[name+"@"+endpoint]; ok {
		return s
	}
	return c.named[name]
}

func recorded(s testdata.Step) answer {
	return answer{status: s.Status, header: s.Header, body: s.ResponseBody}
}
