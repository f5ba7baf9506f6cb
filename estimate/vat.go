package estimate

import "time"

// vatRate is a standard rate of value added tax in hundredths of a percent, from a day on.
type vatRate struct {
	from        Date
	basisPoints int
}

var (
	since2021 = Date{2021, time.July, 1} // every import into the Union is taxed: Directive (EU) 2017/2455
	iossLimit = Amount(150_00)
)

// standardRates returns the standard rates of a member state since 2021-07-01, the oldest first; nil for any other
// country. Source: the Commission's list of rates in force (Taxes in Europe Database), state of 2026-11.
func standardRates(country string) []vatRate {
	flat := func(basisPoints int) []vatRate { return []vatRate{{since2021, basisPoints}} }
	switch country {
	case "LU":
		return []vatRate{{since2021, 1700}, {Date{2023, time.January, 1}, 1600}, {Date{2024, time.January, 1}, 1700}}
	case "MT":
		return flat(1800)
	case "CY", "DE":
		return flat(1900)
	case "RO":
		return []vatRate{{since2021, 1900}, {Date{2025, time.August, 1}, 2100}}
	case "AT", "BG", "FR":
		return flat(2000)
	case "EE":
		return []vatRate{{since2021, 2000}, {Date{2024, time.January, 1}, 2200}, {Date{2025, time.July, 1}, 2400}}
	case "SK":
		return []vatRate{{since2021, 2000}, {Date{2025, time.January, 1}, 2300}}
	case "BE", "CZ", "ES", "LT", "LV", "NL":
		return flat(2100)
	case "IT", "SI":
		return flat(2200)
	case "IE", "PL", "PT":
		return flat(2300)
	case "GR":
		return flat(2400)
	case "FI":
		return []vatRate{{since2021, 2400}, {Date{2024, time.September, 1}, 2550}}
	case "DK", "HR", "SE":
		return flat(2500)
	case "HU":
		return flat(2700)
	}
	return nil
}

// taxArea is a place as taxes see it. The Union's customs territory and its VAT territory are not the same, and
// neither follows its borders.
type taxArea struct {
	customs bool // in the Union's customs territory
	vat     bool // in the Union's VAT territory
	rates   []vatRate
	local   string // a tax of the place itself, of which there is no table
}

// areaOf returns the taxes of a place. Sources: Directive 2006/112/EC, articles 5 to 7; Regulation (EU) 952/2013,
// article 4. Places without a code of their own go by name.
func areaOf(p place) taxArea {
	flat := func(basisPoints int) []vatRate { return []vatRate{{since2021, basisPoints}} }
	switch p.code {
	case "GP", "MQ", "RE":
		return taxArea{customs: true, rates: flat(850), local: "octroi de mer"}
	case "GF", "YT":
		return taxArea{customs: true, rates: flat(0), local: "octroi de mer"}
	case "ES-CN", "ES-GC", "ES-TF":
		return taxArea{customs: true, local: "IGIC, the tax of the Canary Islands"}
	case "ES-CE", "ES-ML", "CEUTA", "MELILLA":
		return taxArea{local: "IPSI, the tax of Ceuta and Melilla"}
	case "PT-20", "AZORES":
		return taxArea{customs: true, vat: true, rates: flat(1600)}
	case "PT-30", "MADEIRA":
		return taxArea{customs: true, vat: true, rates: flat(2200)}
	case "JUNGHOLZ", "MITTELBERG":
		return taxArea{customs: true, vat: true, rates: flat(1900)}
	case "AX":
		return taxArea{customs: true, rates: standardRates("FI")}
	case "MC":
		return taxArea{customs: true, vat: true, rates: standardRates("FR")}
	case "MOUNT ATHOS":
		return taxArea{customs: true, rates: flat(0)}
	case "BUESINGEN", "BÜSINGEN", "HELIGOLAND", "HELGOLAND", "LIVIGNO":
		return taxArea{rates: flat(0)}
	}
	if rates := standardRates(p.country); rates != nil {
		return taxArea{customs: true, vat: true, rates: rates}
	}
	return taxArea{}
}

// union reports whether the Union's rules say anything about the place.
func (a taxArea) union() bool { return a.customs || a.rates != nil || a.local != "" }

// rateOn returns the rate of a day and how long it holds; until is zero when no end is known.
func (a taxArea) rateOn(d Date) (r vatRate, until Date, ok bool) {
	for i, rate := range a.rates {
		if d.Before(rate.from) {
			break
		}
		r, until, ok = rate, Date{}, true
		if i+1 < len(a.rates) {
			until = a.rates[i+1].from.AddDays(-1)
		}
	}
	return r, until, ok
}
