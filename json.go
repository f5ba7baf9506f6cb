package tracking

import (
	"encoding/json"
	"errors"
)

type eventJSON struct {
	Time          Time        `json:"time,omitzero"`
	TimeText      string      `json:"time_text,omitzero"`
	Zone          Zone        `json:"zone,omitzero"`
	Precision     Precision   `json:"precision,omitzero"`
	Status        Status      `json:"status"`
	Reason        Reason      `json:"reason,omitzero"`
	DeliveredTo   DeliveredTo `json:"delivered_to,omitzero"`
	Code          string      `json:"code,omitzero"`
	Text          string      `json:"text,omitzero"`
	Location      Location    `json:"location,omitzero"`
	Carrier       Carrier     `json:"carrier,omitzero"`
	Attempt       int         `json:"attempt,omitzero"`
	Informational bool        `json:"informational,omitzero"`
	Voids         string      `json:"voids,omitzero"`
	Voided        bool        `json:"voided,omitzero"`
	ID            string      `json:"id,omitzero"`
}

// MarshalJSON writes time, zone and precision as three members.
func (e Event) MarshalJSON() ([]byte, error) {
	j := eventJSON{
		Time: e.Time, TimeText: e.TimeText, Status: e.Status, Reason: e.Reason, DeliveredTo: e.DeliveredTo,
		Code: e.Code, Text: e.Text, Location: e.Location, Carrier: e.Carrier, Attempt: e.Attempt,
		Informational: e.Informational, Voids: e.Voids, Voided: e.Voided, ID: e.ID,
	}
	if j.Status == "" {
		j.Status = StatusUnknown
	}
	if !e.Time.IsZero() {
		j.Zone, j.Precision = e.Time.Zone(), e.Time.Precision()
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Event) UnmarshalJSON(b []byte) error {
	var j eventJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	*e = Event{
		ID: j.ID, Carrier: j.Carrier, Time: j.Time.as(j.Precision, j.Zone), TimeText: j.TimeText, Status: j.Status,
		Reason: j.Reason, DeliveredTo: j.DeliveredTo, Code: j.Code, Text: j.Text, Location: j.Location,
		Attempt: j.Attempt, Informational: j.Informational, Voids: j.Voids, Voided: j.Voided,
	}
	return nil
}

type resultJSON struct {
	Number   string    `json:"number"`
	Carrier  Carrier   `json:"carrier,omitzero"`
	Shipment *Shipment `json:"shipment,omitzero"`
	Error    *Error    `json:"error,omitzero"`
}

// MarshalJSON writes the number as it was asked, the carrier that answered, and the shipment or the error.
func (r Result) MarshalJSON() ([]byte, error) {
	j := resultJSON{Number: r.Query.Number, Carrier: r.Query.Carrier, Shipment: r.Shipment}
	if r.Err != nil {
		e, ok := errors.AsType[*Error](r.Err)
		if !ok {
			e = &Error{}
		}
		c := *e
		c.Kind = KindOf(r.Err)
		j.Error = &c
		if c.Carrier != "" {
			j.Carrier = c.Carrier
		}
	} else if r.Shipment != nil {
		j.Carrier = r.Shipment.Carrier
	}
	return json.Marshal(j)
}
