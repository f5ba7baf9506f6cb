package norm

import (
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
)

// Zoned reads a timestamp whose offset the carrier prints apart, as in "+8", "+08", "-03:00", "GMT+8" or "UTC": a
// stated zone. A label of another form says nothing, and text is read as [Time] does with loc.
func Zoned(text, label string, loc *time.Location) tracking.Time {
	at, ok := offset(label)
	if !ok {
		return Time(text, loc)
	}
	t := Time(text, at)
	if there, ok := t.Instant(); ok {
		return tracking.NewTime(there, t.Precision(), tracking.ZoneStated)
	}
	return t
}

func offset(label string) (*time.Location, bool) {
	label = strings.ToUpper(strings.TrimSpace(label))
	s := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(label, "GMT"), "UTC"))
	switch len(s) {
	case 0:
		return time.UTC, label != ""
	case len("+8"):
		s = s[:1] + "0" + s[1:]
	}
	for _, layout := range [...]string{"Z07:00", "Z0700", "Z07"} {
		if t, err := time.Parse(layout, s); err == nil {
			_, seconds := t.Zone() // not the Location: time.Parse may answer with the host's
			return time.FixedZone("", seconds), true
		}
	}
	return nil, false
}
