package estimate

import (
	"fmt"
	"strconv"
	"time"
)

// The Union's flat duty of EUR 3 for each tariff line of a consignment up to EUR 150, Council Regulation (EU) 2026/382.
const flatDuty = Amount(3_00)

var (
	flatDutyFrom  = Date{2026, time.July, 1}
	flatDutyUntil = Date{2028, time.June, 30}
)

// union charges an import into the European Union or one of its territories.
func (in *imported) union(from, to taxArea) error {
	if err := in.in("EUR"); err != nil {
		return err
	}
	if in.On.Before(since2021) {
		return fmt.Errorf("%w: the Union's rules are known from %s on", ErrDate, since2021)
	}
	if !from.vat || !to.vat {
		in.unionVAT(to)
	}
	if to.customs && !from.customs {
		in.unionDuty()
		if in.NationalFees {
			in.nationalFee()
		}
	}
	return nil
}

func (in *imported) unionVAT(to taxArea) {
	if to.local != "" {
		in.notice("local_tax", "The place has a tax of its own: "+to.local+".", Date{})
	}
	rate, until, ok := to.rateOn(in.On)
	if !ok || rate.basisPoints == 0 {
		return
	}
	basis := "VAT " + percent(rate.basisPoints) + " % of " + in.to.name() + " on every import, whatever its value " +
		"(Directive (EU) 2017/2455); "
	ioss := in.IOSS && in.Value <= iossLimit && to.vat
	switch {
	case ioss:
		basis += "collected at purchase through IOSS"
	case in.IOSS:
		basis += "due at import, as IOSS ends at EUR 150 and at the border of the tax area"
	default:
		basis += "due at import unless the seller collects it"
	}
	in.charge(Line{Code: "import_vat", Amount: in.Value.share(rate.basisPoints), Basis: basis, From: rate.from, Until: until})
	if !ioss {
		in.notice("carrier_fee", "Without IOSS the carrier usually adds a fee for paying the tax in advance.", since2021)
	}
}

func (in *imported) unionDuty() {
	switch {
	case in.Value > iossLimit:
		in.notice("customs_duty", "Above EUR 150 customs duty is due by kind of goods, and VAT on the duty "+
			"(Regulation (EU) 952/2013); the amount is not known here.", since2021)
	case in.On.Before(flatDutyFrom):
	case flatDutyUntil.Before(in.On):
		in.notice("customs_duty", "The flat duty has ended: customs duty is due by kind of goods "+
			"(Regulation (EU) 2026/382); the amount is not known here.", flatDutyUntil.AddDays(1))
	default:
		in.charge(Line{
			Code: "eu_flat_duty", Amount: flatDuty * Amount(in.Items),
			Basis: "EUR 3 for each kind of article from outside the Union, here " + strconv.Itoa(in.Items) +
				" (Council Regulation (EU) 2026/382); normally paid by the seller or platform",
			From: flatDutyFrom, Until: flatDutyUntil,
		})
	}
}

// nationalFee adds the handling fee of a member state. Italy's has been put off twice.
func (in *imported) nationalFee() {
	fee := func(code string, amount Amount, currency, basis string, from Date) {
		if !in.On.Before(from) && in.Value <= iossLimit {
			in.charge(Line{Code: code, Amount: amount, Currency: currency, Basis: basis, From: from})
		}
	}
	switch in.to.country {
	case "FR":
		fee("fr_handling_fee", 2_00*Amount(in.Items), "EUR",
			"EUR 2 for each kind of article imported into France", Date{2026, time.March, 1})
	case "IT":
		fee("it_handling_fee", 2_00, "EUR", "EUR 2 a parcel imported into Italy", Date{2026, time.October, 1})
	case "RO":
		fee("ro_handling_fee", 25_00, "RON",
			"RON 25 a parcel imported into Romania; not in the total, which is in EUR", Date{2026, time.January, 1})
	}
}

// britain charges an import into Great Britain: no duty up to GBP 135 for the whole consignment, VAT always.
func (in *imported) britain() error {
	since := Date{2021, time.January, 1}
	reliefEnds := Date{2029, time.March, 31} // "by March 2029 at the latest", Budget of 26 November 2025
	if err := in.in("GBP"); err != nil {
		return err
	}
	if in.On.Before(since) {
		return fmt.Errorf("%w: Britain's rules are known from %s on", ErrDate, since)
	}
	if in.to.code == "GB-NIR" {
		in.notice("northern_ireland", "Northern Ireland follows the Union's customs rules for some goods.", since)
	}
	if in.Gift && in.Value < 39_00 {
		in.notice("gift", "Gifts below GBP 39 are free of VAT and duty.", since)
		return nil
	}
	basis := "VAT 20 % of the United Kingdom, charged at sale by the seller or marketplace up to GBP 135"
	if in.Value > 135_00 {
		basis = "VAT 20 % of the United Kingdom, due at import above GBP 135"
	}
	in.charge(Line{Code: "import_vat", Amount: in.Value.share(2000), Basis: basis + " (Value Added Tax Act 1994)", From: since})
	switch {
	case in.Value > 135_00:
		in.notice("customs_duty", "Above GBP 135 customs duty is due by kind of goods, and VAT on the duty; the amount is not known here.", since)
	case reliefEnds.Before(in.On):
		in.notice("customs_duty", "The relief up to GBP 135 was to end by March 2029: customs duty may be due.", reliefEnds)
	}
	return nil
}

// america charges an import into the United States, where the limit of USD 800 is suspended.
func (in *imported) america() error {
	suspended := Date{2025, time.August, 29} // Executive Order 14324; for China and Hong Kong it came earlier
	if in.from.country == "CN" || in.from.country == "HK" {
		suspended = Date{2025, time.May, 2}
	}
	limit, free := Amount(800_00), "Up to USD 800 no duty was due (19 U.S.C. 1321)."
	due := "Customs duty is due above USD 800; the amount is not known here."
	if !in.On.Before(suspended) {
		limit, due = 0, "Customs duty is due whatever the value, as the USD 800 limit is suspended "+
			"(Executive Order 14324); the amount is not known here."
	}
	if in.Gift && limit == 0 {
		limit, free = 100_00, "Gifts up to USD 100 are free of duty (19 U.S.C. 1321)."
	}
	if limit > 0 {
		if err := in.in("USD"); err != nil {
			return err
		}
		if in.Value <= limit {
			in.notice("duty_free", free, Date{})
			return nil
		}
	}
	in.notice("customs_duty", due, suspended)
	return nil
}
