// Package interop speaks the status words of other tracking services: [From] reads them, [To] writes them.
//
// No two vocabularies cut the journey of a parcel alike, so something is lost in most directions, and both functions
// say what:
//   - outward, most vendors have no word for a flight, a border or a hand-over between carriers, and one word for a
//     parcel that goes back and one that is back. To returns the nearest word and a [Loss];
//   - nobody has a word for a refund; Shopify, Amazon and schema.org have none for an unknown status; EMSEVT has events
//     only for what happens in an office of the post. To returns the zero Word then: send nothing;
//   - To claims nothing that has not happened: a delivery to the recipient is not "signed by the recipient";
//   - inward, what a word says beyond status, reason and holder is named in [Meaning.Also], and of a word that means one
//     of several things the meaning that promises least is taken. "Expired" is no status: see [Meaning.Stale].
//
// Keep the vendor's own word beside what is read from it. Which word means what is our reading of the vendors' public
// documentation of 2026. A word that is not in the tables is not guessed at.
//
// The tables stand in tables/, one file a vendor: which way a row goes, the vendor's two words, then ours. A pair is a
// row whose two words mean more together; a reason is one that holds beside any status.
package interop

import "github.com/parcelnorm/tracking"

// Vocabulary names a vendor's words.
type Vocabulary string

// The vocabularies, with what the two parts of a [Word] are in each.
const (
	AfterShip      Vocabulary = "aftership"    // tag, subtag
	Amazon         Vocabulary = "amazon"       // SP-API shipping v2: status, event code
	EasyPost       Vocabulary = "easypost"     // status, status_detail
	EMSEVT         Vocabulary = "emsevt"       // UPU: event code alone
	Karrio         Vocabulary = "karrio"       // tracking status, incident reason
	SchemaOrg      Vocabulary = "schemaorg"    // OrderStatus alone, see ParcelDelivery
	SeventeenTrack Vocabulary = "17track"      // main status, sub status; read as well: key_stage, the numbers of v1
	Ship24         Vocabulary = "ship24"       // statusMilestone, statusCode
	ShipEngine     Vocabulary = "shipengine"   // status_code, status_detail_code
	Shippo         Vocabulary = "shippo"       // status, substatus code
	Shopify        Vocabulary = "shopify"      // FulfillmentEventStatus, FulfillmentDisplayStatus where it adds to that
	TrackingMore   Vocabulary = "trackingmore" // delivery_status, substatus
)

// Vocabularies returns all vocabularies, sorted.
func Vocabularies() []Vocabulary {
	return []Vocabulary{
		SeventeenTrack, AfterShip, Amazon, EasyPost, EMSEVT, Karrio, SchemaOrg, Ship24, ShipEngine, Shippo, Shopify,
		TrackingMore,
	}
}

// Word is a status in a vendor's words: the coarse one and the fine one, where the vendor has two.
type Word struct {
	Status string
	Detail string
}

// Meaning is what a vendor's word says in ours.
type Meaning struct {
	Status      tracking.Status // never empty
	Reason      tracking.Reason
	DeliveredTo tracking.DeliveredTo

	// Err is set when the word tells how a look-up ended and nothing of a parcel: not_found, invalid_number or
	// unavailable.
	Err tracking.Kind
	// Stale says that the vendor stopped asking. The last status that was told remains true.
	Stale bool
	// Informational words move nothing, as in a [tracking.Event].
	Informational bool
	// Also names what the word says besides: signed, cod_paid, partial, final_attempt, proof_of_delivery; origin, transit,
	// destination, export or import; or, after "or_", what else it may mean.
	Also string
}

// Loss says what a word does not carry: it would be read back as something else.
type Loss struct {
	Status, Reason, DeliveredTo bool
}

// Any reports whether anything is lost.
func (l Loss) Any() bool { return l != Loss{} }

// To returns v's word for a status, with the reason and the holder of the parcel as far as v can tell them (both may be
// empty), and what it does not carry. The Word is zero when every word of v would be false, and for an unknown v.
func To(v Vocabulary, s tracking.Status, r tracking.Reason, d tracking.DeliveredTo) (Word, Loss) {
	if !s.Known() {
		s = tracking.StatusUnknown
	}
	w := tables()[v].word(s, r, d)
	back, _ := From(v, w)
	return w, Loss{Status: back.Status != s, Reason: back.Reason != r, DeliveredTo: back.DeliveredTo != d}
}

// From returns what v means by w, and whether the tables have w. Either part of w may be empty. The detail counts where
// it is known and tells something, else the status; a reason of Karrio's adds to its status. Case does not matter.
func From(v Vocabulary, w Word) (Meaning, bool) {
	t := tables()[v]
	w = fold(w)
	pair, both := t.pairs[w]
	status, coarse := t.statuses[w.Status]
	detail, fine := t.details[w.Detail]
	switch {
	case both:
		return pair, true
	case coarse && fine:
		return detail.on(status), true
	case fine:
		return detail.Meaning, true
	}
	return status, coarse
}
