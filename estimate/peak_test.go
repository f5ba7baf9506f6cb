package estimate_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/parcelnorm/tracking/estimate"
)

func TestBlackFridayAndCyberMonday(t *testing.T) {
	t.Parallel()
	for year, want := range map[int][2]string{
		2024: {"2024-11-29", "2024-12-02"}, 2025: {"2025-11-28", "2025-12-01"}, 2026: {"2026-11-27", "2026-11-30"},
		2027: {"2027-11-26", "2027-11-29"}, 2028: {"2028-11-24", "2028-11-27"}, 2029: {"2029-11-23", "2029-11-26"},
		2030: {"2030-11-29", "2030-12-02"}, 2031: {"2031-11-28", "2031-12-01"}, 2032: {"2032-11-26", "2032-11-29"},
	} {
		assert.Equal(t, want, [2]string{estimate.BlackFriday(year).String(), estimate.CyberMonday(year).String()})
	}
}

func TestDate(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(-800_000, 800_000).Draw(t, "days")
		epoch := estimate.Date{Year: 1970, Month: time.January, Day: 1}
		d := epoch.AddDays(n)
		assert.Equal(t, n, d.Sub(epoch))
		assert.Equal(t, time.Unix(int64(n)*86400, 0).UTC().Weekday(), d.Weekday())
		if d.Year < 1 || d.Year > 9999 {
			return
		}
		var back estimate.Date
		b, err := json.Marshal(d)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, d, back)
	})
	var d estimate.Date
	for _, bad := range []string{"2026-02-30", "2026-2-3", "03/02/2026", "tomorrow"} {
		assert.ErrorIs(t, d.UnmarshalText([]byte(bad)), estimate.ErrDate, bad)
	}
	assert.Empty(t, estimate.Date{}.String())
}

func TestParseMethod(t *testing.T) {
	t.Parallel()
	for _, m := range estimate.Methods() {
		got, err := estimate.ParseMethod(string(m))
		require.NoError(t, err)
		assert.Equal(t, m, got)
	}
	got, err := estimate.ParseMethod(" Local-Warehouse ")
	require.NoError(t, err)
	assert.Equal(t, estimate.MethodLocalWarehouse, got)
	_, err = estimate.ParseMethod("swift")
	assert.ErrorIs(t, err, estimate.ErrMethod)
}
