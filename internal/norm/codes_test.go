package norm_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
)

const head = "table\tcode\tmatch\trank\twhen\tstatus\treason\tdelivered_to\tflag\tmeaning\tconfidence\tnote\n"

// table makes a table of rows written "table|code|match|rank|when|meaning", all of which mean in_transit. A bar within
// a cell is written as a slash.
func table(t testing.TB, fold []string, rows ...string) *norm.Codes {
	t.Helper()
	var tsv strings.Builder
	tsv.WriteString(head)
	for _, r := range rows {
		c := strings.Split(r, "|")
		require.Len(t, c, 6, r)
		for i := range c {
			c[i] = strings.ReplaceAll(c[i], "/", "|")
		}
		tsv.WriteString(strings.Join([]string{c[0], c[1], c[2], c[3], c[4], "in_transit", "", "", "", c[5], "spec", ""}, "\t") + "\n")
	}
	codes := norm.NewCodes(tsv.String(), fold...)
	require.NoError(t, codes.Err())
	return codes
}

// find returns the meaning of the row that was found.
func find(c *norm.Codes, table, value string, fields norm.Fields) string {
	row, ok := c.Find(table, value, fields.Get)
	if !ok {
		return ""
	}
	return row.Meaning
}

func TestMatches(t *testing.T) {
	t.Parallel()
	codes := table(
		t, []string{"folded"},
		"t|07|exact|0||seven",
		"t|007|exact|0||ground",
		"t|LM54|prefix|0||begins",
		"t|customs/held|fragments|0||in order",
		"t|delivered|contains|0||anywhere",
		"other|07|exact|0||another table",
		"folded|Ok|exact|0||any case",
		"folded|Pre|prefix|0||as written",
		"rest||default|2||whatever",
	)
	for _, tt := range []struct{ table, value, want string }{
		{"t", "07", "seven"},
		{"t", "007", "ground"},
		{"t", "7", ""},
		{"t", " 07", ""},
		{"t", "", ""},
		{"other", "07", "another table"},
		{"none", "07", ""},
		{"t", "LM5401", "begins"},
		{"t", "lm5401", ""},
		{"t", "XLM54", ""},
		{"t", "Customs: your parcel is HELD", "in order"},
		{"t", "held by customs", ""},
		{"t", "It was DELIVERED today", "anywhere"},
		{"folded", "OK", "any case"},
		{"folded", "ok", "any case"},
		{"folded", "Prefix", "as written"},
		{"folded", "prefix", ""},
		{"rest", "x", "whatever"},
		{"rest", "", ""},
	} {
		assert.Equal(t, tt.want, find(codes, tt.table, tt.value, nil), "%s %q", tt.table, tt.value)
	}
}

func TestMatchingOrder(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string][]string{ // the last row is meant
		"exact before fragments":    {"t|abc|fragments|0||", "t|abc|exact|9||x"},
		"fragments before contains": {"t|abc|contains|0||", "t|a/c|fragments|9||x"},
		"contains before prefix":    {"t|abc|prefix|0||", "t|b|contains|9||x"},
		"prefix before default":     {"t||default|0||", "t|a|prefix|9||x"},
		"lower rank":                {"t|ab|contains|1|f=v|", "t|a|contains|0||x"},
		"condition before none":     {"t|abc|contains|0||", "t|a|contains|0|f=v|x"},
		"longer code":               {"t|a|prefix|0||", "t|ab|prefix|0||x"},
		"longer, also with when":    {"t|a|prefix|0|f=v&g=w|", "t|ab|prefix|0|f=v|x"},
		"exact: lower rank":         {"t|abc|exact|1|f=v|", "t|abc|exact|0||x"},
		"exact: condition":          {"t|abc|exact|0||", "t|abc|exact|0|f=v|x"},
		"only where it holds":       {"t|abc|exact|0|f=other|", "t|abc|exact|1||x"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fields := norm.Fields{"f": "v", "g": "w"}
			assert.Equal(t, "x", find(table(t, nil, rows...), "t", "abc", fields))
			rows[0], rows[1] = rows[1], rows[0]
			assert.Equal(t, "x", find(table(t, nil, rows...), "t", "abc", fields), "whatever line comes first")
		})
	}
	t.Run("earlier line", func(t *testing.T) {
		t.Parallel()
		codes := table(t, nil, "t|abc|exact|0|f=v|first", "t|abc|exact|0|g=w|second", "t|x|contains|0||third", "t|y|contains|0||fourth")
		assert.Equal(t, "first", find(codes, "t", "abc", norm.Fields{"f": "v", "g": "w"}))
		assert.Equal(t, "second", find(codes, "t", "abc", norm.Fields{"f": "V", "g": "w"}))
		assert.Equal(t, "third", find(codes, "t", "y or x", nil))
	})
}

func TestConditions(t *testing.T) {
	t.Parallel()
	for when, tt := range map[string]struct{ yes, no []norm.Fields }{
		"f=v":      {[]norm.Fields{{"f": "v"}}, []norm.Fields{nil, {}, {"f": ""}, {"f": "V"}, {"f": "vv"}, {"g": "v"}}},
		"f=v/w":    {[]norm.Fields{{"f": "v"}, {"f": "w"}}, []norm.Fields{{"f": "v|w"}, {"f": "x"}}},
		"f~v":      {[]norm.Fields{{"f": "v"}, {"f": "AVB"}}, []norm.Fields{nil, {"f": ""}, {"f": "x"}}},
		"f~V/w w":  {[]norm.Fields{{"f": "av"}, {"f": "W W"}}, []norm.Fields{{"f": "w"}}},
		"f=v&g~w":  {[]norm.Fields{{"f": "v", "g": "xw"}}, []norm.Fields{{"f": "v"}, {"g": "w"}, {"f": "x", "g": "w"}}},
		"a.b=v":    {[]norm.Fields{{"a.b": "v"}}, []norm.Fields{{"a": "v"}}},
		"f=v=w":    {[]norm.Fields{{"f": "v=w"}}, []norm.Fields{{"f": "v"}}},
		"f=v~w":    {[]norm.Fields{{"f": "v~w"}}, []norm.Fields{{"f": "v"}}},
		"text~not": {[]norm.Fields{{"text": "NOT delivered"}}, []norm.Fields{{"text": "delivered"}}},
	} {
		codes := table(t, nil, "t|c|exact|0|"+when+"|x")
		for _, f := range tt.yes {
			assert.Equal(t, "x", find(codes, "t", "c", f), "%s with %v", when, f)
		}
		for _, f := range tt.no {
			assert.Empty(t, find(codes, "t", "c", f), "%s with %v", when, f)
		}
		_, ok := codes.Find("t", "c", nil)
		assert.False(t, ok, "%s without fields", when)
	}
}

func TestFirst(t *testing.T) {
	t.Parallel()
	codes := table(t, nil, "a|1|exact|1||a1", "a|0|exact|0||a0", "b|1|exact|0||b1", "c|1|exact|1||c1")
	for _, tt := range []struct {
		refs []norm.Ref
		want string
	}{
		{nil, ""},
		{[]norm.Ref{{"a", "9"}, {"b", ""}}, ""},
		{[]norm.Ref{{"a", "1"}, {"c", "1"}}, "a1"},
		{[]norm.Ref{{"c", "1"}, {"a", "1"}}, "c1"},
		{[]norm.Ref{{"a", "1"}, {"b", "1"}}, "b1"},
		{[]norm.Ref{{"a", "0"}, {"b", "1"}}, "a0"},
		{[]norm.Ref{{"x", "1"}, {"c", "1"}}, "c1"},
	} {
		row, ok := codes.First(nil, tt.refs...)
		assert.Equal(t, tt.want, row.Meaning, "%v", tt.refs)
		assert.Equal(t, tt.want != "", ok)
	}
}

func TestOwnRowsWin(t *testing.T) {
	t.Parallel()
	built := table(t, []string{"folded"}, "t|abc|exact|0|f=v|built-in", "t|x|exact|0||untouched", "folded|a|exact|0||built-in")
	own := []tracking.Code{
		{Table: "t", Code: "ab", Match: tracking.MatchPrefix, Rank: 9, Status: tracking.StatusException, Meaning: "mine"},
		{Table: "folded", Code: "A", Status: tracking.StatusException, Meaning: "mine"}, // exact is the default
		{Table: "new", Match: tracking.MatchDefault, Status: tracking.StatusException, Meaning: "mine"},
	}
	codes, err := built.With(own)
	require.NoError(t, err)
	fields := norm.Fields{"f": "v"}
	assert.Equal(t, "mine", find(codes, "t", "abc", fields))
	assert.Equal(t, "mine", find(codes, "folded", "a", fields))
	assert.Equal(t, "mine", find(codes, "new", "whatever", fields))
	assert.Equal(t, "untouched", find(codes, "t", "x", fields))
	assert.Equal(t, "built-in", find(built, "t", "abc", fields), "the table itself stays as it is")
	assert.Equal(t, built.All(), codes.All(), "the built-in rows")

	own[0].Meaning = "changed later"
	assert.Equal(t, "mine", find(codes, "t", "abc", fields))
	same, err := built.With(nil)
	require.NoError(t, err)
	assert.Same(t, built, same)
}

func TestOwnRowsAreChecked(t *testing.T) {
	t.Parallel()
	built := table(t, nil)
	good := tracking.Code{Table: "t", Code: "c", Status: tracking.StatusDelivered}
	for want, change := range map[string]func(*tracking.Code){
		`unknown match "regexp"`:           func(c *tracking.Code) { c.Match = "regexp" },
		"table or code missing":            func(c *tracking.Code) { c.Table = "" },
		`table "t": table or code missing`: func(c *tracking.Code) { c.Code = "" },
		`"c" of table "t": table or code`:  func(c *tracking.Code) { c.Match = tracking.MatchDefault },
		`unknown status "gone"`:            func(c *tracking.Code) { c.Status = "gone" },
		"neither status nor reason":        func(c *tracking.Code) { c.Status = "" },
		`unknown reason "whim"`:            func(c *tracking.Code) { c.Reason = "whim" },
		`unknown delivered-to "cat"`:       func(c *tracking.Code) { c.DeliveredTo = "cat" },
		`unknown flag "white"`:             func(c *tracking.Code) { c.Flag = "white" },
		`condition "f" is neither`:         func(c *tracking.Code) { c.When = "f" },
		`condition "=v" is neither`:        func(c *tracking.Code) { c.When = "=v" },
		`condition "f=" is neither`:        func(c *tracking.Code) { c.When = "f=" },
		`condition "" is neither`:          func(c *tracking.Code) { c.When = "f=v&" },
	} {
		bad := good
		change(&bad)
		_, err := built.With([]tracking.Code{good, bad})
		assert.ErrorContains(t, err, want)
	}
}

func TestRowsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	codes := norm.NewCodes(head +
		"t\ta\texact\t0\t\tdelivered\t\t\t\tgood\tspec\tnote\n" +
		"t\tb\texact\t0\t\tdelivered\t\t\t\tno note\tspec\n" +
		"t\tc\texact\t0\t\tdelivered\n" +
		"t\td\texact\tfirst\t\tdelivered\t\t\t\t\tspec\t\n" +
		"t\te\tregexp\t0\t\tdelivered\t\t\t\t\tspec\t\n" +
		"t\tf\texact\t0\t\tgone\t\t\t\t\tspec\t\n")
	err := codes.Err()
	require.Error(t, err)
	assert.Equal(t, []string{
		"line 4: 6 columns instead of 12",
		`line 5: rank: strconv.Atoi: parsing "first": invalid syntax`,
		`line 6: unknown match "regexp"`,
		`line 7: unknown status "gone"`,
	}, strings.Split(err.Error(), "\n"))
	assert.Equal(t, []tracking.Code{
		{Table: "t", Code: "a", Match: tracking.MatchExact, Status: tracking.StatusDelivered, Meaning: "good", Confidence: "spec", Note: "note"},
		{Table: "t", Code: "b", Match: tracking.MatchExact, Status: tracking.StatusDelivered, Meaning: "no note", Confidence: "spec"},
	}, codes.All())
	assert.Equal(t, "good", find(codes, "t", "a", nil))
	assert.Empty(t, find(codes, "t", "f", nil))
}

func TestApply(t *testing.T) {
	t.Parallel()
	before := tracking.Event{Status: tracking.StatusInTransit, Reason: tracking.ReasonDamaged, Text: "text"}
	for name, tt := range map[string]struct {
		row  tracking.Code
		want tracking.Event
	}{
		"nothing": {tracking.Code{}, before},
		"all": {
			tracking.Code{Status: tracking.StatusDelivered, Reason: tracking.ReasonLost, DeliveredTo: tracking.ToNeighbour},
			tracking.Event{Status: tracking.StatusDelivered, Reason: tracking.ReasonLost, DeliveredTo: tracking.ToNeighbour, Text: "text"},
		},
		"reason alone": {tracking.Code{Reason: tracking.ReasonLost}, tracking.Event{Status: tracking.StatusInTransit, Reason: tracking.ReasonLost, Text: "text"}},
		"informational": {
			tracking.Code{Status: tracking.StatusException, Flag: "informational"},
			tracking.Event{Status: tracking.StatusException, Reason: tracking.ReasonDamaged, Informational: true, Text: "text"},
		},
		"void": {
			tracking.Code{Status: tracking.StatusUnknown, Flag: "void:DL,OD"},
			tracking.Event{Status: tracking.StatusUnknown, Reason: tracking.ReasonDamaged, Voids: "DL,OD", Text: "text"},
		},
	} {
		got := before
		norm.Apply(&got, tt.row)
		assert.Equal(t, tt.want, got, name)
	}
}

// least is how many rows the carriers' tables had when they were made. They may grow.
var least = map[string]int{
	"ups": 1555, "fedex": 269, "usps": 96, "dhlapi": 126, "deutschepost": 38, "tnt": 34, "laposte": 60, "royalmail": 57,
	"ems": 246, "upu": 29, "cainiao": 188, "aliexpress": 37, "yanwen": 42, "fourpx": 221, "sunyou": 61,
}

// tables reads the tables that the adapters embed, by folder.
func tables(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"../../carriers/*/codes.tsv", "../*/codes.tsv"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, f := range files {
			b, err := os.ReadFile(f)
			require.NoError(t, err)
			out[filepath.Base(filepath.Dir(f))] = string(b)
		}
	}
	require.Contains(t, out, "ups")
	return out
}

func TestEmbeddedTables(t *testing.T) {
	t.Parallel()
	for name, tsv := range tables(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			codes := norm.NewCodes(tsv)
			require.NoError(t, codes.Err())
			lines := strings.Split(strings.TrimSuffix(tsv, "\n"), "\n")
			assert.Equal(t, strings.TrimSuffix(head, "\n"), lines[0])
			assert.Len(t, codes.All(), len(lines)-1)
			assert.NotContains(t, tsv, `"`)
			assert.NotContains(t, tsv, "\r")
			if n, ok := least[name]; assert.True(t, ok, "a table that nobody counted") {
				assert.GreaterOrEqual(t, len(codes.All()), n)
			}
		})
	}
}

// Every row can be met: no other takes all that it reads.
func TestEmbeddedRowsAreReachable(t *testing.T) {
	t.Parallel()
	for name, tsv := range tables(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			codes := norm.NewCodes(tsv)
			for _, row := range codes.All() {
				value := row.Code
				switch row.Match {
				case tracking.MatchFragments:
					value = strings.ReplaceAll(row.Code, "|", " ")
				case tracking.MatchDefault:
					value = "none of the others"
				}
				got, ok := codes.Find(row.Table, value, satisfying(row.When).Get)
				assert.True(t, ok && got == row, "%s %q when %q: got %+v", row.Table, row.Code, row.When, got)
			}
		})
	}
}

// satisfying returns fields for which a condition holds.
func satisfying(when string) norm.Fields {
	f := norm.Fields{}
	for cond := range strings.SplitSeq(when, "&") {
		if i := strings.IndexAny(cond, "=~"); i >= 0 {
			f[cond[:i]], _, _ = strings.Cut(cond[i+1:], "|")
		}
	}
	return f
}

func FuzzCodes(f *testing.F) {
	for _, tsv := range maps.All(tables(f)) {
		lines := strings.SplitN(tsv, "\n", 4)
		f.Add(lines[1], "t", "value", "f=v")
	}
	f.Add("t\ta|b\tfragments\t0\tf=v&g~w\tdelivered\t\t\tvoid:X\tm\tspec\t", "t", "a b", "w")
	f.Fuzz(func(t *testing.T, row, table, value, field string) {
		codes := norm.NewCodes(head + row)
		get := func(string) string { return field }
		got, ok := codes.Find(table, value, get)
		require.Equal(t, ok, got != tracking.Code{})
		if codes.Err() == nil && len(codes.All()) > 0 {
			again, err := norm.NewCodes(head).With(codes.All())
			require.NoError(t, err, "what a table may hold a user may set")
			own, _ := again.Find(table, value, get)
			require.Equal(t, got, own)
		}
	})
}
