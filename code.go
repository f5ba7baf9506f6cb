package tracking

// Code is one row of a carrier's code table: what a code of the carrier's means here. Adapters read their own
// table and take more rows, which win over it, in Config.Codes.
type Code struct {
	Table       string      `json:"table"`                 // the carrier's field, such as "eventType"
	Code        string      `json:"code"`                  // the carrier's value; empty for MatchDefault
	Match       Match       `json:"match"`                 // empty means MatchExact
	Rank        int         `json:"rank,omitzero"`         // lower wins
	When        string      `json:"when,omitzero"`         // "field=value" or "field~text", joined by &
	Status      Status      `json:"status,omitzero"`       // empty leaves the event's status as it is
	Reason      Reason      `json:"reason,omitzero"`       //
	DeliveredTo DeliveredTo `json:"delivered_to,omitzero"` //
	Flag        string      `json:"flag,omitzero"`         // "informational", or "void:" and the codes it takes back
	Meaning     string      `json:"meaning,omitzero"`      // a few words for people
	Confidence  string      `json:"confidence,omitzero"`   // recorded, spec, third_party or inferred
	Note        string      `json:"note,omitzero"`         // for people
}

// Match says how a [Code] is compared with what the carrier sent.
type Match string

// The ways to match, the most particular first. Fragments and contains ignore case.
const (
	MatchExact     Match = "exact"
	MatchFragments Match = "fragments" // contains all parts, which | separates, in order
	MatchContains  Match = "contains"
	MatchPrefix    Match = "prefix"
	MatchDefault   Match = "default" // anything
)
