package main

import (
	"bufio"
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/parcelnorm/tracking/detect"
)

func (a app) detect(_ context.Context, args []string) error {
	f := a.flags("track detect", "[NUMBER...]", "Tells which carriers a number can belong to. Without numbers it reads them from standard input, one a line.")
	country := f.String("country", "", "of destination, two letters")
	numbers, err := f.parse(args)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.out)
	t := app{out: out}.table(f.json, "NUMBER", "CARRIER", "SCORE", "CHECK", "WHY")
	unanswered := false
	show := func(number string) error {
		list := detect.CandidatesWith(number, detect.Hints{Destination: *country})
		unanswered = unanswered || len(list) == 0
		if f.json {
			return t.row(struct {
				Number     string             `json:"number"`
				Normalized string             `json:"normalized"`
				Candidates []detect.Candidate `json:"candidates"`
			}{number, detect.Normalize(number), slices.Concat([]detect.Candidate{}, list)})
		}
		if len(list) == 0 {
			return t.row(nil, clean(number), "-", "", "", "no carrier known has numbers of this form")
		}
		for i, c := range list {
			if err := t.row(nil, map[bool]string{true: clean(number)}[i == 0], c.Name(), strconv.Itoa(c.Score), string(c.Check), c.Why()); err != nil {
				return err
			}
		}
		return nil
	}
	if err := a.each(numbers, show); err != nil {
		return err
	}
	if err := cmp.Or(t.end(), out.Flush()); err != nil {
		return err
	}
	if unanswered {
		return errUnanswered
	}
	return nil
}

// each calls show for the arguments, or for each line of standard input when there are none.
func (a app) each(args []string, show func(string) error) error {
	for _, arg := range args {
		if err := show(arg); err != nil {
			return err
		}
	}
	if len(args) > 0 {
		return nil
	}
	in := bufio.NewScanner(a.in)
	for in.Scan() {
		if line := strings.TrimSpace(in.Text()); line != "" {
			if err := show(line); err != nil {
				return err
			}
		}
	}
	return in.Err()
}

func (a app) scan(_ context.Context, args []string) error {
	f := a.flags("track scan", "[FILE]", "Finds tracking numbers in a text, an e-mail or a page: from FILE or standard input. Offsets are bytes.")
	files, err := f.parse(args)
	if err != nil {
		return err
	}
	if len(files) > 1 {
		return usagef("one file at a time; %q is one too many", files[1])
	}
	in, err := a.open(cmp.Or(strings.Join(files, ""), "-"))
	if err != nil {
		return err
	}
	defer in.Close()
	t := a.table(f.json, "NUMBER", "CARRIER", "SCORE", "FROM", "TO")
	for hit, err := range detect.ScanReader(in) {
		if err != nil {
			return err
		}
		err := t.row(hit, clean(hit.Number), string(hit.Carrier), strconv.Itoa(hit.Score), strconv.Itoa(hit.Start), strconv.Itoa(hit.End))
		if err != nil {
			return err
		}
	}
	return t.end()
}
