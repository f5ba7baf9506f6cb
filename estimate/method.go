package estimate

import (
	"fmt"
	"strings"
)

// Method is how a seller ships. Its text is the word of the command line and of the history file.
type Method string

// The methods of the marketplace.
const (
	MethodLocalWarehouse Method = "local_warehouse" // stock in Europe: 3 to 7 days
	MethodExpress        Method = "express"         // DHL, FedEx, UPS, TNT by air: 5 to 10 business days
	MethodStandard       Method = "standard"        // AliExpress or Cainiao Standard: 7 to 25 days
	MethodEconomy        Method = "economy"         // Super Economy, post small packet: 15 to 60 days
	MethodCombined       Method = "combined"        // several shops in one parcel: 10 days, guaranteed
)

// Methods returns all methods, the fastest first.
func Methods() []Method {
	return []Method{MethodLocalWarehouse, MethodExpress, MethodCombined, MethodStandard, MethodEconomy}
}

// ParseMethod reads a method. Case does not matter, and blanks and hyphens are underscores. Anything else is
// [ErrMethod].
func ParseMethod(s string) (Method, error) {
	m := Method(strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(s))))
	if !m.Known() {
		return "", fmt.Errorf("%w: %.40q; methods are local_warehouse, express, standard, economy and combined",
			ErrMethod, s)
	}
	return m, nil
}

// Known reports whether m is one of the constants.
func (m Method) Known() bool {
	switch m {
	case MethodLocalWarehouse, MethodExpress, MethodStandard, MethodEconomy, MethodCombined:
		return true
	}
	return false
}
