package estimate

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// snapshotVersion is that of the JSON form of a Model.
const snapshotVersion = 1

// snapshot is the JSON form: the parcels themselves, from which everything else follows.
type snapshot struct {
	Version int            `json:"version"`
	Lanes   []snapshotLane `json:"lanes"`
}

// snapshotLane holds the parcels of one lane, each as [start, seconds to delivery, ID hash, seconds to each later
// stage plus one …]: trailing zeros are left out.
type snapshotLane struct {
	Method      Method    `json:"method"`
	Origin      string    `json:"origin"`
	Destination string    `json:"destination"`
	Parcels     [][]int64 `json:"parcels"`
}

// MarshalJSON writes all parcels that m keeps, the same bytes for the same parcels. IDs are kept as hashes alone.
func (m *Model) MarshalJSON() ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := snapshot{Version: snapshotVersion, Lanes: []snapshotLane{}}
	for _, method := range Methods() {
		mem := m.methods[method]
		if mem == nil {
			continue
		}
		if len(mem.parcels) > m.limit() {
			mem.trim(m.limit())
		}
		mem.sort()
		lanes := make([]snapshotLane, len(mem.lanes))
		for i, l := range mem.lanes {
			lanes[i] = snapshotLane{method, l.from.key, l.to.key, nil}
		}
		for _, p := range mem.parcels {
			lanes[p.lane].Parcels = append(lanes[p.lane].Parcels, p.row())
		}
		slices.SortFunc(lanes, func(a, b snapshotLane) int { return slices.Compare(a.key(), b.key()) })
		for _, l := range lanes {
			if len(l.Parcels) > 0 {
				out.Lanes = append(out.Lanes, l)
			}
		}
	}
	return json.Marshal(out)
}

func (l snapshotLane) key() []string { return []string{l.Origin, l.Destination} }

func (p *parcel) row() []int64 {
	took := int64(0)
	if p.end != 0 {
		took = p.end - p.start
	}
	row := []int64{p.start, took, int64(p.id)}
	for _, mark := range p.marks[stagePickedUp:] {
		row = append(row, int64(mark))
	}
	for len(row) > 1 && row[len(row)-1] == 0 {
		row = row[:len(row)-1]
	}
	return row
}

// UnmarshalJSON reads what MarshalJSON writes, in place of what m kept. What makes no sense is [ErrSnapshot] and
// leaves m as it was.
func (m *Model) UnmarshalJSON(b []byte) error {
	var in snapshot
	if err := json.Unmarshal(b, &in); err != nil {
		return fmt.Errorf("%w: %w", ErrSnapshot, err)
	}
	if in.Version != snapshotVersion {
		return fmt.Errorf("%w: version %d is not %d", ErrSnapshot, in.Version, snapshotVersion)
	}
	methods := map[Method]*memory{}
	for _, l := range in.Lanes {
		if methods[l.Method] == nil {
			methods[l.Method] = newMemory(l.Method)
		}
		for _, row := range l.Parcels {
			if err := l.restore(methods[l.Method], row); err != nil {
				return fmt.Errorf("%w: %s %s-%s: %w", ErrSnapshot, l.Method, l.Origin, l.Destination, err)
			}
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.methods = methods
	return nil
}

// restore adds the parcel of a row.
func (l snapshotLane) restore(mem *memory, row []int64) error {
	if len(row) < 1 || len(row) > 3+int(stages)-1 {
		return fmt.Errorf("%w: a parcel of %d numbers", ErrMissing, len(row))
	}
	full := append(slices.Clone(row), make([]int64, 3+int(stages)-1-len(row))...)
	const year = 366 * daySeconds
	if full[1] < 0 || full[1] > 50*year {
		return fmt.Errorf("%w: %d seconds on its way", ErrDate, full[1])
	}
	r := Record{Method: l.Method, Origin: l.Origin, Destination: l.Destination, Shipped: time.Unix(full[0], 0)}
	if full[1] > 0 {
		r.Delivered = time.Unix(full[0]+full[1], 0)
	}
	j, err := newJourney(Request{Method: r.Method, Origin: r.Origin, Destination: r.Destination, Shipped: r.Shipped}, r.Shipped)
	if err != nil {
		return err
	}
	p := mem.parcel(r, j)
	p.id = uint64(full[2])
	for i, mark := range full[3:] {
		if mark < 0 || mark > year {
			return fmt.Errorf("%w: a milestone after %d seconds", ErrDate, mark)
		}
		p.marks[int(stagePickedUp)+i] = int32(mark)
	}
	mem.add(p)
	return nil
}
