package fedex_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/fedex"
	"github.com/parcelnorm/tracking/transport"
)

func TestCodesOfOnesOwn(t *testing.T) {
	t.Parallel()
	s := &service{t: t}
	for _, tt := range []struct {
		own  []tracking.Code
		want tracking.Status
	}{
		{nil, tracking.StatusLabelCreated},
		{[]tracking.Code{{Table: "eventType", Code: "OC", Status: tracking.StatusShipped}}, tracking.StatusShipped},
	} {
		cfg := fedex.Config{ClientID: "id", ClientSecret: "secret", Codes: tt.own, HTTP: transport.Config{Base: s}}
		tr, err := fedex.New(cfg)
		require.NoError(t, err)
		got, err := tr.Track(t.Context(), tracking.Query{Number: "770600000000"})
		require.NoError(t, err)
		assert.Equal(t, tt.want, got.Status)
	}
	_, err := fedex.New(fedex.Config{ClientID: "id", ClientSecret: "secret", Codes: []tracking.Code{{Table: "eventType"}}})
	require.Error(t, err)
}
