package sandbox

import (
	"bytes"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// sameForm reports whether got holds all that want does.
func sameForm(want, got []byte) bool {
	w, err1 := url.ParseQuery(string(want))
	g, err2 := url.ParseQuery(string(got))
	if err1 != nil || err2 != nil {
		return false
	}
	for k := range w {
		if !slices.Equal(w[k], g[k]) {
			return false
		}
	}
	return true
}

// mergeJSON joins the arrays that stand at path, such as "output.completeTrackResults", in all bodies.
func mergeJSON(path string) func([][]byte) []byte {
	names := strings.Split(path, ".")
	return func(bodies [][]byte) []byte {
		var first map[string]any
		var all []any
		for i, b := range bodies {
			var doc map[string]any
			if json.Unmarshal(b, &doc) != nil {
				continue
			}
			if i == 0 {
				first = doc
			}
			in := doc
			for _, n := range names[:len(names)-1] {
				in, _ = in[n].(map[string]any)
			}
			list, _ := in[names[len(names)-1]].([]any)
			all = append(all, list...)
		}
		in := first
		for _, n := range names[:len(names)-1] {
			in, _ = in[n].(map[string]any)
		}
		if in != nil {
			in[names[len(names)-1]] = all
		}
		out, err := json.Marshal(first)
		if err != nil {
			return nil
		}
		return out
	}
}

// mergeXML joins the children of the root in all bodies.
func mergeXML(root string) func([][]byte) []byte {
	open, end := []byte("<"+root+">"), []byte("</"+root+">")
	return func(bodies [][]byte) []byte {
		var out []byte
		for _, b := range bodies {
			head, rest, _ := bytes.Cut(b, open)
			inner, _, _ := bytes.Cut(rest, end)
			if out == nil {
				out = append(append(out, head...), open...)
			}
			out = append(out, inner...)
		}
		return append(out, end...)
	}
}

// dates are the forms in which carriers write a day. The recorded ones lie in 2025 to 2027; other runs of digits
// are numbers.
var dates = []struct {
	find   *regexp.Regexp
	layout string
}{
	{regexp.MustCompile(`\b202[5-7]-[01]\d-[0-3]\d`), "2006-01-02"},
	{regexp.MustCompile(`\b[0-3]\d\.[01]\d\.202[5-7]\b`), "02.01.2006"},
	{regexp.MustCompile(`\b202[5-7][01]\d[0-3]\d\b`), "20060102"},
}

var epoch = regexp.MustCompile(`\b17[6-9]\d{10}\b`) // milliseconds

// shift moves all dates in a body by the whole days of d.
func shift(body []byte, d time.Duration) []byte {
	days := int(d / (24 * time.Hour))
	if days == 0 {
		return body
	}
	for _, f := range dates {
		body = f.find.ReplaceAllFunc(body, func(b []byte) []byte {
			t, err := time.Parse(f.layout, string(b))
			if err != nil {
				return b
			}
			return t.AddDate(0, 0, days).AppendFormat(nil, f.layout)
		})
	}
	return epoch.ReplaceAllFunc(body, func(b []byte) []byte {
		ms, err := strconv.ParseInt(string(b), 10, 64)
		if err != nil {
			return b
		}
		return strconv.AppendInt(nil, ms+int64(days)*24*time.Hour.Milliseconds(), 10)
	})
}
