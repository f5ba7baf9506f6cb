package estimate

import (
	"math"
	"time"
)

// figures is a window in days from shipping.
type figures struct{ earliest, likely, latest float64 }

// The product's figures. The likely day is their geometric mean where the product gives the ends alone.
func baseFigures(m Method) (f figures, text string) {
	switch m {
	case MethodLocalWarehouse:
		return figures{3, 4.5, 7}, "A warehouse in Europe delivers in 3 to 7 days."
	case MethodExpress:
		return figures{5, 7, 10}, "Express takes 5 to 10 business days."
	case MethodCombined:
		return figures{7, 8, 10}, "Combined delivery arrives within 10 days, guaranteed."
	case MethodEconomy:
		return figures{15, 30, 60}, "Economy shipping takes 15 to 60 days."
	default:
		return figures{7, 13, 25}, "Standard shipping takes 7 to 25 days."
	}
}

// What some destinations and seasons change.
var (
	standardSummer = figures{7, 9, 12}
	standardWinter = figures{7, 13, 20}
	economyEurope  = figures{28, 40, 56}
	farAway        = figures{14, 24, 42}
)

// rule drafts the window that the method alone gives.
func (j *journey) rule() draft {
	d := draft{earliest: j.shipped, likely: j.shipped, latest: j.shipped, factors: make([]Factor, 0, 4)}
	f := j.method(&d)
	f = j.destination(&d, f)
	if n := j.leaves - j.shipped; n > 0 {
		code, text := j.delay()
		d.move(d.earliest+n, d.likely+n, d.latest+n, code, text)
	}
	if j.Method == MethodExpress && !j.far() {
		j.businessDays(&d, f)
	}
	j.peak(&d)
	if j.Method != MethodLocalWarehouse { // the whole spread that the product has seen between countries
		d.earliest = max(d.earliest, j.shipped+7)
		d.likely = max(d.likely, d.earliest)
		d.latest = min(max(d.latest, d.likely), max(j.shipped+90, d.likely))
	}
	return d
}

func round(days float64) int { return int(math.Floor(days + 0.5)) }

// set makes f the window, counted from the day of shipping.
func (j *journey) set(d *draft, f figures, code, text string) figures {
	d.move(j.shipped+round(f.earliest), j.shipped+round(f.likely), j.shipped+round(f.latest), code, text)
	return f
}

// method starts from the product's figures for the method.
func (j *journey) method(d *draft) figures {
	f, text := baseFigures(j.Method)
	if j.Method != MethodCombined {
		return j.set(d, f, "method_"+string(j.Method), text)
	}
	j.guaranteed = !j.far() && (j.OrderValue == 0 || j.OrderValue > 1000)
	if j.guaranteed {
		j.leaves = j.shipped // the guarantee knows no holidays
		return j.set(d, f, "method_combined", text)
	}
	f, _ = baseFigures(MethodStandard)
	text = "Combined delivery is guaranteed above EUR 10 only: this order travels as standard."
	if j.far() {
		text = "Combined delivery is not guaranteed this far away: this order travels as standard."
	}
	return j.set(d, f, "combined_as_standard", text)
}

// far reports whether the destination takes weeks whatever the method.
func (j *journey) far() bool { return j.Remote || j.to.region == overseas }

// asStandard reports whether the parcel travels as standard.
func (j *journey) asStandard() bool {
	return j.Method == MethodStandard || j.Method == MethodCombined && !j.guaranteed
}

// destination applies what the product says of the destination and the season there.
func (j *journey) destination(d *draft, f figures) figures {
	switch {
	case j.far():
		f = figures{max(f.earliest, farAway.earliest), max(f.likely, farAway.likely), max(f.latest, farAway.latest)}
		return j.set(d, f, "overseas", "Overseas territories and remote places take 2 to 6 weeks.")
	case j.Method == MethodLocalWarehouse:
		j.border(d)
	case j.Method == MethodEconomy && j.to.inEurope():
		return j.set(d, economyEurope, "economy_europe", "Economy parcels to Europe typically take 4 to 8 weeks.")
	case j.asStandard() && j.to.inEurope():
		return j.season(d, f)
	case j.to.region == africa && !j.guaranteed:
		return j.slow(d, f)
	case j.to.region == elsewhere && !served(j.to.country):
		d.note(Factor{Code: "no_regional_figures", Text: "There are no figures for this destination: these are the general ones."})
	}
	return f
}

// border tells whether a parcel from a European warehouse meets customs.
func (j *journey) border(d *draft) {
	if j.from.country == j.to.country || j.from.region == europeanUnion && j.to.region == europeanUnion {
		d.note(Factor{Code: "no_customs", Text: "The parcel crosses no customs border."})
		return
	}
	d.note(Factor{Code: "customs_border", Text: "The parcel crosses a customs border, where a check may hold it up."})
}

// season applies Europe's summer and winter to standard parcels. Summer is June to August, winter December to
// February, by the day of shipping; in a peak the general figures stand, which the peak extends.
func (j *journey) season(d *draft, f figures) figures {
	on := dateAt(j.shipped)
	if _, peak := peakOn(on); peak {
		return f
	}
	switch on.Month {
	case time.June, time.July, time.August:
		return j.set(d, standardSummer, "season_summer", "In summer parcels reach Europe in 7 to 12 days.")
	case time.December, time.January, time.February:
		return j.set(d, standardWinter, "season_winter", "In winter parcels reach Europe within 20 days.")
	}
	return f
}

// slow moves the likely day toward the end. The product says that Africa is slower but not by how much, so its ends
// stay.
func (j *journey) slow(d *draft, f figures) figures {
	switch j.Method {
	case MethodEconomy:
		f.likely = 42
	case MethodExpress:
		f.likely = 8
	default:
		f.likely = 18
	}
	return j.set(d, f, "slow_region", "Parcels to Africa are slower than those to Europe or North America.")
}

// delay explains the days that the origin adds.
func (j *journey) delay() (code, text string) {
	if j.missedCutOff {
		return "cut_off", "Too late for the day's collection: the parcel leaves on " + dayText(j.leaves) + "."
	}
	text = "Holidays in " + j.from.name() + ": parcels move on after " + dayText(j.leaves) + "."
	if j.from.calendar().Provisional(j.leaves) {
		text += " The dates of that holiday are not official yet."
	}
	return "origin_holiday", text
}

func dayText(n int) string {
	return time.Unix(int64(n)*86400, 0).UTC().Format("2 January")
}

// businessDays turns figures in business days of the destination into dates.
func (j *journey) businessDays(d *draft, f figures) {
	at := func(days float64) int { return j.days.Add(j.leaves, round(days)) }
	d.move(at(f.earliest), at(f.likely), at(f.latest),
		"weekends_holidays", "Weekends and holidays at the destination do not count as business days.")
}

// peak adds what the product says of peaks, which spare local warehouses and the guarantee.
func (j *journey) peak(d *draft) {
	if j.Method == MethodLocalWarehouse || j.guaranteed {
		return
	}
	p, ok := peakOn(dateAt(j.shipped))
	if !ok {
		return
	}
	likely, latest := d.likely+peakLikely, d.latest+peakLatest
	if j.Method == MethodExpress && !j.far() {
		likely, latest = j.days.Next(likely), j.days.Next(latest)
	}
	d.move(d.earliest, likely, latest, p.code, p.text)
}
