package estimate

import (
	"cmp"
	"maps"
	"slices"
	"sort"
)

// memory is what a Model knows of one method.
type memory struct {
	method  Method
	lanes   []lane
	byName  map[[2]string]int32
	dests   map[string]int32
	parcels []*parcel
	byEnd   []*parcel // the delivered ones
	sorted  bool
	latest  int64 // time of the newest event

	ids map[uint64]*parcel

	fits   map[fitKey]*fit
	levels map[fitKey]levels
	pits   map[pitKey]pit
}

// lane is a pair of places.
type lane struct {
	from, to place
	dest     int32
	clock    clock
}

// fitKey names what was known at a moment about the time from a stage to delivery.
type fitKey struct {
	stage stage
	asOf  int64
}

func newMemory(m Method) *memory {
	return &memory{
		method: m, byName: map[[2]string]int32{}, dests: map[string]int32{}, ids: map[uint64]*parcel{},
		fits: map[fitKey]*fit{}, levels: map[fitKey]levels{}, pits: map[pitKey]pit{},
	}
}

// lane returns the number of a lane, which it may be the first to need.
func (mem *memory) lane(from, to place, c clock) int32 {
	key := [2]string{from.key, to.key}
	if n, ok := mem.byName[key]; ok {
		return n
	}
	dest, ok := mem.dests[to.key]
	if !ok {
		dest = int32(len(mem.dests))
		mem.dests[to.key] = dest
	}
	n := int32(len(mem.lanes))
	mem.byName[key] = n
	mem.lanes = append(mem.lanes, lane{from, to, dest, c})
	return n
}

// sort puts the parcels in order.
func (mem *memory) sort() {
	if mem.sorted {
		return
	}
	slices.SortFunc(mem.parcels, func(a, b *parcel) int {
		if c := less(a, b); c != 0 {
			return c
		}
		x, y := mem.lanes[a.lane], mem.lanes[b.lane] // numbers of lanes depend on the order of observation
		return cmp.Or(cmp.Compare(x.from.key, y.from.key), cmp.Compare(x.to.key, y.to.key))
	})
	mem.byEnd = mem.byEnd[:0]
	for _, p := range mem.parcels {
		if p.end != 0 {
			mem.byEnd = append(mem.byEnd, p)
		}
	}
	slices.SortStableFunc(mem.byEnd, func(a, b *parcel) int { return cmp.Compare(a.end, b.end) })
	mem.sorted = true
}

// asOf returns the moment whose knowledge answers a question asked at now: its morning (UTC), or the newest event when
// that came later and nothing is known that lies ahead of now.
func (mem *memory) asOf(now int64) int64 {
	morning := now - now%daySeconds
	if mem.latest > now {
		return morning
	}
	return max(morning, mem.latest+1)
}

// window returns the newest parcels that had started before asOf.
func (mem *memory) window(asOf int64, limit int) []*parcel {
	mem.sort()
	n := sort.Search(len(mem.parcels), func(i int) bool { return mem.parcels[i].start >= asOf })
	return mem.parcels[max(0, n-limit):n]
}

// keepDays is how long fits of past mornings are kept: parcels that started then are still being delivered.
const keepDays = 150

// fit returns the fit of a moment, from the cache if it is there.
func (mem *memory) fit(key fitKey, limit int) *fit {
	if f, ok := mem.fits[key]; ok {
		return f
	}
	mem.prune(key.asOf)
	f := newFit(mem, key, mem.window(key.asOf, limit))
	mem.fits[key] = f
	return f
}

// prune drops fits that nobody will ask for again: old ones, and those between mornings, which serve until the next
// event.
func (mem *memory) prune(asOf int64) {
	old := func(t int64) bool {
		return t < asOf-keepDays*daySeconds || t%daySeconds != 0 && asOf%daySeconds != 0
	}
	maps.DeleteFunc(mem.fits, func(k fitKey, _ *fit) bool { return old(k.asOf) })
	maps.DeleteFunc(mem.levels, func(k fitKey, _ levels) bool { return old(k.asOf) })
	maps.DeleteFunc(mem.pits, func(_ pitKey, p pit) bool { return old(p.asOf) })
}

// forget drops what was concluded after t, because news of t came in.
func (mem *memory) forget(t int64) {
	maps.DeleteFunc(mem.fits, func(k fitKey, _ *fit) bool { return k.asOf > t })
	maps.DeleteFunc(mem.levels, func(k fitKey, _ levels) bool { return k.asOf > t })
	maps.DeleteFunc(mem.pits, func(_ pitKey, p pit) bool { return p.asOf > t })
}
