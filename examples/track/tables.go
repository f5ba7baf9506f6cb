package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers"
)

// table writes rows for people in columns, or as JSON.
type table struct {
	json *json.Encoder
	tab  *tabwriter.Writer
}

func (a app) table(asJSON bool, head ...string) *table {
	if asJSON {
		return &table{json: json.NewEncoder(a.out)}
	}
	t := &table{tab: tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)}
	fmt.Fprintln(t.tab, strings.Join(head, "\t"))
	return t
}

func (t *table) row(object any, cells ...string) error {
	if t.json != nil {
		return t.json.Encode(object)
	}
	_, err := fmt.Fprintln(t.tab, strings.Join(cells, "\t"))
	return err
}

func (t *table) end() error {
	if t.tab != nil {
		return t.tab.Flush()
	}
	return nil
}

func (a app) carriers(_ context.Context, args []string) error {
	f := a.flags("track carriers", "[-json]", "Lists the carriers and which of them have credentials in the environment.")
	if err := none(f, args); err != nil {
		return err
	}
	t := a.table(f.json, "CARRIER", "NAME", "READY", "NUMBERS A REQUEST", "LIMIT", "VARIABLES")
	for _, c := range carriers.All() {
		r := a.adapter(c)
		ready := map[bool]string{true: "yes", false: "no"}[r.Configured]
		variables := strings.Join(r.Env, " ")
		if len(r.Optional) > 0 {
			variables += " [" + strings.Join(r.Optional, " ") + "]"
		}
		if err := t.row(r, string(r.Carrier), r.Name, ready, strconv.Itoa(r.Batch), r.Rate, variables); err != nil {
			return err
		}
	}
	return t.end()
}

// adapterRow is a carrier as track carriers -json prints it.
type adapterRow struct {
	Carrier    tracking.Carrier `json:"carrier"`
	Name       string           `json:"name"`
	Country    string           `json:"country"`
	Batch      int              `json:"batch"`
	Env        []string         `json:"env"`
	Optional   []string         `json:"optional,omitempty"`
	Configured bool             `json:"configured"`
	Rate       string           `json:"rate"`
	URL        string           `json:"url"`
}

func (a app) adapter(c carriers.Adapter) adapterRow {
	r := adapterRow{
		Carrier: c.Carrier, Name: c.Name, Country: c.Country, Batch: c.Batch, Env: []string{}, Rate: c.Rate, URL: c.URL,
		Configured: c.Configured(a.env),
	}
	for _, names := range c.Env {
		r.Env = append(r.Env, names[0])
	}
	for _, names := range c.Optional {
		r.Optional = append(r.Optional, names[0])
	}
	if c.Public {
		r.Env = append(r.Env, carriers.PublicVariable)
		r.Configured = r.Configured || a.env(carriers.PublicVariable) == "1"
	}
	return r
}

func (a app) codes(_ context.Context, args []string) error {
	f := a.flags("track codes", "[-carrier C] [-json]", "Lists what each code of a carrier means.")
	only := f.String("carrier", "", "of this `carrier` only")
	if err := none(f, args); err != nil {
		return err
	}
	if _, ok := carriers.Find(tracking.Carrier(*only)); *only != "" && !ok {
		return usagef("there is no carrier %q; see track carriers", *only)
	}
	t := a.table(f.json, "CARRIER", "TABLE", "CODE", "STATUS", "REASON", "MEANING")
	for _, c := range carriers.All() {
		if *only != "" && string(c.Carrier) != *only {
			continue
		}
		for _, row := range c.Codes() {
			object := struct {
				Carrier tracking.Carrier `json:"carrier"`
				tracking.Code
			}{c.Carrier, row}
			if err := t.row(object, string(c.Carrier), row.Table, row.Code, string(row.Status), string(row.Reason), row.Meaning); err != nil {
				return err
			}
		}
	}
	return t.end()
}

func (a app) statuses(_ context.Context, args []string) error {
	f := a.flags("track statuses", "[-json]", "Lists the statuses in the order of the journey.")
	if err := none(f, args); err != nil {
		return err
	}
	t := a.table(f.json, "STATUS", "PHASE", "MEANING")
	for _, s := range tracking.Statuses() {
		object := struct {
			Status      tracking.Status `json:"status"`
			Label       string          `json:"label"`
			Phase       tracking.Phase  `json:"phase"`
			Terminal    bool            `json:"terminal"`
			Description string          `json:"description"`
		}{s, s.Label(), s.Phase(), s.Terminal(), s.Description()}
		if err := t.row(object, string(s), string(s.Phase()), s.Description()); err != nil {
			return err
		}
	}
	return t.end()
}

func (a app) normalize(_ context.Context, args []string) error {
	f := a.flags("track normalize", "-carrier C [-number N] [-status 200] [-endpoint E] [FILE]",
		"Reads an answer of a carrier that was stored earlier, from FILE or standard input, without a network.")
	carrier := f.String("carrier", "", "whose answer it is (required)")
	number := f.String("number", "", "pick this parcel; default all of the answer")
	status := f.Int("status", 200, "HTTP status of the answer")
	endpoint := f.String("endpoint", "", "which service of the carrier it is from")
	files, err := f.parse(args)
	if err != nil {
		return err
	}
	c, ok := carriers.Find(tracking.Carrier(*carrier))
	switch {
	case *carrier == "":
		return usagef("whose answer is it? Name the carrier with -carrier; see track carriers")
	case !ok:
		return usagef("-carrier %q names no carrier; see track carriers", *carrier)
	case len(files) > 1:
		return usagef("one file at a time; %q is one too many", files[1])
	}
	in, err := a.open(cmp.Or(strings.Join(files, ""), "-"))
	if err != nil {
		return err
	}
	defer in.Close()
	body, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	answer := tracking.Answer{Endpoint: *endpoint, Status: *status, Body: body, At: a.now()}
	return a.answers(c, answer, *number, f.json)
}

func (a app) answers(c carriers.Adapter, answer tracking.Answer, number string, asJSON bool) error {
	q := tracking.Query{Number: number, Carrier: c.Carrier}
	list, err := carriers.Parse(c.Carrier, answer, q)
	if err == nil && number != "" {
		var one *tracking.Shipment
		one, err = tracking.Choose(list, q)
		list = []*tracking.Shipment{one}
	}
	p := a.printer(asJSON, 1)
	if err != nil {
		p.print(tracking.Result{Query: q, Err: err})
	}
	for _, s := range list {
		if s != nil {
			p.print(tracking.Result{Query: tracking.Query{Number: cmp.Or(number, s.Number), Carrier: c.Carrier}, Shipment: s})
		}
	}
	if err := p.end(); err != nil {
		return err
	}
	if p.unanswered > 0 {
		return errUnanswered
	}
	return nil
}
