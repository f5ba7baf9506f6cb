package rest

import (
	"net/http"

	"github.com/parcelnorm/tracking"
)

// Public is the Fault of services that take no credentials: what they refuse is robots, not rights.
func Public(a tracking.Answer) Fault {
	if a.Status == http.StatusUnauthorized || a.Status == http.StatusForbidden {
		return Fault{Kind: tracking.ErrUnavailable}
	}
	return Fault{}
}
