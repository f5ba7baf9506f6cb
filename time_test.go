package tracking_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
)

func east(hours int) *time.Location { return time.FixedZone("", hours*60*60) }

func TestNewTime(t *testing.T) {
	t.Parallel()
	wall := func(h, m, s, ns int) time.Time { return time.Date(2026, 11, 20, h, m, s, ns, time.UTC) }
	for _, tt := range []struct {
		name      string
		in        time.Time
		precision tracking.Precision
		zone      tracking.Zone

		text        string
		wall        time.Time
		instant     time.Time // zero when there is none
		hasZone     tracking.Zone
		toPrecision tracking.Precision
	}{
		{
			"stated", time.Date(2026, 11, 20, 10, 0, 0, 0, east(8)), "second", "stated",
			"2026-11-20T10:00:00+08:00", wall(10, 0, 0, 0), wall(2, 0, 0, 0), "stated", "second",
		},
		{
			"west, with a fraction", time.Date(2026, 11, 20, 10, 0, 0, 331986369, east(-5)), "second", "stated",
			"2026-11-20T10:00:00.331986369-05:00", wall(10, 0, 0, 331986369), wall(15, 0, 0, 331986369), "stated", "second",
		},
		{
			"UTC", time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC), "second", "stated",
			"2026-11-20T10:00:00Z", wall(10, 0, 0, 0), wall(10, 0, 0, 0), "stated", "second",
		},
		{
			"inferred, to the minute", time.Date(2026, 11, 20, 10, 5, 0, 0, east(1)), "minute", "inferred",
			"2026-11-20T10:05:00+01:00", wall(10, 5, 0, 0), wall(9, 5, 0, 0), "inferred", "minute",
		},
		{
			"floating: the offset is dropped", time.Date(2026, 11, 20, 10, 0, 0, 0, east(8)), "second", "unknown",
			"2026-11-20T10:00:00", wall(10, 0, 0, 0),
			time.Time{},
			"unknown", "second",
		},
		{
			"day: the clock is dropped as well", time.Date(2026, 11, 20, 23, 59, 0, 0, east(8)), "day", "stated",
			"2026-11-20", wall(0, 0, 0, 0),
			time.Time{},
			"unknown", "day",
		},
		{
			"offset with seconds keeps the instant", time.Date(2026, 11, 20, 10, 0, 30, 0, time.FixedZone("", 561)), "second", "stated",
			"2026-11-20T10:00:09+00:09", wall(10, 0, 9, 0), wall(9, 51, 9, 0), "stated", "second",
		},
		{
			"offset of no place keeps the instant", time.Date(2026, 11, 20, 10, 0, 0, 0, east(25)), "second", "stated",
			"2026-11-19T10:00:00+01:00", wall(10-24, 0, 0, 0), wall(9-24, 0, 0, 0), "stated", "second",
		},
		{
			"unheard-of words: to the second, floating", time.Date(2026, 11, 20, 10, 0, 0, 0, east(8)), "hour", "guessed",
			"2026-11-20T10:00:00", wall(10, 0, 0, 0),
			time.Time{},
			"unknown", "second",
		},
		{
			"far past", time.Date(1, 1, 1, 0, 0, 0, 0, east(8)), "second", "stated",
			"0001-01-01T00:00:00+08:00", time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(0, 12, 31, 16, 0, 0, 0, time.UTC),
			"stated", "second",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := tracking.NewTime(tt.in, tt.precision, tt.zone)
			assert.Equal(t, tt.text, got.String())
			assert.Equal(t, tt.wall, got.Wall())
			at, ok := got.Instant()
			assert.Equal(t, !tt.instant.IsZero(), ok)
			assert.True(t, at.Equal(tt.instant), "%s is not %s", at, tt.instant)
			assert.Equal(t, tt.hasZone, got.Zone())
			assert.Equal(t, tt.toPrecision, got.Precision())
			assert.False(t, got.IsZero())
		})
	}
}

func TestTimeOutOfRange(t *testing.T) {
	t.Parallel()
	for _, year := range []int{-1, 0, 10000} {
		got := tracking.NewTime(time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC), tracking.PrecisionSecond, tracking.ZoneStated)
		assert.True(t, got.IsZero(), year)
	}
}

func TestZeroTime(t *testing.T) {
	t.Parallel()
	var zero tracking.Time
	_, ok := zero.Instant()
	assert.False(t, ok)
	assert.True(t, zero.IsZero())
	assert.Empty(t, zero.String())
	assert.Empty(t, zero.Precision())
	assert.Equal(t, tracking.ZoneUnknown, zero.Zone())
	assert.Equal(t, time.Time{}, zero.Wall())
}

// An instant is shown with the offset that the carrier told, whatever the host's zone.
func TestInstantKeepsOffset(t *testing.T) {
	t.Parallel()
	got, ok := at(t, "2026-11-20T10:00:00+08:00").Instant()
	require.True(t, ok)
	assert.Equal(t, "2026-11-20T10:00:00+08:00", got.Format(time.RFC3339))
}

// Values with the same parts are equal under ==, so that Time is a map key and an Event compares whole.
func TestTimeIsComparable(t *testing.T) {
	t.Parallel()
	moment := time.Date(2026, 11, 20, 2, 0, 0, 0, time.UTC)
	paris, err := time.LoadLocation("Europe/Paris")
	require.NoError(t, err)
	told := tracking.NewTime
	same := map[tracking.Time]bool{told(moment.In(paris), "second", "stated"): true}

	assert.True(t, same[told(moment.In(east(1)), "second", "stated")], "the name of the place is no part")
	assert.True(t, same[at(t, "2026-11-20T03:00:00+01:00")])
	for name, other := range map[string]tracking.Time{
		"instant":   told(moment.Add(time.Second).In(paris), "second", "stated"),
		"fraction":  told(moment.Add(time.Nanosecond).In(paris), "second", "stated"),
		"offset":    told(moment, "second", "stated"),
		"zone":      told(moment.In(paris), "second", "inferred"),
		"precision": told(moment.In(paris), "minute", "stated"),
		"floating":  told(moment.In(paris), "second", "unknown"),
		"day":       told(moment.In(paris), "day", "stated"),
		"nothing":   {},
	} {
		assert.False(t, same[other], name)
	}
}

func TestTimeUnmarshalText(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in, text string
		precision      tracking.Precision
		zone           tracking.Zone
	}{
		{"offset", "2026-11-20T10:00:00+08:00", "2026-11-20T10:00:00+08:00", "second", "stated"},
		{"Z", "2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z", "second", "stated"},
		{"nanoseconds", "2026-11-20T10:00:00.331986369+01:00", "2026-11-20T10:00:00.331986369+01:00", "second", "stated"},
		{"zeros of a fraction", "2026-11-20T10:00:00.500Z", "2026-11-20T10:00:00.5Z", "second", "stated"},
		{"floating", "2026-11-20T10:00:00", "2026-11-20T10:00:00", "second", "unknown"},
		{"floating fraction", "2026-11-20T10:00:00.25", "2026-11-20T10:00:00.25", "second", "unknown"},
		{"day", "2026-11-20", "2026-11-20", "day", "unknown"},
		{"leap day", "2028-02-29", "2028-02-29", "day", "unknown"},
		{"nothing", "", "", "", "unknown"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := at(t, "2001-01-01")
			require.NoError(t, got.UnmarshalText([]byte(tt.in)))
			assert.Equal(t, tt.text, got.String())
			assert.Equal(t, tt.precision, got.Precision())
			assert.Equal(t, tt.zone, got.Zone())
		})
	}
}

func TestTimeUnmarshalTextRefuses(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"noon", "2026", "2026-13-01", "2026-02-30", "20261120", "2026-11-20 10:00:00", "2026-11-20T10:00", "2026-11-20T25:00:00Z",
		"2026-11-20T10:00:00+0800", "0000-01-01", "0000-01-01T00:00:00Z", "10000-01-01", " 2026-11-20", "2026-11-20T10:00:00Z\n",
	} {
		was := at(t, "2001-01-01")
		got := was
		assert.Error(t, got.UnmarshalText([]byte(in)), in)
		assert.Equal(t, was, got, "a refused text changes nothing: %s", in)
	}
	var got tracking.Time
	err := got.UnmarshalText([]byte("\x1b[31m" + string(make([]byte, 1000))))
	assert.EqualError(t, err, `time "[31m" is neither RFC 3339, nor that without an offset, nor a date`)
}

// Any Time comes back from its text, but for what text cannot tell: minutes are seconds, an inferred zone is stated.
func TestTimeRoundTrip(t *testing.T) {
	t.Parallel()
	moment := time.Date(2026, 11, 20, 10, 5, 0, 0, east(8))
	for _, p := range []tracking.Precision{"second", "minute", "day"} {
		for _, z := range []tracking.Zone{"stated", "inferred", "unknown"} {
			in := tracking.NewTime(moment, p, z)
			text, err := json.Marshal(in)
			require.NoError(t, err)
			var got tracking.Time
			require.NoError(t, json.Unmarshal(text, &got))

			want := tracking.NewTime(moment, p, z)
			switch {
			case p == "day":
			case z == "unknown":
				want = tracking.NewTime(moment, "second", z)
			default:
				want = tracking.NewTime(moment, "second", "stated")
			}
			assert.Equal(t, want, got)
		}
	}
}

func FuzzTimeUnmarshalText(f *testing.F) {
	for _, s := range []string{
		"", "2026-11-20", "2026-11-20T10:00:00", "2026-11-20T10:00:00+08:00", "2026-11-20T10:00:00.331986369-05:00",
		"0001-01-01T00:00:00+24:00", "9999-12-31T23:59:59-23:59", "2026-11-20T10:00:00,5Z",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var first, second tracking.Time
		if first.UnmarshalText([]byte(text)) != nil {
			assert.True(t, first.IsZero())
			return
		}
		assert.Equal(t, text == "", first.IsZero())
		out, err := first.MarshalText()
		require.NoError(t, err)
		require.NoError(t, second.UnmarshalText(out))
		assert.Equal(t, first, second)
		assert.Equal(t, string(out), second.String())
	})
}
