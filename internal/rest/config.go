package rest

import (
	"errors"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
)

// Require returns the error of a credential that is missing: pairs are the field's name in Config and its value.
func Require(c tracking.Carrier, pairs ...string) error {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			return &tracking.Error{Carrier: c, Kind: tracking.ErrUnauthorized, Field: pairs[i], Err: errors.New("required")}
		}
	}
	return nil
}

// Codes returns the table with a user's rows in front, or the error of the first that cannot be read.
func Codes(c tracking.Carrier, table *norm.Codes, own []tracking.Code) (*norm.Codes, error) {
	codes, err := table.With(own)
	if err != nil {
		return nil, &tracking.Error{Carrier: c, Kind: tracking.ErrUnsupported, Field: "Codes", Err: err}
	}
	return codes, nil
}
