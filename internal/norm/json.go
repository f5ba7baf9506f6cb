package norm

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
)

// Text is a JSON string, number or boolean, for carriers that send one field as either. Null is "".
type Text string

// UnmarshalJSON refuses objects and arrays.
func (t *Text) UnmarshalJSON(b []byte) error {
	switch {
	case len(b) == 0, string(b) == "null":
		*t = ""
	case b[0] == '"':
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		*t = Text(strings.TrimSpace(s))
	case b[0] == '{', b[0] == '[':
		return errors.New("not a text")
	default:
		*t = Text(b)
	}
	return nil
}

// String returns the text.
func (t Text) String() string { return string(t) }

// Float returns the number that t is, or 0.
func (t Text) Float() float64 {
	f, err := strconv.ParseFloat(string(t), 64)
	if err != nil {
		return 0
	}
	return f
}

// List is a JSON array, or the element alone, for carriers that drop the brackets around a single one. Null and ""
// are no element.
type List[T any] []T

// UnmarshalJSON reads either form.
func (l *List[T]) UnmarshalJSON(b []byte) error {
	*l = nil
	switch {
	case len(b) == 0, string(b) == "null", string(b) == `""`:
		return nil
	case b[0] == '[':
		return json.Unmarshal(b, (*[]T)(l))
	}
	var one T
	if err := json.Unmarshal(b, &one); err != nil {
		return err
	}
	*l = List[T]{one}
	return nil
}
