package rest

import (
	"cmp"
	"errors"
	"net/http"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
)

// Wire is what an adapter knows of its carrier's answers. All of it is pure.
type Wire struct {
	Carrier tracking.Carrier
	// Fault reads the carrier's error document from an answer that is no success.
	Fault func(tracking.Answer) Fault
	// Read makes Shipments of a successful answer; which are not all found is told by their Err.
	Read func(tracking.Answer) ([]norm.Found, error)
}

// Fault is what a carrier's error document says. An empty Kind follows from the HTTP status.
type Fault struct {
	Code, Message string
	Field         string
	Kind          tracking.Kind
}

// Parse turns an answer into the Shipments that q names; all of them when it names none.
func (w Wire) Parse(a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	found, err := w.found(a)
	if err != nil {
		return nil, err
	}
	list, err := norm.Select(found, q.Number, false)
	return list, w.own(err)
}

func (w Wire) found(a tracking.Answer) ([]norm.Found, error) {
	a.Status = cmp.Or(a.Status, http.StatusOK)
	if err := w.status(a); err != nil {
		return nil, err
	}
	found, err := w.Read(a)
	if err != nil {
		return nil, w.own(err)
	}
	for i, f := range found {
		if f.Shipment == nil {
			found[i].Err = w.own(f.Err)
			continue
		}
		f.Shipment.Carrier, f.Shipment.Raw = w.Carrier, a.Body
		for j := range f.Shipment.Pieces {
			f.Shipment.Pieces[j].Carrier = w.Carrier
		}
	}
	return found, nil
}

// status returns the error of an answer whose HTTP status is no success, else nil. A 404 is not_found only where
// the adapter's Fault says so.
func (w Wire) status(a tracking.Answer) error {
	if a.Status >= 200 && a.Status < 300 {
		return nil
	}
	var f Fault
	if w.Fault != nil {
		f = w.Fault(a)
	}
	e := w.Error(f)
	e.HTTPStatus = a.Status
	e.Kind = cmp.Or(f.Kind, kindOf(a.Status))
	if e.Kind == tracking.ErrBadResponse && e.Code == "" {
		e.Err = errors.New("unexpected HTTP status")
	}
	if wait, ok := retryAfter(a.Header, at(a)); ok && (e.Kind == tracking.ErrRateLimited || e.Kind == tracking.ErrUnavailable) {
		e.RetryAt = at(a).Add(wait).UTC()
	}
	return e
}

// Error makes a *tracking.Error of what a carrier said.
func (w Wire) Error(f Fault) *tracking.Error {
	return &tracking.Error{
		Carrier: w.Carrier, Kind: cmp.Or(f.Kind, tracking.ErrRejected), Code: tracking.Words(f.Code),
		Message: tracking.Words(f.Message), Field: f.Field,
	}
}

// own puts the carrier's name on an error, and a kind where there is none.
func (w Wire) own(err error) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*tracking.Error](err); ok {
		if e.Carrier != "" {
			return err
		}
		c := *e
		c.Carrier = w.Carrier
		return &c
	}
	return &tracking.Error{Carrier: w.Carrier, Kind: tracking.ErrBadResponse, Err: err}
}

// at is when an answer came; a stored one without that date counts as new.
func at(a tracking.Answer) time.Time {
	if a.At.IsZero() {
		return time.Now()
	}
	return a.At
}

func kindOf(status int) tracking.Kind {
	switch {
	case status == http.StatusUnauthorized:
		return tracking.ErrUnauthorized
	case status == http.StatusForbidden:
		return tracking.ErrForbidden
	case status == http.StatusTooManyRequests:
		return tracking.ErrRateLimited
	case status == http.StatusNotFound, status < http.StatusBadRequest:
		return tracking.ErrBadResponse
	case status == http.StatusRequestTimeout, status == http.StatusTooEarly, status >= http.StatusInternalServerError:
		return tracking.ErrUnavailable
	}
	return tracking.ErrRejected
}
