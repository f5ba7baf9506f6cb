package estimate_test

import (
	"fmt"
	"time"

	"github.com/parcelnorm/tracking/estimate"
)

func ExampleEstimate() {
	r := estimate.Request{Method: estimate.MethodStandard, Origin: "CN", Destination: "FR"}
	if err := r.SetShipped("2026-07-15"); err != nil {
		fmt.Println(err)
		return
	}
	w, err := estimate.Estimate(r, time.Date(2026, time.July, 15, 12, 0, 0, 0, time.UTC))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(w.Earliest, w.Likely, w.Latest)
	for _, f := range w.Factors {
		fmt.Printf("%+d %+d %s\n", f.DaysLikely, f.DaysLatest, f.Text)
	}
	// Output:
	// 2026-07-22 2026-07-24 2026-07-27
	// +13 +25 Standard shipping takes 7 to 25 days.
	// -4 -13 In summer parcels reach Europe in 7 to 12 days.
}

func ExampleModel() {
	var history estimate.Model
	shipped := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	for i := range 40 {
		err := history.Observe(estimate.Record{
			Method: estimate.MethodStandard, Origin: "CN", Destination: "FR",
			Shipped: shipped.AddDate(0, 0, i), Delivered: shipped.AddDate(0, 0, i+8+i%3),
		})
		if err != nil {
			fmt.Println(err)
			return
		}
	}
	now := shipped.AddDate(0, 0, 49)
	w, err := estimate.Estimate(estimate.Request{
		Method: estimate.MethodStandard, Origin: "CN", Destination: "FR", Shipped: now, History: &history,
	}, now)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(w.Basis, w.Likely.Sub(estimate.DateOf(now)), "days")
	// Output: history 8 days
}

func ExampleCharges() {
	bill, err := estimate.Charges(estimate.ChargeRequest{
		Value: 30_00, Currency: "EUR", Origin: "CN", Destination: "FR", IOSS: true,
		On: estimate.Date{Year: 2026, Month: time.November, Day: 24},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range bill.Lines {
		fmt.Println(l.Code, l.Amount)
	}
	fmt.Println("total", bill.Total, bill.Currency)
	// Output:
	// import_vat 6.00
	// eu_flat_duty 3.00
	// total 9.00 EUR
}
