package tracking

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Kind says in one word why a look-up gave no Shipment. Kinds are the targets of errors.Is and the words of the
// JSON form. They may be added to.
type Kind string

// The kinds of failure.
const (
	ErrNotFound      Kind = "not_found"      // the carrier does not know the number, or not yet
	ErrInvalidNumber Kind = "invalid_number" // malformed; a retry does not help
	ErrNeedsInput    Kind = "needs_input"    // the carrier needs what Error.Field names
	ErrUnauthorized  Kind = "unauthorized"   // credentials missing, wrong or expired
	ErrForbidden     Kind = "forbidden"      // credentials fine, this parcel or product is not theirs to see
	ErrRateLimited   Kind = "rate_limited"   // too many requests; Error.RetryAt says when to try again, if known
	ErrUnavailable   Kind = "unavailable"    // down, overloaded, unreachable, no answer in time, or robots refused
	ErrBadResponse   Kind = "bad_response"   // the answer is not what the carrier's protocol promises
	ErrUnsupported   Kind = "unsupported"    // no adapter, or the carrier does not offer this
	ErrRejected      Kind = "rejected"       // refused for a reason nobody has mapped; a retry does not help

	kindCancelled Kind = "cancelled" // JSON only: the caller's context ended
)

// Error returns k's word.
func (k Kind) Error() string { return string(k) }

// Error is the error of every Tracker. Kind is empty when, and only when, the caller's context ended; Err is that
// context's error then.
type Error struct {
	Carrier    Carrier   `json:"-"`
	Kind       Kind      `json:"kind"`
	HTTPStatus int       `json:"http_status,omitzero"` // 0 when there was no answer
	Code       string    `json:"code,omitzero"`        // the carrier's own code
	Message    string    `json:"message,omitzero"`     // the carrier's own words; may hold personal data, so Error() leaves it out
	Field      string    `json:"field,omitzero"`       // what is missing or wrong: "postcode", "language", a variable's name
	RetryAt    time.Time `json:"retry_at,omitzero"`    // not before then; zero when the carrier did not say
	Asked      []Carrier `json:"asked,omitempty"`      // who was asked, where a Mux chose
	Err        error     `json:"-"`                    // the cause, free of URLs, secrets and bodies
}

// Error prints carrier, kind, code, HTTP status, field and cause: never the carrier's words, a number or an URL.
func (e *Error) Error() string {
	parts := make([]string, 0, 4)
	if e.Carrier != "" {
		parts = append(parts, string(e.Carrier))
	}
	if e.Kind != "" {
		parts = append(parts, strings.ReplaceAll(string(e.Kind), "_", " ")+e.details())
	}
	if e.Err != nil {
		parts = append(parts, e.Err.Error())
	}
	return strings.Join(parts, ": ")
}

func (e *Error) details() string {
	var d []string
	if e.Field != "" {
		d = append(d, e.Field)
	}
	if e.Code != "" {
		d = append(d, "code "+printable(e.Code, 60))
	}
	if e.HTTPStatus != 0 {
		d = append(d, "HTTP "+strconv.Itoa(e.HTTPStatus))
	}
	if d == nil {
		return ""
	}
	return " (" + strings.Join(d, ", ") + ")"
}

// Unwrap gives errors.Is and errors.As the kind and the cause.
func (e *Error) Unwrap() []error {
	var out []error
	if e.Kind != "" {
		out = append(out, e.Kind)
	}
	if e.Err != nil {
		out = append(out, e.Err)
	}
	return out
}

// KindOf returns the kind of err: of the *Error in it, "cancelled" when a context ended, "" for any other error.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok && e.Kind != "" {
		return e.Kind
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return kindCancelled
	}
	if e, ok := errors.AsType[Kind](err); ok {
		return e
	}
	return ""
}

// Words cuts a carrier's words to what an Error may keep: one line of at most 300 characters without control
// characters.
func Words(s string) string { return printable(s, 300) }

func printable(s string, limit int) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > limit {
		s = strings.TrimRight(string(r[:limit]), " ")
	}
	return s
}

// withAsked returns err with the carriers that were asked, leaving the original as it is.
func withAsked(err error, asked []Carrier) error {
	e, ok := errors.AsType[*Error](err)
	if !ok || len(asked) == 0 {
		return err
	}
	c := *e
	c.Asked = slices.Clone(asked)
	return &c
}
