package estimate

// Window says when a parcel will arrive. The dates are days at the destination; Earliest is never before the day on
// which it was asked for.
type Window struct {
	Earliest   Date     `json:"earliest"` // 1 parcel in 10 comes by then
	Likely     Date     `json:"likely"`   // 1 in 2
	Latest     Date     `json:"latest"`   // 9 in 10
	Level      float64  `json:"level"`    // the share that Latest stands for: 0.9
	Guaranteed bool     `json:"guaranteed"`
	Basis      string   `json:"basis"`   // what had the last word: one of the Basis constants
	Factors    []Factor `json:"factors"` // in the order in which they were weighed
}

// What a window rests on.
const (
	BasisRule    = "rule"    // the published figures of the shipping method
	BasisHistory = "history" // one's own parcels
	BasisEvents  = "events"  // where the parcel is
	BasisCarrier = "carrier" // the carrier's own estimate, weighed in
)

// Factor is one reason for a window, with its effect in calendar days. The days of all factors add up to the days from
// shipping to Likely, and to Latest.
type Factor struct {
	Code       string `json:"code"`
	DaysLikely int    `json:"days_likely"`
	DaysLatest int    `json:"days_latest"`
	Text       string `json:"text"` // one English sentence for a shopper
}

// level is the share of parcels that the latest date promises.
const level = 0.9

// draft is a window under construction, in day numbers.
type draft struct {
	earliest, likely, latest int
	factors                  []Factor
}

// move replaces the dates, keeps them in order, and notes why and by how much.
func (d *draft) move(earliest, likely, latest int, code, text string) {
	likely = max(earliest, likely)
	latest = max(likely, latest)
	d.note(Factor{code, likely - d.likely, latest - d.latest, text})
	d.earliest, d.likely, d.latest = earliest, likely, latest
}

func (d *draft) note(f Factor) { d.factors = append(d.factors, f) }
