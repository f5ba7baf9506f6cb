package estimate

import (
	"math"
	"strconv"
)

// forecast is a curve with all that turns it into dates.
type forecast struct {
	curve   curve
	levels  levels
	learned bool
	begin   float64 // on the clock
	elapsed float64
	clock   func(float64) int // day of a point on the clock

	finished              int     // delivered parcels it rests on
	onLane, toDest, total float64 // weights of parcels at each level
}

// day returns the day by which a share tau arrives, given that the parcel has been waited for.
func (f *forecast) day(tau, elapsed float64) int {
	return f.clock(f.begin + remaining(f.curve, tau, elapsed))
}

// spread returns the window, as if elapsed had passed since begin.
func (f *forecast) spread(elapsed float64) (earliest, likely, latest int) {
	return f.day(f.levels.at(0.1), elapsed), f.day(f.levels.at(0.5), elapsed), f.day(f.levels.at(0.9), elapsed)
}

// width is how many days lie between the ends of the window.
func (f *forecast) width() int {
	earliest, _, latest := f.spread(f.elapsed)
	return latest - earliest
}

// prior is the rule for the whole way in working days.
func (j *journey) prior(d draft) figures {
	from := j.days.Before(j.leaves)
	days := func(day int) float64 { return max(float64(j.days.Before(day)-from), 0.5) }
	return figures{days(d.earliest), days(d.likely), days(d.latest)}
}

// byRule forecasts from the published figures, from shipping on: in calendar days, as they are published.
func (j *journey) byRule(d draft) forecast {
	from := j.leaves
	waited := j.now.Sub(j.start).Hours()/24 - float64(j.leaves-j.shipped)
	return forecast{
		curve: newRule(figures{
			float64(d.earliest - from), float64(d.likely - from), float64(d.latest - from),
		}),
		levels:  levels{small: math.Inf(1)},
		elapsed: max(waited, 0),
		clock: func(n float64) int {
			day := from + round(n)
			if j.Method == MethodExpress {
				day = j.days.Next(day)
			}
			return day
		},
	}
}

// byStage forecasts from the figures of a stage that began at a point of the clock.
func (j *journey) byStage(f figures, begin float64) forecast {
	return forecast{
		curve: newRule(f), levels: levels{small: math.Inf(1)}, begin: begin,
		elapsed: max(j.at(j.now)-begin, 0), clock: j.date,
	}
}

// byHistory forecasts from one's own parcels; ok is false when there are none yet.
func (j *journey) byHistory(s stage, prior figures, begin float64) (f forecast, ok bool) {
	if j.History == nil {
		return forecast{}, false
	}
	f, ok = j.History.forecast(j, s, prior)
	f.begin, f.elapsed, f.clock = begin, max(j.at(j.now)-begin, 0), j.date
	return f, ok
}

// forecast looks a lane up.
func (m *Model) forecast(j *journey, s stage, prior figures) (forecast, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	mem := m.methods[j.Method]
	if mem == nil {
		return forecast{}, false
	}
	key := fitKey{s, mem.asOf(j.now.Unix())}
	fit := mem.fit(key, m.limit())
	if fit.finished == 0 {
		return forecast{}, false
	}
	at := curveKey{-1, -1, prior}
	if n, ok := mem.byName[[2]string{j.from.key, j.to.key}]; ok {
		at.lane = n
	}
	if n, ok := mem.dests[j.to.key]; ok {
		at.dest = n
	}
	out := forecast{
		curve: fit.curve(at), levels: mem.level(key, m.limit()), learned: true, finished: fit.finished, total: fit.weight,
	}
	out.onLane, out.toDest = fit.count(at.lane, at.dest)
	return out, true
}

// explain tells what a learned forecast rests on.
func (f *forecast) explain(j *journey) string {
	rest := ""
	if share := int(100*leanRule/(f.total+leanRule) + 0.5); share > 0 {
		rest = "; the published figures still count for " + strconv.Itoa(share) + " %"
	}
	return "Your own parcels: " + whole(f.onLane) + " from " + j.from.name() + " to " + j.to.name() + ", " +
		whole(f.toDest) + " to the destination, " + whole(f.total) + " with this method, old ones counting less" + rest + "."
}

func whole(n float64) string { return strconv.Itoa(int(n + 0.5)) }
