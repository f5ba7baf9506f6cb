package sandbox

import (
	"net/http"

	"github.com/parcelnorm/tracking"
)

func sunyou() api {
	return api{
		carrier: tracking.CarrierSunYou,
		hosts:   []string{"www.sypost.net"},
		asks: func(q request) (question, bool) {
			n := q.URL.Query().Get("trackNumber")
			return question{numbers: []string{n}}, q.Method == http.MethodGet && q.path == "/queryTrack" && n != ""
		},
	}
}
