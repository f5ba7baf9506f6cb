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
	var got []string
	for chunk := range chunks([]tracking.Query{q("1", "fr"), q("2", ""), q("3", "fr"), q("4", ""), q("5", "fr")}, 2) {
		names := ""
		for _, c := range chunk {
			names += c.Number
		}
		got = append(got, names)
	}
	assert.Equal(t, []string{"24", "13", "5"}, got)
}
