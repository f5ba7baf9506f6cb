package aliexpress

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

// The form of the answers; only fields that are read.

type document struct {
	Error    *problem `json:"error_response"`
	Tracking struct {
		Result *trackingResult `json:"result"`
	} `json:"aliexpress_ds_order_tracking_get_response"`
	Order struct {
		Result *order `json:"result"`
	} `json:"aliexpress_trade_ds_order_get_response"`
}

type problem struct {
	Code    norm.Text `json:"code"`
	Message string    `json:"msg"`
	Sub     string    `json:"sub_code"`
}

type trackingResult struct {
	OK      norm.Text `json:"ret"`
	Code    norm.Text `json:"code"`
	Message string    `json:"msg"`
	Data    struct {
		Lines wrapped[line] `json:"tracking_detail_line_list"`
	} `json:"data"`
}

type line struct {
	Number  norm.Text     `json:"mail_no"` // "" before it is shipped
	Service string        `json:"carrier_name"`
	ETA     norm.Text     `json:"eta_time_stamps"` // ms
	Nodes   wrapped[node] `json:"detail_node_list"`
}

type node struct {
	Time norm.Text `json:"time_stamp"` // ms
	Name string    `json:"tracking_name"`
	Text string    `json:"tracking_detail_desc"`
}

type order struct {
	Status    string           `json:"order_status"`
	End       string           `json:"end_reason"`
	Logistics string           `json:"logistics_status"`
	Parcels   wrapped[shipped] `json:"logistics_info_list"`
}

type shipped struct {
	Number  norm.Text `json:"logistics_no"`
	Service string    `json:"logistics_service"`
}

// wrapped is a list in any of the gateway's forms: an array, an object with the array as its one member, {} for none,
// or the only element without an array.
type wrapped[T any] []T

// UnmarshalJSON reads any of them.
func (w *wrapped[T]) UnmarshalJSON(b []byte) error {
	*w = nil
	var members map[string]json.RawMessage
	if json.Unmarshal(b, &members) == nil {
		if len(members) == 0 {
			return nil
		}
		if len(members) == 1 {
			for _, inner := range members {
				if len(inner) > 0 && (inner[0] == '[' || inner[0] == '{') {
					b = inner
				}
			}
		}
	}
	return json.Unmarshal(b, (*norm.List[T])(w))
}

func trackingWire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierAliExpress}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc document
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		r := doc.Tracking.Result
		switch {
		case doc.Error != nil:
			return nil, w.Error(doc.Error.fault())
		case r == nil:
			return nil, errors.New("no result")
		case r.Code == "1001", len(r.Data.Lines) == 0 && r.OK == "true":
			return nil, w.Error(rest.Fault{Kind: tracking.ErrNotFound, Code: r.Code.String(), Message: r.Message})
		case len(r.Data.Lines) == 0:
			return nil, w.Error(rest.Fault{Code: r.Code.String(), Message: r.Message})
		}
		pieces := make([]tracking.Shipment, len(r.Data.Lines))
		f := norm.Found{}
		for i, l := range r.Data.Lines {
			pieces[i] = l.read(codes)
			f.Numbers = append(f.Numbers, l.Number.String())
		}
		whole := tracking.Whole(pieces)
		if len(pieces) > 1 {
			whole.Number = "" // the order's, which the answer does not hold
		}
		f.Shipment = &whole
		return []norm.Found{f}, nil
	}
	return w
}

// fault names the gateway's own refusals. Those beyond insufficient permission are general names of the platform.
func (p problem) fault() rest.Fault {
	f := rest.Fault{Code: p.Code.String(), Message: p.Message}
	if p.Sub != "" {
		f.Code = p.Sub
	}
	has := func(codes ...string) bool {
		return slices.Contains(codes, p.Code.String()) || slices.Contains(codes, p.Sub)
	}
	switch {
	case has("IllegalAccessToken", "IncompleteSignature", "InvalidAppKey", "MissingAccessToken"):
		f.Kind = tracking.ErrUnauthorized
	case has("InsufficientPermission", "isv.insufficient-permission", "AppWhiteIpLimit"):
		f.Kind = tracking.ErrForbidden
	case has("ApiCallLimit", "AppCallLimit"):
		f.Kind = tracking.ErrRateLimited
	}
	return f
}

func orderWire(codes *norm.Codes) rest.Wire {
	w := rest.Wire{Carrier: tracking.CarrierAliExpress}
	w.Read = func(a tracking.Answer) ([]norm.Found, error) {
		var doc document
		if err := rest.JSON(a, &doc); err != nil {
			return nil, err
		}
		switch o := doc.Order.Result; {
		case doc.Error != nil:
			return nil, w.Error(doc.Error.fault())
		case o == nil || o.Status == "":
			return nil, w.Error(rest.Fault{Kind: tracking.ErrNotFound})
		default:
			return []norm.Found{{Shipment: o.read(codes)}}, nil
		}
	}
	return w
}
