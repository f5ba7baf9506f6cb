package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers"
)

// track runs the program with an empty environment.
func track(t *testing.T, stdin string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	a := app{
		in: strings.NewReader(stdin), out: &o, err: &e, env: func(string) string { return "" },
		now: func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) },
	}
	code = a.run(t.Context(), args)
	return code, o.String(), e.String()
}

func TestWrongUseSaysWhatToDo(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		args []string
		says string
	}{
		{"unknown flag", []string{"-frob", "123"}, "see track -h"},
		{"unknown carrier", []string{"-carrier", "pigeon", "123"}, `no carrier "pigeon"; see track carriers`},
		{"bad date", []string{"-after", "yesterday", "123"}, "no date such as"},
		{"no such file", []string{"-f", "no/such/file"}, "no such file"},
		{"file and numbers", []string{"-f", "-", "123"}, "either"},
		{"parallel", []string{"-parallel", "0", "123"}, "at least 1"},
		{"carriers with argument", []string{"carriers", "dhl"}, "takes no argument"},
		{"codes of nobody", []string{"codes", "-carrier", "pigeon"}, "see track carriers"},
		{"normalize without carrier", []string{"normalize", "-"}, "Name the carrier with -carrier"},
		{"normalize for nobody", []string{"normalize", "-carrier", "nonesuch", "-"}, `-carrier "nonesuch" names no carrier`},
		{"normalize two files", []string{"normalize", "-carrier", "dhl", "a", "b"}, "one file at a time"},
		{"scan two files", []string{"scan", "a", "b"}, "one file at a time"},
		{"estimate without method", []string{"estimate"}, "-method"},
		{"charges without value", []string{"charges"}, "-value"},
		{"backtest without history", []string{"backtest"}, "-history"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			code, out, errs := track(t, "", tt.args...)
			assert.Equal(t, exitUsage, code)
			assert.Empty(t, out)
			assert.Contains(t, errs, tt.says)
			assert.Equal(t, 1, strings.Count(errs, "\n"), "one line: %q", errs)
		})
	}
}

func TestHelpOfEveryCommand(t *testing.T) {
	t.Parallel()
	code, out, _ := track(t, "", "-h")
	assert.Equal(t, exitOK, code)
	for _, c := range commands() {
		assert.Contains(t, out, "track "+c.name)
		code, help, errs := track(t, "", c.name, "-h")
		assert.Equal(t, exitOK, code, c.name)
		assert.Contains(t, help, "usage: track "+c.name)
		assert.Empty(t, errs)
	}
}

func TestDemoShowsEveryCarrier(t *testing.T) {
	t.Parallel()
	code, out, errs := track(t, "")
	assert.Equal(t, exitOK, code)
	assert.Equal(t, "Recorded parcels, no carrier was asked.\n", errs)
	for _, c := range carriers.All() {
		assert.Contains(t, out, c.Name+"  ")
	}
	assert.NotContains(t, out, "\x1b")
}

func TestDemoPrintsJSONLines(t *testing.T) {
	t.Parallel()
	code, out, _ := track(t, "", "00340434292135100148", "-demo", "-json")
	assert.Equal(t, exitOK, code)
	var line struct {
		Number   string            `json:"number"`
		Carrier  tracking.Carrier  `json:"carrier"`
		Shipment tracking.Shipment `json:"shipment"`
	}
	require.NoError(t, json.Unmarshal([]byte(out), &line))
	assert.Equal(t, "00340434292135100148", line.Number)
	assert.Equal(t, tracking.CarrierDHL, line.Carrier)
	assert.Equal(t, tracking.StatusDelivered, line.Shipment.Status)
}

func TestNotFoundIsUnanswered(t *testing.T) {
	t.Parallel()
	code, out, _ := track(t, "00340434292135100155\n\n# a comment\n", "-demo", "-carrier", "dhl", "-f", "-")
	assert.Equal(t, exitUnanswered, code)
	assert.Contains(t, out, "dhl: not found (code No result found, HTTP 404)")
	assert.Contains(t, out, "Check the number")
}

func TestWithoutCredentialsTheVariablesAreNamed(t *testing.T) {
	t.Parallel()
	code, out, _ := track(t, "", "-carrier", "ups", "1Z999AA10123456784")
	assert.Equal(t, exitUnanswered, code)
	assert.Contains(t, out, "UPS_CLIENT_ID, UPS_CLIENT_SECRET")
	assert.Contains(t, out, "track -demo")
}

func TestHalfACredentialIsAnError(t *testing.T) {
	t.Parallel()
	var o, e bytes.Buffer
	a := app{in: strings.NewReader(""), out: &o, err: &e, now: time.Now, env: func(name string) string {
		return map[string]string{"UPS_CLIENT_ID": "id"}[name]
	}}
	assert.Equal(t, exitUnanswered, a.run(t.Context(), []string{"1Z999AA10123456784"}))
	assert.Contains(t, e.String(), "UPS_CLIENT_SECRET")
}

func TestNormalizeReadsAStoredAnswer(t *testing.T) {
	t.Parallel()
	body := `{"shipments":[{"id":"A1","service":"express","status":{"timestamp":"2026-11-01T10:00:00Z",
		"statusCode":"transit","description":"\u001b[2J\u202eevil` + strings.Repeat("x", 400) + `"}}]}`
	code, out, errs := track(t, body, "normalize", "-carrier", "dhl")
	assert.Equal(t, exitOK, code, errs)
	assert.NotContains(t, out, "\x1b", "a carrier's text cannot drive the terminal")
	assert.NotContains(t, out, "\u202e")
	for line := range strings.SplitSeq(out, "\n") {
		assert.LessOrEqual(t, len(line), 400)
	}

	file := filepath.Join(t.TempDir(), "answer.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"title":"No result found","status":404}`), 0o600))
	code, out, _ = track(t, "", "normalize", "-json", "-carrier", "dhl", "-number", "A1", "-status", "404", file)
	assert.Equal(t, exitUnanswered, code)
	assert.JSONEq(t, `{"number":"A1","carrier":"dhl","error":{"kind":"not_found","http_status":404,"code":"No result found"}}`, out)
}

func TestTables(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		args  []string
		lines int // with -json
		holds string
	}{
		{[]string{"statuses"}, 29, `"status":"out_for_delivery"`},
		{[]string{"carriers"}, len(carriers.All()), `"env":["DHL_API_KEY"],"configured":false`},
		{[]string{"codes", "-carrier", "dhl"}, 126, `"code":"NOT_HOME"`},
		{[]string{"detect", "1Z999AA10123456784", "RB123456785GB"}, 2, `"carrier":"ups"`},
	} {
		t.Run(tt.args[0], func(t *testing.T) {
			t.Parallel()
			code, out, _ := track(t, "", append(tt.args, "-json")...)
			assert.Equal(t, exitOK, code)
			assert.Equal(t, tt.lines, strings.Count(out, "\n"))
			assert.Contains(t, out, tt.holds)
			code, people, _ := track(t, "", tt.args...)
			assert.Equal(t, exitOK, code)
			assert.NotContains(t, people, "{")
		})
	}
}

func TestScanFindsNumbersWithTheirOffsets(t *testing.T) {
	t.Parallel()
	code, out, _ := track(t, "Your UPS parcel 1Z999AA10123456784 is on its way.", "scan", "-json")
	assert.Equal(t, exitOK, code)
	assert.JSONEq(t, `{"number":"1Z999AA10123456784","normalized":"1Z999AA10123456784","start":16,"end":34,"carrier":"ups","score":100}`, out)
}
