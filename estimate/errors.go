package estimate

// Kind says in one word why there is no estimate. Kinds are the targets of errors.Is; they may be added to. The
// errors themselves say what was wrong and what to give instead.
type Kind string

// The kinds of failure.
const (
	ErrMethod        Kind = "unknown shipping method"
	ErrUnavailable   Kind = "method not offered here" // such as a local warehouse in a country that has none
	ErrPlace         Kind = "unknown place"           //
	ErrUndeliverable Kind = "no delivery there"       // embargoed, at war or cut off
	ErrMissing       Kind = "something is missing"    // a field that the answer needs
	ErrDate          Kind = "impossible date"         // not a date, or outside 2000 to 2048
	ErrFinished      Kind = "nothing is on its way"   // delivered, going back, cancelled or lost
	ErrHistory       Kind = "history cannot be read"  // the CSV form
	ErrCurrency      Kind = "currency does not fit"   // a limit is set in another one
	ErrAmount        Kind = "impossible amount"       // negative, or no number
	ErrSnapshot      Kind = "snapshot cannot be read" // the JSON form of a Model
)

// Error returns k's words.
func (k Kind) Error() string { return string(k) }
