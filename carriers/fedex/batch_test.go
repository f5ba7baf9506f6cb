package fedex_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/fedex"
	"github.com/parcelnorm/tracking/internal/conformance"
	"github.com/parcelnorm/tracking/transport"
)

// service answers as FedEx does, for as many numbers as are asked.
type service struct {
	t     *testing.T
	mu    sync.Mutex
	asked [][]string // numbers by request
}

func (s *service) RoundTrip(r *http.Request) (*http.Response, error) {
	body := `{"access_token":"t","expires_in":3600}`
	if r.URL.Path != "/oauth/token" {
		body = s.answer(r)
	}
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(bytes.NewReader([]byte(body))), Request: r,
	}, nil
}

func (s *service) answer(r *http.Request) string {
	var ask struct {
		TrackingInfo []struct {
			TrackingNumberInfo struct {
				TrackingNumber string `json:"trackingNumber"`
			} `json:"trackingNumberInfo"`
		} `json:"trackingInfo"`
	}
	assert.NoError(s.t, json.NewDecoder(r.Body).Decode(&ask))
	var numbers []string
	var results bytes.Buffer
	for _, i := range ask.TrackingInfo {
		n := i.TrackingNumberInfo.TrackingNumber
		numbers = append(numbers, n)
		result := `{"latestStatusDetail":{"code":"OC"},"scanEvents":[{"date":"2026-11-19T08:00:00-06:00","eventType":"OC"}]}`
		if n == "770600000013" {
			result = `{"error":{"code":"TRACKING.TRACKINGNUMBER.NOTFOUND","message":"unknown"}}`
		}
		fmt.Fprintf(&results, `,{"trackingNumber":%q,"trackResults":[%s]}`, n, result)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, numbers)
	return fmt.Sprintf(`{"output":{"completeTrackResults":[%s]}}`, results.Bytes()[1:])
}

func TestTrackBatch(t *testing.T) {
	t.Parallel()
	s := &service{t: t}
	tr, err := fedex.New(fedex.Config{ClientID: "id", ClientSecret: "secret", HTTP: transport.Config{Base: s}})
	require.NoError(t, err)
	var qs []tracking.Query
	for i := range 30 {
		qs = append(qs, tracking.Query{Number: strconv.Itoa(770600000000 + i)})
	}
	got := tr.TrackBatch(t.Context(), append(qs, qs[7]))
	require.Len(t, s.asked, 1, "one request")
	assert.Len(t, s.asked[0], 30, "equal numbers are asked once")
	require.Len(t, got, 31)
	for i, r := range got {
		assert.Equal(t, qs[i%30+i/30*7].Number, r.Query.Number)
		if i == 13 {
			require.ErrorIs(t, r.Err, tracking.ErrNotFound)
			continue
		}
		require.NoError(t, r.Err)
		assert.Equal(t, r.Query.Number, r.Shipment.Number)
	}

	tr.TrackBatch(t.Context(), append(qs, tracking.Query{Number: "770600000030"}))
	require.Len(t, s.asked, 3, "the 31st number is one request more")
	assert.ElementsMatch(t, []int{30, 1}, []int{len(s.asked[1]), len(s.asked[2])})
}

// Each number of a recorded request has an outcome of its own.
func TestParseBatch(t *testing.T) {
	t.Parallel()
	a := conformance.Recorded(t, tracking.CarrierFedEx, "batch")
	for number, want := range map[string]error{
		"770612345319": nil, "961102033700000": nil,
		"770612345320": tracking.ErrNotFound, "7706123": tracking.ErrInvalidNumber,
		"770612345672": tracking.ErrBadResponse, // not in it
	} {
		list, err := fedex.Parse(a, tracking.Query{Number: number})
		require.ErrorIs(t, err, want, number)
		if want == nil {
			require.Len(t, list, 1)
			assert.Equal(t, number, list[0].Number)
		}
	}
}
