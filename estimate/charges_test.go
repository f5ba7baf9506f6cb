package estimate_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/parcelnorm/tracking/estimate"
)

func charge(r estimate.ChargeRequest) map[string]string {
	bill, err := estimate.Charges(r)
	if err != nil {
		return map[string]string{"error": err.Error()}
	}
	out := map[string]string{"total": bill.Total.String()}
	for _, l := range bill.Lines {
		out[l.Code] = l.Amount.String()
	}
	for _, n := range bill.Notices {
		out[n.Code] = "?"
	}
	return out
}

func TestCharges(t *testing.T) {
	t.Parallel()
	type m = map[string]string
	for _, tt := range []struct {
		name     string
		value    string
		currency string
		from, to string
		on       string
		edit     func(*estimate.ChargeRequest)
		want     m
	}{
		{"France after July 2026, IOSS", "30", "EUR", "CN", "FR", "2026-11-24", ioss, m{"import_vat": "6.00", "eu_flat_duty": "3.00", "total": "9.00"}},
		{"without IOSS the carrier asks a fee", "30", "EUR", "CN", "FR", "2026-11-24", nil, m{"import_vat": "6.00", "eu_flat_duty": "3.00", "carrier_fee": "?", "total": "9.00"}},
		{"the day before the flat duty", "30", "EUR", "CN", "FR", "2026-06-30", ioss, m{"import_vat": "6.00", "total": "6.00"}},
		{"the first day of the flat duty", "30", "EUR", "CN", "FR", "2026-07-01", ioss, m{"import_vat": "6.00", "eu_flat_duty": "3.00", "total": "9.00"}},
		{"the last day of the flat duty", "30", "EUR", "CN", "FR", "2028-06-30", ioss, m{"import_vat": "6.00", "eu_flat_duty": "3.00", "total": "9.00"}},
		{"after the flat duty", "30", "EUR", "CN", "FR", "2028-07-01", ioss, m{"import_vat": "6.00", "customs_duty": "?", "total": "6.00"}},
		{"phone, charger and headphones", "90", "EUR", "CN", "DE", "2026-11-24", func(r *estimate.ChargeRequest) { ioss(r); r.Items = 3 }, m{"import_vat": "17.10", "eu_flat_duty": "9.00", "total": "26.10"}},
		{"exactly EUR 150", "150", "EUR", "CN", "DE", "2026-11-24", ioss, m{"import_vat": "28.50", "eu_flat_duty": "3.00", "total": "31.50"}},
		{"a cent above EUR 150", "150.01", "EUR", "CN", "DE", "2026-11-24", ioss, m{"import_vat": "28.50", "customs_duty": "?", "carrier_fee": "?", "total": "28.50"}},
		{"nothing is too cheap for VAT", "0.50", "EUR", "CN", "DE", "2021-07-01", ioss, m{"import_vat": "0.10", "total": "0.10"}},
		{"Finland's half percent", "10", "EUR", "CN", "FI", "2026-11-24", ioss, m{"import_vat": "2.55", "eu_flat_duty": "3.00", "total": "5.55"}},
		{"Finland before", "10", "EUR", "CN", "FI", "2024-08-31", ioss, m{"import_vat": "2.40", "total": "2.40"}},
		{"Estonia before July 2025", "100", "EUR", "CN", "EE", "2025-06-30", ioss, m{"import_vat": "22.00", "total": "22.00"}},
		{"Estonia from July 2025", "100", "EUR", "CN", "EE", "2025-07-01", ioss, m{"import_vat": "24.00", "total": "24.00"}},
		{"Romania before August 2025", "100", "EUR", "CN", "RO", "2025-07-31", ioss, m{"import_vat": "19.00", "total": "19.00"}},
		{"Romania from August 2025", "100", "EUR", "CN", "RO", "2025-08-01", ioss, m{"import_vat": "21.00", "total": "21.00"}},
		{"Slovakia from 2025", "100", "EUR", "CN", "SK", "2025-01-01", ioss, m{"import_vat": "23.00", "total": "23.00"}},
		{"within the Union", "100", "EUR", "ES", "FR", "2026-11-24", nil, m{"total": "0.00"}},
		{"within one country", "100", "EUR", "FR", "FR", "2026-11-24", nil, m{"total": "0.00"}},
		{"from Britain into the Union", "100", "EUR", "GB", "FR", "2026-11-24", ioss, m{"import_vat": "20.00", "eu_flat_duty": "3.00", "total": "23.00"}},
		{"Guadeloupe", "100", "EUR", "CN", "GP", "2026-11-24", nil, m{"import_vat": "8.50", "eu_flat_duty": "3.00", "local_tax": "?", "carrier_fee": "?", "total": "11.50"}},
		{"French Guiana has no VAT", "100", "EUR", "CN", "GF", "2026-11-24", nil, m{"eu_flat_duty": "3.00", "local_tax": "?", "total": "3.00"}},
		{"Canary Islands", "100", "EUR", "CN", "ES-CN", "2026-11-24", nil, m{"eu_flat_duty": "3.00", "local_tax": "?", "total": "3.00"}},
		{"Ceuta is outside both", "100", "EUR", "CN", "ES-CE", "2026-11-24", nil, m{"local_tax": "?", "total": "0.00"}},
		{"Azores", "100", "EUR", "CN", "PT-20", "2026-11-24", ioss, m{"import_vat": "16.00", "eu_flat_duty": "3.00", "total": "19.00"}},
		{"Madeira", "100", "EUR", "CN", "PT-30", "2026-11-24", ioss, m{"import_vat": "22.00", "eu_flat_duty": "3.00", "total": "25.00"}},
		{"Heligoland", "100", "EUR", "CN", "Heligoland", "2026-11-24", nil, m{"total": "0.00"}},
		{"France's own fee", "30", "EUR", "CN", "FR", "2026-11-24", func(r *estimate.ChargeRequest) { ioss(r); r.NationalFees, r.Items = true, 2 }, m{"import_vat": "6.00", "eu_flat_duty": "6.00", "fr_handling_fee": "4.00", "total": "16.00"}},
		{"France's own fee before", "30", "EUR", "CN", "FR", "2026-02-28", func(r *estimate.ChargeRequest) { ioss(r); r.NationalFees = true }, m{"import_vat": "6.00", "total": "6.00"}},
		{"Romania's fee is in RON", "100", "EUR", "CN", "RO", "2026-11-24", func(r *estimate.ChargeRequest) { ioss(r); r.NationalFees = true }, m{"import_vat": "21.00", "eu_flat_duty": "3.00", "ro_handling_fee": "25.00", "total": "24.00"}},
		{"the Union in dollars", "100", "USD", "CN", "FR", "2026-11-24", nil, m{"error": "currency does not fit: the limits of France are in EUR: give the value in EUR"}},
		{"the Union before 2021-07", "100", "EUR", "CN", "FR", "2021-06-30", nil, m{"error": "impossible date: the Union's rules are known from 2021-07-01 on"}},
		{"Britain up to GBP 135", "135", "GBP", "CN", "GB", "2026-11-24", nil, m{"import_vat": "27.00", "total": "27.00"}},
		{"Britain above GBP 135", "135.01", "GBP", "CN", "GB", "2026-11-24", nil, m{"import_vat": "27.00", "customs_duty": "?", "total": "27.00"}},
		{"Britain after March 2029", "20", "GBP", "CN", "GB", "2029-04-01", nil, m{"import_vat": "4.00", "customs_duty": "?", "total": "4.00"}},
		{"a gift to Britain", "38.99", "GBP", "CN", "GB", "2026-11-24", gift, m{"gift": "?", "total": "0.00"}},
		{"a larger gift to Britain", "39", "GBP", "CN", "GB", "2026-11-24", gift, m{"import_vat": "7.80", "total": "7.80"}},
		{"Northern Ireland", "100", "GBP", "CN", "GB-NIR", "2026-11-24", nil, m{"import_vat": "20.00", "northern_ireland": "?", "total": "20.00"}},
		{"America before August 2025", "800", "USD", "DE", "US", "2025-08-28", nil, m{"duty_free": "?", "total": "0.00"}},
		{"America from August 2025", "10", "USD", "DE", "US", "2025-08-29", nil, m{"customs_duty": "?", "total": "0.00"}},
		{"America from China, earlier", "10", "USD", "CN", "US", "2025-05-02", nil, m{"customs_duty": "?", "total": "0.00"}},
		{"America from China before", "10", "USD", "CN", "US", "2025-05-01", nil, m{"duty_free": "?", "total": "0.00"}},
		{"America above USD 800 before", "800.01", "USD", "DE", "US", "2025-08-28", nil, m{"customs_duty": "?", "total": "0.00"}},
		{"a gift to America", "100", "USD", "CN", "US", "2026-11-24", gift, m{"duty_free": "?", "total": "0.00"}},
		{"a place without a table", "100", "EUR", "CN", "BR", "2026-11-24", nil, m{"import_taxes": "?", "total": "0.00"}},
		{"no day", "100", "EUR", "CN", "FR", "", nil, m{"error": "something is missing: give the day of the import, as rules change"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			value, err := estimate.ParseAmount(tt.value)
			require.NoError(t, err)
			r := estimate.ChargeRequest{Value: value, Currency: tt.currency, Origin: tt.from, Destination: tt.to, On: date(t, tt.on)}
			if tt.edit != nil {
				tt.edit(&r)
			}
			assert.Equal(t, tt.want, charge(r))
		})
	}
}

func ioss(r *estimate.ChargeRequest) { r.IOSS = true }
func gift(r *estimate.ChargeRequest) { r.Gift = true }

func TestEveryMemberStateHasARate(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"AT": "20.00", "BE": "21.00", "BG": "20.00", "HR": "25.00", "CY": "19.00", "CZ": "21.00", "DK": "25.00",
		"EE": "24.00", "FI": "25.50", "FR": "20.00", "DE": "19.00", "GR": "24.00", "HU": "27.00", "IE": "23.00",
		"IT": "22.00", "LV": "21.00", "LT": "21.00", "LU": "17.00", "MT": "18.00", "NL": "21.00", "PL": "23.00",
		"PT": "23.00", "RO": "21.00", "SK": "23.00", "SI": "22.00", "ES": "21.00", "SE": "25.00",
	}
	assert.Len(t, want, 27)
	for to, vat := range want {
		got := charge(estimate.ChargeRequest{Value: 100_00, Origin: "CN", Destination: to, On: date(t, "2026-01-15"), IOSS: true})
		assert.Equal(t, map[string]string{"import_vat": vat, "total": vat}, got, to)
	}
}

func TestBillAsJSON(t *testing.T) {
	t.Parallel()
	bill, err := estimate.Charges(estimate.ChargeRequest{
		Value: 30_00, Origin: "CN", Destination: "FR", On: date(t, "2026-11-24"), IOSS: true, Method: estimate.MethodStandard,
	})
	require.NoError(t, err)
	b, err := json.Marshal(bill)
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"lines": [
			{"code": "import_vat", "amount": "6.00", "currency": "EUR", "from": "2021-07-01",
			 "basis": "VAT 20 % of France on every import, whatever its value (Directive (EU) 2017/2455); collected at purchase through IOSS"},
			{"code": "eu_flat_duty", "amount": "3.00", "currency": "EUR", "from": "2026-07-01", "until": "2028-06-30",
			 "basis": "EUR 3 for each kind of article from outside the Union, here 1 (Council Regulation (EU) 2026/382); normally paid by the seller or platform"}
		],
		"total": "9.00", "currency": "EUR",
		"shipping": {"min": "0.00", "max": "10.00", "basis": "Standard shipping costs EUR 0 to 10."}
	}`, string(b))
}

func TestShipping(t *testing.T) {
	t.Parallel()
	type fee struct{ least, most, off estimate.Amount }
	for _, tt := range []struct {
		name   string
		method estimate.Method
		edit   func(*estimate.ChargeRequest)
		want   fee
	}{
		{"economy", estimate.MethodEconomy, nil, fee{0, 5_00, 0}},
		{"standard", estimate.MethodStandard, nil, fee{0, 10_00, 0}},
		{"express", estimate.MethodExpress, nil, fee{15_00, 20_00, 0}},
		{"express, heavy", estimate.MethodExpress, func(r *estimate.ChargeRequest) { r.Heavy = true }, fee{50_00, 0, 0}},
		{"two items are no bundle", estimate.MethodStandard, func(r *estimate.ChargeRequest) { r.BundleItems = 2 }, fee{0, 10_00, 0}},
		{"bundle", estimate.MethodStandard, func(r *estimate.ChargeRequest) { r.BundleItems = 3 }, fee{0, 0, 3_00}},
		{"free from EUR 20", estimate.MethodStandard, func(r *estimate.ChargeRequest) { r.FreeFromLimit = true }, fee{0, 0, 0}},
		{"not below", estimate.MethodStandard, func(r *estimate.ChargeRequest) { r.FreeFromLimit, r.Value = true, 19_99 }, fee{0, 10_00, 0}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := estimate.ChargeRequest{Value: 20_00, Origin: "CN", Destination: "FR", On: date(t, "2026-11-24"), Method: tt.method}
			if tt.edit != nil {
				tt.edit(&r)
			}
			bill, err := estimate.Charges(r)
			require.NoError(t, err)
			require.NotNil(t, bill.Shipping)
			assert.Equal(t, tt.want, fee{bill.Shipping.Min, bill.Shipping.Max, bill.Shipping.Discount})
		})
	}
}

func TestAmount(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", ".", "1.", ".5", "1.234", "-1", "+1", "1,5", "1e3", "١", "9999999999", " 1"} {
		_, err := estimate.ParseAmount(bad)
		assert.ErrorIs(t, err, estimate.ErrAmount, "%q", bad)
	}
	rapid.Check(t, func(t *rapid.T) {
		a := estimate.Amount(rapid.Int64Range(-1e10, 1e10).Draw(t, "amount"))
		var back estimate.Amount
		text, err := a.MarshalText()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, a, back)
	})
}
