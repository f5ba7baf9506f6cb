package advice_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/advice"
	"github.com/parcelnorm/tracking/estimate"
)

// refund is short advice with two dates, one of them the first of a month.
func refund(t testing.TB) advice.Advice {
	t.Helper()
	o := advice.Options{Protection: advice.AliExpress(), Decided: moment(t, "2026-07-17")}
	all := advice.ForShipment(nil, moment(t, "2026-07-17"), o)
	require.Len(t, all, 1)
	return all[0]
}

func TestText(t *testing.T) {
	t.Parallel()
	english := "Your dispute was decided in your favour. There is nothing you need to do. " +
		"The refund is due between 1 August 2026 and 16 August 2026."
	german := "Ihr Streitfall wurde zu Ihren Gunsten entschieden. Sie müssen nichts tun. " +
		"Die Erstattung ist zwischen dem 1. August 2026 und dem 16. August 2026 vorgesehen."
	for language, want := range map[string]string{
		"en": english, "en-GB": english, "": english, "xx": english,
		"fr": "Votre litige a été tranché en votre faveur. Vous n’avez rien à faire. " +
			"Le remboursement est prévu entre le 1er août 2026 et le 16 août 2026.",
		"de": german, "de-CH": german, "DE_at": german,
	} {
		assert.Equal(t, want, refund(t).Text(language), "%q", language)
	}
}

func TestTextNamesTheTypo(t *testing.T) {
	t.Parallel()
	a := advice.Advice{Code: advice.NumberMistyped, Typos: []advice.Typo{{Number: "123", Position: 2, Typed: "7", Meant: "2"}}}
	assert.Equal(t, "This number does not add up. Character 2 could be 2 instead of 7; the number would then be 123.", a.Text("en"))
	a.Typos[0] = advice.Typo{Number: "123", Position: 2, Typed: "32", Meant: "23"}
	assert.Equal(t, "Diese Nummer kann so nicht stimmen. Ab Zeichen 2 könnte es 23 statt 32 heißen; die Nummer wäre dann 123.", a.Text("de"))
}

func TestTextNamesPlaceAndDays(t *testing.T) {
	t.Parallel()
	a := advice.Advice{Code: advice.ReadyForPickup, Place: "Tabac du Port, Brest"}
	assert.Equal(t, "Votre colis est prêt à être retiré. Lieu de retrait\u00a0: Tabac du Port, Brest.", a.Text("fr"))
	s := shipment(t, "2026-03-02T08:00:00+01:00 available_for_pickup")
	for want, p := range map[string]tracking.Pickup{
		"Tabac du Port, Brest": {Name: "Tabac du Port", Location: tracking.Location{City: "Brest"}},
		"Tabac du Port":        {Name: "Tabac du Port"},
		"Brest":                {Location: tracking.Location{City: "Brest"}},
	} {
		s.Pickup = p
		assert.Equal(t, want, advice.ForShipment(s, moment(t, "2026-03-02"), advice.Options{})[0].Place)
	}

	moving := advice.ForShipment(shipment(t, "2026-03-02T08:00:00+01:00 in_transit"), moment(t, "2026-03-10"), advice.Options{})
	assert.Contains(t, moving[0].Text("en"), "no news of your parcel for 8\u00a0days.")
}

// Texts are the caller's own: changing them changes nothing for others.
func TestTextsReplaced(t *testing.T) {
	t.Parallel()
	own := advice.TextsIn("en")
	own[advice.RefundDue] = "Good news!"
	delete(own, advice.DoWait)
	assert.Equal(t, "Good news! The refund is due between 1 August 2026 and 16 August 2026.", own.Text(refund(t)))
	assert.NotContains(t, refund(t).Text("en"), "Good news")
	assert.Empty(t, advice.Texts(nil).Text(refund(t)))
}

func TestJSON(t *testing.T) {
	t.Parallel()
	got, err := json.Marshal(refund(t))
	require.NoError(t, err)
	assert.JSONEq(t, `{"code":"refund_due","severity":"info","actions":[{"code":"do_wait"}],
		"deadlines":[{"code":"by_refund","from":"2026-08-01","by":"2026-08-16"}]}`, string(got))

	full := advice.Advice{
		Code: advice.NotMoving, Severity: advice.SeverityNotice, Pieces: []string{"A"}, Days: 8, Place: "P",
		Typos:     []advice.Typo{{Number: "12", Position: 1, Typed: "7", Meant: "1"}},
		Causes:    []advice.Code{advice.CauseCustoms},
		Actions:   []advice.Action{{Code: advice.DoContactCarrier, Contact: advice.Contact{Who: advice.WhoCarrier, Carrier: "ups", Name: "UPS", Number: "1Z", URL: "https://u.example"}}},
		Deadlines: []advice.Deadline{{Code: advice.ByDispute, By: estimate.Date{Year: 2026, Month: 3, Day: 1}}},
	}
	got, err = json.Marshal(full)
	require.NoError(t, err)
	assert.JSONEq(t, `{"code":"not_moving","severity":"notice","pieces":["A"],"days":8,"place":"P",
		"typos":[{"number":"12","position":1,"typed":"7","meant":"1"}],"causes":["cause_customs"],
		"actions":[{"code":"do_contact_carrier","contact":{"who":"who_carrier","carrier":"ups","name":"UPS","number":"1Z","url":"https://u.example"}}],
		"deadlines":[{"code":"by_dispute","by":"2026-03-01"}]}`, string(got))
	var back advice.Advice
	require.NoError(t, json.Unmarshal(got, &back))
	assert.Equal(t, full, back)
}
