package detect

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Into writes over what stood in the caller's array, and leaves alone what stands before.
func TestInto(t *testing.T) {
	t.Parallel()
	const first, second = "00340434292135100148", "RB123456785CN"
	room := make([]Candidate, MaxCandidates)
	for i := range room {
		room[i] = Candidate{Carrier: "x", Format: "x", Score: 1, Check: "x", Role: "x", raw: "x", layout: 9}
	}
	assert.Equal(t, Candidates(second), Into(room[:0], second, Hints{}))

	want := append(Candidates(first), Candidates(second)...)
	assert.Equal(t, want, Into(Candidates(first), second, Hints{}))
	assert.Nil(t, Into(nil, "no number", Hints{}))
}
