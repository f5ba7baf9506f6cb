package norm_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
)

func parcel(numbers ...string) norm.Found {
	return norm.Found{Numbers: numbers, Shipment: &tracking.Shipment{Number: numbers[0]}}
}

func refusal(kind tracking.Kind, numbers ...string) norm.Found {
	return norm.Found{Numbers: numbers, Err: &tracking.Error{Kind: kind}}
}

func TestSelect(t *testing.T) {
	t.Parallel()
	gone := tracking.ErrNotFound
	for name, tt := range map[string]struct {
		found  []norm.Found
		number string
		strict bool
		want   []string
		err    error
	}{
		"all":                       {[]norm.Found{parcel("A"), parcel("B")}, "", false, []string{"A", "B"}, nil},
		"all, strict":               {[]norm.Found{parcel("A"), parcel("B")}, "", true, []string{"A", "B"}, nil},
		"one of two":                {[]norm.Found{parcel("A"), parcel("B")}, "B", false, []string{"B"}, nil},
		"both of one number":        {[]norm.Found{parcel("A"), parcel("A")}, "A", false, []string{"A", "A"}, nil},
		"by its other number":       {[]norm.Found{parcel("A", "A2"), parcel("B")}, "A2", false, []string{"A"}, nil},
		"but for hyphens and case":  {[]norm.Found{parcel("ab-1"), parcel("B")}, "AB1", false, []string{"ab-1"}, nil},
		"the only one":              {[]norm.Found{parcel("A")}, "B", false, []string{"A"}, nil},
		"the only one, strict":      {[]norm.Found{parcel("A")}, "B", true, nil, tracking.ErrBadResponse},
		"none of two":               {[]norm.Found{parcel("A"), parcel("B")}, "C", false, nil, tracking.ErrBadResponse},
		"nothing":                   {nil, "A", false, nil, tracking.ErrBadResponse},
		"nothing for all":           {nil, "", false, nil, tracking.ErrBadResponse},
		"its error":                 {[]norm.Found{parcel("A"), refusal(gone, "B")}, "B", false, nil, gone},
		"only its error":            {[]norm.Found{refusal(gone, "A")}, "B", false, nil, gone},
		"another's error":           {[]norm.Found{parcel("A"), refusal(gone, "B")}, "A", false, []string{"A"}, nil},
		"parcels before errors":     {[]norm.Found{refusal(gone, "A"), parcel("A")}, "A", false, []string{"A"}, nil},
		"the first error":           {[]norm.Found{refusal(tracking.ErrForbidden, "A"), refusal(gone, "A")}, "A", false, nil, tracking.ErrForbidden},
		"no number to compare with": {[]norm.Found{{Shipment: &tracking.Shipment{}}, parcel("B")}, "A", false, nil, tracking.ErrBadResponse},
		"a number that is none":     {[]norm.Found{parcel("?"), parcel("A")}, "?", false, nil, tracking.ErrBadResponse},
		"neither parcel nor error":  {[]norm.Found{{Numbers: []string{"A"}}}, "A", false, nil, tracking.ErrBadResponse},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := norm.Select(tt.found, tt.number, tt.strict)
			var numbers []string
			for _, s := range got {
				numbers = append(numbers, s.Number)
			}
			assert.Equal(t, tt.want, numbers)
			if tt.err == nil {
				assert.NoError(t, err)
			} else {
				assert.ErrorIs(t, err, tt.err)
			}
		})
	}
}

func TestSelectLeavesTheListAlone(t *testing.T) {
	t.Parallel()
	found := []norm.Found{parcel("A"), parcel("B"), parcel("C")}
	_, err := norm.Select(found, "C", false)
	require.NoError(t, err)
	assert.Equal(t, []norm.Found{parcel("A"), parcel("B"), parcel("C")}, found)
}

func TestSettle(t *testing.T) {
	t.Parallel()
	at := func(text string) tracking.Time { return norm.Time(text, nil) }
	promised := tracking.Window{To: at("2026-11-20")}
	for name, tt := range map[string]struct {
		status   tracking.Status
		promised tracking.Window
	}{
		"on its way":  {tracking.StatusInTransit, promised},
		"delivered":   {tracking.StatusDelivered, promised},
		"coming back": {tracking.StatusReturningToSender, tracking.Window{}},
		"back":        {tracking.StatusReturnedToSender, tracking.Window{}},
	} {
		s := &tracking.Shipment{Promised: promised, Events: []tracking.Event{
			{Time: at("2026-11-16T09:30:15"), Status: tt.status},
			{Time: at("2026-11-15T09:30:15"), Code: "?"},
		}}
		ruled := 0
		norm.Settle(s, tracking.Event{}, func(events []tracking.Event) { ruled = len(events) })
		assert.Equal(t, tt.status, s.Status, name)
		assert.Equal(t, tt.promised, s.Promised, name)
		assert.Equal(t, tracking.StatusUnknown, s.Events[0].Status, "an event that no row reads is older here")
		assert.Equal(t, 2, ruled)
	}
}
