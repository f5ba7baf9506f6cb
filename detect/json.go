package detect

import (
	"encoding/json"

	"github.com/parcelnorm/tracking"
)

// MarshalJSON writes the candidate with what its number tells: carrier, name, format, score, check, role, service,
// origin and url; empty members are left out.
func (c Candidate) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Carrier     tracking.Carrier `json:"carrier"`
		Name        string           `json:"name"`
		Format      string           `json:"format"`
		Score       int              `json:"score"`
		Check       Check            `json:"check"`
		Role        Role             `json:"role"`
		Service     string           `json:"service,omitzero"`
		Origin      string           `json:"origin,omitzero"`
		Destination string           `json:"destination,omitzero"`
		URL         string           `json:"url,omitzero"`
	}{c.Carrier, c.Name(), c.Format, c.Score, c.Check, c.Role, c.Service(), c.Origin(), c.Destination(), c.URL()})
}
