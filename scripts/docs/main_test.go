package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers"
)

func TestPagesAreCurrent(t *testing.T) {
	for name, want := range pages() {
		got, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
		require.NoError(t, err)
		assert.Equal(t, want, string(got), "%s: run go generate ./...", name)
	}
}

func TestEveryStatusHasCodes(t *testing.T) {
	for _, s := range tracking.Statuses() {
		told := slices.ContainsFunc(carriers.All(), func(c carriers.Adapter) bool { return leading(c, s) != "" })
		assert.True(t, told, "no code leads to %s", s)
	}
}
