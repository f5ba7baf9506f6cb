package estimate

// With few parcels each level of a lane's history is a small sample that leans on the level above: the lane on
// everything to that destination, that on everything of the method, and that on the published rule. A level above
// counts as much as these many parcels.
const (
	leanLevel = 20
	leanRule  = 10
)

// rulePoints is how many parcels stand for the rule.
const rulePoints = 40

// blend returns the curve of a lane. Adding a delivery at t never lowers it from t on, nor raises it before t.
func blend(prior curve, method, destination, lane []point) steps {
	points := make([]point, 0, rulePoints+len(method))
	for i := range rulePoints {
		u := (float64(i) + 0.5) / rulePoints
		points = append(points, point{prior.quantile(u), float64(leanRule) / rulePoints, true})
	}
	g := productLimit(append(points, method...))
	d := productLimit(g.append(append([]point(nil), destination...), leanLevel))
	return productLimit(d.append(append([]point(nil), lane...), leanLevel))
}
