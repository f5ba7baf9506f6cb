package ups

import (
	"cmp"
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
	"github.com/parcelnorm/tracking/internal/norm"
)

// The form of the answers; only fields that are read.

type document struct {
	Response struct {
		Shipments []shipment `json:"shipment"`
	} `json:"trackResponse"`
}

type shipment struct {
	Inquiry  string `json:"inquiryNumber"`
	Warnings []struct {
		Code    norm.Text `json:"code"`
		Message string    `json:"message"`
	} `json:"warnings"`
	Packages []parcel `json:"package"`
}

type parcel struct {
	Number  string `json:"trackingNumber"`
	Current struct {
		Code        norm.Text `json:"code"` // the 3-digit code in real answers
		StatusCode  norm.Text `json:"statusCode"`
		Type        string    `json:"type"`
		Description string    `json:"description"`
	} `json:"currentStatus"`
	Service struct {
		Description string `json:"description"`
	} `json:"service"`
	Activity []activity           `json:"activity"` // newest first
	Dates    norm.List[typedDate] `json:"deliveryDate"`
	Time     struct {
		Type  string `json:"type"`
		Start string `json:"startTime"`
		End   string `json:"endTime"`
	} `json:"deliveryTime"`
	Delivery struct {
		ReceivedBy string `json:"receivedBy"`
	} `json:"deliveryInformation"`
	Weight struct {
		Value norm.Text `json:"weight"`
		Unit  string    `json:"unitOfMeasurement"`
	} `json:"weight"`
	AccessPoint struct {
		Until string `json:"pickupByDate"`
	} `json:"accessPointInformation"`
	Alternates norm.List[number] `json:"alternateTrackingNumber"`
	References norm.List[number] `json:"referenceNumber"`
	Addresses  []struct {
		Type    string  `json:"type"`
		Address address `json:"address"`
	} `json:"packageAddress"`
}

type activity struct {
	Location struct {
		Address address `json:"address"`
	} `json:"location"`
	Status struct {
		Type        string    `json:"type"`
		Code        string    `json:"code"`
		StatusCode  norm.Text `json:"statusCode"`
		Description string    `json:"description"`
	} `json:"status"`
	Date      string `json:"date"` // local, YYYYMMDD
	Time      string `json:"time"` // local, HHMMSS
	GMTDate   string `json:"gmtDate"`
	GMTTime   string `json:"gmtTime"` // "11:08:38", or "74700" with its zero lost
	GMTOffset string `json:"gmtOffset"`
}

type typedDate struct {
	Type string `json:"type"`
	Date string `json:"date"`
}

type number struct {
	Type   string    `json:"type"`
	Number norm.Text `json:"number"`
}

type address struct {
	City     string    `json:"city"`
	State    string    `json:"stateProvince"`
	Postcode norm.Text `json:"postalCode"`
	Code     string    `json:"countryCode"`
	Country  string    `json:"country"`
}

// time prefers the GMT members; without them the clock is that of the place, whose zone the answer does not tell.
func (a activity) time() tracking.Time {
	if a.GMTDate != "" && a.GMTTime != "" && a.GMTOffset != "" {
		utc := norm.Time(a.GMTDate+" "+six(a.GMTTime), time.UTC)
		offset, err := time.Parse("-07:00", a.GMTOffset)
		if at, ok := utc.Instant(); ok && err == nil {
			return tracking.NewTime(at.In(offset.Location()), tracking.PrecisionSecond, tracking.ZoneStated)
		}
	}
	return norm.Time(strings.TrimSpace(a.Date+" "+six(a.Time)), nil)
}

// six writes a clock as HHMMSS.
func six(clock string) string {
	clock = strings.ReplaceAll(clock, ":", "")
	if n := len(clock); n > 0 && n < 6 {
		clock = strings.Repeat("0", 6-n) + clock
	}
	return clock
}

func (p parcel) address(kind string) tracking.Location {
	for _, a := range p.Addresses {
		if a.Type == kind {
			return a.Address.read()
		}
	}
	return tracking.Location{}
}

func (a address) read() tracking.Location {
	return tracking.Location{
		City: a.City, Region: a.State, Postcode: a.Postcode.String(), Country: geo.Country(cmp.Or(a.Code, a.Country)),
	}
}

// promised is the rescheduled day, else the scheduled one, with its hours. All are local at the destination.
func (p parcel) promised() tracking.Window {
	var day string
	for _, d := range p.Dates {
		if d.Type == "RDD" || d.Type == "SDD" && day == "" {
			day = d.Date
		}
	}
	zone := geo.ZoneAt(p.address("DESTINATION"))
	w := tracking.Window{To: norm.Time(day, zone)}
	if p.Time.Type == "DEL" || day == "" {
		return w
	}
	if end := norm.Time(day+" "+six(p.Time.End), zone); p.Time.End != "" && !end.IsZero() {
		w.To = end
	}
	if p.Time.Start != "" {
		w.From = norm.Time(day+" "+six(p.Time.Start), zone)
	}
	return w
}

// refer sorts the other numbers: the post's is that of the last mile.
func (p parcel) refer(out *tracking.Shipment) {
	for _, n := range p.Alternates {
		if n.Type == "USPS_PIC" {
			out.Handover = tracking.Handover{Carrier: tracking.CarrierUSPS, Number: n.Number.String()}
			continue
		}
		out.References = append(out.References, tracking.Reference{Kind: tracking.ReferenceAlternate, Number: n.Number.String()})
	}
	for _, n := range p.References {
		out.References = append(out.References, tracking.Reference{Kind: tracking.ReferenceCustomer, Number: n.Number.String()})
	}
}
