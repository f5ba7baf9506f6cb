package sandbox

import (
	"bytes"
	"encoding/xml"
	"net/http"
	"strings"

	"github.com/parcelnorm/tracking"
)

func deutschePost() api {
	return api{
		carrier: tracking.CarrierDeutschePost,
		hosts:   []string{"api-eu.dhl.com"},
		env: map[string]string{
			"DHL_API_KEY": "sandbox-dhl-key", "DHL_PARCEL_DE_API_KEY": "sandbox-dhlde-key", "DHL_PARCEL_DE_API_SECRET": "sandbox-dhlde-secret",
			"DHL_PARCEL_DE_USERNAME": "sandbox-dhlde-user", "DHL_PARCEL_DE_PASSWORD": "sandbox-dhlde-password",
		},
		keys: []string{"Authorization", "DHL-API-Key"},
		asks: func(q request) (question, bool) {
			query := q.URL.Query()
			switch {
			case q.Method != http.MethodGet:
				return question{}, false
			case q.path == "/track/shipments" && query.Get("service") == "post-de":
				return question{endpoint: "unified", numbers: []string{query.Get("trackingNumber")}}, true
			case q.path != "/parcel/de/tracking/v0/shipments":
				return question{}, false
			}
			numbers := strings.Split(pieceRequest(q).Pieces, ";")
			return question{numbers: numbers}, len(numbers) <= 20
		},
		signed: func(q request) bool {
			r := pieceRequest(q)
			return q.path == "/track/shipments" || r.User == "sandbox-dhlde-user" && r.Password == "sandbox-dhlde-password"
		},
		merge: func(bodies [][]byte) []byte {
			var out []byte
			end := []byte("</data>\n")
			for i, b := range bodies {
				inner := bytes.TrimSuffix(append(bytes.TrimSpace(b), '\n'), end)
				if at := bytes.Index(inner, []byte("<data name=\"piece-shipment\"")); i > 0 && at >= 0 {
					inner = inner[at:]
				}
				out = append(out, inner...)
			}
			return append(out, end...)
		},
	}
}

// pieceRequest is the document that Parcel DE takes in its query.
func pieceRequest(q request) (r struct {
	User     string `xml:"appname,attr"`
	Password string `xml:"password,attr"`
	Pieces   string `xml:"piece-code,attr"`
},
) {
	_ = xml.Unmarshal([]byte(q.URL.Query().Get("xml")), &r) // what cannot be read asks for nothing
	return r
}
