package norm

import (
	"slices"

	"github.com/parcelnorm/tracking"
)

// PickupPlace returns where a settled parcel waits to be collected: the place of the newest event that says so. It is
// empty for a parcel that does not wait.
func PickupPlace(s *tracking.Shipment) tracking.Location {
	if s.Status != tracking.StatusAvailableForPickup {
		return tracking.Location{}
	}
	for _, e := range slices.Backward(s.Events) {
		if e.Status == s.Status && !e.Voided {
			return e.Location
		}
	}
	return tracking.Location{}
}
