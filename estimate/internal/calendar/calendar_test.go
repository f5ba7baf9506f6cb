package calendar_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/parcelnorm/tracking/estimate/internal/calendar"
)

func day(t *testing.T, s string) int {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	require.NoError(t, err)
	return int(d.Unix() / 86400)
}

func TestWorkingDays(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		country, date string
		working       bool
	}{
		{"CN", "2026-02-14", true}, // make-up Saturday
		{"CN", "2026-02-15", false},
		{"CN", "2026-02-17", false}, // the New Year itself
		{"CN", "2026-02-23", false},
		{"CN", "2026-02-24", true},
		{"CN", "2026-02-28", true},
		{"CN", "2026-01-04", true},
		{"CN", "2026-05-09", true},
		{"CN", "2026-09-20", true},
		{"CN", "2026-09-25", false},
		{"CN", "2026-10-07", false},
		{"CN", "2026-10-08", true},
		{"CN", "2026-10-10", true},
		{"CN", "2025-01-26", true},
		{"CN", "2025-02-04", false},
		{"CN", "2025-02-08", true},
		{"CN", "2025-10-08", false},
		{"CN", "2024-02-17", false},
		{"CN", "2024-02-18", true},
		{"CN", "2024-09-29", true},
		{"CN", "2027-02-05", false}, // the eve, a forecast
		{"CN", "2027-02-12", false},
		{"CN", "2027-02-15", true},
		{"CN", "2030-10-07", false},
		{"CN", "2018-03-05", true},
		{"GB", "2026-12-28", false}, // Boxing Day falls on a Saturday
		{"PL", "2025-12-24", false}, // new in 2025
		{"PL", "2024-12-24", true},
		{"DE", "2026-04-06", false},
		{"GR", "2026-04-13", false}, // Orthodox Easter Monday
		{"GR", "2026-04-06", true},
		{"US", "2026-07-03", false}, // 4 July falls on a Saturday
		{"US", "2021-12-31", false}, // New Year's Day of 2022, observed the year before
		{"FR", "2026-07-14", false},
		{"RE", "2026-07-14", false},
		{"AE", "2021-12-31", false}, // Friday, the last weekend of the old kind
		{"AE", "2022-01-02", false}, // Sunday
		{"AE", "2022-01-07", true},  // Friday
		{"SA", "2026-03-06", false}, // Friday
		{"SA", "2026-03-08", true},  // Sunday
		{"SA", "2013-06-27", false}, // Thursday
		{"IL", "2026-03-08", true},
		{"NP", "2026-03-08", true},
		{"BN", "2026-03-07", true},
		{"IN", "2026-03-09", true},
		{"", "2026-03-08", false},
	} {
		t.Run(tt.country+" "+tt.date, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.working, calendar.For(tt.country).Working(day(t, tt.date)))
		})
	}
}

func TestChineseNewYear(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]string{
		2024: "2024-02-10", 2025: "2025-01-29", 2026: "2026-02-17", 2027: "2027-02-06", 2028: "2028-01-26",
		2029: "2029-02-13", 2030: "2030-02-03", 2031: "2031-01-23", 2032: "2032-02-11",
	} {
		got, ok := calendar.NewYear(year)
		assert.True(t, ok)
		assert.Equal(t, day(t, want), got, "%d", year)
	}
	_, ok := calendar.NewYear(2033)
	assert.False(t, ok)
}

func TestFiveWorkingDaysAfter22December2026(t *testing.T) {
	t.Parallel()
	for country, want := range map[string]string{"DE": "2026-12-30", "GB": "2026-12-31", "PL": "2026-12-31"} {
		assert.Equal(t, day(t, want), calendar.For(country).Add(day(t, "2026-12-22"), 5), country)
	}
}

func TestBreak(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, country, from, last string }{
		{"working day", "CN", "2026-03-02", "2026-03-02"},
		{"ordinary weekend", "CN", "2026-03-07", "2026-03-07"},
		{"New Year", "CN", "2026-02-18", "2026-02-23"},
		{"Easter from Friday", "DE", "2026-04-03", "2026-04-06"},
		{"Easter from Saturday", "DE", "2026-04-04", "2026-04-06"},
		{"a single holiday", "FR", "2026-07-14", "2026-07-14"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, day(t, tt.last), calendar.For(tt.country).Break(day(t, tt.from)))
		})
	}
}

func TestCountingAndFindingAgree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := calendar.For(rapid.SampledFrom([]string{"", "CN", "DE", "US", "SA", "JP"}).Draw(t, "country"))
		d := rapid.IntRange(calendar.First, calendar.End-400).Draw(t, "day")
		n := rapid.IntRange(1, 200).Draw(t, "n")

		want, left := d, n // one day at a time
		for left > 0 {
			if want++; c.Working(want) {
				left--
			}
		}
		assert.Equal(t, want, c.Add(d, n))
		assert.Equal(t, want, c.Nth(c.Before(want)))
		assert.GreaterOrEqual(t, c.Next(d), d)
		assert.True(t, c.Working(c.Next(d)))
		assert.Equal(t, c.Before(d), c.Before(c.Next(d)))
	})
}

func TestBeyondTheCoveredYears(t *testing.T) {
	t.Parallel()
	c := calendar.For("DE")
	assert.Equal(t, c.Working(calendar.First), c.Working(calendar.First-1000))
	assert.Less(t, c.Add(calendar.End-1, 50), calendar.End)
	assert.Equal(t, calendar.First, c.Nth(-1))
	assert.False(t, c.Provisional(calendar.First))
	assert.True(t, calendar.For("CN").Provisional(day(t, "2027-02-06")))
	assert.False(t, calendar.For("CN").Provisional(day(t, "2026-02-17")))
}
