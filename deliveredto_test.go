package tracking_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
)

func TestDeliveredTos(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []tracking.DeliveredTo{
		"recipient", "neighbour", "safe_place", "reception", "mailbox", "pickup_point", "alternate_location",
	}, tracking.DeliveredTos())
	words := map[string]bool{}
	for _, d := range tracking.DeliveredTos() {
		assert.Regexp(t, snake, string(d))
		assert.True(t, d.Known(), d)
		assert.Regexp(t, `^[a-z ]+$`, d.Description(), "it goes on from a word: %s", d)
		words[d.Description()] = true
	}
	assert.Len(t, words, 7, "descriptions tell places apart")
}

func TestDeliveredToOfOtherText(t *testing.T) {
	t.Parallel()
	for _, d := range []tracking.DeliveredTo{"", "moon", "Neighbour"} {
		assert.False(t, d.Known(), d)
		assert.Empty(t, d.Description(), d)
	}
}
