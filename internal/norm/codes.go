package norm

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parcelnorm/tracking"
)

// Codes is a carrier's code table, with a user's own rows in front. It is safe for concurrent use.
type Codes struct {
	own    *tables // the user's; may be nil
	tables *tables
	err    error
}

type tables struct {
	rows   []tracking.Code
	exact  map[[2]string][]*tracking.Code // by table and code
	others map[string][]*tracking.Code    // by table
	fold   []string                       // tables whose exact codes ignore case
}

// NewCodes reads a table of tab-separated rows, the first of which names the columns. A row that cannot be read is
// left out and told by Err; fold names the tables whose exact codes ignore case.
func NewCodes(tsv string, fold ...string) *Codes {
	c := &Codes{}
	var rows []tracking.Code
	var errs []error
	for i, line := range strings.Split(strings.TrimRight(tsv, "\n"), "\n") {
		if i == 0 {
			continue
		}
		row, err := parseRow(line)
		if err == nil {
			err = check(row)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", i+1, err))
			continue
		}
		rows = append(rows, row)
	}
	c.tables, c.err = index(rows, fold), errors.Join(errs...)
	return c
}

// Err tells which rows could not be read.
func (c *Codes) Err() error { return c.err }

// All returns the rows in the table's order.
func (c *Codes) All() []tracking.Code { return slices.Clone(c.tables.rows) }

// With returns c with a user's rows, which win over all others.
func (c *Codes) With(rows []tracking.Code) (*Codes, error) {
	if len(rows) == 0 {
		return c, nil
	}
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i].Match = cmp.Or(rows[i].Match, tracking.MatchExact)
		if err := check(rows[i]); err != nil {
			return nil, fmt.Errorf("code %q of table %q: %w", rows[i].Code, rows[i].Table, err)
		}
	}
	return &Codes{own: index(rows, c.tables.fold), tables: c.tables, err: c.err}, nil
}

// Find returns the row that reads value in table. Field gives the carrier's other fields of the same event, "" when
// absent; it may be nil.
func (c *Codes) Find(table, value string, field func(name string) string) (tracking.Code, bool) {
	if value == "" {
		return tracking.Code{}, false
	}
	if r := c.own.find(table, value, field); r != nil {
		return *r, true
	}
	if r := c.tables.find(table, value, field); r != nil {
		return *r, true
	}
	return tracking.Code{}, false
}

// Fields are the carrier's other fields of an event, by their names in conditions.
type Fields map[string]string

// Get returns a field, "" when absent.
func (f Fields) Get(name string) string { return f[name] }

// Ref is a value that a carrier sent and the table that reads it.
type Ref struct{ Table, Value string }

// First returns, among the rows that read refs, the one of the lowest rank; at equal rank the first.
func (c *Codes) First(field func(string) string, refs ...Ref) (best tracking.Code, ok bool) {
	for _, r := range refs {
		if row, found := c.Find(r.Table, r.Value, field); found && (!ok || row.Rank < best.Rank) {
			best, ok = row, true
		}
	}
	return best, ok
}

// Apply writes what row says to e. What it leaves empty stays as it is.
func Apply(e *tracking.Event, row tracking.Code) {
	e.Status = cmp.Or(row.Status, e.Status)
	e.Reason = cmp.Or(row.Reason, e.Reason)
	e.DeliveredTo = cmp.Or(row.DeliveredTo, e.DeliveredTo)
	if codes, ok := strings.CutPrefix(row.Flag, "void:"); ok {
		e.Voids = codes
	}
	e.Informational = e.Informational || row.Flag == "informational"
}

func (t *tables) find(table, value string, field func(string) string) *tracking.Code {
	if t == nil {
		return nil
	}
	code := value
	if slices.Contains(t.fold, table) {
		code = strings.ToUpper(value)
	}
	for _, r := range t.exact[[2]string{table, code}] {
		if holds(r.When, field) {
			return r
		}
	}
	others := t.others[table]
	if len(others) == 0 {
		return nil
	}
	lower := strings.ToLower(value)
	for _, r := range others {
		if matches(r, value, lower) && holds(r.When, field) {
			return r
		}
	}
	return nil
}

func matches(r *tracking.Code, value, lower string) bool {
	switch r.Match {
	case tracking.MatchPrefix:
		return strings.HasPrefix(value, r.Code)
	case tracking.MatchContains:
		return strings.Contains(lower, strings.ToLower(r.Code))
	case tracking.MatchFragments:
		for part := range strings.SplitSeq(strings.ToLower(r.Code), "|") {
			_, rest, found := strings.Cut(lower, part)
			if !found {
				return false
			}
			lower = rest
		}
		return true
	}
	return r.Match == tracking.MatchDefault
}

// holds reports whether all conditions of when hold. One on an absent field does not.
func holds(when string, field func(string) string) bool {
	if when == "" {
		return true
	}
	if field == nil {
		return false
	}
	for cond := range strings.SplitSeq(when, "&") {
		name, op, want := condition(cond)
		if !meets(field(name), op, want) {
			return false
		}
	}
	return true
}

func condition(cond string) (name string, op byte, want string) {
	i := strings.IndexAny(cond, "=~")
	if i < 0 {
		return cond, 0, ""
	}
	return cond[:i], cond[i], cond[i+1:]
}

func meets(got string, op byte, want string) bool {
	if got == "" {
		return false
	}
	for w := range strings.SplitSeq(want, "|") {
		if op == '=' && got == w || op == '~' && strings.Contains(strings.ToLower(got), strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// index sorts rows into the order in which they are tried.
func index(rows []tracking.Code, fold []string) *tables {
	t := &tables{rows: rows, exact: map[[2]string][]*tracking.Code{}, others: map[string][]*tracking.Code{}, fold: fold}
	order := make([]*tracking.Code, len(rows))
	for i := range rows {
		order[i] = &rows[i]
	}
	slices.SortStableFunc(order, func(a, b *tracking.Code) int {
		return cmp.Or(
			cmp.Compare(kind(a.Match), kind(b.Match)),
			cmp.Compare(a.Rank, b.Rank),
			-cmp.Compare(min(len(a.When), 1), min(len(b.When), 1)),
			-cmp.Compare(len(a.Code), len(b.Code)),
		)
	})
	for _, r := range order {
		if r.Match != tracking.MatchExact {
			t.others[r.Table] = append(t.others[r.Table], r)
			continue
		}
		k := [2]string{r.Table, r.Code}
		if slices.Contains(fold, r.Table) {
			k[1] = strings.ToUpper(r.Code)
		}
		t.exact[k] = append(t.exact[k], r)
	}
	return t
}

func kind(m tracking.Match) int {
	return slices.Index([]tracking.Match{
		tracking.MatchExact, tracking.MatchFragments, tracking.MatchContains, tracking.MatchPrefix, tracking.MatchDefault,
	}, m)
}
