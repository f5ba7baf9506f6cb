package tracking

// Shipment is what a carrier says about one parcel, or about several parcels that travel as one consignment.
type Shipment struct {
	Carrier       Carrier       `json:"carrier"`
	Number        string        `json:"number"`
	Status        Status        `json:"status"` // never empty
	Reason        Reason        `json:"reason,omitzero"`
	CarrierStatus CarrierStatus `json:"carrier_status,omitzero"`
	Service       string        `json:"service,omitzero"` // the carrier's name of the product
	Origin        Location      `json:"origin,omitzero"`
	Destination   Location      `json:"destination,omitzero"`
	Promised      Window        `json:"promised,omitzero"` // the carrier's own estimate
	DeliveredAt   Time          `json:"delivered_at,omitzero"`
	DeliveredTo   DeliveredTo   `json:"delivered_to,omitzero"`
	SignedBy      string        `json:"signed_by,omitzero"` // personal data
	Pickup        Pickup        `json:"pickup,omitzero"`
	Handover      Handover      `json:"handover,omitzero"`
	References    []Reference   `json:"references,omitempty"`
	WeightGrams   int           `json:"weight_g,omitzero"`
	URL           string        `json:"url,omitzero"` // the carrier's page for people

	Events []Event    `json:"events,omitempty"` // oldest first
	Legs   []Leg      `json:"legs,omitempty"`   // in order of travel, when more than one carrier was asked
	Pieces []Shipment `json:"pieces,omitempty"` // when there is more than one; a piece has neither Legs nor Pieces
	Others []Other    `json:"others,omitempty"` // other parcels with the same number

	Raw []byte `json:"-"` // the carrier's answer, verbatim; may hold personal data
}

// CarrierStatus is the carrier's own summary, apart from its events.
type CarrierStatus struct {
	Code string `json:"code,omitzero"`
	Text string `json:"text,omitzero"`
}

// Window is a span of time. A point estimate is To alone.
type Window struct {
	From Time `json:"from,omitzero"`
	To   Time `json:"to,omitzero"`
}

// Pickup is where a parcel waits to be collected.
type Pickup struct {
	Name     string   `json:"name,omitzero"`
	Location Location `json:"location,omitzero"`
	Until    Time     `json:"until,omitzero"` // kept until then
}

// Handover names the carrier that has the parcel next.
type Handover struct {
	Carrier Carrier `json:"carrier,omitzero"` // our slug, when the printed name is known
	Name    string  `json:"name,omitzero"`    // as printed
	Number  string  `json:"number,omitzero"`  // the next carrier's tracking number
}

// Reference is another number of the same parcel. Kind is one of order, customer, return, alternate, parent,
// carrier.
type Reference struct {
	Kind   string `json:"kind"`
	Number string `json:"number"`
}

// The kinds of a [Reference].
const (
	ReferenceOrder     = "order"     // the shop's or platform's order
	ReferenceCustomer  = "customer"  // what the shipper wrote on it
	ReferenceReturn    = "return"    // the number it goes back under
	ReferenceAlternate = "alternate" // another number for the same parcel
	ReferenceParent    = "parent"    // the consignment it belongs to
	ReferenceCarrier   = "carrier"   // the carrier's own key
)

// Leg is one carrier's part of the journey. Note says in one word what is missing of it: the kind of error.
type Leg struct {
	Carrier Carrier `json:"carrier,omitzero"`
	Name    string  `json:"name,omitzero"` // as printed, where the carrier is not known to us
	Number  string  `json:"number,omitzero"`
	Note    string  `json:"note,omitzero"`
	URL     string  `json:"url,omitzero"`
}

// Other is another parcel that the carrier keeps under the same number.
type Other struct {
	Carrier     Carrier  `json:"carrier"`
	Number      string   `json:"number"`
	Service     string   `json:"service,omitzero"`
	Origin      Location `json:"origin,omitzero"`
	Destination Location `json:"destination,omitzero"`
	First       Time     `json:"first,omitzero"` // its first event
	Last        Time     `json:"last,omitzero"`  // its last event
}

// Event is one scan or message.
type Event struct {
	ID            string      // the same for the same scan in every later answer; unique within a Shipment
	Carrier       Carrier     // whose scan, in a Shipment of several legs
	Time          Time        // zero when the carrier's time could not be read
	TimeText      string      // the carrier's text then
	Status        Status      // never empty
	Reason        Reason      //
	DeliveredTo   DeliveredTo //
	Code          string      // the carrier's own code, "" when it has none
	Text          string      // the carrier's own words
	Location      Location    //
	Attempt       int         // number of the delivery attempt, 0 when not said
	Informational bool        // a message that moves nothing
	Voids         string      // codes, joined by commas, of the earlier event that this one takes back
	Voided        bool        // a later event took this one back
}
