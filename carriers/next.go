package carriers

import (
	"net/url"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/detect"
)

// Following returns a Tracker that follows a parcel from one carrier of t to the next.
func Following(t tracking.Tracker) tracking.Follow { return tracking.Follow{Tracker: t, Next: Next} }

// Next names the carrier that has a parcel behind an answer: the one it was handed to or, for a postal item (UPU S10)
// that has reached the country of destination, the post there, which keeps its number.
func Next(s *tracking.Shipment) (tracking.Hop, bool) {
	h := s.Handover
	if h.Number != "" && (h.Number != s.Number || h.Carrier != "" && h.Carrier != s.Carrier) {
		return hop(h.Carrier, h.Name, h.Number, s.Destination.Country), true
	}
	if !postal(s.Number) || !landed(s) {
		return tracking.Hop{}, false
	}
	for _, a := range list() {
		if a.Post && a.Country == s.Destination.Country && a.Carrier != s.Carrier {
			return hop(a.Carrier, a.Name, s.Number, a.Country), true
		}
	}
	return tracking.Hop{}, false
}

// hop fills in what the number alone tells: a page for people, of the carrier that is named or of the likeliest.
func hop(c tracking.Carrier, name, number, country string) tracking.Hop {
	out := tracking.Hop{Name: name, Query: tracking.Query{Number: number, Carrier: c, Country: country}}
	for _, candidate := range detect.CandidatesWith(number, detect.Hints{Destination: country, Words: name}) {
		if c == "" || candidate.Carrier == c {
			out.URL = candidate.URL()
			return out
		}
	}
	for f := range detect.Formats() { // the number has none of the carrier's known forms
		if c != "" && f.Carrier == c && f.Page != "" {
			out.URL = strings.ReplaceAll(f.Page, "{}", url.QueryEscape(number))
			return out
		}
	}
	return out
}

// postal reports whether a number has the form of S10.
func postal(number string) bool {
	if len(number) != 13 {
		return false
	}
	letters := number[:2] + number[11:]
	return strings.Trim(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && strings.Trim(number[2:11], "0123456789") == ""
}

// landed reports whether a parcel has been seen in its country of destination.
func landed(s *tracking.Shipment) bool {
	for _, e := range s.Events {
		switch {
		case e.Voided:
		case e.Status == tracking.StatusArrivedInDestinationCountry, e.Status == tracking.StatusTransferredToLocalCarrier,
			e.Status.Phase() == tracking.PhaseDelivery, e.Status == tracking.StatusDelivered:
			return true
		}
	}
	return false
}
