package sandbox

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/parcelnorm/tracking"
)

func laPoste() api {
	return api{
		carrier: tracking.CarrierLaPoste,
		hosts:   []string{"api.laposte.fr"},
		env:     map[string]string{"LAPOSTE_API_KEY": "sandbox-la-poste-key"},
		keys:    []string{"X-Okapi-Key"},
		asks: func(q request) (question, bool) {
			list, ok := strings.CutPrefix(q.path, "/suivi/v2/idships/")
			numbers := strings.Split(list, ",")
			return question{numbers: numbers}, ok && q.Method == http.MethodGet && len(numbers) <= 10
		},
		merge: mergeList,
	}
}

// mergeList makes one array of bodies that are arrays or objects.
func mergeList(bodies [][]byte) []byte {
	var all []json.RawMessage
	for _, b := range bodies {
		var list []json.RawMessage
		if json.Unmarshal(b, &list) != nil {
			list = []json.RawMessage{b}
		}
		all = append(all, list...)
	}
	out, err := json.Marshal(all)
	if err != nil {
		return nil
	}
	return out
}
