package sandbox

import (
	"net/http"
	"strings"

	"github.com/parcelnorm/tracking"
)

func yanwen() api {
	return api{
		carrier: tracking.CarrierYanwen,
		hosts:   []string{"api.track.yw56.com.cn"},
		env:     map[string]string{"YANWEN_USER_ID": "sandbox-yanwen-user"},
		keys:    []string{"Authorization"},
		asks: func(q request) (question, bool) {
			numbers := strings.Split(q.URL.Query().Get("nums"), ",")
			ok := q.Method == http.MethodGet && q.path == "/api/tracking" && numbers[0] != "" && len(numbers) <= 30
			return question{numbers: numbers}, ok
		},
		merge: mergeJSON("result"),
	}
}
