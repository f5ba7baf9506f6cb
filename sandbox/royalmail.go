package sandbox

import (
	"net/http"
	"strings"

	"github.com/parcelnorm/tracking"
)

func royalMail() api {
	return api{
		carrier: tracking.CarrierRoyalMail,
		hosts:   []string{"api.royalmail.net"},
		env: map[string]string{
			"ROYAL_MAIL_API_CLIENT_ID": "sandbox-royal-mail-id", "ROYAL_MAIL_API_CLIENT_SECRET": "sandbox-royal-mail-secret",
		},
		keys: []string{"X-IBM-Client-Id", "X-IBM-Client-Secret", "X-Accept-RMG-Terms"},
		asks: func(q request) (question, bool) {
			rest, ok := strings.CutPrefix(q.path, "/mailpieces/v2/")
			number, service, piece := strings.Cut(rest, "/")
			switch {
			case !ok || q.Method != http.MethodGet:
				return question{}, false
			case rest == "summary":
				numbers := strings.Split(q.URL.Query().Get("mailPieceId"), ",")
				return question{endpoint: "summary", numbers: numbers}, numbers[0] != "" && len(numbers) <= 30
			case service == "events":
				return question{numbers: []string{number}}, true
			}
			return question{endpoint: "signature", numbers: []string{number}}, piece && service == "signature"
		},
		merge: mergeJSON("mailPieces"),
	}
}
