package detect_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/detect"
)

// brief is a candidate as the tests compare it.
type brief struct {
	Carrier tracking.Carrier
	Score   int
	Check   detect.Check
	Role    detect.Role
}

// likely returns the candidates of a number that are worth at least 40, or whose check digit is wrong.
func likely(number string, h detect.Hints) []brief {
	var out []brief
	for _, c := range detect.CandidatesWith(number, h) {
		if c.Score >= 40 || c.Check == detect.CheckBad {
			out = append(out, brief{c.Carrier, c.Score, c.Check, c.Role})
		}
	}
	return out
}

func TestCandidates(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, number string
		hints        detect.Hints
		want         []brief
	}{
		{"UPS", "1z 5r8 939 03 5756 7127", detect.Hints{}, []brief{{"ups", 98, "ok", "carrier"}}},
		{"UPS sample of the documentation", "1Z12345E0205271688", detect.Hints{}, []brief{{"ups", 40, "bad", "carrier"}}},
		{"full-width digits", "４０５５４８４２４８８６", detect.Hints{}, []brief{
			{"yamato", 57, "ok", "carrier"},
			{"sagawa", 56, "ok", "carrier"},
			{"japan-post", 55, "ok", "carrier"},
			{"fedex", 15, "bad", "carrier"},
			{"dhl", 12, "bad", "carrier"},
		}},
		{"FedEx SmartPost is brought by USPS", "9261293148703201595357", detect.Hints{}, []brief{
			{"usps", 96, "ok", "last_mile"}, {"fedex", 75, "ok", "shipper"}, {"ups", 70, "ok", "shipper"},
		}},
		{"Purolator before FedEx where both fit", "320610804900", detect.Hints{}, []brief{
			{"purolator", 75, "ok", "carrier"},
			{"fedex", 70, "ok", "carrier"},
			{"dhl", 12, "bad", "carrier"},
		}},
		{"GLS where FedEx does not fit", "364123734778", detect.Hints{}, []brief{
			{"gls", 58, "ok", "carrier"}, {"fedex", 15, "bad", "carrier"}, {"dhl", 12, "bad", "carrier"},
		}},
		{"Germany's post first", "RR123456785DE", detect.Hints{}, []brief{
			{"deutsche-post", 93, "ok", "carrier"}, {"dhl", 80, "ok", "carrier"},
		}},
		{"EMS before China Post", "EE577352696CN", detect.Hints{}, []brief{
			{"ems", 95, "ok", "carrier"}, {"china-post", 93, "ok", "carrier"},
		}},
		{"Chronopost before La Poste", "XP696982485FR", detect.Hints{}, []brief{
			{"chronopost", 95, "ok", "carrier"}, {"la-poste", 93, "ok", "carrier"},
		}},
		{"Cainiao by another post", "CK090342615NL", detect.Hints{}, []brief{
			{"postnl", 93, "ok", "carrier"}, {"cainiao", 58, "ok", "shipper"},
		}},
		{"Cainiao's page turns them round", "CK090342615NL", detect.Hints{Host: "global.cainiao.com"}, []brief{
			{"cainiao", 98, "ok", "shipper"}, {"postnl", 93, "ok", "carrier"},
		}},
		{"a country turns Canada and Austria round", "7035114477138472", detect.Hints{Destination: "Austria"}, []brief{
			{"austrian-post", 75, "ok", "carrier"}, {"canada-post", 70, "ok", "carrier"},
		}},
		{"a word turns TNT up", "183928252", detect.Hints{Words: "Ihre Sendung mit TNT:"}, []brief{
			{"tnt", 80, "ok", "carrier"},
		}},
		{"a shop turns Cainiao up", "LP00123456789012", detect.Hints{Shop: "AliExpress"}, []brief{
			{"cainiao", 100, "none", "carrier"},
		}},
		{"a country that no post serves", "RB123456785XX", detect.Hints{}, nil},
		{"too short", "1234567", detect.Hints{}, nil},
		{"no number", "hello world", detect.Hints{}, nil},
		{"other characters", "1Z5R8939035756712?", detect.Hints{}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, likely(tt.number, tt.hints))
		})
	}
}

// told is what a number tells of itself.
type told struct{ number, service, shipper, serial, postcode, origin, destination, why string }

func TestCandidateTells(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, number string
		want         told
	}{
		{"S10", "RB 123 456 785 CN", told{
			number: "RB123456785CN", service: "registered letter", serial: "12345678", origin: "CN",
			why: "13 characters, S10 check digit right, posted in CN, registered letter",
		}},
		{"UPS SurePost", "1ZXX3150YW44070023", told{
			number: "1ZXX3150YW44070023", service: "SurePost, delivered by USPS", shipper: "XX3150", serial: "4407002",
			why: "18 characters, UPS check digit right, SurePost, delivered by USPS",
		}},
		{"USPS with its routing code", "420 22153 9101026837331000039521", told{
			number: "9101026837331000039521", shipper: "026837331", serial: "00003952", postcode: "22153",
			why: "30 digits, GS1 check digit right",
		}},
		{"FedEx 34", "1001921334250001000300779017972697", told{
			number: "779017972697", postcode: "10003",
			why: "34 digits, 3-7-1 check digit right",
		}},
		{"Cainiao", "CNFR9010444597926HD", told{
			number: "CNFR9010444597926HD", serial: "9010444597926", destination: "FR",
			why: "19 characters, no check digit known, sent to FR",
		}},
		{"a form of little evidence", "YW123456789", told{
			number: "YW123456789", serial: "123456789",
			why: "11 characters, no check digit known, little evidence for the form",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			all := detect.Candidates(tt.number)
			require.NotEmpty(t, all)
			c := all[0]
			assert.Equal(t, tt.want, told{
				c.Number(), c.Service(), c.Shipper(), c.Serial(), c.Postcode(), c.Origin(), c.Destination(), c.Why(),
			})
		})
	}
}

func TestZeroCandidate(t *testing.T) {
	t.Parallel()
	var c detect.Candidate
	assert.Equal(t, told{}, told{
		c.Number(), c.Service(), c.Shipper(), c.Serial(), c.Postcode(), c.Origin(), c.Destination(), c.Why(),
	})
	assert.Empty(t, c.URL())
}

func TestCandidateJSON(t *testing.T) {
	t.Parallel()
	got, err := json.Marshal(detect.Candidates("RB123456785CN")[0])
	require.NoError(t, err)
	assert.JSONEq(t, `{"carrier":"china-post","name":"China Post","format":"s10","score":93,"check":"ok","role":"carrier",
		"service":"registered letter","origin":"CN","url":"https://yjcx.ems.com.cn/qps/english/yjcx?num=RB123456785CN"}`, string(got))
}

func TestCarriers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		query tracking.Query
		first []tracking.Carrier // those that come first
	}{
		{"DHL Paket", tracking.Query{Number: "00340434161094015902"}, []tracking.Carrier{"dhl", "deutsche-post"}},
		{"DHL Paket of twelve digits", tracking.Query{Number: "641095994232", Country: "DE"}, []tracking.Carrier{"dhl", "deutsche-post"}},
		{"posted in Germany", tracking.Query{Number: "RR123456785DE"}, []tracking.Carrier{"deutsche-post", "dhl"}},
		{"last mile first", tracking.Query{Number: "9274899992136003821767"}, []tracking.Carrier{"usps", "fedex", "ups"}},
		{"only the check digit is wrong", tracking.Query{Number: "1Z12345E0205271688"}, []tracking.Carrier{"ups"}},
		{"no number", tracking.Query{Number: "hello world"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := detect.Carriers(tt.query)
			require.GreaterOrEqual(t, len(got), len(tt.first))
			assert.Equal(t, tt.first, got[:len(tt.first):len(tt.first)])
		})
	}
}

// A wrong check digit puts a carrier behind those that have none, however low they stand.
func TestCarriersWrongDigitLast(t *testing.T) {
	t.Parallel()
	got := detect.Carriers(tracking.Query{Number: "364123734778"})
	require.Greater(t, len(got), 3)
	assert.Equal(t, tracking.Carrier("gls"), got[0])
	assert.Equal(t, []tracking.Carrier{"fedex", "dhl"}, got[len(got)-2:])
}

func TestNormalize(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, number, want string }{
		{"groups and case", " 1z 5r8 939-03.5756_7127\t", "1Z5R89390357567127"},
		{"full width", "ＲＢ１２３４５６７８５ｃｎ", "RB123456785CN"},
		{"blanks that do not break", "9400\u00a01112\u202f0108", "940011120108"},
		{"marks that nobody sees", "\ufeffRR123\u200b456785GB\u200e", "RR123456785GB"},
		{"other characters stay", "order #12é", "ORDER#12é"},
		{"nothing", " - ", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, detect.Normalize(tt.number))
		})
	}
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, number string
		first        string // the first suggestion
	}{
		{"two digits in the wrong order", "00340434161094015920", "00340434161094015902"},
		{"a letter for a digit", "RB12345678SCN", "RB123456785CN"},
		{"O for 0", "1Z5R8939O357567127", "1Z5R89390357567127"},
		{"O for 0, though 1 could be L", "1Z999AA1O123456784", "1Z999AA10123456784"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := detect.Suggest(tt.number)
			require.NotEmpty(t, got)
			assert.Equal(t, tt.first, got[0])
			assert.LessOrEqual(t, len(got), 5)
		})
	}
	for _, number := range []string{"RB123456785CN", "TBA000000000000", "hello world", ""} {
		assert.Empty(t, detect.Suggest(number), number)
	}
}
