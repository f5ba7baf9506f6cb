package norm

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/parcelnorm/tracking"
)

const columns = 11 // table code match rank when status reason delivered_to flag meaning confidence; note may be missing

func parseRow(line string) (tracking.Code, error) {
	f := strings.Split(line, "\t")
	if len(f) < columns || len(f) > columns+1 {
		return tracking.Code{}, fmt.Errorf("%d columns instead of %d", len(f), columns+1)
	}
	rank, err := strconv.Atoi(f[3])
	if err != nil {
		return tracking.Code{}, fmt.Errorf("rank: %w", err)
	}
	row := tracking.Code{
		Table: f[0], Code: f[1], Match: tracking.Match(f[2]), Rank: rank, When: f[4], Status: tracking.Status(f[5]),
		Reason: tracking.Reason(f[6]), DeliveredTo: tracking.DeliveredTo(f[7]), Flag: f[8], Meaning: f[9], Confidence: f[10],
	}
	if len(f) > columns {
		row.Note = f[columns]
	}
	return row, nil
}

func check(r tracking.Code) error {
	switch {
	case kind(r.Match) < 0:
		return fmt.Errorf("unknown match %q", r.Match)
	case r.Table == "" || (r.Code == "") != (r.Match == tracking.MatchDefault):
		return errors.New("table or code missing")
	case r.Status != "" && !r.Status.Known():
		return fmt.Errorf("unknown status %q", r.Status)
	case r.Status == "" && r.Reason == "":
		return errors.New("neither status nor reason")
	case r.Reason != "" && !r.Reason.Known():
		return fmt.Errorf("unknown reason %q", r.Reason)
	case r.DeliveredTo != "" && !r.DeliveredTo.Known():
		return fmt.Errorf("unknown delivered-to %q", r.DeliveredTo)
	case r.Flag != "" && r.Flag != "informational" && !strings.HasPrefix(r.Flag, "void:"):
		return fmt.Errorf("unknown flag %q", r.Flag)
	}
	for cond := range strings.SplitSeq(r.When, "&") {
		if name, op, want := condition(cond); r.When != "" && (name == "" || op == 0 || want == "") {
			return fmt.Errorf("condition %q is neither field=value nor field~text", cond)
		}
	}
	return nil
}
