package interop

import (
	"encoding/json"
	"strings"

	"github.com/parcelnorm/tracking"
)

const schema = "https://schema.org"

// ParcelDelivery returns s as JSON-LD of https://schema.org/ParcelDelivery, which mail programs and search engines read.
// Each event is a DeliveryEvent, oldest first, told in our words. What the carrier wrote, who signed and the name of the
// pickup point are left out, for such markup ends in other people's hands; so are messages and events taken back.
func ParcelDelivery(s *tracking.Shipment) ([]byte, error) {
	d := node{"@context": schema, "@type": "ParcelDelivery"}
	d.set("trackingNumber", s.Number)
	d.set("trackingUrl", s.URL)
	d.set("expectedArrivalFrom", s.Promised.From.String())
	d.set("expectedArrivalUntil", s.Promised.To.String())
	d.add("originAddress", address(s.Origin))
	d.add("deliveryAddress", address(s.Destination))
	d.add("provider", organization(s.Carrier))
	d.add("partOfOrder", order(s))
	var events []node
	for _, e := range s.Events {
		if !e.Informational && !e.Voided {
			events = append(events, event(e, s.Pickup))
		}
	}
	if events != nil {
		d["deliveryStatus"] = events
	}
	return json.Marshal(d)
}

// node is one object of JSON-LD.
type node map[string]any

// set adds a text that is not empty.
func (n node) set(member, text string) {
	if text != "" {
		n[member] = text
	}
}

// add adds an object that says more than its type.
func (n node) add(member string, of node) {
	if len(of) > 1 {
		n[member] = of
	}
}

func address(l tracking.Location) node {
	n := node{"@type": "PostalAddress"}
	n.set("addressLocality", l.City)
	n.set("addressRegion", l.Region)
	n.set("postalCode", l.Postcode)
	n.set("addressCountry", l.Country)
	return n
}

func organization(c tracking.Carrier) node {
	n := node{"@type": "Organization"}
	n.set("name", string(c))
	return n
}

func order(s *tracking.Shipment) node {
	n := node{"@type": "Order"}
	for _, r := range s.References {
		if r.Kind == tracking.ReferenceOrder {
			n.set("orderNumber", r.Number)
			break
		}
	}
	if w, _ := To(SchemaOrg, s.Status, s.Reason, s.DeliveredTo); w.Status != "" {
		n["orderStatus"] = schema + "/" + w.Status
	}
	return n
}

func event(e tracking.Event, p tracking.Pickup) node {
	n := node{"@type": "DeliveryEvent", "name": e.Status.Label()}
	n.set("description", strings.TrimSpace(e.Status.Description()+" "+e.Reason.Description()))
	n.set("startDate", e.Time.String())
	if e.Status == tracking.StatusAvailableForPickup {
		n.set("availableThrough", p.Until.String())
	}
	if a := address(e.Location); len(a) > 1 {
		n["location"] = node{"@type": "Place", "address": a}
	}
	return n
}
