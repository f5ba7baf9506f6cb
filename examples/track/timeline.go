package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/parcelnorm/tracking"
)

// timeline prints a parcel for people: what it is, where it is, what happened.
func timeline(w io.Writer, s tracking.Shipment) {
	fmt.Fprintln(w, heading(s.Carrier, s.Number))
	fmt.Fprintf(w, "  %s\n", summaryLine(s))
	for _, line := range details(s) {
		fmt.Fprintf(w, "  %s\n", line)
	}
	events(w, s.Events)
	if len(s.Pieces) > 0 {
		fmt.Fprintln(w)
	}
	for _, p := range s.Pieces {
		fmt.Fprintf(w, "    %-24s %s\n", clean(p.Number), summaryLine(p))
	}
	fmt.Fprintln(w)
}

// summaryLine is the status with what belongs to it.
func summaryLine(s tracking.Shipment) string {
	line := s.Status.Label()
	if s.Status == tracking.StatusUnknown && s.CarrierStatus.Text != "" {
		line += ": " + clean(s.CarrierStatus.Text)
	}
	if s.Status == tracking.StatusDelivered {
		if to := s.DeliveredTo.Description(); to != "" {
			line += " " + to
		}
		if at := when(s.DeliveredAt, true); at != "" {
			line += ", " + at
		}
		if s.SignedBy != "" {
			line += ", signed by " + clean(s.SignedBy)
		}
	}
	if why := s.Reason.Description(); why != "" {
		line += ". " + why
	}
	if n := len(s.Pieces); n > 0 {
		done := 0
		for _, p := range s.Pieces {
			if p.Status == tracking.StatusDelivered {
				done++
			}
		}
		line += fmt.Sprintf(" (%d of %d pieces delivered)", done, n)
	}
	return line
}

// details are the lines between the summary and the events.
func details(s tracking.Shipment) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	var what []string
	if s.Service != "" {
		what = append(what, clean(s.Service))
	}
	if from, to := place(s.Origin), place(s.Destination); from != "" && to != "" {
		what = append(what, from+" → "+to)
	} else if both := cmp.Or(from, to); both != "" {
		what = append(what, both)
	}
	if s.WeightGrams > 0 {
		what = append(what, fmt.Sprintf("%.3g kg", float64(s.WeightGrams)/1000))
	}
	if len(what) > 0 {
		add("%s", strings.Join(what, " · "))
	}
	if line := promise(s); line != "" {
		add("%s", line)
	}
	if p := pickup(s.Pickup); p != "" {
		add("Waits at %s", p)
	}
	if h := s.Handover; len(s.Legs) == 0 && h != (tracking.Handover{}) {
		add("Next carrier: %s", strings.TrimSpace(clean(cmp.Or(h.Name, name(h.Carrier)))+" "+clean(h.Number)))
	}
	if n := len(s.Others); n > 0 {
		add("The carrier has %d more with this number, the newest of them last seen %s", n, cmp.Or(when(s.Others[0].Last, true), "at an unknown time"))
	}
	for i, l := range s.Legs {
		add("%s", leg(i, l))
	}
	return out
}

// leg tells one carrier's part of the journey, and where to look when it cannot be asked.
func leg(i int, l tracking.Leg) string {
	line := fmt.Sprintf("Leg %d: %s", i+1, strings.TrimSpace(clean(cmp.Or(l.Name, name(l.Carrier)))+" "+clean(l.Number)))
	if l.Note != "" {
		line += " (" + strings.ReplaceAll(l.Note, "_", " ") + ")"
		if l.URL != "" {
			line += ", look at " + clean(l.URL)
		}
	}
	return line
}

// promise tells the carrier's own estimate while it matters.
func promise(s tracking.Shipment) string {
	from, to := when(s.Promised.From, true), when(s.Promised.To, true)
	switch {
	case s.Status.Terminal(), from == "" && to == "":
		return ""
	case from == "":
		return "Expected " + to
	case to == "":
		return "Expected from " + from
	}
	return "Expected " + from + " to " + to
}

func pickup(p tracking.Pickup) string {
	where := strings.Trim(strings.Join([]string{clean(p.Name), place(p.Location)}, ", "), ", ")
	if until := when(p.Until, true); until != "" {
		where = cmp.Or(where, "the pickup point") + ", until " + until
	}
	return where
}

// events prints the time line, the newest event last.
func events(w io.Writer, list []tracking.Event) {
	if len(list) > 0 {
		fmt.Fprintln(w)
	}
	width := 0
	for _, e := range list {
		width = max(width, utf8.RuneCountInString(e.Status.Label()))
	}
	current := len(list) - 1
	for i, e := range list {
		mark := "│"
		switch {
		case e.Voided:
			mark = "×"
		case i == current:
			mark = "●"
		}
		label := e.Status.Label()
		if e.Informational {
			label = "Note"
		}
		said := strings.Join(nonEmpty(place(e.Location), clean(cmp.Or(e.Text, e.Code))), " · ")
		line := fmt.Sprintf("  %s %-17s %s%s  %s", mark, when(e.Time, false), label, strings.Repeat(" ", width-utf8.RuneCountInString(label)), said)
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

// when writes a time by the clock of its place.
func when(t tracking.Time, year bool) string {
	if t.IsZero() {
		return ""
	}
	layout := "Mon _2 Jan"
	if year {
		layout = "Mon 2 Jan 2006"
	}
	if t.Precision() != tracking.PrecisionDay {
		layout += " 15:04"
	}
	return t.Wall().Format(layout)
}

func place(l tracking.Location) string {
	return clean(strings.Join(nonEmpty(l.City, l.Region, l.Country), ", "))
}

func nonEmpty(list ...string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
