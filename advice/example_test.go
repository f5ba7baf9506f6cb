package advice_test

import (
	"cmp"
	"fmt"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/advice"
	"github.com/parcelnorm/tracking/estimate"
)

// Somebody read a 2 as a Z. The form and the check digit of the number give it away.
func ExampleForError() {
	now := time.Date(2026, time.March, 5, 12, 0, 0, 0, time.UTC)
	for _, a := range advice.ForError("RR4731248Z9FR", tracking.ErrNotFound, now, advice.Options{}) {
		fmt.Println(a.Code, a.Severity)
		for _, typo := range a.Typos {
			fmt.Println(typo.Position, typo.Typed, "->", typo.Meant, typo.Number)
		}
	}
	// Output:
	// number_mistyped problem
	// 10 Z -> 2 RR473124829FR
}

// A parcel that is past its announced time, with the days on which the buyer's rights end.
func ExampleForShipment() {
	paris := time.FixedZone("CET", 60*60) // the recipient's; better time.LoadLocation("Europe/Paris")
	shipped := time.Date(2026, time.January, 5, 9, 0, 0, 0, paris)
	seen := time.Date(2026, time.January, 28, 18, 0, 0, 0, paris)
	s := &tracking.Shipment{
		Carrier: tracking.CarrierLaPoste, Number: "LB123456785CN", Status: tracking.StatusTransferredToLocalCarrier,
		Events: []tracking.Event{{
			Time:   tracking.NewTime(seen, tracking.PrecisionMinute, tracking.ZoneStated),
			Status: tracking.StatusTransferredToLocalCarrier,
		}},
	}
	all := advice.ForShipment(s, time.Date(2026, time.January, 31, 12, 0, 0, 0, paris), advice.Options{
		Shipped:    shipped,
		Window:     &estimate.Window{Latest: estimate.Date{Year: 2026, Month: time.January, Day: 30}},
		Protection: advice.AliExpress(),
	})
	for _, a := range all {
		fmt.Println(a.Code, a.Severity)
		for _, d := range a.Actions {
			fmt.Println(d.Code, cmp.Or(d.Contact.Who, "-"))
		}
		for _, d := range a.Deadlines {
			fmt.Println(d.By, d.Code)
		}
	}
	// Output:
	// late problem
	// do_check_address -
	// do_contact_seller who_seller
	// do_contact_platform who_platform
	// do_keep_evidence -
	// do_dispute_non_receipt who_platform
	// 2026-01-30 by_announced
	// 2026-02-14 by_dispute
	// 2026-03-06 by_protection
}

func ExampleAdvice_Text() {
	ready := &tracking.Shipment{
		Status: tracking.StatusAvailableForPickup,
		Pickup: tracking.Pickup{Name: "Tabac du Port", Until: tracking.NewTime(
			time.Date(2026, time.April, 1, 0, 0, 0, 0, time.UTC), tracking.PrecisionDay, tracking.ZoneUnknown)},
	}
	now := time.Date(2026, time.March, 20, 12, 0, 0, 0, time.UTC)
	for _, a := range advice.ForShipment(ready, now, advice.Options{}) {
		fmt.Println(a.Text("en"))
		fmt.Println(a.Text("de"))
	}
	// Output:
	// Your parcel is ready for you to collect. Pickup place: Tabac du Port. Please bring the notice or code and proof of identity. It is kept until 1 April 2026.
	// Ihr Paket liegt zur Abholung bereit. Abholort: Tabac du Port. Bitte bringen Sie die Benachrichtigung oder den Code und einen Ausweis mit. Es wird bis zum 1. April 2026 aufbewahrt.
}

// A shop with words of its own starts from those of a language.
func ExampleTexts() {
	words := advice.TextsIn("en")
	words[advice.OutForDelivery] = "Knock, knock! Your parcel is nearly there."
	s := &tracking.Shipment{Status: tracking.StatusOutForDelivery}
	for _, a := range advice.ForShipment(s, time.Now(), advice.Options{}) {
		fmt.Println(words.Text(a))
	}
	// Output:
	// Knock, knock! Your parcel is nearly there. It helps if somebody is there to take it.
}
