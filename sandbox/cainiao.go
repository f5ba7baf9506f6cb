package sandbox

import (
	"net/http"
	"strings"

	"github.com/parcelnorm/tracking"
)

func cainiao() api {
	return api{
		carrier: tracking.CarrierCainiao,
		hosts:   []string{"global.cainiao.com"},
		asks: func(q request) (question, bool) {
			numbers := strings.Split(q.URL.Query().Get("mailNos"), ",")
			return question{numbers: numbers}, q.Method == http.MethodGet && q.path == "/global/detail.json" && numbers[0] != ""
		},
		merge: mergeJSON("module"),
	}
}
