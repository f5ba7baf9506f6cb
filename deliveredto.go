package tracking

// DeliveredTo says who or what has a delivered parcel. The zero value means that it is not said.
type DeliveredTo string

// Who may have it.
const (
	ToRecipient         DeliveredTo = "recipient"
	ToNeighbour         DeliveredTo = "neighbour"
	ToSafePlace         DeliveredTo = "safe_place"
	ToReception         DeliveredTo = "reception"
	ToMailbox           DeliveredTo = "mailbox"
	ToPickupPoint       DeliveredTo = "pickup_point"       // collected there
	ToAlternateLocation DeliveredTo = "alternate_location" // another address
)

var deliveredTo = [...]struct {
	to          DeliveredTo
	description string
}{
	{ToRecipient, "to the recipient"},
	{ToNeighbour, "to a neighbour"},
	{ToSafePlace, "in a safe place"},
	{ToReception, "at a reception desk"},
	{ToMailbox, "in the mailbox"},
	{ToPickupPoint, "at a pickup point"},
	{ToAlternateLocation, "at another address"},
}

// DeliveredTos returns all values.
func DeliveredTos() []DeliveredTo {
	out := make([]DeliveredTo, len(deliveredTo))
	for i, d := range deliveredTo {
		out[i] = d.to
	}
	return out
}

// Known reports whether d is one of the constants.
func (d DeliveredTo) Known() bool { return d.Description() != "" }

// Description returns a few English words that go on from "Delivered", and "" when it is not said.
func (d DeliveredTo) Description() string {
	for _, i := range deliveredTo {
		if i.to == d {
			return i.description
		}
	}
	return ""
}
