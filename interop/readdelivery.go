package interop

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/parcelnorm/tracking"
)

// ReadParcelDelivery reads the first ParcelDelivery of a JSON-LD text, such as a shop's mail carries. The status is the
// order's; events keep their names as text, for anybody may write anything there; the carrier's name becomes a slug.
// Members of unexpected types are passed over.
func ReadParcelDelivery(text []byte) (*tracking.Shipment, error) {
	var root any
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber() // tracking numbers are longer than a float holds
	if err := dec.Decode(&root); err != nil {
		return nil, fmt.Errorf("read JSON-LD: %w", err)
	}
	d := find(root)
	if d.text("trackingNumber") == "" {
		return nil, errors.New("read JSON-LD: no ParcelDelivery with a trackingNumber")
	}
	o := d.node("partOfOrder")
	s := &tracking.Shipment{
		Number: d.text("trackingNumber"), URL: d.text("trackingUrl"), Carrier: d.carrier(),
		Origin: d.node("originAddress").location(), Destination: d.node("deliveryAddress").location(),
		Promised:      tracking.Window{From: d.time("expectedArrivalFrom"), To: d.time("expectedArrivalUntil")},
		CarrierStatus: tracking.CarrierStatus{Code: name(o.text("orderStatus"))},
	}
	if n := o.text("orderNumber"); n != "" {
		s.References = []tracking.Reference{{Kind: tracking.ReferenceOrder, Number: n}}
	}
	for _, e := range list(d["deliveryStatus"]) {
		if o := object(e); o != nil {
			s.Events = append(s.Events, node(o).event())
		}
	}
	m, _ := From(SchemaOrg, Word{Status: s.CarrierStatus.Code})
	tracking.Settle(s, tracking.Event{Status: m.Status}, nil)
	return s, nil
}

// find returns the first ParcelDelivery in a list, a graph or the object itself.
func find(value any) node {
	for _, v := range list(value) {
		n := node(object(v))
		for _, t := range list(n["@type"]) {
			if t, ok := t.(string); ok && name(t) == "ParcelDelivery" {
				return n
			}
		}
		if inner := find(n["@graph"]); inner != nil {
			return inner
		}
	}
	return nil
}

// list returns the elements of a list; JSON-LD writes a list of one as its element.
func list(value any) []any {
	switch v := value.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{value}
}

func object(value any) map[string]any {
	o, _ := value.(map[string]any)
	return o
}

// name returns the last part of a word that may be an address.
func name(word string) string { return word[strings.LastIndexByte(word, '/')+1:] }

func (n node) node(member string) node { return object(n[member]) }

func (n node) text(member string) string {
	switch v := n[member].(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	}
	return ""
}

// time is zero where there is none or it cannot be read.
func (n node) time(member string) tracking.Time {
	var t tracking.Time
	if t.UnmarshalText([]byte(n.text(member))) != nil {
		return tracking.Time{}
	}
	return t
}

func (n node) location() tracking.Location {
	l := tracking.Location{
		City: n.text("addressLocality"), Region: n.text("addressRegion"), Postcode: n.text("postalCode"),
	}
	if c := strings.ToUpper(n.text("addressCountry")); len(c) == 2 { // else a name
		l.Country = c
	}
	return l
}

func (n node) event() tracking.Event {
	e := tracking.Event{
		Status: tracking.StatusUnknown, Text: n.text("name"), Time: n.time("startDate"),
		Location: n.node("location").node("address").location(),
	}
	if e.Time.IsZero() {
		e.TimeText = n.text("startDate")
	}
	return e
}

// carrier makes a slug of the provider's name, which older texts call the carrier.
func (n node) carrier() tracking.Carrier {
	for _, member := range []string{"provider", "carrier"} {
		called := n.text(member) + n.node(member).text("name")
		slug := strings.FieldsFunc(strings.ToLower(called), func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < '0' || r > '9')
		})
		if len(slug) > 0 {
			return tracking.Carrier(strings.Join(slug, "-"))
		}
	}
	return ""
}
