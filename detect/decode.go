package detect

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"github.com/parcelnorm/tracking/internal/geo"
)

// role is what the format says the carrier does.
func (f *Format) role() Role {
	if f.Role == "" {
		return RoleCarrier
	}
	return f.Role
}

// part returns the part of the number that pick names; "" where the format has none, and for the zero Candidate.
func (c Candidate) part(pick func(*parts) span) string {
	var n cleaned
	if c.layout == 0 || !n.read(c.raw) {
		return ""
	}
	s := pick(&layoutParts[c.layout-1])
	return n.slice(s.from, s.to)
}

// Number is what the carrier knows the parcel by: clean, without the routing code that a USPS label prints in front,
// and only the twelve digits that FedEx prints at the end of 34.
func (c Candidate) Number() string { return c.part(func(p *parts) span { return p.number }) }

// Shipper is the carrier's id of the sender, where the number holds one.
func (c Candidate) Shipper() string { return c.part(func(p *parts) span { return p.shipper }) }

// Serial is the sender's or the carrier's running number, where the number holds one.
func (c Candidate) Serial() string { return c.part(func(p *parts) span { return p.serial }) }

// Postcode is the recipient's, where the number holds one.
func (c Candidate) Postcode() string { return c.part(func(p *parts) span { return p.zip }) }

// Origin is the country whose post issued the number, alpha-2; the parcel need not come from there. It is empty where
// the number does not tell.
func (c Candidate) Origin() string { return c.part(func(p *parts) span { return p.from }) }

// Destination is the country that the parcel goes to, alpha-2, where the number tells.
func (c Candidate) Destination() string { return c.part(func(p *parts) span { return p.to }) }

// Service is the name of the service that the number tells of: a word for people, in English. It is empty where the
// number does not tell, or tells a code that is not known.
func (c Candidate) Service() string {
	if c.layout == 0 {
		return ""
	}
	name := layouts[c.layout-1].format().services
	if name == nil {
		return ""
	}
	return name(c.part(func(p *parts) span { return p.service }))
}

// Name is the carrier's name for people.
func (c Candidate) Name() string { return geo.CarrierName(c.Carrier) }

// URL is the carrier's page on this parcel, "" where it has none that takes a number.
func (c Candidate) URL() string {
	if c.layout == 0 {
		return ""
	}
	f := layouts[c.layout-1].format()
	page := f.Page
	if page == "" && f.Carrier == "" {
		page = cmp.Or(postPages[c.Carrier], upuPage)
	}
	return strings.Replace(page, "{}", url.QueryEscape(c.Number()), 1)
}

// Why says in one line what speaks for the candidate and what against it, for people.
func (c Candidate) Why() string {
	if c.layout == 0 {
		return ""
	}
	f := layouts[c.layout-1].format()
	say := []string{sizeText(c.raw), checkText(c.Check, f.Rule)}
	if from := c.Origin(); from != "" {
		say = append(say, "posted in "+from)
	}
	if to := c.Destination(); to != "" {
		say = append(say, "sent to "+to)
	}
	if service := c.Service(); service != "" {
		say = append(say, service)
	}
	switch c.Role {
	case RoleShipper:
		say = append(say, "another carrier delivers")
	case RoleLastMile:
		say = append(say, "delivered for another carrier")
	case RoleCarrier:
	}
	if f.Source == told {
		say = append(say, "little evidence for the form")
	}
	return strings.Join(say, ", ")
}

func sizeText(number string) string {
	var n cleaned
	n.read(number)
	if n.letters == 0 {
		return fmt.Sprintf("%d digits", n.length)
	}
	return fmt.Sprintf("%d characters", n.length)
}

func checkText(c Check, r Rule) string {
	name, _, _ := strings.Cut(r.String(), " mod ")
	switch c {
	case CheckOK:
		return name + " check digit right"
	case CheckBad:
		return name + " check digit wrong"
	}
	return "no check digit known"
}
