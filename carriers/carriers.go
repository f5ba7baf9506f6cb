// Package carriers knows every adapter by name: for programs that get the carrier's name, or its credentials, from
// outside. A program that uses one carrier imports that adapter alone.
package carriers

import (
	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/transport"
)

// Adapter describes one adapter.
type Adapter struct {
	Carrier   tracking.Carrier
	Name      string     // for people
	Country   string     // of the carrier's seat, ISO 3166-1 alpha-2
	Batch     int        // numbers in one request
	Rate      string     // the default limits, in words
	URL       string     // the carrier's documentation
	Env       [][]string // the variables of its credentials, each with the names that it goes by; the first is ours
	Optional  [][]string // variables that unlock more: all of them, or none
	Public    bool       // works without credentials, unofficially
	Post      bool       // the post of its Country, which delivers other posts' items under their own number
	Endpoints []string   // what Answer.Endpoint may be, the default first

	codes func() []tracking.Code
	parse func(tracking.Answer, tracking.Query) ([]*tracking.Shipment, error)
	open  func(credentials []string, http transport.Config) (tracking.Tracker, error)
}

// Codes returns the adapter's built-in code table.
func (a Adapter) Codes() []tracking.Code { return a.codes() }

// All returns every adapter, by name.
func All() []Adapter { return list() }

// Find returns the adapter of c.
func Find(c tracking.Carrier) (Adapter, bool) {
	for _, a := range list() {
		if a.Carrier == c {
			return a, true
		}
	}
	return Adapter{}, false
}

// Parse turns a stored answer of c into Shipments, as the Parse of its adapter does. Settings, such as rows of
// one's own, do not apply.
func Parse(c tracking.Carrier, a tracking.Answer, q tracking.Query) ([]*tracking.Shipment, error) {
	adapter, ok := Find(c)
	if !ok {
		return nil, unsupported(c)
	}
	return adapter.parse(a, q)
}

// Read is Parse for one number: of several parcels that have it, it picks as a Tracker does.
func Read(c tracking.Carrier, a tracking.Answer, q tracking.Query) (*tracking.Shipment, error) {
	list, err := Parse(c, a, q)
	if err != nil {
		return nil, err
	}
	return tracking.Choose(list, q)
}
