package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/parcelnorm/tracking/estimate"
)

func (a app) charges(_ context.Context, args []string) error {
	f := a.flags("track charges", "-value 30 -currency EUR -from CN -to FR", "Tells the taxes and duties that are due on an import.")
	var r estimate.ChargeRequest
	value := f.String("value", "", "of the goods without shipping, such as 29.90 (required)")
	f.StringVar(&r.Currency, "currency", "EUR", "of the value")
	f.StringVar(&r.Origin, "from", "", "`country` of origin (required)")
	f.StringVar(&r.Destination, "to", "", "`country` or territory of destination (required)")
	f.IntVar(&r.Items, "items", 1, "kinds of article, by tariff heading")
	f.BoolVar(&r.IOSS, "ioss", false, "VAT was paid at purchase, by the import one-stop shop")
	f.BoolVar(&r.Gift, "gift", false, "from one private person to another")
	method := f.String("method", "", "tell the usual shipping fee of this `method` too")
	on := f.String("on", "", "`date` of the import; default today")
	if err := none(f, args); err != nil {
		return err
	}
	at, err := a.moment(*on)
	if err != nil {
		return usagef("-on %q is no date such as 2026-11-20", *on)
	}
	r.On = estimate.DateOf(at)
	if r.Value, err = estimate.ParseAmount(*value); err != nil {
		return usagef("-value: %v", err)
	}
	if *method != "" {
		if r.Method, err = estimate.ParseMethod(*method); err != nil {
			return usagef("-method: %v", err)
		}
	}
	bill, err := estimate.Charges(r)
	if err != nil {
		return usagef("%v", err)
	}
	if f.json {
		return json.NewEncoder(a.out).Encode(bill)
	}
	printBill(a.out, bill)
	return nil
}

func printBill(out io.Writer, bill estimate.Bill) {
	for _, l := range bill.Lines {
		fmt.Fprintf(out, "%8s %s  %s\n", l.Amount, l.Currency, l.Basis)
	}
	for _, n := range bill.Notices {
		fmt.Fprintf(out, "           -   %s\n", n.Basis)
	}
	if s := bill.Shipping; s != nil {
		fmt.Fprintf(out, "Shipping: %s\n", s.Basis)
	}
	fmt.Fprintf(out, "%8s %s  in all, beside the goods\n", bill.Total, bill.Currency)
}
