package norm_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
)

func TestZoned(t *testing.T) {
	t.Parallel()
	const clock = "2026-11-16 09:30:15"
	beijing := time.FixedZone("", 8*60*60)
	for _, tt := range []struct {
		name, text, label string
		want              string
		zone              tracking.Zone
	}{
		{"hours and minutes", clock, "+08:00", "2026-11-16T09:30:15+08:00", tracking.ZoneStated},
		{"hours", clock, "+02", "2026-11-16T09:30:15+02:00", tracking.ZoneStated},
		{"hour", clock, "-3", "2026-11-16T09:30:15-03:00", tracking.ZoneStated},
		{"no colon", clock, "+0530", "2026-11-16T09:30:15+05:30", tracking.ZoneStated},
		{"word in front", clock, "GMT+8", "2026-11-16T09:30:15+08:00", tracking.ZoneStated},
		{"word, blank, minutes", clock, "utc +01:00 ", "2026-11-16T09:30:15+01:00", tracking.ZoneStated},
		{"word alone", clock, "GMT", "2026-11-16T09:30:15Z", tracking.ZoneStated},
		{"Z", clock, "Z", "2026-11-16T09:30:15Z", tracking.ZoneStated},
		{"no label", clock, " ", "2026-11-16T09:30:15+08:00", tracking.ZoneInferred},
		{"unreadable label", clock, "CST", "2026-11-16T09:30:15+08:00", tracking.ZoneInferred},
		{"offset that cannot be", clock, "+99:00", "2026-11-16T09:30:15+08:00", tracking.ZoneInferred},
		{"text has its own", "2026-11-16T09:30:15Z", "+08:00", "2026-11-16T09:30:15Z", tracking.ZoneStated},
		{"day", "2026-11-16", "+08:00", "2026-11-16", tracking.ZoneUnknown},
		{"no time", "soon", "+08:00", "", tracking.ZoneUnknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := norm.Zoned(tt.text, tt.label, beijing)
			assert.Equal(t, tt.want, got.String())
			assert.Equal(t, tt.zone, got.Zone())
		})
	}
}

func TestZonedKeepsPrecision(t *testing.T) {
	t.Parallel()
	assert.Equal(t, tracking.PrecisionMinute, norm.Zoned("2026-11-16 09:30", "+8", nil).Precision())
}

func FuzzZoned(f *testing.F) {
	f.Add("2026-11-16 09:30:15", "GMT+8")
	f.Add("2026-11-16", "+2")
	f.Fuzz(func(t *testing.T, text, label string) {
		got := norm.Zoned(text, label, nil)
		bare := norm.Time(text, nil)
		assert.Equal(t, bare.IsZero(), got.IsZero())
		if !got.IsZero() {
			assert.Equal(t, bare.Wall(), got.Wall(), "the clock is the carrier's")
		}
	})
}
