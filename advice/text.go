package advice

import (
	"embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/parcelnorm/tracking/estimate"
)

// Texts are the sentences of one language. Causes are parts of a sentence, the rest is sentences with placeholders in
// braces: {days}, {place}, {pieces}, {list}, {number}, {position}, {typed}, {meant}, {from}, {by}, {day}, {month} and
// {year}.
type Texts map[Code]string

//go:embed texts
var files embed.FS

// languages is what the library brings with it, read on first use.
var languages = sync.OnceValue(func() map[string]Texts {
	out := map[string]Texts{}
	for _, language := range []string{"en", "fr", "de"} {
		file, _ := files.ReadFile("texts/" + language + ".tsv") // embedded: there is no error
		t := Texts{}
		for line := range strings.Lines(string(file)) {
			if code, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
				t[Code(code)] = text
			}
		}
		out[language] = t
	}
	return out
})

// TextsIn returns the sentences of a language, named by a BCP 47 tag such as "fr" or "de-CH": English, French and
// German; English for any other. The map is the caller's own, to change or to add to.
func TextsIn(language string) Texts { return maps.Clone(textsIn(language)) }

func textsIn(language string) Texts {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(language), "_", "-"), "-")
	if t, ok := languages()[base]; ok {
		return t
	}
	return languages()["en"]
}

// Text says a in a few sentences of a language: see [TextsIn].
func (a Advice) Text(language string) string { return textsIn(language).Text(a) }

// Text says a in the sentences of t. Codes that t lacks are passed over.
func (t Texts) Text(a Advice) string {
	out := []string{t.fill(a.Code, "{days}", strconv.Itoa(a.Days))}
	if len(a.Pieces) > 0 {
		out = append(out, t.fill(framePieces, "{pieces}", strings.Join(a.Pieces, t[frameSeparator]+" ")))
	}
	if a.Place != "" {
		out = append(out, t.fill(framePlace, "{place}", a.Place))
	}
	out = append(out, t.causes(a.Causes))
	if len(a.Typos) > 0 {
		out = append(out, t.typo(a.Typos[0]))
	}
	for _, d := range a.Actions {
		out = append(out, t[d.Code])
	}
	for _, d := range a.Deadlines {
		out = append(out, t.fill(d.Code, "{from}", t.date(d.From), "{by}", t.date(d.By)))
	}
	out = slices.DeleteFunc(out, func(s string) bool { return s == "" })
	return strings.Join(out, " ")
}

func (t Texts) fill(code Code, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(t[code])
}

func (t Texts) causes(causes []Code) string {
	var list []string
	for _, c := range causes {
		if text := t[c]; text != "" {
			list = append(list, text)
		}
	}
	switch len(list) {
	case 0:
		return ""
	case 1:
		return t.fill(frameCause, "{list}", list[0])
	}
	return t.fill(frameCauses, "{list}", strings.Join(list, t[frameSeparator]+" "))
}

func (t Texts) typo(o Typo) string {
	frame := frameTypo
	if len(o.Typed) > 1 {
		frame = frameSwap
	}
	return t.fill(frame, "{position}", strconv.Itoa(o.Position), "{typed}", o.Typed, "{meant}", o.Meant, "{number}", o.Number)
}

func (t Texts) date(d estimate.Date) string {
	if d.IsZero() {
		return ""
	}
	frame := frameDate
	if d.Day == 1 {
		frame = frameFirst
	}
	month := t[frameMonth+Code(strconv.Itoa(int(d.Month)))]
	return t.fill(frame, "{day}", strconv.Itoa(d.Day), "{month}", month, "{year}", strconv.Itoa(d.Year))
}
