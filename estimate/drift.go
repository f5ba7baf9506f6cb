package estimate

// drift says how much faster or slower all lanes were in the past than they are now, on the logarithmic scale: a
// straight slope, and a level that wanders from week to week. Parcels of all lanes tell, so that a slow lane, which
// hears of its own parcels late, learns of a change from the quick ones.
type drift struct {
	slope float64   // by which newer parcels are slower, a day
	level []float64 // by weeks of age, the newest first; relative to the newest
}

// The scales that drift leans on: larger changes need more parcels to be believed.
const (
	driftBin   = 7     // days
	driftSlope = 0.004 // a day
	driftStep  = 0.02  // from week to week
	driftDamp  = 0.7   // what goes on as it did is what is left of a slope
	scatter    = 0.15  // variance of the residuals
)

// at returns by how much parcels of an age differed from those of today.
func (d *drift) at(age float64) float64 {
	x := -d.slope * age
	if bin := int(age / driftBin); bin >= 0 && len(d.level) > 0 {
		x += d.level[min(bin, len(d.level)-1)]
	}
	return x
}

// fit finds the drift from how parcels differ from the mean of their own lane.
func (d *drift) fit(w *work) {
	d.level = nil
	d.slope = 0
	d.fitSlope(w)
	d.fitLevel(w)
}

// laneMeans are weighted means of age and logarithm.
type laneMeans struct{ weight, age, log float64 }

func (d *drift) means(w *work) []laneMeans {
	lanes := make([]laneMeans, len(w.centers))
	for i, x := range w.samples {
		l := &lanes[x.lane]
		l.weight += w.weights[i]
		l.age += w.weights[i] * x.age
		l.log += w.weights[i] * (w.filled[i] - d.at(x.age))
	}
	for i := range lanes {
		if l := &lanes[i]; l.weight > 0 {
			l.age /= l.weight
			l.log /= l.weight
		}
	}
	return lanes
}

func (d *drift) fitSlope(w *work) {
	lanes := d.means(w)
	covariance, square := 0.0, scatter/(driftSlope*driftSlope)
	for i, x := range w.samples {
		age := x.age - lanes[x.lane].age
		covariance += w.weights[i] * age * (w.filled[i] - lanes[x.lane].log)
		square += w.weights[i] * age * age
	}
	d.slope = -covariance / square * driftDamp
}

// fitLevel smooths what the slope leaves over: a chain of weeks, each tied to its parcels and to its neighbours. A
// week and the lanes' means depend on each other, so it goes around a few times.
func (d *drift) fitLevel(w *work) {
	bins := 0
	for _, x := range w.samples {
		bins = max(bins, int(max(x.age, 0)/driftBin)+1)
	}
	level := make([]float64, bins)
	weight, sum := make([]float64, bins), make([]float64, bins)
	for range 4 {
		d.level = level
		lanes := d.means(w)
		clear(weight)
		clear(sum)
		for i, x := range w.samples {
			bin := int(max(x.age, 0) / driftBin)
			weight[bin] += w.weights[i]
			sum[bin] += w.weights[i] * (w.filled[i] + d.slope*x.age - lanes[x.lane].log)
		}
		level = chain(weight, sum, scatter/(driftStep*driftStep))
	}
	for i := len(level) - 1; i >= 0; i-- {
		level[i] -= level[0]
	}
	d.level = level
}

// chain minimises the weighted squares of level minus mean, plus tie times the squares of the steps between
// neighbours: a tridiagonal system, solved by elimination.
func chain(weight, sum []float64, tie float64) []float64 {
	n := len(weight)
	x, diagonal := make([]float64, n), make([]float64, n)
	for i := range n {
		diagonal[i] = weight[i] + 1e-6
		if i > 0 {
			diagonal[i] += tie
		}
		if i < n-1 {
			diagonal[i] += tie
		}
		x[i] = sum[i]
		if i > 0 {
			f := tie / diagonal[i-1]
			diagonal[i] -= f * tie
			x[i] += f * x[i-1]
		}
	}
	for i := n - 1; i >= 0; i-- {
		if i < n-1 {
			x[i] += tie * x[i+1]
		}
		x[i] /= diagonal[i]
	}
	return x
}
