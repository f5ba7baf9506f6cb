package norm_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking/internal/norm"
)

func TestText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]norm.Text{
		`"a"`: "a", `" a "`: "a", `""`: "", `null`: "", `7`: "7", `7.50`: "7.50", `1e999`: "1e999", `true`: "true",
		`123456789012345678901234567890`: "123456789012345678901234567890", `"\u00e4\n"`: "ä", `"\ud800"`: "\ufffd",
	} {
		got := norm.Text("old")
		require.NoError(t, json.Unmarshal([]byte(in), &got), in)
		assert.Equal(t, want, got, in)
		assert.Equal(t, string(want), got.String())
	}
	for _, in := range []string{`{}`, `[]`, `["a"]`} {
		var got norm.Text
		assert.Error(t, json.Unmarshal([]byte(in), &got), in)
	}
}

func TestTextFloat(t *testing.T) {
	t.Parallel()
	for in, want := range map[norm.Text]float64{"1.5": 1.5, "7": 7, "": 0, "1,5": 0, "heavy": 0, "1e999": 0} {
		assert.InDelta(t, want, in.Float(), 0, in)
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	type item struct {
		N int `json:"n"`
	}
	for in, want := range map[string]norm.List[item]{
		`[{"n":1},{"n":2}]`: {{1}, {2}}, `{"n":1}`: {{1}}, `[]`: {}, `null`: nil, `""`: nil, "\n[ {\"n\":1} ]\n": {{1}},
	} {
		got := norm.List[item]{{9}}
		require.NoError(t, json.Unmarshal([]byte(in), &got), in)
		assert.Equal(t, want, got, in)
	}
	var texts norm.List[norm.Text]
	require.NoError(t, json.Unmarshal([]byte(`7`), &texts))
	assert.Equal(t, norm.List[norm.Text]{"7"}, texts)
	for _, in := range []string{`"a"`, `7`, `[7]`, `{"n":"a"}`} {
		var got norm.List[item]
		assert.Error(t, json.Unmarshal([]byte(in), &got), in)
	}
}

func FuzzTextAndList(f *testing.F) {
	for _, s := range []string{`"a"`, `[1,"2",null]`, `{"a":1}`, `1e5`, `""`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var list norm.List[norm.Text]
		if json.Unmarshal(b, &list) != nil {
			return
		}
		again, err := json.Marshal(list)
		require.NoError(t, err)
		var back norm.List[norm.Text]
		require.NoError(t, json.Unmarshal(again, &back))
		require.Len(t, back, len(list))
	})
}

func TestGrams(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		value float64
		unit  string
		want  int
	}{
		{1.5, "kg", 1500},
		{1.5, "KGS", 1500},
		{1.5, " KGM ", 1500},
		{250, "g", 250},
		{250, "GRM", 250},
		{1, "lb", 454},
		{2.2, "LBS", 998},
		{1, "lbr", 454},
		{16, "oz", 454},
		{16, "ONZ", 454},
		{0.4, "g", 0},
		{0.5, "g", 1},
		{0, "kg", 0},
		{-1, "kg", 0},
		{1, "", 0},
		{1, "stone", 0},
		{999_999, "kg", 999_999_000},
		{1_000_000, "kg", 0},
		{1e300, "kg", 0},
		{math.Inf(1), "kg", 0},
		{math.NaN(), "kg", 0},
	} {
		assert.Equal(t, tt.want, norm.Grams(tt.value, tt.unit), "%v %q", tt.value, tt.unit)
	}
}
