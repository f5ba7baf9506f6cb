package estimate

// region is what the rules tell apart by destination.
type region uint8

const (
	elsewhere region = iota
	europeanUnion
	europe        // outside the Union, its micro-states and islands among it
	africa        //
	overseas      // territories far from the country they belong to
	undeliverable //
)

// regionOf sorts a country or a territory with a code of its own. The Union's outermost regions are overseas.
func regionOf(country string) region {
	switch country {
	case "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
		"LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK":
		return europeanUnion
	case "AD", "AL", "AX", "BA", "BY", "CH", "GB", "GG", "GI", "IM", "IS", "JE", "LI", "MC", "MD", "ME", "MK", "NO",
		"RS", "RU", "SM", "UA", "VA", "XK":
		return europe
	case "AO", "BF", "BI", "BJ", "BW", "CD", "CF", "CG", "CI", "CM", "CV", "DJ", "DZ", "EG", "EH", "ER", "ET", "GA",
		"GH", "GM", "GN", "GQ", "GW", "KE", "KM", "LR", "LS", "LY", "MA", "MG", "ML", "MR", "MU", "MW", "MZ", "NA",
		"NE", "NG", "RW", "SC", "SL", "SN", "ST", "SZ", "TD", "TG", "TN", "TZ", "UG", "ZA", "ZM", "ZW":
		return africa
	case "AI", "AS", "AW", "BL", "BM", "BQ", "CC", "CK", "CW", "CX", "FK", "FO", "GF", "GL", "GP", "GU", "KY", "MF",
		"MP", "MQ", "MS", "NC", "NF", "NU", "PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TK", "VG", "VI",
		"WF", "YT":
		return overseas
	}
	if refusal(country) != "" {
		return undeliverable
	}
	return elsewhere
}

// subdivisionOf sorts the parts of countries that differ from the rest of them, given as ISO 3166-2; ok is false for
// all others. Spain's islands and towns in Africa stand under their provinces as well.
func subdivisionOf(code string) (r region, ok bool) {
	switch code {
	case "ES-CN", "ES-GC", "ES-TF", "ES-CE", "ES-ML", "PT-20", "PT-30", "US-AK", "US-HI", "CL-IP":
		return overseas, true
	}
	return undeliverable, refusal(code) != ""
}

// refusal says why no parcel goes to a place, "" when one does.
func refusal(code string) string {
	switch code {
	case "CU", "IR", "KP", "SY":
		return "it is under an embargo"
	case "AF", "SD", "SO", "SS", "YE":
		return "it is a conflict area"
	case "UA-09", "UA-14", "UA-40", "UA-43":
		return "it is an occupied part of Ukraine"
	case "AQ", "BV", "GS", "HM", "IO", "TF", "UM":
		return "it has no post for parcels"
	}
	return ""
}

// served reports whether the product names the country, or its part of the world, among those it delivers to.
func served(country string) bool {
	switch regionOf(country) {
	case europeanUnion, overseas:
		return true
	}
	switch country {
	case "GB", "CH", "NO", "US", "CA", // Europe outside the Union, North America
		"AR", "BO", "BR", "CL", "CO", "CR", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PY", "SV", "UY", // Latin America
		"BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN", "AU", "NZ", "JP", "KR", // Asia and Pacific
		"AE", "SA", "IL", "BH", "JO", "KW", "OM", "QA", "TR", // Middle East
		"EG", "ZA", "DZ", "MA", "ET", "TZ": // Africa
		return true
	}
	return false
}

// hasWarehouse reports whether the marketplace keeps stock in a country.
func hasWarehouse(country string) bool {
	switch country {
	case "FR", "ES", "PL", "BE", "IT", "DE", "GB", "CZ":
		return true
	}
	return false
}
