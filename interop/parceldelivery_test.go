package interop_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/interop"
)

func at(t testing.TB, text string) tracking.Time {
	t.Helper()
	var out tracking.Time
	require.NoError(t, out.UnmarshalText([]byte(text)))
	return out
}

func parcel(t testing.TB) *tracking.Shipment {
	t.Helper()
	lyon := tracking.Location{City: "Lyon", Region: "Rhône", Postcode: "69003", Country: "FR"}
	return &tracking.Shipment{
		Carrier: tracking.CarrierLaPoste, Number: "6A00000000000", Status: tracking.StatusAvailableForPickup,
		URL:    "https://example.com/6A00000000000",
		Origin: tracking.Location{Country: "CN"}, Destination: lyon,
		Promised:   tracking.Window{From: at(t, "2026-11-25"), To: at(t, "2026-11-28T18:00:00+01:00")},
		SignedBy:   "A. Muster",
		Pickup:     tracking.Pickup{Name: "Tabac Muster", Until: at(t, "2026-12-05")},
		References: []tracking.Reference{{Kind: tracking.ReferenceCarrier, Number: "77"}, {Kind: tracking.ReferenceOrder, Number: "8001"}},
		Events: []tracking.Event{
			{Time: at(t, "2026-11-20T10:00:00+08:00"), Status: tracking.StatusPickedUp, Location: tracking.Location{Country: "CN"}},
			{Time: at(t, "2026-11-25T09:00:00+01:00"), Status: tracking.StatusInTransit, Informational: true},
			{Time: at(t, "2026-11-26T09:00:00+01:00"), Status: tracking.StatusDelivered, Voided: true},
			{
				Time: at(t, "2026-11-26"), Status: tracking.StatusDeliveryAttemptFailed, Reason: tracking.ReasonNoticeLeft,
				Text: "A. Muster absent",
			},
			{Time: at(t, "2026-11-27T10:00:00"), Status: tracking.StatusAvailableForPickup, Location: lyon},
		},
		Raw: []byte("secret"),
	}
}

const markup = `{
  "@context": "https://schema.org",
  "@type": "ParcelDelivery",
  "deliveryAddress": {
    "@type": "PostalAddress", "addressCountry": "FR", "addressLocality": "Lyon", "addressRegion": "Rhône",
    "postalCode": "69003"
  },
  "deliveryStatus": [
    {
      "@type": "DeliveryEvent", "description": "The first carrier has received the parcel.",
      "location": {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "CN"}},
      "name": "Picked up", "startDate": "2026-11-20T10:00:00+08:00"
    },
    {
      "@type": "DeliveryEvent",
      "description": "The carrier came but could not deliver; it tries again or leaves the parcel at a pickup point. The courier left a notice.",
      "name": "Delivery attempt failed", "startDate": "2026-11-26"
    },
    {
      "@type": "DeliveryEvent", "availableThrough": "2026-12-05",
      "description": "The parcel waits to be collected by the recipient.",
      "location": {
        "@type": "Place",
        "address": {
          "@type": "PostalAddress", "addressCountry": "FR", "addressLocality": "Lyon", "addressRegion": "Rhône",
          "postalCode": "69003"
        }
      },
      "name": "Ready for pickup", "startDate": "2026-11-27T10:00:00"
    }
  ],
  "expectedArrivalFrom": "2026-11-25",
  "expectedArrivalUntil": "2026-11-28T18:00:00+01:00",
  "originAddress": {"@type": "PostalAddress", "addressCountry": "CN"},
  "partOfOrder": {"@type": "Order", "orderNumber": "8001", "orderStatus": "https://schema.org/OrderPickupAvailable"},
  "provider": {"@type": "Organization", "name": "la-poste"},
  "trackingNumber": "6A00000000000",
  "trackingUrl": "https://example.com/6A00000000000"
}`

func TestParcelDelivery(t *testing.T) {
	t.Parallel()
	got, err := interop.ParcelDelivery(parcel(t))
	require.NoError(t, err)
	var want bytes.Buffer
	require.NoError(t, json.Compact(&want, []byte(markup)))
	assert.Equal(t, want.String(), string(got))
	assert.NotContains(t, string(got), "Muster", "no names")
}

func TestSmallestParcelDelivery(t *testing.T) {
	t.Parallel()
	got, err := interop.ParcelDelivery(&tracking.Shipment{Number: "1Z", Status: tracking.StatusOrderRefunded})
	require.NoError(t, err)
	assert.JSONEq(t, `{"@context":"https://schema.org","@type":"ParcelDelivery","trackingNumber":"1Z"}`, string(got))
}

// What was written comes back, but for what the markup does not hold: codes, reasons and the statuses of events.
func TestReadParcelDelivery(t *testing.T) {
	t.Parallel()
	got, err := interop.ReadParcelDelivery([]byte(markup))
	require.NoError(t, err)
	for i := range got.Events {
		assert.NotEmpty(t, got.Events[i].ID)
		got.Events[i].ID = ""
	}
	want := parcel(t)
	event := func(e tracking.Event) tracking.Event {
		return tracking.Event{Status: tracking.StatusUnknown, Text: e.Status.Label(), Time: e.Time, Location: e.Location}
	}
	assert.Equal(t, &tracking.Shipment{
		Carrier: want.Carrier, Number: want.Number, URL: want.URL, Status: want.Status,
		CarrierStatus: tracking.CarrierStatus{Code: "OrderPickupAvailable"},
		Origin:        want.Origin, Destination: want.Destination, Promised: want.Promised,
		References: []tracking.Reference{{Kind: tracking.ReferenceOrder, Number: "8001"}},
		Events:     []tracking.Event{event(want.Events[0]), event(want.Events[3]), event(want.Events[4])},
	}, got)
}

func TestReadParcelDeliveryOfOthers(t *testing.T) {
	t.Parallel()
	shipment := func(change func(*tracking.Shipment)) *tracking.Shipment {
		s := &tracking.Shipment{Number: "12345678901234567890", Status: tracking.StatusUnknown}
		change(s)
		return s
	}
	for _, tt := range []struct {
		name, in string
		want     *tracking.Shipment
	}{
		{
			"a number as a number",
			`{"@type":"ParcelDelivery","trackingNumber":12345678901234567890}`,
			shipment(func(*tracking.Shipment) {}),
		},
		{
			"second in a list, its type an address",
			`[{"@type":"Order"},{"@type":["Thing","http://schema.org/ParcelDelivery"],"trackingNumber":"12345678901234567890"}]`,
			shipment(func(*tracking.Shipment) {}),
		},
		{
			"in a graph",
			`{"@context":"https://schema.org","@graph":[{"@type":"ParcelDelivery","trackingNumber":" 12345678901234567890 "}]}`,
			shipment(func(*tracking.Shipment) {}),
		},
		{
			"the carrier of older texts, in words",
			`{"@type":"ParcelDelivery","trackingNumber":"12345678901234567890",
				"carrier":{"@type":"Organization","name":" Deutsche Post AG "}}`,
			shipment(func(s *tracking.Shipment) { s.Carrier = "deutsche-post-ag" }),
		},
		{
			"the provider as a text, a status by address, one event without a list and without a readable time",
			`{"@type":"ParcelDelivery","trackingNumber":"12345678901234567890","provider":"FedEx",
				"partOfOrder":{"orderStatus":"http://schema.org/OrderInTransit"},
				"deliveryStatus":{"name":"Arrived","startDate":"this morning","location":{"address":{"addressCountry":"France"}}}}`,
			shipment(func(s *tracking.Shipment) {
				s.Carrier, s.Status, s.CarrierStatus.Code = "fedex", tracking.StatusInTransit, "OrderInTransit"
				s.Events = []tracking.Event{{Status: tracking.StatusUnknown, Text: "Arrived", TimeText: "this morning"}}
			}),
		},
		{
			"members of other types",
			`{"@type":"ParcelDelivery","trackingNumber":"12345678901234567890","trackingUrl":[],"provider":7,
				"originAddress":"Lyon","partOfOrder":[1],"deliveryStatus":["x"],"expectedArrivalFrom":{},"expectedArrivalUntil":"soon"}`,
			shipment(func(s *tracking.Shipment) { s.Carrier = "7" }), // a name like any other
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := interop.ReadParcelDelivery([]byte(tt.in))
			require.NoError(t, err)
			for i := range got.Events {
				got.Events[i].ID = ""
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestReadParcelDeliveryRefuses(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"", "{", "null", "[]", "7", `"ParcelDelivery"`, `{"@type":"Order","trackingNumber":"1"}`, `{"@type":"ParcelDelivery"}`,
		`{"@type":"ParcelDelivery","trackingNumber":""}`, `{"@type":"ParcelDelivery","trackingNumber":true}`,
	} {
		s, err := interop.ReadParcelDelivery([]byte(in))
		assert.Nil(t, s, in)
		assert.ErrorContains(t, err, "read JSON-LD: ", in)
	}
}

func FuzzReadParcelDelivery(f *testing.F) {
	f.Add([]byte(markup))
	f.Add([]byte(`[{"@graph":{"@type":["ParcelDelivery"],"trackingNumber":1,"carrier":"é"}}]`))
	f.Fuzz(func(t *testing.T, text []byte) {
		first, err := interop.ReadParcelDelivery(text)
		if err != nil {
			return
		}
		assert.NotEmpty(t, first.Number)
		assert.True(t, first.Status.Known())
		out, err := interop.ParcelDelivery(first)
		require.NoError(t, err)
		second, err := interop.ReadParcelDelivery(out)
		require.NoError(t, err)
		assert.Equal(t, first.Number, second.Number)
		assert.Equal(t, first.Status, second.Status)
		assert.Equal(t, first.Carrier, second.Carrier)
		assert.Equal(t, first.Origin, second.Origin)
		assert.Equal(t, first.Promised, second.Promised)
	})
}
