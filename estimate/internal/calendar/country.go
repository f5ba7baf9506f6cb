package calendar

import (
	"sync"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/ar"
	"github.com/rickar/cal/v2/at"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/be"
	"github.com/rickar/cal/v2/bg"
	"github.com/rickar/cal/v2/br"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/ch"
	"github.com/rickar/cal/v2/cy"
	"github.com/rickar/cal/v2/cz"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/ee"
	"github.com/rickar/cal/v2/es"
	"github.com/rickar/cal/v2/fi"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/gr"
	"github.com/rickar/cal/v2/hr"
	"github.com/rickar/cal/v2/hu"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/is"
	"github.com/rickar/cal/v2/it"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/ke"
	"github.com/rickar/cal/v2/lt"
	"github.com/rickar/cal/v2/lu"
	"github.com/rickar/cal/v2/lv"
	"github.com/rickar/cal/v2/mt"
	"github.com/rickar/cal/v2/mw"
	"github.com/rickar/cal/v2/mx"
	"github.com/rickar/cal/v2/nc"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/no"
	"github.com/rickar/cal/v2/nz"
	"github.com/rickar/cal/v2/pl"
	"github.com/rickar/cal/v2/pt"
	"github.com/rickar/cal/v2/ro"
	"github.com/rickar/cal/v2/rs"
	"github.com/rickar/cal/v2/ru"
	"github.com/rickar/cal/v2/se"
	"github.com/rickar/cal/v2/si"
	"github.com/rickar/cal/v2/sk"
	"github.com/rickar/cal/v2/th"
	"github.com/rickar/cal/v2/ua"
	"github.com/rickar/cal/v2/us"
	"github.com/rickar/cal/v2/za"
)

// For returns the calendar of a country, given as ISO 3166-1 alpha-2. A country without a holiday table has its
// weekends alone, an unknown one Saturday and Sunday. It never returns nil.
func For(country string) *Calendar {
	if c, ok := calendars[country]; ok {
		return c()
	}
	return calendars[""]()
}

// calendars holds one function a country, which builds its calendar on first use. Where holidays are regional, those
// of the region with the most parcels stand for the country: New South Wales, Zurich.
var calendars = map[string]func() *Calendar{
	"":   once("", nil),
	"CN": sync.OnceValue(china),

	// Weekends that are not Saturday and Sunday, without a holiday table.
	"AE": once("AE", nil), "AF": once("AF", nil), "BD": once("BD", nil), "BH": once("BH", nil), "BN": once("BN", nil),
	"DJ": once("DJ", nil), "DZ": once("DZ", nil), "EG": once("EG", nil), "IL": once("IL", nil), "IQ": once("IQ", nil),
	"IR": once("IR", nil), "JO": once("JO", nil), "KW": once("KW", nil), "LY": once("LY", nil), "MV": once("MV", nil),
	"NP": once("NP", nil), "OM": once("OM", nil), "PS": once("PS", nil), "QA": once("QA", nil), "SA": once("SA", nil),
	"SD": once("SD", nil), "SY": once("SY", nil), "YE": once("YE", nil),

	"AR": once("AR", ar.Holidays), "AT": once("AT", at.Holidays), "AU": once("AU", au.HolidaysNSW),
	"BE": once("BE", be.Holidays), "BG": once("BG", bg.Holidays), "BR": once("BR", br.Holidays),
	"CA": once("CA", ca.Holidays), "CH": once("CH", ch.HolidaysZH), "CY": once("CY", cy.Holidays),
	"CZ": once("CZ", cz.Holidays), "DE": once("DE", de.Holidays), "DK": once("DK", dk.Holidays),
	"EE": once("EE", ee.Holidays), "ES": once("ES", es.Holidays), "FI": once("FI", fi.Holidays),
	"FR": once("FR", fr.Holidays), "GB": once("GB", gb.Holidays), "GR": once("GR", gr.Holidays),
	"HR": once("HR", hr.Holidays), "HU": once("HU", hu.Holidays), "IE": once("IE", ie.Holidays),
	"IS": once("IS", is.Holidays), "IT": once("IT", it.Holidays), "JP": once("JP", jp.Holidays),
	"KE": once("KE", ke.Holidays), "LT": once("LT", lt.Holidays), "LU": once("LU", lu.Holidays),
	"LV": once("LV", lv.Holidays), "MT": once("MT", mt.Holidays), "MW": once("MW", mw.Holidays),
	"MX": once("MX", mx.Holidays), "NC": once("NC", nc.Holidays), "NL": once("NL", nl.Holidays),
	"NO": once("NO", no.Holidays), "NZ": once("NZ", nz.Holidays), "PL": once("PL", pl.Holidays),
	"PT": once("PT", pt.Holidays), "RO": once("RO", ro.Holidays), "RS": once("RS", rs.Holidays),
	"RU": once("RU", ru.Holidays), "SE": once("SE", se.Holidays), "SI": once("SI", si.Holidays),
	"SK": once("SK", sk.Holidays), "TH": once("TH", th.Holidays), "UA": once("UA", ua.Holidays),
	"US": once("US", us.Holidays), "ZA": once("ZA", za.Holidays),

	// Territories that keep the holidays of their country.
	"BL": once("FR", fr.Holidays), "GF": once("FR", fr.Holidays), "GP": once("FR", fr.Holidays),
	"MC": once("FR", fr.Holidays), "MF": once("FR", fr.Holidays), "MQ": once("FR", fr.Holidays),
	"PM": once("FR", fr.Holidays), "RE": once("FR", fr.Holidays), "YT": once("FR", fr.Holidays),
	"GG": once("GB", gb.Holidays), "IM": once("GB", gb.Holidays), "JE": once("GB", gb.Holidays),
	"GU": once("US", us.Holidays), "PR": once("US", us.Holidays), "VI": once("US", us.Holidays),
	"AX": once("FI", fi.Holidays), "SJ": once("NO", no.Holidays),
}

func once(country string, holidays []*cal.Holiday) func() *Calendar {
	return sync.OnceValue(func() *Calendar {
		c := plain(country)
		for year := 1999; year <= 2050; year++ { // a New Year's Day may be observed in the year before
			for _, h := range holidays {
				if _, observed := h.Calc(year); !observed.IsZero() {
					c.off(Number(observed.Date()))
				}
			}
		}
		return c.index()
	})
}

// plain returns a calendar with weekends alone.
func plain(country string) *Calendar {
	c := &Calendar{}
	for day := First; day < End; day++ {
		c.working.set(day, !weekend(country, day))
	}
	return c
}

func (c *Calendar) off(day int) {
	c.holidays.set(day, true)
	c.working.set(day, false)
}

// index counts the working days once everything is set.
func (c *Calendar) index() *Calendar {
	for i := range words {
		c.rank[i+1] = c.rank[i]
		for d := range 64 {
			c.rank[i+1] += int32(c.working[i] >> d & 1)
		}
	}
	return c
}
