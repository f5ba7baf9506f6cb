package royalmail

import (
	"cmp"
	"encoding/json"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

// The form of the answers; only fields that are read.

// document is a list of pieces (summary), one piece (events, signature) or a problem, also under HTTP 200.
type document struct {
	Pieces norm.List[piece] `json:"mailPieces"`
	problem
}

type piece struct {
	ID        norm.Text `json:"mailPieceId"`
	Status    norm.Text `json:"status"` // an HTTP status, in summaries
	Error     refusal   `json:"error"`
	Summary   summary   `json:"summary"`
	Events    []event   `json:"events"` // newest first
	Signature struct {
		Name     string    `json:"recipientName"`
		At       string    `json:"signatureDateTime"`
		UniqueID norm.Text `json:"uniqueItemId"`
		Barcode  norm.Text `json:"oneDBarcode"`
	} `json:"signature"`
	Estimate struct {
		Day   string `json:"date"`
		Start string `json:"startOfEstimatedWindow"` // a clock with its offset
		End   string `json:"endOfEstimatedWindow"`
	} `json:"estimatedDelivery"`
}

type summary struct {
	UniqueID    norm.Text `json:"uniqueItemId"`
	Barcode     norm.Text `json:"oneDBarcode"`
	Product     string    `json:"productName"`
	Origin      string    `json:"originCountryCode"`
	Destination string    `json:"destinationCountryCode"`
	Code        string    `json:"lastEventCode"`
	Name        string    `json:"lastEventName"`
	At          string    `json:"lastEventDateTime"`
	Place       string    `json:"lastEventLocationName"`
	Category    string    `json:"statusCategory"`
	Description string    `json:"statusDescription"`
	Line        string    `json:"summaryLine"`
	Partner     struct {
		Title string `json:"title"`
	} `json:"internationalPostalProvider"`
}

type event struct {
	Code  string `json:"eventCode"`
	Name  string `json:"eventName"`
	At    string `json:"eventDateTime"`
	Place string `json:"locationName"`
}

type problem struct {
	HTTPCode norm.Text          `json:"httpCode"` // of the service, whatever that on the wire
	Message  string             `json:"httpMessage"`
	More     string             `json:"moreInformation"`
	Errors   norm.List[refusal] `json:"errors"`
}

type refusal struct {
	Code        string `json:"errorCode"`
	Description string `json:"errorDescription"`
}

// fault reads the error envelope.
func fault(a tracking.Answer) rest.Fault {
	var p problem
	_ = json.Unmarshal(a.Body, &p) // a gateway's own page says nothing
	return p.fault()
}

func (p problem) fault() rest.Fault {
	var r refusal
	if len(p.Errors) > 0 {
		r = p.Errors[0]
	}
	f := r.fault(p.HTTPCode)
	f.Message = cmp.Or(f.Message, p.More, p.Message)
	return f
}

// fault reads a code of Royal Mail's, or the HTTP status that came with it.
func (r refusal) fault(status norm.Text) rest.Fault {
	return rest.Fault{Code: r.Code, Message: r.Description, Kind: cmp.Or(kinds(r.Code), kinds(status.String()))}
}

func kinds(code string) tracking.Kind {
	switch code {
	case "E1142", "E1144", "E1284", "E1308", "E2001", "404": // not known, not proven, nothing to tell yet
		return tracking.ErrNotFound
	case "E1145", "E1283": // the product has no proof, or no tracking
		return tracking.ErrUnsupported
	case "E0016", "403":
		return tracking.ErrForbidden
	case "401":
		return tracking.ErrUnauthorized
	case "E0010", "429":
		return tracking.ErrRateLimited
	case "E0001", "E0009", "E1307", "500", "503":
		return tracking.ErrUnavailable
	}
	return ""
}
