package usps_test

import (
	"errors"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/jarcoal/httpmock"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers/usps"
	"github.com/parcelnorm/tracking/transport"
)

// spy gives a token, keeps the query of any other request and answers nothing.
type spy struct{ query url.Values }

func (s *spy) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Path != "/oauth2/v3/token" {
		s.query = r.URL.Query()
		return nil, errors.New("no network")
	}
	return httpmock.NewStringResponse(http.StatusOK, `{"access_token":"t","expires_in":28799}`), nil
}

func TestNumberThatWasUsedAgain(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		query tracking.Query
		want  url.Values
	}{
		{"number alone", tracking.Query{}, url.Values{"expand": {"DETAIL"}}},
		{
			"date and ZIP+4",
			tracking.Query{ShippedAfter: time.Date(2026, 11, 9, 23, 0, 0, 0, time.UTC), Postcode: "53703-1234", Country: "us"},
			url.Values{"expand": {"DETAIL"}, "mailingDate": {"2026-11-09"}, "destinationZIPCode": {"53703"}},
		},
		{"postcode of elsewhere", tracking.Query{Postcode: "SW1A 1AA"}, url.Values{"expand": {"DETAIL"}}},
		{"five digits of elsewhere", tracking.Query{Postcode: "10115", Country: "DE"}, url.Values{"expand": {"DETAIL"}}},
		{"six digits", tracking.Query{Postcode: "123456"}, url.Values{"expand": {"DETAIL"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := &spy{}
			tr, err := usps.New(usps.Config{ClientID: "a", ClientSecret: "b", HTTP: transport.Config{Base: s, Attempts: 1}})
			require.NoError(t, err)
			tt.query.Number = "9400190301772644001813"
			_, err = tr.Track(t.Context(), tt.query)
			require.ErrorIs(t, err, tracking.ErrUnavailable)
			assert.Equal(t, tt.want, s.query)
		})
	}
}

func TestRefusalOfTheTokenEndpoint(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusBadRequest, http.StatusUnauthorized} {
		_, err := usps.Parse(tracking.Answer{
			Endpoint: usps.EndpointToken, Status: status,
			Body: []byte(`{"error":"invalid_client","error_description":"Client authentication failed."}`),
		}, tracking.Query{})
		assert.Equal(t, &tracking.Error{
			Carrier: tracking.CarrierUSPS, Kind: tracking.ErrUnauthorized, HTTPStatus: status,
			Code: "invalid_client", Message: "Client authentication failed.",
		}, err)
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	zoned := func(clock string, offset int, sec int) tracking.Time {
		at, err := time.ParseInLocation("2006-01-02 15:04", clock, time.FixedZone("", offset*3600))
		require.NoError(t, err)
		return tracking.NewTime(at.Add(time.Duration(sec)*time.Second), tracking.PrecisionSecond, tracking.ZoneStated)
	}
	floating := func(clock string) tracking.Time {
		at, err := time.Parse("2006-01-02 15:04", clock)
		require.NoError(t, err)
		return tracking.NewTime(at, tracking.PrecisionSecond, tracking.ZoneUnknown)
	}
	for _, tt := range []struct {
		name, event string
		want        tracking.Event // time, text of it, status, reason, delivered to
	}{
		{
			"GMT a day early", `"eventCode":"SF","eventTimestamp":"2026-11-09T18:31:00","GMTTimestamp":"2026-11-09T00:31:21Z","GMTOffset":"-06:00"`,
			tracking.Event{Time: zoned("2026-11-09 18:31", -6, 21), Status: tracking.StatusLeftSortingCenter},
		},
		{
			"no GMT members", `"eventCode":"80","eventTimestamp":"2026-11-09T18:31:00","eventCity":"AUSTIN","eventState":"TX","eventZIP":"78701"`,
			tracking.Event{Time: floating("2026-11-09 18:31"), Status: tracking.StatusPickedUp},
		},
		{
			"offset alone", `"eventCode":"80","eventTimestamp":"2026-11-09T18:31:00","GMTOffset":"-10:00"`,
			tracking.Event{Time: zoned("2026-11-09 18:31", -10, 0), Status: tracking.StatusPickedUp},
		},
		{
			"offset that is none", `"eventCode":"80","eventTimestamp":"2026-11-09T18:31:00","GMTOffset":"CST"`,
			tracking.Event{Time: floating("2026-11-09 18:31"), Status: tracking.StatusPickedUp},
		},
		{"no time", `"eventCode":"80","eventTimestamp":"soon"`, tracking.Event{TimeText: "soon", Status: tracking.StatusPickedUp}},
		{"arrived", `"eventCode":"10","eventType":"Arrived at Facility"`, tracking.Event{Status: tracking.StatusArrivedAtSortingCenter}},
		{"departed", `"eventCode":"10","eventType":"Departed Facility"`, tracking.Event{Status: tracking.StatusLeftSortingCenter}},
		{"10 without words", `"eventCode":10`, tracking.Event{Status: tracking.StatusArrivedAtSortingCenter}},
		{"any hub", `"eventCode":"07","eventType":"Arrival at Hub"`, tracking.Event{Status: tracking.StatusArrivedAtSortingCenter}},
		{
			"post office", `"eventCode":"07","eventType":"Arrived at Post Office"`,
			tracking.Event{Status: tracking.StatusArrivedAtSortingCenter, Reason: tracking.ReasonAtDeliveryDepot},
		},
		{"08 misrouted", `"eventCode":"08","eventType":"Missent"`, tracking.Event{Status: tracking.StatusInTransit, Reason: tracking.ReasonMisrouted}},
		{"08 arrived", `"eventCode":"08","eventType":"Arrived at Facility"`, tracking.Event{Status: tracking.StatusArrivedAtSortingCenter}},
		{
			"refused", `"eventCode":"04","eventType":"Refused"`,
			tracking.Event{Status: tracking.StatusNotDelivered, Reason: tracking.ReasonRecipientRefused},
		},
		{
			"refused and going back", `"eventCode":"04","eventType":"Refused, Being Returned to Sender"`,
			tracking.Event{Status: tracking.StatusReturningToSender, Reason: tracking.ReasonRecipientRefused},
		},
		{"to the sender", `"eventCode":"01","eventType":"Delivered, To Original Sender"`, tracking.Event{Status: tracking.StatusReturnedToSender}},
		{"left with somebody", `"eventCode":"01","eventType":"Delivered, Left with Individual"`, tracking.Event{Status: tracking.StatusDelivered}},
		{
			"PO box", `"eventCode":"01","eventType":"Delivered, PO Box"`,
			tracking.Event{Status: tracking.StatusDelivered, DeliveredTo: tracking.ToMailbox},
		},
		{
			"at the counter", `"eventCode":"01","eventType":"Delivered, Individual Picked Up at Post Office"`,
			tracking.Event{Status: tracking.StatusDelivered, DeliveredTo: tracking.ToPickupPoint},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			body := `{"trackingNumber":"9400190301772644001813","trackingEvents":[{` + tt.event + `}]}`
			list, err := usps.Parse(tracking.Answer{Body: []byte(body)}, tracking.Query{})
			require.NoError(t, err)
			require.Len(t, list[0].Events, 1)
			e := list[0].Events[0]
			assert.Equal(t, tt.want, tracking.Event{Time: e.Time, TimeText: e.TimeText, Status: e.Status, Reason: e.Reason, DeliveredTo: e.DeliveredTo})
		})
	}
}

func TestPromised(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, members, from, to string }{
		{"none", `"x":"y"`, "", ""},
		{"expected day", `"expectedDeliveryTimeStamp":"2026-11-13T00:00:00"`, "", "2026-11-13"},
		{"expected hour", `"expectedDeliveryTimeStamp":"2026-11-13T18:00:00"`, "", "2026-11-13T18:00:00"},
		{"predicted before expected", `"expectedDeliveryTimeStamp":"2026-11-13T00:00:00","predictedDeliveryDate":"2026-11-12"`, "", "2026-11-12"},
		{
			"window", `"predictedDeliveryDate":"2026-11-12","predictedDeliveryWindowStartTime":"13:15:00","predictedDeliveryWindowEndTime":"17:15:00"`,
			"2026-11-12T13:15:00", "2026-11-12T17:15:00",
		},
		{
			"window of timestamps", `"predictedDeliveryWindowStartTime":"2026-11-12T13:15:00","predictedDeliveryWindowEndTime":"2026-11-12T17:15:00"`,
			"2026-11-12T13:15:00", "2026-11-12T17:15:00",
		},
		{"window in words", `"predictedDeliveryDate":"2026-11-12","predictedDeliveryWindowEndTime":"by 9 pm"`, "", "2026-11-12"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			body := `[{"trackingNumber":"9400190301772644001813",` + tt.members + `}]`
			list, err := usps.Parse(tracking.Answer{Body: []byte(body)}, tracking.Query{})
			require.NoError(t, err)
			assert.Equal(t, [2]string{tt.from, tt.to}, [2]string{list[0].Promised.From.String(), list[0].Promised.To.String()})
		})
	}
}
