package conformance

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/testdata"
)

// bodies are the answers that no protocol promises.
func (b *bench) bodies(t *testing.T) {
	whole := b.good.ResponseBody
	with := func(body []byte, header ...string) responder {
		h := b.good.Header.Clone()
		for i := 0; i+1 < len(header); i += 2 {
			h.Set(header[i], header[i+1])
		}
		return func(req *http.Request) (*http.Response, error) { return reply(req, 200, h, body), nil }
	}
	for _, tt := range []struct {
		name   string
		answer responder
		kind   tracking.Kind
		calls  int
	}{
		{"always cut off", cutOff(b.good), tracking.ErrUnavailable, 3},
		{"oversized", with(bytes.Repeat([]byte("x"), 5<<20)), tracking.ErrBadResponse, 1},
		{"gzip bomb", with(bomb(t), "Content-Encoding", "gzip"), tracking.ErrBadResponse, 1},
		{"encoding not asked for", with(whole, "Content-Encoding", "br"), tracking.ErrBadResponse, 1},
		{"garbage", with([]byte("\x00\xff\x1b[2J")), tracking.ErrBadResponse, b.Calls},
		{"empty", with(nil), tracking.ErrBadResponse, b.Calls},
		{"empty object", with(hollow(whole)), tracking.ErrBadResponse, b.Calls},
		{"wrong types", with(twisted(whole)), tracking.ErrBadResponse, b.Calls},
		{"goes on behind its end", with(slices.Concat(whole, []byte("\n"), whole)), tracking.ErrBadResponse, b.Calls},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b.bubble(t, tt.answer, func(t *testing.T, tr tracking.Tracker, w *wire) {
				got, err := b.track(t.Context(), tr)
				assert.Nil(t, got)
				b.fails(t, err, tt.kind)
				assert.LessOrEqual(t, w.count(), max(tt.calls, b.Calls), "attempts")
			})
		})
	}
	t.Run("html", func(t *testing.T) { // some carriers' facts call it unavailable: a page for robots
		page := []byte("<!DOCTYPE html><html><body>Down for maintenance</body></html>")
		b.bubble(t, with(page, "Content-Type", "text/html"), func(t *testing.T, tr tracking.Tracker, _ *wire) {
			_, err := b.track(t.Context(), tr)
			kind := tracking.ErrBadResponse
			if tracking.KindOf(err) == tracking.ErrUnavailable {
				kind = tracking.ErrUnavailable
			}
			b.fails(t, err, kind)
		})
	})
	t.Run("cut off once", func(t *testing.T) {
		b.bubble(t, once(cutOff(b.good), response(b.good)), func(t *testing.T, tr tracking.Tracker, w *wire) {
			_, err := b.track(t.Context(), tr)
			require.NoError(t, err)
			assert.Equal(t, 1+b.Calls, w.count())
		})
	})
}

// cutOff answers with the first half of a body, and says that there is more.
func cutOff(s testdata.Step) responder {
	return func(req *http.Request) (*http.Response, error) {
		resp := reply(req, s.Status, s.Header, nil)
		half := bytes.NewReader(s.ResponseBody[:len(s.ResponseBody)/2])
		resp.Body = io.NopCloser(io.MultiReader(half, iotest.ErrReader(io.ErrUnexpectedEOF)))
		return resp, nil
	}
}

// bomb is a small gzip of far more than an answer may have.
func bomb(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	for range 16 {
		_, err := z.Write(make([]byte, 1<<20))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}

// hollow is an answer of the right format without anything in it.
func hollow(body []byte) []byte {
	if bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")) {
		return []byte("<empty/>")
	}
	return []byte("{}")
}

// twisted is an answer whose top-level members have other types.
func twisted(body []byte) []byte {
	var doc map[string]json.RawMessage
	if json.Unmarshal(body, &doc) != nil {
		return []byte(`"text"`)
	}
	for k := range doc {
		doc[k] = json.RawMessage(`"text"`)
	}
	b, err := json.Marshal(doc)
	if err != nil {
		return nil
	}
	return b
}
