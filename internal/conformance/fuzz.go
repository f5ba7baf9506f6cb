package conformance

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/testdata"
)

// Fuzz feeds bodies to Parse: whatever they are, it returns Shipments that are well formed and survive JSON, or a
// *tracking.Error, and never panics.
func Fuzz(f *testing.F, s Suite) {
	list, err := testdata.Exchanges(string(s.Carrier))
	require.NoError(f, err)
	for _, e := range list {
		f.Add(e.Last().Status, e.Endpoint, compact(e.Last().ResponseBody))
	}
	f.Fuzz(func(t *testing.T, status int, endpoint string, body []byte) {
		got, err := s.Parse(tracking.Answer{Status: status, Endpoint: endpoint, Body: body}, tracking.Query{})
		if err != nil {
			require.Empty(t, got)
			require.NotEmpty(t, tracking.KindOf(err))
			return
		}
		require.NotEmpty(t, got)
		for _, s := range got {
			require.True(t, s.Status.Known())
			b, err := json.Marshal(s)
			require.NoError(t, err)
			var back tracking.Shipment
			require.NoError(t, json.Unmarshal(b, &back))
		}
	})
}
