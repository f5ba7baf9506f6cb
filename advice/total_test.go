package advice_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/advice"
)

// What each status gives rise to on its first day; empty for nothing, on purpose: the parcel goes its way.
var byStatus = map[tracking.Status]advice.Code{
	tracking.StatusUnknown:                     "",
	tracking.StatusOrderReceived:               "",
	tracking.StatusAwaitingClarification:       advice.OrderQuestion,
	tracking.StatusOrderUnfulfillable:          advice.OrderImpossible,
	tracking.StatusOrderInProgress:             "",
	tracking.StatusPurchased:                   "",
	tracking.StatusOrderPacked:                 "",
	tracking.StatusLabelCreated:                advice.AwaitingFirstScan,
	tracking.StatusShipped:                     advice.AwaitingFirstScan,
	tracking.StatusPickedUp:                    "",
	tracking.StatusArrivedAtSortingCenter:      "",
	tracking.StatusLeftSortingCenter:           "",
	tracking.StatusHandedToAirline:             "",
	tracking.StatusDepartedOriginCountry:       "",
	tracking.StatusInTransit:                   "",
	tracking.StatusArrivedInDestinationCountry: "",
	tracking.StatusCustomsInProgress:           "",
	tracking.StatusCustomsCleared:              "",
	tracking.StatusTransferredToLocalCarrier:   "",
	tracking.StatusOutForDelivery:              advice.OutForDelivery,
	tracking.StatusDeliveryAttemptFailed:       advice.AttemptFailed,
	tracking.StatusAvailableForPickup:          advice.ReadyForPickup,
	tracking.StatusDelivered:                   advice.Delivered,
	tracking.StatusNotDelivered:                advice.NotDelivered,
	tracking.StatusReturningToSender:           advice.Returning,
	tracking.StatusReturnedToSender:            advice.Returned,
	tracking.StatusException:                   advice.Problem,
	tracking.StatusOrderCancelled:              advice.Cancelled,
	tracking.StatusOrderRefunded:               advice.Refunded,
}

// What each reason gives rise to on a parcel in transit; empty for nothing, on purpose: it only tells, or no words
// would be right.
var byReason = map[tracking.Reason]advice.Code{
	tracking.ReasonDelayWeather:             advice.Delayed,
	tracking.ReasonDelayCarrier:             advice.Delayed,
	tracking.ReasonDelayFlight:              advice.Delayed,
	tracking.ReasonDelayExternal:            advice.Delayed,
	tracking.ReasonDelayUnspecified:         advice.Delayed,
	tracking.ReasonHeldByCarrier:            advice.Held,
	tracking.ReasonHeldSecurity:             advice.Held,
	tracking.ReasonHeldForPayment:           advice.PaymentDue,
	tracking.ReasonUnderInvestigation:       advice.Investigation,
	tracking.ReasonCustomsDelay:             advice.CustomsSlow,
	tracking.ReasonCustomsHold:              advice.CustomsHold,
	tracking.ReasonCustomsInspection:        advice.CustomsSlow,
	tracking.ReasonCustomsDocuments:         advice.CustomsDocuments,
	tracking.ReasonCustomsDutiesUnpaid:      advice.CustomsDuties,
	tracking.ReasonCustomsRejected:          advice.CustomsRefused,
	tracking.ReasonProhibitedGoods:          advice.CustomsRefused,
	tracking.ReasonAddressIncorrect:         advice.AddressProblem,
	tracking.ReasonAddressCorrected:         "",
	tracking.ReasonRecipientMoved:           advice.AddressProblem,
	tracking.ReasonNoAccess:                 advice.AttemptFailed,
	tracking.ReasonRecipientUnavailable:     advice.AttemptFailed,
	tracking.ReasonBusinessClosed:           advice.AttemptFailed,
	tracking.ReasonRecipientUnlocatable:     advice.AddressProblem,
	tracking.ReasonRecipientRefused:         advice.Declined,
	tracking.ReasonIdentificationFailed:     advice.IdentityNeeded,
	tracking.ReasonRecipientDeceased:        "",
	tracking.ReasonCODNotPaid:               advice.PaymentDue,
	tracking.ReasonRecipientCancelled:       advice.Declined,
	tracking.ReasonSafePlaceUnavailable:     advice.AttemptFailed,
	tracking.ReasonNoticeLeft:               advice.AttemptFailed,
	tracking.ReasonDamaged:                  advice.Damaged,
	tracking.ReasonLost:                     advice.Lost,
	tracking.ReasonDisposed:                 advice.Destroyed,
	tracking.ReasonRepackaged:               "",
	tracking.ReasonOutsideServiceLimits:     advice.NotAccepted,
	tracking.ReasonMisrouted:                advice.Delayed,
	tracking.ReasonCarrierRejected:          advice.NotAccepted,
	tracking.ReasonSenderCancelled:          advice.SenderCancelled,
	tracking.ReasonSenderDataIncorrect:      advice.SenderToAct,
	tracking.ReasonSenderNotReady:           advice.SenderToAct,
	tracking.ReasonPickupFailed:             advice.SenderToAct,
	tracking.ReasonPackagingInadequate:      advice.SenderToAct,
	tracking.ReasonNotCollected:             advice.PickupMissed,
	tracking.ReasonRedirectedByRecipient:    "",
	tracking.ReasonRedirectedByCarrier:      advice.Redirected,
	tracking.ReasonDeliveryScheduled:        "",
	tracking.ReasonDeliveryRescheduled:      advice.Rescheduled,
	tracking.ReasonRecipientActionRequested: advice.ActionRequested,
	tracking.ReasonRecipientNotified:        "",
	tracking.ReasonProblemResolved:          "",
	tracking.ReasonReturnRequested:          advice.ReturnRequested,
	tracking.ReasonAtDeliveryDepot:          "",
	tracking.ReasonOther:                    "",
}

func TestEveryStatus(t *testing.T) {
	t.Parallel()
	for _, status := range tracking.Statuses() {
		want, ok := byStatus[status]
		require.True(t, ok, "what should be told of %s?", status)
		assert.Equal(t, want, only(t, shipment(t, "2026-03-02T08:00:00+01:00 "+string(status))), "%s", status)
		assert.True(t, want != "" || !status.ActionRequired(), "%s asks for something", status)
	}
}

func TestEveryReason(t *testing.T) {
	t.Parallel()
	for _, reason := range tracking.Reasons() {
		want, ok := byReason[reason]
		require.True(t, ok, "what should be told of %s?", reason)
		assert.Equal(t, want, only(t, shipment(t, "2026-03-02T08:00:00+01:00 in_transit "+string(reason))), "%s", reason)
		assert.True(t, want != "" || !reason.ActionRequired(), "%s asks for something", reason)
	}
}

// only is the code of the one advice there is on the first day, "" for none.
func only(t *testing.T, s *tracking.Shipment) advice.Code {
	t.Helper()
	got := advice.ForShipment(s, moment(t, "2026-03-02"), advice.Options{})
	if len(got) == 0 {
		return ""
	}
	require.Len(t, got, 1)
	return got[0].Code
}

// Whatever a carrier says, and whenever one looks, the advice can be put into words that leave nothing open.
func TestEveryPairHasWords(t *testing.T) {
	t.Parallel()
	o := advice.Options{Shipped: moment(t, "2026-03-01"), Protection: advice.AliExpress(), NotReceived: true}
	looks := []time.Time{moment(t, "2026-03-02"), moment(t, "2026-03-12"), moment(t, "2026-05-05"), moment(t, "2027-01-01")}
	for _, status := range tracking.Statuses() {
		for _, reason := range append(tracking.Reasons(), "") {
			s := shipment(t, "2026-03-02T08:00:00+01:00 "+string(status)+" "+string(reason))
			for _, now := range looks {
				wellFormed(t, advice.ForShipment(s, now, o))
			}
		}
	}
}

func wellFormed(t *testing.T, all []advice.Advice) {
	t.Helper()
	seen := map[advice.Code]bool{}
	for _, a := range all {
		assert.False(t, seen[a.Code], "%s is told twice", a.Code)
		seen[a.Code] = true
		assert.Contains(t, []advice.Severity{"urgent", "problem", "notice", "info"}, a.Severity)
		for i, d := range a.Deadlines {
			assert.False(t, d.By.IsZero() || d.By.Before(d.From) || i > 0 && d.By.Before(a.Deadlines[i-1].By), "%v", a)
		}
		for _, language := range languages {
			text := a.Text(language)
			if strings.ContainsAny(text, "{}") || strings.Contains(text, "  ") || !strings.HasSuffix(text, ".") {
				assert.Fail(t, text)
			}
		}
	}
}

var languages = []string{"en", "fr", "de"}

// Every code has a text in every language, with the placeholders of the others, and no text is without a code.
func TestTexts(t *testing.T) {
	t.Parallel()
	codes := declared(t)
	for _, language := range languages {
		texts := advice.TextsIn(language)
		assert.ElementsMatch(t, codes, slices.Collect(maps.Keys(texts)), language)
		for code, text := range texts {
			assert.NotEmpty(t, text, "%s %s", language, code)
			assert.Equal(t, placeholders(advice.TextsIn("en")[code]), placeholders(text), "%s %s", language, code)
		}
	}
}

// What printers expect: curly apostrophes; in French a no-break space before a colon, a narrow one before ; ! and ?,
// and none before them elsewhere; sentences that end.
func TestTypography(t *testing.T) {
	t.Parallel()
	for _, language := range languages {
		for code, text := range advice.TextsIn(language) {
			name := language + " " + string(code)
			assert.NotContains(t, text, "'", name)
			assert.NotContains(t, text, `"`, name)
			assert.NotContains(t, text, "...", name)
			assert.Equal(t, strings.TrimSpace(text), strings.TrimLeft(text, "\u202f"), name)
			if language == "fr" {
				assert.NotRegexp(t, "[^\u00a0]:|[^\u202f][;!?]", text, name)
			} else {
				assert.NotRegexp(t, `[\s\x{a0}\x{202f}][:;!?]`, text, name)
			}
			kind, _, _ := strings.Cut(string(code), "_")
			if slices.Contains([]string{"cause", "who", "frame", "month"}, kind) {
				continue
			}
			assert.True(t, strings.HasSuffix(text, "."), name)
			assert.Regexp(t, `^\p{Lu}`, text, name)
		}
	}
}

func placeholders(text string) []string {
	out := regexp.MustCompile(`\{\w+\}`).FindAllString(text, -1)
	slices.Sort(out)
	return out
}

// declared reads the codes from their source: a const block cannot be ranged over.
func declared(t *testing.T) (out []advice.Code) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	require.NoError(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			code, err := strconv.Unquote(lit.Value)
			require.NoError(t, err)
			if code == "month_" {
				for m := range 12 {
					out = append(out, advice.Code(code+strconv.Itoa(m+1)))
				}
				return true
			}
			out = append(out, advice.Code(code))
		}
		return true
	})
	require.NotEmpty(t, out)
	return out
}
