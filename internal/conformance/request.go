package conformance

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking/testdata"
)

// sameRequest compares what was sent with what was recorded: method, address, query, the recorded headers, body.
// Recorded queries and forms leave out what is new in each request, such as a time stamp and its signature.
func sameRequest(t *testing.T, want testdata.Step, got *http.Request) {
	t.Helper()
	w := want.Request
	assert.Equal(t, w.Method, got.Method)
	assert.Equal(t, w.URL.Host+w.URL.Path, got.URL.Host+got.URL.Path)
	subset(t, w.URL.Query(), got.URL.Query())
	for name := range w.Header {
		switch value := w.Header.Get(name); {
		case name == "Content-Length":
		case value == "*": // new in each request
			assert.NotEmpty(t, got.Header.Get(name), "header %s", name)
		default:
			assert.Equal(t, value, got.Header.Get(name), "header %s", name)
		}
	}
	sent := readBody(got)
	switch kind := w.Header.Get("Content-Type"); {
	case strings.HasPrefix(kind, "application/json"):
		assert.JSONEq(t, string(want.RequestBody), sent)
	case strings.HasPrefix(kind, "application/x-www-form-urlencoded"):
		subset(t, form(t, string(want.RequestBody)), form(t, sent))
	default:
		assert.Equal(t, string(want.RequestBody), sent)
	}
}

func subset(t *testing.T, want, got url.Values) {
	t.Helper()
	for k := range want {
		assert.Equal(t, want[k], got[k], "parameter %s", k)
	}
}

// Form returns a Suite.Number that reads the number from a field of the form that is sent first.
func Form(field string) func(testdata.Exchange) string {
	return func(e testdata.Exchange) string {
		v, err := url.ParseQuery(string(e.Steps[0].RequestBody))
		if err != nil {
			return ""
		}
		return v.Get(field)
	}
}

func form(t *testing.T, s string) url.Values {
	t.Helper()
	v, err := url.ParseQuery(s)
	require.NoError(t, err)
	return v
}

// compact writes JSON without the blanks that make it readable.
func compact(b []byte) []byte {
	var v any
	if json.Unmarshal(b, &v) != nil {
		return b
	}
	out, err := json.Marshal(v)
	if err != nil {
		return b
	}
	return out
}
