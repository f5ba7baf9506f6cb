package norm_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
)

func load(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

const (
	bySecond = tracking.PrecisionSecond
	byMinute = tracking.PrecisionMinute
	byDay    = tracking.PrecisionDay
)

func TestTime(t *testing.T) {
	t.Parallel()
	berlin := load(t, "Europe/Berlin") // +01:00 in November
	for _, tt := range []struct {
		text      string
		want      string // in Berlin
		floating  string // without a place
		precision tracking.Precision
	}{
		// with an offset, the place says nothing
		{"2026-11-16T09:30:15+08:00", "2026-11-16T09:30:15+08:00", "", bySecond},
		{"2026-11-16T09:30:15Z", "2026-11-16T09:30:15Z", "", bySecond},
		{"2026-11-16T09:30:15-03:30", "2026-11-16T09:30:15-03:30", "", bySecond},
		{"2026-11-16T09:30:15+0800", "2026-11-16T09:30:15+08:00", "", bySecond},
		{"2026-11-16T09:30:15+08", "2026-11-16T09:30:15+08:00", "", bySecond},
		{"2026-11-16T09:30:15 +08:00", "2026-11-16T09:30:15+08:00", "", bySecond},
		{"2026-11-16T09:30:15 +0800", "2026-11-16T09:30:15+08:00", "", bySecond},
		{"2026-11-16 09:30:15+08:00", "2026-11-16T09:30:15+08:00", "", bySecond},
		{"2026-11-16 09:30:15 +08:00", "2026-11-16T09:30:15+08:00", "", bySecond},
		{"2026-11-16 09:30:15 +0800", "2026-11-16T09:30:15+08:00", "", bySecond},
		{"2026-11-16T09:30+08:00", "2026-11-16T09:30:00+08:00", "", byMinute},
		{"2026-11-16T09:30Z", "2026-11-16T09:30:00Z", "", byMinute},
		// without one, it says all
		{"2026-11-16T09:30:15", "2026-11-16T09:30:15+01:00", "2026-11-16T09:30:15", bySecond},
		{"2026-11-16 09:30:15", "2026-11-16T09:30:15+01:00", "2026-11-16T09:30:15", bySecond},
		{"2026-11-16T09:30", "2026-11-16T09:30:00+01:00", "2026-11-16T09:30:00", byMinute},
		{"2026-11-16 09:30", "2026-11-16T09:30:00+01:00", "2026-11-16T09:30:00", byMinute},
		{"20261116 093015", "2026-11-16T09:30:15+01:00", "2026-11-16T09:30:15", bySecond},
		{"20261116 0930", "2026-11-16T09:30:00+01:00", "2026-11-16T09:30:00", byMinute},
		{"20261116093015", "2026-11-16T09:30:15+01:00", "2026-11-16T09:30:15", bySecond},
		{"16.11.2026 09:30:15", "2026-11-16T09:30:15+01:00", "2026-11-16T09:30:15", bySecond},
		{"16.11.2026 09:30", "2026-11-16T09:30:00+01:00", "2026-11-16T09:30:00", byMinute},
		// days have no place
		{"2026-11-16", "2026-11-16", "2026-11-16", byDay},
		{"20261116", "2026-11-16", "2026-11-16", byDay},
		{"16.11.2026", "2026-11-16", "2026-11-16", byDay},
		// fractions, of any length
		{"2026-11-16T09:30:15.5Z", "2026-11-16T09:30:15.5Z", "", bySecond},
		{"2026-11-16T09:30:15.123456789", "2026-11-16T09:30:15.123456789+01:00", "2026-11-16T09:30:15.123456789", bySecond},
		{"2026-11-16 09:30:15,25", "2026-11-16T09:30:15.25+01:00", "2026-11-16T09:30:15.25", bySecond},
		{"2026-11-16T09:30:15.000", "2026-11-16T09:30:15+01:00", "2026-11-16T09:30:15", bySecond},
		{"2026-11-16T09:30:15.0000000000001Z", "2026-11-16T09:30:15Z", "", bySecond},
		// blanks, leap days, ends
		{" 2026-11-16T09:30:15Z\r\n", "2026-11-16T09:30:15Z", "", bySecond},
		{"2024-02-29", "2024-02-29", "2024-02-29", byDay},
		{"1990-01-01", "1990-01-01", "1990-01-01", byDay},
		{"2100-12-31T23:59:59Z", "2100-12-31T23:59:59Z", "", bySecond},
		{"2026-11-16T00:00:00", "2026-11-16T00:00:00+01:00", "2026-11-16T00:00:00", bySecond},
		// no such clock: it was 02:00, then 03:00
		{"2026-03-29T02:30:00", "2026-03-29T02:30:00", "2026-03-29T02:30:00", bySecond},
		{"2026-03-29T01:59:59", "2026-03-29T01:59:59+01:00", "2026-03-29T01:59:59", bySecond},
		{"2026-03-29T03:00:00", "2026-03-29T03:00:00+02:00", "2026-03-29T03:00:00", bySecond},
	} {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			got := norm.Time(tt.text, berlin)
			assert.Equal(t, tt.want, got.String())
			assert.Equal(t, tt.precision, got.Precision())
			if tt.floating == "" {
				assert.Equal(t, tracking.ZoneStated, got.Zone())
				assert.Equal(t, got, norm.Time(tt.text, nil))
				return
			}
			assert.NotEqual(t, tracking.ZoneStated, got.Zone())
			assert.Equal(t, tt.want != tt.floating, got.Zone() == tracking.ZoneInferred)
			floating := norm.Time(tt.text, nil)
			assert.Equal(t, tt.floating, floating.String())
			assert.Equal(t, tracking.ZoneUnknown, floating.Zone())
			assert.Equal(t, tt.precision, floating.Precision())
		})
	}
}

func TestNoTime(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", " ", "soon", "0", "1763285415", "1763285415000",
		"0000-00-00", "0000-00-00 00:00:00", "0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1989-12-31",
		"2101-01-01", "9999-12-31", "9999-12-31T23:59:59Z", "99991231",
		"2026-11-16T24:00:00", "2026-11-16T09:60:00", "2026-11-16T09:30:60", "2026-02-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
		"31.02.2026", "2026-11-16T", "T09:30:15", "2026-11-16T09:30:15+", "2026-11-16T09:30:15+99:00", "2026-11-16T09:30:15 CET",
		"16/11/2026", "11/16/2026", "16-11-2026", "2026-11-16T09:30:15Z trailing", "２０２６-11-16",
	} {
		assert.Zero(t, norm.Time(text, time.UTC), "%q", text)
		assert.Zero(t, norm.Time(text, nil), "%q", text)
	}
}

func TestTimeKeepsTheClockWhereverItIs(t *testing.T) {
	t.Parallel()
	for zone, gap := range map[string]string{
		"America/New_York":    "2026-03-08T02:30:00",
		"Australia/Lord_Howe": "2026-10-04T02:15:00", // by half an hour
		"Pacific/Apia":        "2011-12-30T10:00:00", // the whole day
		"Africa/Cairo":        "2026-04-24T00:30:00", // at midnight
	} {
		got := norm.Time(gap, load(t, zone))
		assert.Equal(t, gap, got.String(), "%s never had it", zone)
		assert.Equal(t, tracking.ZoneUnknown, got.Zone(), zone)
	}
	twice := norm.Time("2026-10-25T02:30:00", load(t, "Europe/Berlin"))
	assert.Contains(t, []string{"2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00"}, twice.String())
	assert.Equal(t, tracking.ZoneInferred, twice.Zone())
	assert.Equal(t, "2026-11-16T09:30:15+05:45", norm.Time("2026-11-16T09:30:15", load(t, "Asia/Kathmandu")).String())
	assert.Equal(t, "2026-11-16T09:30:15-03:30", norm.Time("2026-11-16T09:30:15", load(t, "America/St_Johns")).String())
}

func TestDay(t *testing.T) {
	t.Parallel()
	assert.Equal(t, norm.Time("2026-11-16", nil), norm.Day(norm.Time("2026-11-16T23:30:15-06:00", nil)), "the carrier's own day")
	assert.Equal(t, norm.Time("2026-11-16", nil), norm.Day(norm.Time("2026-11-16", nil)))
	assert.Zero(t, norm.Day(tracking.Time{}))
}

func TestEpoch(t *testing.T) {
	t.Parallel()
	assert.Equal(t, norm.Time("2025-11-16T09:30:15.25Z", nil), norm.Epoch(1763285415250))
	for _, ms := range []int64{0, -1, 1763285415, math.MaxInt64, math.MinInt64} {
		assert.Zero(t, norm.Epoch(ms), ms)
	}
}

func TestStamp(t *testing.T) {
	t.Parallel()
	var e tracking.Event
	norm.Stamp(&e, norm.Time("2026-11-16", nil), "2026-11-16")
	assert.Equal(t, tracking.Event{Time: norm.Time("2026-11-16", nil)}, e)
	norm.Stamp(&e, norm.Time("31.02.2026", nil), " 31.02.2026\r\n")
	assert.Equal(t, tracking.Event{TimeText: "31.02.2026"}, e)
}

func FuzzTime(f *testing.F) {
	for _, s := range []string{"2026-11-16T09:30:15.5+08:00", "20261116 0930", "16.11.2026", "2026-03-29T02:30:00", "0000-00-00", "2026-11-16T1:2:3"} {
		f.Add(s)
	}
	places := []*time.Location{nil, time.UTC, load(f, "Europe/Berlin"), load(f, "Australia/Lord_Howe"), load(f, "Pacific/Apia")}
	f.Fuzz(func(t *testing.T, text string) {
		floating := norm.Time(text, nil)
		for _, loc := range places {
			got := norm.Time(text, loc)
			require.Equal(t, floating.IsZero(), got.IsZero())
			if got.IsZero() {
				continue
			}
			require.Equal(t, floating.Wall(), got.Wall(), "the clock is the carrier's")
			b, err := json.Marshal(tracking.Event{Time: got})
			require.NoError(t, err)
			var back tracking.Event
			require.NoError(t, json.Unmarshal(b, &back))
			require.Equal(t, got, back.Time, "survives JSON")
		}
	})
}
