package calendar

import (
	"testing"

	"github.com/rickar/cal/v2/fr"
)

// This test is internal: it times the building that For does once.
func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		once("FR", fr.Holidays)()
	}
}
