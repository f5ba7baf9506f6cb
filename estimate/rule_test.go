package estimate_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking/estimate"
)

func date(t *testing.T, s string) estimate.Date {
	t.Helper()
	var d estimate.Date
	require.NoError(t, d.UnmarshalText([]byte(s)))
	return d
}

func at(t *testing.T, s string) time.Time {
	t.Helper()
	out, err := time.Parse(time.RFC3339, s)
	require.NoError(t, err)
	return out
}

func (c ruleCase) request(t *testing.T) estimate.Request {
	t.Helper()
	r := estimate.Request{Method: estimate.Method(c.method), Origin: c.from, Destination: c.to}
	require.NoError(t, r.SetShipped(c.shipped))
	for x := range strings.FieldsSeq(c.extra) {
		if x == "remote" {
			r.Remote = true
		}
		if cents, ok := strings.CutPrefix(x, "value="); ok {
			n, err := strconv.Atoi(cents)
			require.NoError(t, err)
			r.OrderValue = estimate.Amount(n)
		}
	}
	return r
}

func TestRules(t *testing.T) {
	t.Parallel()
	assert.GreaterOrEqual(t, len(ruleCases), 120)
	for _, c := range ruleCases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := c.request(t)
			w, err := estimate.Estimate(r, at(t, c.shipped+"T00:00:00Z"))
			require.NoError(t, err)

			var codes []string
			likely, latest := 0, 0
			for _, f := range w.Factors {
				codes = append(codes, f.Code)
				likely += f.DaysLikely
				latest += f.DaysLatest
				assert.NotEmpty(t, f.Text)
			}
			assert.Equal(t, c.codes, strings.Join(codes, " "))
			assert.Equal(t, [3]string{c.earliest, c.likely, c.latest},
				[3]string{w.Earliest.String(), w.Likely.String(), w.Latest.String()})
			assert.Equal(t, strings.Contains(c.extra, "guaranteed"), w.Guaranteed)
			assert.Equal(t, estimate.BasisRule, w.Basis)
			assert.InDelta(t, 0.9, w.Level, 0)
			shipped := date(t, c.shipped)
			assert.Equal(t, w.Likely.Sub(shipped), likely, "days of the factors")
			assert.Equal(t, w.Latest.Sub(shipped), latest, "days of the factors")
		})
	}
}
