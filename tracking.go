// Package tracking tells where a parcel is and when it will come, in one form for all carriers.
//
// A [Tracker] looks up one tracking number. The adapters below carriers/ are Trackers, and so are [Mux], which
// puts many of them behind one, and every decorator. [TrackAll] and [TrackSeq] look up many numbers.
//
// What every Tracker owes:
//   - it is safe for concurrent use and honours the context it is given;
//   - it returns a Shipment or an error, never both and never neither; the error is a *[Error] of one [Kind],
//     or the context's own error inside one;
//   - a number that the carrier does not know is [ErrNotFound]; a label that was made but not scanned is a
//     Shipment with [StatusLabelCreated];
//   - a code that nobody has mapped is [StatusUnknown] with the carrier's code and words kept;
//   - times say what is known of them, see [Time]; a missing zone is never taken to be the host's.
//
// This package imports the standard library only and holds no carrier's tables.
package tracking

import (
	"context"
	"time"
)

// Tracker finds parcels.
type Tracker interface {
	// Track returns the present state of the parcel that q names.
	Track(ctx context.Context, q Query) (*Shipment, error)
}

// TrackerFunc lets a function serve as a [Tracker].
type TrackerFunc func(context.Context, Query) (*Shipment, error)

// Track calls f.
func (f TrackerFunc) Track(ctx context.Context, q Query) (*Shipment, error) { return f(ctx, q) }

// Carrier names a carrier by a stable slug. Slugs beyond the constants name carriers without an adapter.
type Carrier string

// The carriers that have an adapter.
const (
	CarrierAliExpress   Carrier = "aliexpress"
	CarrierCainiao      Carrier = "cainiao"
	CarrierChinaPost    Carrier = "china-post"
	CarrierDeutschePost Carrier = "deutsche-post"
	CarrierDHL          Carrier = "dhl"
	CarrierEMS          Carrier = "ems"
	CarrierFedEx        Carrier = "fedex"
	CarrierFourPX       Carrier = "4px"
	CarrierLaPoste      Carrier = "la-poste"
	CarrierRoyalMail    Carrier = "royal-mail"
	CarrierSunYou       Carrier = "sunyou"
	CarrierTNT          Carrier = "tnt"
	CarrierUPS          Carrier = "ups"
	CarrierUSPS         Carrier = "usps"
	CarrierYanwen       Carrier = "yanwen"
)

// Query asks for one parcel. Only Number is required.
type Query struct {
	Number       string    // as printed; blanks and case do not matter
	Carrier      Carrier   // who is asked; a Mux detects it when empty
	Postcode     string    // of the recipient: some carriers reveal more with it, or need it to tell parcels apart
	Country      string    // of destination, ISO 3166-1 alpha-2: tells parcels with one number apart
	ShippedAfter time.Time // tells recycled numbers apart: older parcels are left out
	Language     string    // BCP 47 tag for the carrier's texts, such as "fr"; empty for the carrier's default
}

// Answer is what a carrier sent, before anybody read it. Every adapter has a function Parse that turns one into
// Shipments without a network, a clock or credentials.
type Answer struct {
	Endpoint string              // which service of the carrier; empty for its main one
	Status   int                 // HTTP status; 0 is read as 200
	Header   map[string][]string // canonical names; may be nil
	Body     []byte              // decompressed
	At       time.Time           // when it came; the base of a Retry-After
}

// Location is a place as far as the carrier names it. Any field may be empty.
type Location struct {
	City     string `json:"city,omitzero"`     // or the name of a building
	Region   string `json:"region,omitzero"`   // state or province, as the carrier writes it
	Postcode string `json:"postcode,omitzero"` // as the carrier writes it
	Country  string `json:"country,omitzero"`  // ISO 3166-1 alpha-2, upper case
}

// Result is the outcome of one query: a Shipment or an error.
type Result struct {
	Query    Query
	Shipment *Shipment
	Err      error
	Asked    []Carrier // who was asked, in order, where a Mux chose
}
