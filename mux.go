package tracking

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// Mux is one [BatchTracker] over many carriers. The zero Mux is ready for Handle; the fields are set before the
// first look-up.
type Mux struct {
	// Detect proposes carriers, likeliest first, for a query that names none. Package detect has one.
	Detect func(Query) []Carrier
	// Missing gives the error of a query none of whose carriers has a Tracker; default ErrUnsupported.
	Missing func(q Query, carriers []Carrier) error

	trackers map[Carrier]Tracker
}

var _ BatchTracker = (*Mux)(nil)

// Handle makes t answer for c. All calls come before the first look-up.
func (m *Mux) Handle(c Carrier, t Tracker) {
	if m.trackers == nil {
		m.trackers = map[Carrier]Tracker{}
	}
	m.trackers[c] = t
}

// Carriers returns the carriers that have a Tracker, sorted.
func (m *Mux) Carriers() []Carrier {
	var out []Carrier
	for c := range m.trackers {
		out = append(out, c)
	}
	slices.Sort(out)
	return out
}

// Track asks the carrier that q names. Where it names none, the likeliest carrier is asked, and the next one only
// when that does not know the number.
func (m *Mux) Track(ctx context.Context, q Query) (*Shipment, error) {
	r := m.TrackBatch(ctx, []Query{q})[0]
	return r.Shipment, r.Err
}

// TrackBatch does what Track does for many queries, each carrier getting its share at once. Equal queries are asked
// once.
func (m *Mux) TrackBatch(ctx context.Context, qs []Query) []Result {
	jobs := make([]*job, len(qs))
	first := map[string]*job{}
	var open []*job
	for i, q := range qs {
		k := fmt.Sprintf("%q", []string{q.Number, string(q.Carrier), q.Postcode, q.Country, q.ShippedAfter.String(), q.Language})
		if first[k] == nil {
			first[k] = m.job(q)
			open = append(open, first[k])
		}
		jobs[i] = first[k]
	}
	for len(open) > 0 {
		m.round(ctx, open)
		open = slices.DeleteFunc(open, (*job).done)
	}
	out := make([]Result, len(qs))
	for i, j := range jobs {
		out[i] = j.result
		out[i].Query = qs[i]
	}
	return out
}

// job is one query on its way through its candidates.
type job struct {
	query      Query
	candidates []Carrier // still to be asked
	result     Result
}

func (m *Mux) job(q Query) *job {
	all := []Carrier{q.Carrier}
	if q.Carrier == "" {
		all = nil
		if m.Detect != nil {
			all = m.Detect(q)
		}
	}
	j := &job{query: q}
	for _, c := range all {
		if m.trackers[c] != nil && !slices.Contains(j.candidates, c) {
			j.candidates = append(j.candidates, c)
		}
	}
	if len(j.candidates) == 0 {
		j.result.Err = m.missing(q, all)
	}
	return j
}

func (m *Mux) missing(q Query, carriers []Carrier) error {
	if m.Missing != nil {
		return m.Missing(q, carriers)
	}
	switch {
	case q.Carrier != "":
		return &Error{Carrier: q.Carrier, Kind: ErrUnsupported, Err: errors.New("no tracker for this carrier")}
	case len(carriers) == 0:
		return &Error{Kind: ErrUnsupported, Err: errors.New("no carrier has numbers of this form; name the carrier")}
	}
	return &Error{Carrier: carriers[0], Kind: ErrUnsupported, Err: fmt.Errorf("no tracker for any of %q", carriers)}
}

// done reports whether nobody else has to be asked.
func (j *job) done() bool {
	if len(j.candidates) == 0 {
		return true
	}
	if len(j.result.Asked) > 0 && !errors.Is(j.result.Err, ErrNotFound) {
		return true
	}
	return false
}

// round asks each job's likeliest remaining carrier, all carriers at once.
func (m *Mux) round(ctx context.Context, jobs []*job) {
	groups := map[Carrier][]*job{}
	for _, j := range jobs {
		if len(j.candidates) > 0 {
			c := j.candidates[0]
			groups[c] = append(groups[c], j)
		}
	}
	var wg sync.WaitGroup
	for c, group := range groups {
		wg.Go(func() {
			qs := make([]Query, len(group))
			for i, j := range group {
				qs[i] = j.query
				qs[i].Carrier = c
			}
			for i, r := range TrackAll(ctx, m.trackers[c], qs, Options{}) {
				group[i].take(c, r)
			}
		})
	}
	wg.Wait()
}

// take keeps what c answered. Among carriers that do not know the number the likeliest one's answer stays.
func (j *job) take(c Carrier, r Result) {
	j.candidates = j.candidates[1:]
	asked := append(j.result.Asked, c) //nolint:gocritic // the old slice is not used again
	if len(asked) == 1 || !errors.Is(r.Err, ErrNotFound) {
		j.result = r
	}
	j.result.Asked = asked
	j.result.Err = withAsked(j.result.Err, asked)
}
