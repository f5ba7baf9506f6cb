package sandbox

import (
	"encoding/xml"
	"net/http"
	"net/url"

	"github.com/parcelnorm/tracking"
)

func tnt() api {
	return api{
		carrier: tracking.CarrierTNT,
		hosts:   []string{"express.tnt.com"},
		env:     map[string]string{"TNT_USERNAME": "sandbox-tnt-user", "TNT_PASSWORD": "sandbox-tnt-password"},
		keys:    []string{"Authorization"},
		asks: func(q request) (question, bool) {
			form, err := url.ParseQuery(string(q.body))
			var doc struct {
				Numbers []string `xml:"SearchCriteria>ConsignmentNumber"`
			}
			if err != nil || q.Method != http.MethodPost || q.path != "/expressconnect/track.do" ||
				xml.Unmarshal([]byte(form.Get("xml_in")), &doc) != nil || len(doc.Numbers) > 50 {
				return question{}, false
			}
			return question{numbers: doc.Numbers}, true
		},
		merge: mergeXML("TrackResponse"),
	}
}
