package norm_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
)

func TestNumber(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ in, want, hyphens string }{
		"clean":                 {"1Z12345E0205271688", "1Z12345E0205271688", "1Z12345E0205271688"},
		"lower case":            {"rr123456785de", "RR123456785DE", "RR123456785DE"},
		"blanks":                {" RR 123 456 785 DE ", "RR123456785DE", "RR123456785DE"},
		"line ends":             {"RR123\r\n456785DE\n", "RR123456785DE", "RR123456785DE"},
		"tab, NBSP, wide blank": {"RR\t123\u00a0456\u3000785DE", "RR123456785DE", "RR123456785DE"},
		"zero width":            {"RR\u200b123456\ufeff785DE\u200f", "RR123456785DE", "RR123456785DE"},
		"soft hyphen":           {"RR\u00ad1", "RR1", "RR1"},
		"full width":            {"ＲＲ１２３４５６７８５ｄｅ", "RR123456785DE", "RR123456785DE"},
		"full-width hyphen":     {"ＡＢ－１", "AB-1", "AB1"},
		"hyphens":               {"GM-60-5112", "GM-60-5112", "GM605112"},
		"dot and underscore":    {"3SABC.1_2", "3SABC.1_2", "3SABC.1_2"},
		"dot at the end":        {"..1", "..1", "..1"},
		"64 characters":         {strings.Repeat("1", 64), strings.Repeat("1", 64), strings.Repeat("1", 64)},
		"64 and many blanks":    {strings.Repeat("1 ", 64), strings.Repeat("1", 64), strings.Repeat("1", 64)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := norm.Number(tt.in, false)
			require.NoError(t, err)
			assert.Equal(t, tt.want, got)
			got, err = norm.Number(tt.in, true)
			require.NoError(t, err)
			assert.Equal(t, tt.hyphens, got)
		})
	}
}

func TestNumberRefuses(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in, why string
		hyphens bool
	}{
		"nothing":         {"", "empty", false},
		"blanks":          {" \t\r\n\u00a0\u200b", "empty", false},
		"only hyphens":    {"---", "empty", true},
		"a dot":           {".", "only dots", false},
		"two dots":        {" ．． ", "only dots", false},
		"dots, hyphens":   {".-.", "only dots", true},
		"65":              {strings.Repeat("1", 65), "longer than 64 characters", false},
		"10 KB":           {strings.Repeat("1", 10_000), "longer than 64 characters", false},
		"10 KB of blanks": {strings.Repeat(" ", 10_000), "longer than 64 characters", false},
		"slash":           {"12/34", "character '/'", false},
		"percent":         {"12%2F", "character '%'", false},
		"query":           {"12?x", "character '?'", false},
		"full-width bar":  {"12｜34", "character '|'", false},
		"NUL":             {"12\x0034", `character '\x00'`, false},
		"escape":          {"12\x1b[2J", `character '\x1b'`, false},
		"umlaut":          {"ä1", "character 'ä'", false},
		"long s":          {"1ſ", "character 'ſ'", false},
		"dotless i":       {"1ı", "character 'ı'", false},
		"kelvin":          {"1\u212a", "character '\u212a'", false},
		"arabic digits":   {"١٢٣", "character '١'", false},
		"en dash":         {"1–2", "character '–'", false},
		"not UTF-8":       {"12\xff", "not UTF-8", false},
		"cut off":         {"12\xe3\x80", "not UTF-8", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := norm.Number(tt.in, tt.hyphens)
			assert.Empty(t, got)
			require.ErrorIs(t, err, tracking.ErrInvalidNumber)
			e, isError := errors.AsType[*tracking.Error](err)
			require.True(t, isError)
			assert.Equal(t, "number", e.Field)
			assert.ErrorContains(t, e.Err, tt.why)
		})
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1Z 1234", "ＲＲ１", "..", "a-b", "12\xff", "ſ\u212a\u0131"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, hyphens bool) {
		got, err := norm.Number(s, hyphens)
		if err != nil {
			require.Empty(t, got)
			require.ErrorIs(t, err, tracking.ErrInvalidNumber)
			return
		}
		require.Regexp(t, `^[A-Z0-9._-]{1,64}$`, got)
		require.NotRegexp(t, `^\.*$`, got)
		again, err := norm.Number(got, hyphens)
		require.NoError(t, err)
		require.Equal(t, got, again, "clean is clean")
	})
}
