package rest

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
)

// Internal: what a request asks shows in a carrier's own form only.
func TestARequestHasOneLanguage(t *testing.T) {
	t.Parallel()
	q := func(number, language string) tracking.Query {
		return tracking.Query{Number: number, Language: language}
	}
	var got [][]string
	for chunk := range chunks([]tracking.Query{q("1", "fr"), q("2", ""), q("3", "fr"), q("4", ""), q("5", "fr")}, 2) {
		var numbers []string
		for _, c := range chunk {
			numbers = append(numbers, c.Number)
		}
		got = append(got, numbers)
	}
	assert.Equal(t, [][]string{{"2", "4"}, {"1", "3"}, {"5"}}, got)
}
