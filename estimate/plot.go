package estimate

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// The drawing surface, in pixels, and its colours.
const (
	plotWidth, plotHeight = 960, 500

	ink    = "#1f2933"
	soft   = "#7b8794"
	grid   = "#e4e7eb"
	ours   = "#0f609b"
	band   = "#d9e8f5"
	plainA = "#e08e45"
	plainB = "#8a9ba8"
	missed = "#ba2525"
)

// Plot writes an SVG picture, 960 by 500 pixels, that needs nothing but a browser. On the left is how often windows
// were kept against how often they should have been: on the diagonal they are right, in the shaded band within what
// chance allows. On the right is the P90 of every month.
func (r Report) Plot(w io.Writer) error {
	p := &plot{}
	p.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%[1]d" height="%[2]d" `+
		`font-family="system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="12">`, plotWidth, plotHeight)
	p.printf(`<title>How well delivery windows were kept</title><rect width="100%%" height="100%%" fill="#fff"/>`)
	p.text(48, 38, 20, ink, "start", "How well delivery windows were kept")
	p.text(48, 60, 13, soft, "start", fmt.Sprintf("%d parcels, each predicted on the morning of its shipping · "+
		"P90 kept %.1f %% · window %.1f days wide · likely day off by %.1f days", r.N, 100*r.CoverageP90, r.WidthDays, r.MAEDays))
	r.plotReliability(p)
	r.plotMonths(p)
	p.printf("</svg>\n")
	_, err := io.WriteString(w, p.String())
	return err
}

// plot collects a drawing.
type plot struct{ strings.Builder }

func (p *plot) printf(format string, args ...any) { fmt.Fprintf(p, format, args...) }

func (p *plot) text(x, y, size float64, colour, anchor, s string) {
	p.printf(`<text x="%.1f" y="%.1f" font-size="%.0f" fill="%s" text-anchor="%s">%s</text>`, x, y, size, colour, anchor, s)
}

func (p *plot) line(x1, y1, x2, y2 float64, colour, extra string) {
	p.printf(`<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" %s/>`, x1, y1, x2, y2, colour, extra)
}

// The left panel is a square; both panels share top and bottom.
const (
	panelTop, panelBottom = 110.0, 430.0
	squareLeft            = 88.0
	monthsLeft            = 540.0
	monthsRight           = 920.0
)

func (r Report) plotReliability(p *plot) {
	x := func(share float64) float64 { return squareLeft + share*(panelBottom-panelTop) }
	y := func(share float64) float64 { return panelBottom - share*(panelBottom-panelTop) }
	p.text(squareLeft, panelTop-16, 13, ink, "start", "Promised and kept")
	for i := range 6 {
		share := float64(i) / 5
		p.line(x(0), y(share), x(1), y(share), grid, "")
		p.line(x(share), y(0), x(share), y(1), grid, "")
		p.text(x(0)-10, y(share)+4, 12, soft, "end", fmt.Sprintf("%.0f %%", 100*share))
		p.text(x(share), y(0)+20, 12, soft, "middle", fmt.Sprintf("%.0f %%", 100*share))
	}
	p.text(x(0.5), y(0)+42, 12, soft, "middle", "share of parcels that should come by then")
	p.printf(`<polygon fill="%s" points="%s"/>`, band, chance(r.N, x, y))
	p.line(x(0), y(0), x(1), y(1), soft, `stroke-dasharray="4 4"`)
	for _, c := range []struct {
		s             Score
		colour        string
		radius, width float64
	}{
		{r.Baselines.Global, plainB, 3, 1.5},
		{r.Baselines.Backoff, plainA, 3, 1.5},
		{r.Score, ours, 4.5, 2.5},
	} {
		points := make([]string, 0, len(taus))
		for i, tau := range taus {
			points = append(points, fmt.Sprintf("%.1f,%.1f", x(tau), y(c.s.Reliability[i])))
		}
		p.printf(`<polyline fill="none" stroke="%s" stroke-width="%.1f" stroke-linejoin="round" points="%s"/>`,
			c.colour, c.width, strings.Join(points, " "))
		for i, tau := range taus {
			p.printf(`<circle cx="%.1f" cy="%.1f" r="%.1f" fill="%s" stroke="#fff"/>`, x(tau), y(c.s.Reliability[i]), c.radius, c.colour)
		}
	}
	r.plotLegend(p, x(0)+14, y(1)+20)
}

func (r Report) plotLegend(p *plot, x, y float64) {
	p.printf(`<rect x="%.1f" y="%.1f" width="186" height="62" fill="#fff" fill-opacity="0.88"/>`, x-8, y-14)
	for i, l := range []struct {
		colour, name string
		loss         float64
	}{
		{ours, "this model", r.PinballMean},
		{plainA, "lane quantiles", r.Baselines.Backoff.PinballMean},
		{plainB, "global quantiles", r.Baselines.Global.PinballMean},
	} {
		at := y + float64(i)*18
		p.line(x, at-4, x+18, at-4, l.colour, `stroke-width="2.5"`)
		p.text(x+26, at, 12, ink, "start", fmt.Sprintf("%s · loss %.2f d", l.name, l.loss))
	}
}

func (r Report) plotMonths(p *plot) {
	const low = 0.5
	y := func(share float64) float64 {
		return panelBottom - (max(share, low)-low)/(1-low)*(panelBottom-panelTop)
	}
	p.text(monthsLeft, panelTop-16, 13, ink, "start", "P90 by month of shipping")
	for i := range 6 {
		share := low + (1-low)*float64(i)/5
		p.line(monthsLeft, y(share), monthsRight, y(share), grid, "")
		p.text(monthsLeft-10, y(share)+4, 12, soft, "end", fmt.Sprintf("%.0f %%", 100*share))
	}
	step := (monthsRight - monthsLeft) / float64(max(len(r.Months), 1))
	wide := min(step*0.62, 34)
	every := 1 + len(r.Months)/13
	for i, m := range r.Months {
		x := monthsLeft + (float64(i)+0.5)*step
		colour := ours
		if m.CoverageP90 < 0.85 {
			colour = missed
		}
		p.printf(`<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="2" fill="%s" fill-opacity="0.85"><title>%s: %.1f %% of %d</title></rect>`,
			x-wide/2, y(m.CoverageP90), wide, panelBottom-y(m.CoverageP90), colour, m.Group, 100*m.CoverageP90, m.N)
		if i%every == 0 {
			name := strings.TrimPrefix(m.Group, "month ")
			p.text(x, panelBottom+20, 11, soft, "middle", name[5:])
			if i == 0 || name[5:] == "01" {
				p.text(x, panelBottom+36, 11, soft, "middle", name[:4])
			}
		}
	}
	p.line(monthsLeft, y(level), monthsRight, y(level), ink, `stroke-dasharray="4 4"`)
	p.text(monthsRight, y(level)-6, 12, ink, "end", "90 % promised")
}

// chance is the band in which 99 of 100 reports of n parcels lie when the curve is right, if parcels were independent.
func chance(n int, x, y func(float64) float64) string {
	const z = 2.576
	var upper, lower []string
	for i := range 21 {
		u := float64(i) / 20
		half := z * math.Sqrt(u*(1-u)/float64(max(n, 1)))
		upper = append(upper, fmt.Sprintf("%.1f,%.1f", x(u), y(min(u+half, 1))))
		lower = append(lower, fmt.Sprintf("%.1f,%.1f", x(u), y(max(u-half, 0))))
	}
	slices.Reverse(lower)
	return strings.Join(append(upper, lower...), " ")
}
