package estimate

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// BacktestOptions narrows what is scored. The zero value scores all but the first seventh of the parcels, which
// teaches the model its first steps.
type BacktestOptions struct {
	From, To time.Time // score parcels shipped from From on, and before To
	Limit    int       // as [Model.Limit]
}

// Backtest plays a history day by day: each parcel is predicted on the morning (UTC) of the day on which it was
// shipped, from what was known then, and scored when it arrived. Parcels that never arrived are known to be on their way, but
// not scored. Beside it stand two plain methods that every model has to beat.
func Backtest(records []Record, o BacktestOptions) (Report, error) {
	m := Model{Limit: len(records) + 1}
	if err := m.Observe(records...); err != nil {
		return Report{}, err
	}
	m.Limit = o.Limit
	b := newBacktest(&m, o)
	var scored []prediction
	for _, p := range b.parcels {
		if q, ok := b.predict(p); ok {
			scored = append(scored, q)
		}
	}
	if len(scored) == 0 {
		return Report{}, fmt.Errorf("%w: no parcel to score: a history needs some dozen delivered ones", ErrHistory)
	}
	return newReport(scored), nil
}

// taus are the levels that are scored.
var taus = [...]float64{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}

// The places in taus of the levels with a name.
const (
	p10 = 0
	p50 = 4
	p90 = 8
)

// quantiles are times to delivery in calendar days, one for each of taus.
type quantiles [len(taus)]float64

// prediction is one parcel: what was said, and what came true.
type prediction struct {
	lane            string
	shipped         time.Time
	days            float64 // to delivery
	model           quantiles
	global, backoff quantiles
}

// entry is a parcel of any method in the order of the play.
type entry struct {
	*parcel
	mem  *memory
	days float64
}

type backtest struct {
	model   *Model
	from    int64
	to      int64
	parcels []entry // by start
	ends    []entry // delivered, by end
	seen    int     // of ends, by the baselines
	plain   baselines
}

func newBacktest(m *Model, o BacktestOptions) *backtest {
	b := &backtest{model: m, from: o.From.Unix(), to: o.To.Unix()}
	for _, mem := range m.methods {
		mem.sort()
		for _, p := range mem.parcels {
			e := entry{p, mem, float64(p.end-p.start) / daySeconds}
			b.parcels = append(b.parcels, e)
			if p.end != 0 {
				b.ends = append(b.ends, e)
			}
		}
	}
	slices.SortFunc(b.parcels, func(x, y entry) int {
		return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(x.mem.method, y.mem.method), less(x.parcel, y.parcel),
			cmp.Compare(x.name(), y.name()))
	})
	slices.SortStableFunc(b.ends, func(x, y entry) int { return cmp.Compare(x.end, y.end) })
	if o.To.IsZero() {
		b.to = 1 << 62
	}
	if o.From.IsZero() && len(b.parcels) > 0 {
		first := b.parcels[len(b.parcels)/7].start
		b.from = first - first%daySeconds
	}
	return b
}

func (e entry) name() string {
	l := e.mem.lanes[e.lane]
	return l.from.key + "-" + l.to.key
}

// predict answers for one parcel; ok is false when it is not to be scored.
func (b *backtest) predict(e entry) (prediction, bool) {
	if e.end == 0 || e.start < b.from || e.start >= b.to {
		return prediction{}, false
	}
	morning := e.start - e.start%daySeconds
	for b.seen < len(b.ends) && b.ends[b.seen].end <= morning {
		b.plain.add(b.ends[b.seen])
		b.seen++
	}
	q := prediction{lane: string(e.mem.method) + " " + e.name(), shipped: time.Unix(e.start, 0).UTC(), days: e.days}
	rule, model := b.model.quantiles(e, morning)
	q.model = model
	q.global, q.backoff = b.plain.predict(e, rule)
	return q, true
}

// quantiles returns what the published figures and the model say of a parcel on the morning of its shipping.
func (m *Model) quantiles(e entry, morning int64) (rule, model quantiles) {
	l := e.mem.lanes[e.lane]
	start := time.Unix(e.start, 0)
	j, err := newJourney(Request{
		Method: e.mem.method, Origin: l.from.key, Destination: l.to.key, Shipped: start, History: m,
	}, time.Unix(morning, 0))
	if err != nil { // the parcel was observed, so its lane exists
		return rule, model
	}
	d := j.rule()
	f := j.byRule(d)
	for i, tau := range taus {
		rule[i] = float64(j.leaves-j.shipped) + f.curve.quantile(tau)
	}
	learned, ok := j.byHistory(stageShipped, j.prior(d), e.from)
	if !ok {
		return rule, rule
	}
	for i, tau := range taus {
		at := j.time(e.from + learned.curve.quantile(learned.levels.at(tau)))
		model[i] = at.Sub(start).Hours() / 24
	}
	return rule, model
}
