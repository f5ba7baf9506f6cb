package estimate

// Shipping is the range of fees that shops ask for a method, in EUR. It is not part of a bill's total.
type Shipping struct {
	Min      Amount `json:"min"`
	Max      Amount `json:"max,omitzero"`      // zero when free, or when there is no upper end: see Basis
	Discount Amount `json:"discount,omitzero"` // off the price of the goods
	Basis    string `json:"basis"`
}

const (
	bundleFrom     = 3 // eligible items
	bundleDiscount = Amount(3_00)
	freeFrom       = Amount(20_00)
)

// shipping adds the fees of the method, where the product gives any.
func (in *imported) shipping() {
	s, ok := fees(in.Method, in.Heavy)
	if in.Method == "" || !ok {
		return
	}
	switch {
	case in.BundleItems >= bundleFrom:
		s = Shipping{Discount: bundleDiscount, Basis: "Bundle: free shipping and EUR 3 off from 3 eligible items."}
	case in.FreeFromLimit && in.Currency == "EUR" && in.Value >= freeFrom:
		s = Shipping{Basis: "This category ships free from EUR 20."}
	}
	in.bill.Shipping = &s
}

// fees returns the range of a method; a "few euros" is read as up to EUR 5.
func fees(m Method, heavy bool) (s Shipping, ok bool) {
	switch {
	case m == MethodExpress && heavy:
		return Shipping{Min: 50_00, Basis: "Express costs more than EUR 50 for heavy or bulky goods."}, true
	case m == MethodExpress:
		return Shipping{Min: 15_00, Max: 20_00, Basis: "Express starts at EUR 15 to 20."}, true
	case m == MethodStandard:
		return Shipping{Max: 10_00, Basis: "Standard shipping costs EUR 0 to 10."}, true
	case m == MethodEconomy:
		return Shipping{Max: 5_00, Basis: "Economy shipping is free for small items, else a few euros."}, true
	}
	return Shipping{}, false
}
