package estimate

import (
	"fmt"
	"hash/fnv"
	"slices"
	"sync"
	"time"
)

// DefaultLimit is how many parcels of each method a Model keeps when it is not told otherwise: about 1 MB.
const DefaultLimit = 10_000

// Model is one's own history of parcels, as far as it helps to estimate the next one. The zero Model is empty and
// ready; it is safe for concurrent use and must not be copied. Answers depend on what was observed, not on the order.
//
// A new observation makes the next estimate fit the curves again, some milliseconds with 10,000 parcels; until then
// estimates are read from a cache.
type Model struct {
	Limit int // parcels kept of each method, the newest shipped; 0 for DefaultLimit. Set it before the first use.

	mu      sync.Mutex
	methods map[Method]*memory
}

// Observe adds parcels, delivered or still on their way; it matters that the latter are not left out, or the slow ones
// would be missing. A record replaces an earlier one with the same ID; without an ID it is a parcel of its own, so who
// observes a parcel on its way and again when it is delivered gives it one. A delivery is never taken back. The first
// record that makes no sense stops it with an error that tells which one it is.
func (m *Model) Observe(records ...Record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, r := range records {
		if err := m.observe(r); err != nil {
			return fmt.Errorf("record %d: %w", i+1, err)
		}
	}
	return nil
}

func (m *Model) observe(r Record) error {
	if !r.Delivered.IsZero() && r.Delivered.Before(r.Shipped) {
		return fmt.Errorf("%w: delivered before it was shipped", ErrDate)
	}
	j, err := newJourney(Request{
		Method: r.Method, Origin: r.Origin, Destination: r.Destination, Shipped: r.Shipped,
	}, r.Shipped)
	if err != nil {
		return err
	}
	if m.methods == nil {
		m.methods = make(map[Method]*memory)
	}
	if m.methods[r.Method] == nil {
		m.methods[r.Method] = newMemory(r.Method)
	}
	mem := m.methods[r.Method]
	mem.add(mem.parcel(r, j))
	if limit := m.limit(); len(mem.parcels) > limit+limit/4 {
		mem.trim(limit)
	}
	return nil
}

func (m *Model) limit() int {
	if m.Limit <= 0 {
		return DefaultLimit
	}
	return m.Limit
}

// Len returns how many parcels the Model keeps.
func (m *Model) Len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for _, mem := range m.methods {
		n += min(len(mem.parcels), m.limit())
	}
	return n
}

// parcel turns a record into the form that is kept.
func (mem *memory) parcel(r Record, j *journey) *parcel {
	at := mem.lane(j.from, j.to, j.clock)
	p := &parcel{lane: at, start: r.Shipped.Unix(), from: j.at(j.leaving())}
	if r.ID != "" {
		h := fnv.New64a()
		_, _ = h.Write([]byte(r.ID))
		p.id = max(h.Sum64(), 1)
	}
	if !r.Delivered.IsZero() {
		p.end = max(r.Delivered.Unix(), p.start+1)
		p.to = j.at(r.Delivered)
	}
	for s := stagePickedUp; s < stages; s++ {
		if t, ok := r.Milestones[s.status()]; ok && !t.Before(r.Shipped) && t.Before(r.Shipped.AddDate(1, 0, 0)) {
			p.marks[s] = int32(t.Unix()-p.start) + 1
		}
	}
	return p
}

// leaving is the moment from which the way is counted: after a holiday of the origin.
func (j *journey) leaving() time.Time { return j.start.AddDate(0, 0, j.leaves-j.shipped) }

// add keeps a parcel, or what is new in it.
func (mem *memory) add(p *parcel) {
	if old := mem.find(p); old != nil {
		mem.forget(min(old.start, p.start))
		mem.latest = max(mem.latest, p.end)
		if old.end != 0 && (p.end == 0 || p.end > old.end) {
			p.end, p.to = old.end, old.to
		}
		for s := range p.marks {
			if p.marks[s] == 0 {
				p.marks[s] = old.marks[s]
			}
		}
		*old = *p
		mem.sorted = false
		mem.index(old)
		return
	}
	mem.forget(p.start)
	mem.parcels = append(mem.parcels, p)
	mem.latest = max(mem.latest, p.start, p.end)
	mem.sorted = false
	mem.index(p)
}

// find returns the parcel that p is news of, nil when it is a new one: without an ID each is.
func (mem *memory) find(p *parcel) *parcel {
	if p.id == 0 {
		return nil
	}
	return mem.ids[p.id]
}

func (mem *memory) index(p *parcel) {
	if p.id != 0 {
		mem.ids[p.id] = p
	}
}

// trim drops the oldest parcels.
func (mem *memory) trim(limit int) {
	mem.sort()
	mem.parcels = slices.Clone(mem.parcels[len(mem.parcels)-limit:])
	clear(mem.ids)
	for _, p := range mem.parcels {
		mem.index(p)
	}
	mem.sorted = false
}
