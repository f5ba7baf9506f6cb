package rest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/rest"
)

func TestPublicServicesRefuseRobotsNotRights(t *testing.T) {
	t.Parallel()
	w := rest.Wire{Carrier: tracking.CarrierSunYou, Fault: rest.Public}
	for status, want := range map[int]tracking.Kind{
		401: tracking.ErrUnavailable, 403: tracking.ErrUnavailable,
		404: tracking.ErrBadResponse, 418: tracking.ErrRejected, 429: tracking.ErrRateLimited, 500: tracking.ErrUnavailable,
	} {
		_, err := w.Parse(tracking.Answer{Status: status}, tracking.Query{})
		assert.Equal(t, want, tracking.KindOf(err), "HTTP %d", status)
	}
}
