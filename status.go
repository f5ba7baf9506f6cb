package tracking

// Status is where a parcel is in its journey. Values may be added. An empty Status is treated as unknown; the
// library never leaves one empty.
type Status string

// The statuses in the order of the journey.
const (
	StatusUnknown                     Status = "unknown"                        // no one has mapped the carrier's code
	StatusOrderReceived               Status = "order_received"                 // order placed
	StatusAwaitingClarification       Status = "awaiting_clarification"         // order waits for an answer
	StatusOrderUnfulfillable          Status = "order_unfulfillable"            // order cannot be shipped; terminal
	StatusOrderInProgress             Status = "order_in_progress"              // order being handled
	StatusPurchased                   Status = "purchased"                      // paid, waits to ship
	StatusOrderPacked                 Status = "order_packed"                   // packed
	StatusLabelCreated                Status = "label_created"                  // data with the carrier, parcel not
	StatusShipped                     Status = "shipped"                        // on its way to the first carrier
	StatusPickedUp                    Status = "picked_up"                      // first scan
	StatusArrivedAtSortingCenter      Status = "arrived_at_sorting_center"      // in a sorting centre
	StatusLeftSortingCenter           Status = "left_sorting_center"            // out of a sorting centre
	StatusHandedToAirline             Status = "handed_to_airline"              // with the airline
	StatusDepartedOriginCountry       Status = "departed_origin_country"        // left the country of origin
	StatusInTransit                   Status = "in_transit"                     // moving
	StatusArrivedInDestinationCountry Status = "arrived_in_destination_country" // landed
	StatusCustomsInProgress           Status = "customs_in_progress"            // at customs
	StatusCustomsCleared              Status = "customs_cleared"                // released by customs
	StatusTransferredToLocalCarrier   Status = "transferred_to_local_carrier"   // with the last-mile carrier
	StatusOutForDelivery              Status = "out_for_delivery"               // on the vehicle
	StatusDeliveryAttemptFailed       Status = "delivery_attempt_failed"        // tried, not delivered
	StatusAvailableForPickup          Status = "available_for_pickup"           // waits to be collected
	StatusDelivered                   Status = "delivered"                      // with the recipient; terminal
	StatusNotDelivered                Status = "not_delivered"                  // could not be delivered
	StatusReturningToSender           Status = "returning_to_sender"            // on its way back
	StatusReturnedToSender            Status = "returned_to_sender"             // back with the sender; terminal
	StatusException                   Status = "exception"                      // something is wrong
	StatusOrderCancelled              Status = "order_cancelled"                // cancelled; terminal
	StatusOrderRefunded               Status = "order_refunded"                 // money returned; terminal
)

// Phase is the coarse part of the journey that a [Status] belongs to.
type Phase string

// The phases.
const (
	PhaseUnknown    Phase = "unknown"
	PhaseOrder      Phase = "order"       // before a carrier has anything
	PhasePreTransit Phase = "pre_transit" // announced to the carrier, not scanned
	PhaseTransit    Phase = "transit"     // in the network
	PhaseCustoms    Phase = "customs"     // at a border
	PhaseDelivery   Phase = "delivery"    // near the recipient
	PhaseProblem    Phase = "problem"     // stuck or going back
	PhaseDone       Phase = "done"        // nothing more will happen
)

type statusInfo struct {
	status      Status
	label       string
	phase       Phase
	terminal    bool
	description string
}

// statuses is in the order of the journey: its index is the progress that compares two pieces.
var statuses = [...]statusInfo{
	{StatusUnknown, "Status unknown", PhaseUnknown, false, "The carrier uses a code that this library does not know yet."},
	{StatusOrderReceived, "Order received", PhaseOrder, false, "The seller has the order and is about to prepare it."},
	{StatusAwaitingClarification, "Awaiting clarification", PhaseOrder, false, "The order waits until a question about the item or the address is answered."},
	{StatusOrderUnfulfillable, "Cannot be shipped", PhaseOrder, true, "The order cannot be sent to this recipient."},
	{StatusOrderInProgress, "Order in progress", PhaseOrder, false, "The seller or the platform is working on the order."},
	{StatusPurchased, "Purchased", PhaseOrder, false, "The order is paid and waits to be shipped."},
	{StatusOrderPacked, "Packed", PhaseOrder, false, "The goods are packed and ready for the carrier."},
	{StatusLabelCreated, "Label created", PhasePreTransit, false, "The carrier has been told of the parcel but has not received it."},
	{StatusShipped, "Shipped", PhasePreTransit, false, "The parcel has left the seller and is heading to the first carrier."},
	{StatusPickedUp, "Picked up", PhaseTransit, false, "The first carrier has received the parcel."},
	{StatusArrivedAtSortingCenter, "At a sorting centre", PhaseTransit, false, "The parcel has reached a centre where it is sorted."},
	{StatusLeftSortingCenter, "Left a sorting centre", PhaseTransit, false, "The parcel has been sorted and sent on."},
	{StatusHandedToAirline, "Handed to the airline", PhaseTransit, false, "The airline has the parcel; no news during the flight is normal."},
	{StatusDepartedOriginCountry, "Left the country of origin", PhaseTransit, false, "The parcel is on its way between countries."},
	{StatusInTransit, "In transit", PhaseTransit, false, "The parcel is moving between two stages."},
	{StatusArrivedInDestinationCountry, "Arrived in the destination country", PhaseTransit, false, "The parcel has landed and waits for customs or the local carrier."},
	{StatusCustomsInProgress, "At customs", PhaseCustoms, false, "Customs are looking at the papers and the taxes of the parcel."},
	{StatusCustomsCleared, "Cleared by customs", PhaseCustoms, false, "Customs have released the parcel."},
	{StatusTransferredToLocalCarrier, "With the local carrier", PhaseTransit, false, "The carrier that delivers in the destination country has the parcel."},
	{StatusOutForDelivery, "Out for delivery", PhaseDelivery, false, "The parcel is on the delivery vehicle and normally arrives today."},
	{StatusDeliveryAttemptFailed, "Delivery attempt failed", PhaseDelivery, false, "The carrier came but could not deliver; it tries again or leaves the parcel at a pickup point."},
	{StatusAvailableForPickup, "Ready for pickup", PhaseDelivery, false, "The parcel waits to be collected by the recipient."},
	{StatusDelivered, "Delivered", PhaseDone, true, "The recipient, or somebody for them, has the parcel."},
	{StatusNotDelivered, "Not delivered", PhaseProblem, false, "The parcel could not be delivered and waits for a decision, or is lost or destroyed."},
	{StatusReturningToSender, "Going back to the sender", PhaseProblem, false, "The parcel is on its way back to the sender."},
	{StatusReturnedToSender, "Returned to the sender", PhaseDone, true, "The sender has the parcel again."},
	{StatusException, "Problem", PhaseProblem, false, "Something is wrong and the carrier does not say where the parcel is."},
	{StatusOrderCancelled, "Cancelled", PhaseDone, true, "The order or the shipment was cancelled."},
	{StatusOrderRefunded, "Refunded", PhaseDone, true, "The money has been given back."},
}

func (s Status) index() int {
	for i := range statuses {
		if statuses[i].status == s {
			return i
		}
	}
	return 0 // StatusUnknown
}

// Statuses returns all statuses in the order of the journey, unknown first.
func Statuses() []Status {
	out := make([]Status, len(statuses))
	for i, s := range statuses {
		out[i] = s.status
	}
	return out
}

// Known reports whether s is one of the constants; a stored text may not be.
func (s Status) Known() bool { return statuses[s.index()].status == s }

// Label returns a few English words for a heading, such as "Out for delivery".
func (s Status) Label() string { return statuses[s.index()].label }

// Description returns one English sentence that tells a shopper what s means.
func (s Status) Description() string { return statuses[s.index()].description }

// Phase returns the part of the journey that s belongs to.
func (s Status) Phase() Phase { return statuses[s.index()].phase }

// Terminal reports whether nothing is expected after s but corrections, or a return after a delivery.
func (s Status) Terminal() bool { return statuses[s.index()].terminal }

// ActionRequired reports whether the recipient usually has to do something in this status.
func (s Status) ActionRequired() bool {
	return s == StatusAvailableForPickup || s == StatusDeliveryAttemptFailed || s == StatusNotDelivered
}
