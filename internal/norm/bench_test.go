package norm_test

import (
	"testing"

	"github.com/parcelnorm/tracking/internal/norm"
)

func BenchmarkNumber(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = norm.Number(" 1z 123 45e 02 0527 1688", false)
	}
}

func BenchmarkTime(b *testing.B) {
	loc := load(b, "Europe/Berlin")
	for name, text := range map[string]string{
		"first layout": "2026-11-16T09:30:15-06:00", "a place": "2026-11-16T09:30:15", "last layout": "16.11.2026", "none": "soon",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = norm.Time(text, loc)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	all := tables(b)
	fedex, ups := norm.NewCodes(all["fedex"]), norm.NewCodes(all["ups"])
	field := norm.Fields{"eventType": "DE"}.Get
	for name, find := range map[string]func(){
		"exact":     func() { fedex.Find("eventType", "DL", nil) },
		"condition": func() { fedex.Find("exceptionCode", "03", field) },
		"unknown":   func() { ups.Find("statusCode", "999", nil) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				find()
			}
		})
	}
}

func BenchmarkNewCodes(b *testing.B) {
	tsv := tables(b)["ups"] // the longest
	b.ReportAllocs()
	b.SetBytes(int64(len(tsv)))
	for b.Loop() {
		_ = norm.NewCodes(tsv)
	}
}
