package norm

import (
	"math"
	"strings"
)

// Grams is a weight in whole grams. Unit is the carrier's, in any case: g, kg, kgm, kgs, lb, lbs, oz; of another
// the weight is not known and 0.
func Grams(value float64, unit string) int {
	perUnit := map[string]float64{
		"g": 1, "grm": 1, "kg": 1000, "kgs": 1000, "kgm": 1000,
		"lb": 453.59237, "lbs": 453.59237, "lbr": 453.59237, "oz": 28.349523125, "onz": 28.349523125,
	}[strings.ToLower(strings.TrimSpace(unit))]
	g := math.Round(value * perUnit)
	if !(g > 0 && g < 1e9) { // also NaN
		return 0
	}
	return int(g)
}
