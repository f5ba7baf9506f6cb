package conformance

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/jarcoal/httpmock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/testdata"
	"github.com/parcelnorm/tracking/transport"
)

func TestMask(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, body, want string }{
		{"number, wherever it stands", `{"id": 4711004711, "text": "4711004711 sorted"}`, `{"id": 8888888888, "text": "8888888888 sorted"}`},
		{"inside another number", `{"trackingNumberUniqueId": "24~4711004711~FX"}`, `{"trackingNumberUniqueId": "24~8888888888~FX"}`},
		{"name of a person", `{"receivedByName": "M VOSS"}`, `{"receivedByName": "SAMPLE"}`},
		{"name below a person", `{"signed": {"name": "Mara Voss"}}`, `{"signed": {"name": "SAMPLE"}}`},
		{"the same name in a sentence", `{"text": "Left with VOSS", "signedBy": "VOSS"}`, `{"text": "Left with SAMPLE", "signedBy": "SAMPLE"}`},
		{"name of a thing", `{"product": {"name": "Express"}, "countryName": "Peru"}`, `{"product": {"name": "Express"}, "countryName": "Peru"}`},
		{"streets", `{"streetLines": ["4 Mill Rd", ""], "city": "Ulm"}`, `{"streetLines": ["1 Sample Street", ""], "city": "Ulm"}`},
		{"signature", `{"signature": {"image": "aGVsbG8="}}`, `{"signature": {"image": ""}}`},
		{"e-mail by name", `{"notifyEmail": "mara"}`, `{"notifyEmail": "someone@example.test"}`},
		{"e-mail by form", `{"text": "sent to m.voss@post.test now"}`, `{"text": "sent to someone@example.test now"}`},
		{"phone by name", `{"phoneNumber": "0151 234"}`, `{"phoneNumber": "+15550100"}`},
		{"phone by form", `{"text": "call +49 151 2345678"}`, `{"text": "call +15550100"}`},
		{"link, which may hold a key", `{"url": "https://pod.test/?k=1"}`, `{"url": "https://example.test/"}`},
		{"place on the map", `{"geo": {"lat": 51.5, "lng": 7.25}}`, `{"geo": {"lat": 0, "lng": 0}}`},
		{"counts and codes stay", `{"totalNumberOfPieces": 2, "sequenceNumber": "1", "code": "007"}`, `{"totalNumberOfPieces": 2, "sequenceNumber": "1", "code": "007"}`},
		{"credential", `{"client": "real-id"}`, `{"client": "sandbox-id"}`},
		{"key", `{"apiKey": "k-1"}`, `{"apiKey": "sandbox-secret"}`},
		{"null and booleans stay", `{"name": null, "paid": true}`, `{"name": null, "paid": true}`},
		{
			"XML", `<r><name lang="x">Ann &amp; Co</name><c:signedBy>VOSS</c:signedBy><n number="4711004711"/></r>`,
			`<r> <name lang="x">Ann &amp; Co</name> <c:signedBy>SAMPLE</c:signedBy> <n number="8888888888"/> </r>`,
		},
		{"a page", "<!DOCTYPE html><p>Down</p>", "<!DOCTYPE html><p>Down</p>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := newMask("4711004711", "8888888888", map[string]string{"real-id": "sandbox-id"})
			got := string(m.body([]byte(tt.body)))
			if strings.HasPrefix(tt.want, "{") {
				assert.Equal(t, string(layOut([]byte(tt.want), nil)), got)
				return
			}
			assert.Equal(t, tt.want, strings.Join(strings.Fields(got), " "))
		})
	}
}

// A number keeps its form, and is another.
func TestAlike(t *testing.T) {
	t.Parallel()
	got := alike("1Z5R89390357567127")
	assert.Regexp(t, `^\dZ\dR\d{14}$`, got)
	assert.NotEqual(t, "1Z5R89390357567127", got)
	assert.Equal(t, got, alike("1Z5R89390357567127"), "the same each time")
	assert.Equal(t, "1234", alike("1234"), "a mere count")
}

// askTwice is an adapter that gets a token, then asks with a request that is new each time.
func askTwice(getenv func(string) string, cfg transport.Config) (tracking.Tracker, error) {
	return tracking.TrackerFunc(func(ctx context.Context, q tracking.Query) (*tracking.Shipment, error) {
		body, err := call(ctx, cfg.Base, "https://api.test/token", "grant_type=x&secret="+getenv("T_SECRET"), nil)
		if err != nil {
			return nil, err
		}
		var doc struct {
			Token string `json:"access_token"`
			ID    string `json:"id"`
		}
		if err := json.Unmarshal(body, &doc); err != nil {
			return nil, err
		}
		header := http.Header{"Authorization": {"Bearer " + doc.Token}, "Nonce": {rand.Text()}, "User-Agent": {"x"}}
		body, err = call(ctx, cfg.Base, "https://api.test/parcels/"+q.Number+"?lang=en&time="+rand.Text(), "", header)
		if err != nil {
			return nil, err
		}
		return &tracking.Shipment{Number: doc.ID}, json.Unmarshal(body, &doc)
	}), nil
}

func call(ctx context.Context, on http.RoundTripper, url, body string, h http.Header) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	if req.Header = h; h == nil {
		req.Header = http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}
	}
	resp, err := on.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func TestRecord(t *testing.T) {
	t.Parallel()
	live := httpmock.NewMockTransport()
	live.RegisterResponder("POST", "https://api.test/token", func(r *http.Request) (*http.Response, error) {
		assert.Equal(t, "grant_type=x&secret=real-secret", readBody(r), "the carrier gets the real credential")
		return httpmock.NewStringResponse(200, `{"access_token":"real-token"}`), nil
	})
	live.RegisterResponder("POST", "https://api.test/parcels/4711004711", func(r *http.Request) (*http.Response, error) {
		assert.Equal(t, "Bearer real-token", r.Header.Get("Authorization"))
		resp := httpmock.NewStringResponse(200, `{"id":"4711004711","signedBy":"VOSS"}`)
		resp.Header = http.Header{"Content-Type": {"application/json"}, "Set-Cookie": {"visitor=4711"}}
		return resp, nil
	})
	r := recorder{
		Suite:  Suite{Carrier: "test", Env: map[string]string{"T_SECRET": "sandbox-secret"}, Open: askTwice},
		getenv: func(string) string { return "real-secret" },
		base:   live, number: "4711004711", as: "8888888888",
	}
	got, err := r.record(t.Context(), false)
	require.NoError(t, err)
	want := `POST /parcels/8888888888?lang=en HTTP/1.1
Host: api.test
Authorization: Bearer sandbox-test-token
Nonce: *

###
HTTP/1.1 200 OK
Content-Type: application/json

{
  "id": "8888888888",
  "signedBy": "SAMPLE"
}
`
	assert.Equal(t, want, got)
	_, err = testdata.Parse([]byte(got))
	require.NoError(t, err)

	got, err = r.record(t.Context(), true)
	require.NoError(t, err)
	assert.Contains(t, got, "grant_type=x&secret=sandbox-secret")
	assert.NotContains(t, got, "real")
}
