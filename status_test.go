package tracking_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
)

var snake = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)

// sentence is one English sentence: a capital, no inner full stop, a full stop at the end.
var sentence = regexp.MustCompile(`^[A-Z][^.]+\.$`)

type statusRow struct {
	Status   tracking.Status
	Text     string
	Phase    tracking.Phase
	Terminal bool
}

// statusRows is the published vocabulary, in its order: stored data depends on every text.
var statusRows = []statusRow{
	{tracking.StatusUnknown, "unknown", "unknown", false},
	{tracking.StatusOrderReceived, "order_received", "order", false},
	{tracking.StatusAwaitingClarification, "awaiting_clarification", "order", false},
	{tracking.StatusOrderUnfulfillable, "order_unfulfillable", "order", true},
	{tracking.StatusOrderInProgress, "order_in_progress", "order", false},
	{tracking.StatusPurchased, "purchased", "order", false},
	{tracking.StatusOrderPacked, "order_packed", "order", false},
	{tracking.StatusLabelCreated, "label_created", "pre_transit", false},
	{tracking.StatusShipped, "shipped", "pre_transit", false},
	{tracking.StatusPickedUp, "picked_up", "transit", false},
	{tracking.StatusArrivedAtSortingCenter, "arrived_at_sorting_center", "transit", false},
	{tracking.StatusLeftSortingCenter, "left_sorting_center", "transit", false},
	{tracking.StatusHandedToAirline, "handed_to_airline", "transit", false},
	{tracking.StatusDepartedOriginCountry, "departed_origin_country", "transit", false},
	{tracking.StatusInTransit, "in_transit", "transit", false},
	{tracking.StatusArrivedInDestinationCountry, "arrived_in_destination_country", "transit", false},
	{tracking.StatusCustomsInProgress, "customs_in_progress", "customs", false},
	{tracking.StatusCustomsCleared, "customs_cleared", "customs", false},
	{tracking.StatusTransferredToLocalCarrier, "transferred_to_local_carrier", "transit", false},
	{tracking.StatusOutForDelivery, "out_for_delivery", "delivery", false},
	{tracking.StatusDeliveryAttemptFailed, "delivery_attempt_failed", "delivery", false},
	{tracking.StatusAvailableForPickup, "available_for_pickup", "delivery", false},
	{tracking.StatusDelivered, "delivered", "done", true},
	{tracking.StatusNotDelivered, "not_delivered", "problem", false},
	{tracking.StatusReturningToSender, "returning_to_sender", "problem", false},
	{tracking.StatusReturnedToSender, "returned_to_sender", "done", true},
	{tracking.StatusException, "exception", "problem", false},
	{tracking.StatusOrderCancelled, "order_cancelled", "done", true},
	{tracking.StatusOrderRefunded, "order_refunded", "done", true},
}

func TestStatuses(t *testing.T) {
	t.Parallel()
	var got []statusRow
	for _, s := range tracking.Statuses() {
		got = append(got, statusRow{s, string(s), s.Phase(), s.Terminal()})
	}
	assert.Equal(t, statusRows, got)
	assert.Len(t, got, 29)
}

func TestStatusesHaveWords(t *testing.T) {
	t.Parallel()
	labels, sentences := map[string]bool{}, map[string]bool{}
	for _, s := range tracking.Statuses() {
		assert.Regexp(t, snake, string(s))
		assert.True(t, s.Known(), s)
		assert.Regexp(t, `^[A-Z][A-Za-z ]+$`, s.Label(), s)
		assert.LessOrEqual(t, len(s.Label()), 40, "a heading: %s", s)
		assert.Regexp(t, sentence, s.Description(), s)
		labels[s.Label()], sentences[s.Description()] = true, true
	}
	assert.Len(t, labels, 29, "labels tell statuses apart")
	assert.Len(t, sentences, 29, "descriptions tell statuses apart")
}

// The phase words are stored and shown by callers as well.
func TestPhases(t *testing.T) {
	t.Parallel()
	for phase, want := range map[tracking.Phase]string{
		tracking.PhaseUnknown: "unknown", tracking.PhaseOrder: "order", tracking.PhasePreTransit: "pre_transit",
		tracking.PhaseTransit: "transit", tracking.PhaseCustoms: "customs", tracking.PhaseDelivery: "delivery",
		tracking.PhaseProblem: "problem", tracking.PhaseDone: "done",
	} {
		assert.Equal(t, want, string(phase))
	}
}

func TestStatusOfOtherText(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		in    tracking.Status
		known bool
	}{
		{"empty", "", false},
		{"a later version's", "swallowed_by_whale", false},
		{"other case", "Delivered", false},
		{"unknown itself", "unknown", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.known, tt.in.Known())
			assert.Equal(t, "Status unknown", tt.in.Label())
			assert.Equal(t, tracking.StatusUnknown.Description(), tt.in.Description())
			assert.Equal(t, tracking.PhaseUnknown, tt.in.Phase())
			assert.False(t, tt.in.Terminal())
			assert.False(t, tt.in.ActionRequired())
		})
	}
}

func TestStatusActionRequired(t *testing.T) {
	t.Parallel()
	var got []tracking.Status
	for _, s := range tracking.Statuses() {
		if s.ActionRequired() {
			got = append(got, s)
		}
	}
	assert.Equal(t, []tracking.Status{
		tracking.StatusDeliveryAttemptFailed, tracking.StatusAvailableForPickup, tracking.StatusNotDelivered,
	}, got)
}
