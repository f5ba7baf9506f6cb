package estimate

import (
	"fmt"
	"strings"
)

// ChargeRequest says what is imported. Value, Origin, Destination and On are required.
type ChargeRequest struct {
	Value       Amount // of the goods in the whole consignment, without shipping
	Currency    string // ISO 4217; EUR when empty. Limits are set in EUR, GBP and USD: see [ErrCurrency]
	Origin      string // as in [Request]
	Destination string // as in [Request]; BUESINGEN, HELIGOLAND, LIVIGNO, MOUNT ATHOS, JUNGHOLZ, MITTELBERG by name
	On          Date   // day of the import
	Items       int    // kinds of article, that is, tariff lines, not pieces; 0 is taken as 1
	IOSS        bool   // VAT was collected at purchase through the Union's import one-stop shop
	Gift        bool   // from one private person to another

	NationalFees bool // add the handling fees of single member states, which the carrier may or may not pass on

	Method        Method // for Bill.Shipping; empty leaves it out
	Heavy         bool   // heavy or bulky
	BundleItems   int    // items that take part in the bundle offer
	FreeFromLimit bool   // the category ships free from EUR 20
}

// Bill is what an import costs beyond the goods. Notices name what is due without a known amount; they are not part of
// the total.
type Bill struct {
	Lines    []Line    `json:"lines"`
	Total    Amount    `json:"total"`
	Currency string    `json:"currency"`
	Notices  []Notice  `json:"notices,omitempty"`
	Shipping *Shipping `json:"shipping,omitzero"`
}

// Line is one charge.
type Line struct {
	Code     string `json:"code"`
	Amount   Amount `json:"amount"`
	Currency string `json:"currency"`
	Basis    string `json:"basis"`          // the rule in words, with its legal source
	From     Date   `json:"from,omitzero"`  // first day on which it holds
	Until    Date   `json:"until,omitzero"` // last day, zero when no end is set
}

// Notice is a charge whose amount is not known, or something else that the recipient should know.
type Notice struct {
	Code  string `json:"code"`
	Basis string `json:"basis"`
	From  Date   `json:"from,omitzero"`
}

// imported is a request under way to its bill.
type imported struct {
	ChargeRequest
	from, to place
	bill     Bill
}

// Charges returns taxes, duties and fees of an import, and the range of shipping fees when a method is given. Amounts
// are exact to the cent. Rules are known from 2021-07-01 on (European Union) and 2021-01-01 on (Great Britain); places without
// rules give a notice. What is bought within one customs and tax area costs nothing more.
func Charges(r ChargeRequest) (Bill, error) {
	in, err := newImported(r)
	if err != nil {
		return Bill{}, err
	}
	switch to := areaOf(in.to); {
	case in.from.country == in.to.country && areaOf(in.from).vat == to.vat && areaOf(in.from).customs == to.customs:
	case to.union():
		err = in.union(areaOf(in.from), to)
	case in.to.country == "GB", in.to.country == "IM":
		err = in.britain()
	case in.to.country == "US":
		err = in.america()
	default:
		in.notice("import_taxes", "Import taxes of "+in.to.name()+" may be due; there is no table for them.", Date{})
	}
	if err != nil {
		return Bill{}, err
	}
	in.shipping()
	return in.bill, nil
}

func newImported(r ChargeRequest) (*imported, error) {
	r.Currency = strings.ToUpper(r.Currency)
	if r.Currency == "" {
		r.Currency = "EUR"
	}
	r.Items = max(r.Items, 1)
	if r.Value < 0 {
		return nil, fmt.Errorf("%w: a value of %s", ErrAmount, r.Value)
	}
	if r.Value >= 1e11 {
		return nil, fmt.Errorf("%w: a value of %s is more than a parcel holds", ErrAmount, r.Value)
	}
	if r.On.IsZero() {
		return nil, fmt.Errorf("%w: give the day of the import, as rules change", ErrMissing)
	}
	if r.Method != "" && !r.Method.Known() {
		return nil, fmt.Errorf("%w: %.40q", ErrMethod, r.Method)
	}
	in := &imported{ChargeRequest: r, bill: Bill{Lines: []Line{}, Currency: r.Currency}}
	var err error
	if in.from, err = newPlace(r.Origin, "origin"); err != nil {
		return nil, err
	}
	in.to, err = newPlace(r.Destination, "destination")
	return in, err
}

// in reports with an error that a limit cannot be applied to the request's currency.
func (in *imported) in(currency string) error {
	if in.Currency == currency {
		return nil
	}
	return fmt.Errorf("%w: the limits of %s are in %s: give the value in %s", ErrCurrency, in.to.name(), currency, currency)
}

// charge adds a line, and to the total when it is in the bill's currency.
func (in *imported) charge(l Line) {
	if l.Currency == "" {
		l.Currency = in.Currency
	}
	if l.Currency == in.Currency {
		in.bill.Total += l.Amount
	}
	in.bill.Lines = append(in.bill.Lines, l)
}

func (in *imported) notice(code, basis string, from Date) {
	in.bill.Notices = append(in.bill.Notices, Notice{Code: code, Basis: basis, From: from})
}
