package interop_test

import (
	"fmt"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/interop"
)

// A shop tells two services where a parcel is, each in its own words.
func ExampleTo() {
	for _, v := range []interop.Vocabulary{interop.AfterShip, interop.EasyPost, interop.Shopify} {
		w, loss := interop.To(v, tracking.StatusCustomsInProgress, tracking.ReasonCustomsDocuments, "")
		fmt.Printf("%-9s %s %s, lost: %+v\n", v, w.Status, w.Detail, loss)
	}
	// Output:
	// aftership Exception Exception_018, lost: {Status:true Reason:false DeliveredTo:false}
	// easypost  in_transit awaiting_information, lost: {Status:true Reason:true DeliveredTo:false}
	// shopify   DELAYED , lost: {Status:true Reason:true DeliveredTo:false}
}

// Where a vendor has no word that would be true, nothing is sent.
func ExampleTo_nothingToSend() {
	w, _ := interop.To(interop.Shopify, tracking.StatusOrderRefunded, "", "")
	fmt.Println(w == interop.Word{})
	// Output:
	// true
}

func ExampleFrom() {
	m, ok := interop.From(interop.SeventeenTrack, interop.Word{
		Status: "InTransit", Detail: "InTransit_CustomsRequiringInformation",
	})
	fmt.Println(m.Status, m.Reason, ok)

	m, _ = interop.From(interop.AfterShip, interop.Word{Status: "Delivered", Detail: "Delivered_003"})
	fmt.Println(m.Status, m.DeliveredTo, m.Also)

	m, _ = interop.From(interop.TrackingMore, interop.Word{Status: "expired"})
	fmt.Println(m.Status, m.Stale)
	// Output:
	// customs_in_progress customs_documents true
	// delivered recipient signed
	// unknown true
}

func ExampleParcelDelivery() {
	text, err := interop.ParcelDelivery(&tracking.Shipment{
		Carrier: tracking.CarrierLaPoste, Number: "6A00000000000", Status: tracking.StatusOutForDelivery,
	})
	fmt.Println(string(text), err)
	// Output:
	// {"@context":"https://schema.org","@type":"ParcelDelivery","partOfOrder":{"@type":"Order","orderStatus":"https://schema.org/OrderInTransit"},"provider":{"@type":"Organization","name":"la-poste"},"trackingNumber":"6A00000000000"} <nil>
}
