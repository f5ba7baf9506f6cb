package carriers_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers"
)

// TestCorpus holds the adapters to recorded answers that are not part of the project. TRACKING_CORPUS names their
// folder, whose cases.tsv says what to make of each.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("TRACKING_CORPUS")
	if dir == "" {
		t.Skip("TRACKING_CORPUS names no folder")
	}
	b, err := os.ReadFile(filepath.Join(dir, "cases.tsv"))
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	head := strings.Split(lines[0], "\t")
	var scores []*score
	for _, line := range lines[1:] {
		c := corpusCase{}
		for i, cell := range strings.Split(line, "\t") {
			c[head[i]] = cell
		}
		if _, ok := carriers.Find(tracking.Carrier(c["carrier"])); !ok {
			continue
		}
		if len(scores) == 0 || scores[len(scores)-1].carrier != c["carrier"] {
			scores = append(scores, &score{carrier: c["carrier"]})
		}
		s := scores[len(scores)-1]
		t.Run(c["file"]+" "+c["number"], func(t *testing.T) { c.run(t, dir, s) })
	}
	for _, s := range scores {
		t.Logf("%s: %d of %d cells agree, %d of %d doubtful ones", s.carrier, s.good, s.all, s.doubtGood, s.doubt)
	}
}

type score struct {
	carrier                     string
	good, all, doubtGood, doubt int
}

// corpusCase is a row of cases.tsv by the names of its columns.
type corpusCase map[string]string

func (c corpusCase) run(t *testing.T, dir string, s *score) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(dir, c["file"]))
	require.NoError(t, err)
	if w := c.token("wrap"); w != "" {
		body = wrap(body, w)
	}
	status, _ := strconv.Atoi(c["http_status"])
	a := tracking.Answer{Endpoint: c.token("endpoint"), Status: status, Body: body, At: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)}
	got, err := carriers.Read(tracking.Carrier(c["carrier"]), a, tracking.Query{Number: c["number"]})
	doubt := strings.Split(c.token("doubt"), ",")
	for name, pair := range c.compare(got, err) {
		ok := pair[0] == pair[1]
		if slices.Contains(doubt, name) {
			s.doubt++
			s.doubtGood += btoi(ok)
			if !ok {
				t.Logf("doubtful %s: want %q, got %q", name, pair[0], pair[1])
			}
			continue
		}
		s.all++
		s.good += btoi(ok)
		if !ok {
			t.Errorf("%s: want %q, got %q (error %v)", name, pair[0], pair[1], err)
		}
	}
}

// compare returns, by column, what is wanted and what was got, for all cells that assert something.
func (c corpusCase) compare(got *tracking.Shipment, err error) map[string][2]string {
	outcome := "found"
	if err != nil {
		outcome = string(tracking.KindOf(err))
	}
	out := map[string][2]string{}
	if c["outcome"] != "" {
		out["outcome"] = [2]string{c["outcome"], outcome}
	}
	if c.has("any_error") {
		out["any_error"] = [2]string{"true", strconv.FormatBool(err != nil)}
	}
	if got == nil {
		return out
	}
	have := map[string]string{
		"status": string(got.Status), "reason": string(got.Reason), "delivered_to": string(got.DeliveredTo),
		"events": strconv.Itoa(len(got.Events)), "delivered_at_utc": utc(got.DeliveredAt),
		"eta_from": utc(got.Promised.From), "eta_to": utc(got.Promised.To),
		"last_mile_carrier": got.Handover.Name, "last_mile_number": got.Handover.Number,
		"origin_country": got.Origin.Country, "destination_country": got.Destination.Country,
	}
	have["first_event_utc"], have["last_event_utc"] = span(got.Events)
	for name, is := range have {
		if want := c[name]; want != "" {
			out[name] = [2]string{want, is}
		}
	}
	if c.has("no_delivered_at") {
		out["no_delivered_at"] = [2]string{"", utc(got.DeliveredAt)}
	}
	if c.has("no_eta") {
		out["no_eta"] = [2]string{"", utc(got.Promised.To)}
	}
	return out
}

// span returns the earliest and the latest event by time.
func span(events []tracking.Event) (first, last string) {
	times := make([]string, 0, len(events))
	for _, e := range events {
		if !e.Time.IsZero() {
			times = append(times, utc(e.Time))
		}
	}
	slices.Sort(times)
	if len(times) == 0 {
		return "", ""
	}
	return times[0], times[len(times)-1]
}

// utc writes a time as cases.tsv does.
func utc(t tracking.Time) string {
	if at, ok := t.Instant(); ok {
		return at.UTC().Format(time.RFC3339Nano)
	}
	return t.String()
}

func (c corpusCase) tokens() []string { return strings.Split(c["note"], "; ") }
func (c corpusCase) has(token string) bool {
	return slices.Contains(c.tokens(), token)
}

func (c corpusCase) token(name string) string {
	for _, t := range c.tokens() {
		if v, ok := strings.CutPrefix(t, name+"="); ok {
			return v
		}
	}
	return ""
}

// wrap puts an inner part of an answer back at its path: "module[]" or "a.b".
func wrap(body []byte, path string) []byte {
	var inner any = json.RawMessage(bytes.TrimSpace(body))
	names := strings.Split(path, ".")
	for _, name := range slices.Backward(names) {
		if n, ok := strings.CutSuffix(name, "[]"); ok {
			name, inner = n, []any{inner}
		}
		inner = map[string]any{name: inner}
	}
	b, err := json.Marshal(inner)
	if err != nil {
		return body
	}
	return b
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
