package advice_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/advice"
)

const (
	sound      = "RR473124829FR"       // right check digit
	swapped    = "RR473124892FR"       // its last two digits changed places
	unchecked  = "CNFR1234567890123HD" // no check digit known
	senseless  = "HELLO"
	bothOrders = "771234567890" // right for FedEx, wrong for DHL
)

func TestForError(t *testing.T) {
	t.Parallel()
	notFound := &tracking.Error{Carrier: tracking.CarrierLaPoste, Kind: tracking.ErrNotFound}
	const notActive = "not_yet_active info cause_not_active do_try_later"
	for _, tt := range []struct {
		name    string
		number  string
		err     error
		shipped string
		now     string
		want    []string
	}{
		{"not found, mistyped", swapped, notFound, "", "2026-03-05", []string{"number_mistyped problem cause_typo do_check_number"}},
		{"not found, mistyped, long after shipping", swapped, notFound, "2026-02-20", "2026-03-05", []string{"number_mistyped problem cause_typo do_check_number"}},
		{"not found, sound, nothing known of the shipping", sound, notFound, "", "2026-03-05", []string{notActive}},
		{"not found, no check digit", unchecked, notFound, "", "2026-03-05", []string{notActive}},
		{"not found, wrong for one carrier only", bothOrders, notFound, "", "2026-03-05", []string{notActive}},
		{"not found, shipped yesterday", sound, notFound, "2026-03-04", "2026-03-05", []string{notActive + " by_active=2026-03-05..2026-03-06"}},
		{"not found, shipped late in the evening", sound, notFound, "2026-03-04 23:30", "2026-03-05", []string{notActive + " by_active=2026-03-05..2026-03-06"}},
		{"not found, shipped on the eve of summer time: 48 hours end an hour later", sound, notFound, "2026-03-28 23:30", "2026-03-29 10:00", []string{notActive + " by_active=2026-03-30..2026-03-31"}},
		{"not found, shipped on the eve of a leap day", sound, notFound, "2028-02-28", "2028-02-28", []string{notActive + " by_active=2028-02-29..2028-03-01"}},
		{"not found after 48 hours", sound, notFound, "2026-03-03", "2026-03-05", []string{
			"still_unknown notice cause_typo cause_seller_late cause_fault do_check_number do_try_later do_contact_seller",
		}},
		{"not found, no number of any carrier", senseless, notFound, "", "2026-03-05", []string{
			"number_unfamiliar problem cause_typo cause_order_number do_check_number do_contact_seller",
		}},
		{"called invalid by the carrier", sound, tracking.ErrInvalidNumber, "", "2026-03-05", []string{"number_mistyped problem cause_typo do_check_number"}},
		{"empty", "", tracking.ErrInvalidNumber, "", "2026-03-05", []string{
			"number_unfamiliar problem cause_typo cause_order_number do_check_number do_contact_seller",
		}},
		{"down", sound, tracking.ErrUnavailable, "", "2026-03-05", []string{"passing_fault notice cause_fault do_try_later do_if_it_lasts"}},
		{"gibberish", sound, tracking.ErrBadResponse, "", "2026-03-05", []string{"passing_fault notice cause_fault do_try_later do_if_it_lasts"}},
		{"an error of somebody else's", sound, errors.New("boom"), "", "2026-03-05", []string{"passing_fault notice cause_fault do_try_later do_if_it_lasts"}},
		{"too many questions", sound, tracking.ErrRateLimited, "", "2026-03-05", []string{"asked_too_often info do_try_later"}},
		{"too many questions today", sound, &tracking.Error{Kind: tracking.ErrRateLimited, RetryAt: moment(t, "2026-03-06 00:00")}, "", "2026-03-05", []string{
			"asked_too_often info do_try_later by_try_again=2026-03-06",
		}},
		{"too many questions this hour", sound, &tracking.Error{Kind: tracking.ErrRateLimited, RetryAt: moment(t, "2026-03-05 13:00")}, "", "2026-03-05", []string{
			"asked_too_often info do_try_later",
		}},
		{"postcode wanted", sound, &tracking.Error{Kind: tracking.ErrNeedsInput, Field: "postcode"}, "", "2026-03-05", []string{"more_needed notice do_give_postcode"}},
		{"something else wanted", sound, &tracking.Error{Kind: tracking.ErrNeedsInput, Field: "account"}, "", "2026-03-05", []string{"more_needed notice do_give_detail"}},
		{"no credentials", sound, tracking.ErrUnauthorized, "", "2026-03-05", []string{"cannot_ask notice do_use_carrier_page"}},
		{"no adapter", sound, tracking.ErrUnsupported, "", "2026-03-05", []string{"cannot_ask notice do_use_carrier_page"}},
		{"somebody else's parcel", sound, tracking.ErrForbidden, "", "2026-03-05", []string{"not_shown notice do_use_carrier_page do_contact_seller"}},
		{"refused", sound, tracking.ErrRejected, "", "2026-03-05", []string{"not_shown notice do_use_carrier_page do_contact_seller"}},
		{"the caller gave up", sound, context.Canceled, "", "2026-03-05", nil},
		{"no error", sound, nil, "", "2026-03-05", nil},
		{"wrapped", swapped, fmt.Errorf("look up: %w", notFound), "", "2026-03-05", []string{"number_mistyped problem cause_typo do_check_number"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := advice.ForError(tt.number, tt.err, moment(t, tt.now), advice.Options{Shipped: moment(t, tt.shipped)})
			assert.Equal(t, tt.want, outline(got))
		})
	}
}

func TestEveryKindGivesAdvice(t *testing.T) {
	t.Parallel()
	for _, k := range []tracking.Kind{
		tracking.ErrNotFound, tracking.ErrInvalidNumber, tracking.ErrNeedsInput, tracking.ErrUnauthorized, tracking.ErrForbidden,
		tracking.ErrRateLimited, tracking.ErrUnavailable, tracking.ErrBadResponse, tracking.ErrUnsupported, tracking.ErrRejected,
	} {
		assert.Len(t, advice.ForError(sound, &tracking.Error{Kind: k}, moment(t, "2026-03-05"), advice.Options{}), 1, "%s", k)
	}
}

// A parcel that was never found is protected as well.
func TestNotFoundAndProtected(t *testing.T) {
	t.Parallel()
	o := advice.Options{Shipped: moment(t, "2026-01-01"), Protection: advice.AliExpress()}
	got := advice.ForError(sound, tracking.ErrNotFound, moment(t, "2026-03-01"), o)
	assert.Equal(t, []string{
		"protection_ending problem do_contact_seller" + evidence + " by_protection=2026-03-02 by_dispute=2026-03-17",
		"still_unknown notice cause_typo cause_seller_late cause_fault do_check_number do_try_later do_contact_seller",
	}, outline(got))
}

func TestTypos(t *testing.T) {
	t.Parallel()
	typos := func(number string) []advice.Typo {
		got := advice.ForError(number, tracking.ErrNotFound, moment(t, "2026-03-05"), advice.Options{})
		require.Len(t, got, 1)
		require.Equal(t, advice.NumberMistyped, got[0].Code)
		require.NotEmpty(t, got[0].Typos)
		return got[0].Typos
	}
	assert.Contains(t, typos(swapped), advice.Typo{Number: sound, Position: 10, Typed: "92", Meant: "29"}, "transposed")
	assert.Contains(t, typos("rr 4731 2482 0 fr"), advice.Typo{Number: sound, Position: 11, Typed: "0", Meant: "9"}, "one digit, printed in groups")
	assert.Contains(t, typos("1Z999AA1O123456784"), advice.Typo{Number: "1Z999AA10123456784", Position: 9, Typed: "O", Meant: "0"}, "O for 0")
}
