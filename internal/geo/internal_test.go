package geo

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// These tests look inside: fold decides for all tables which spellings are one, and no table holds a zone that is not
// to be had.

func TestFold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"case, blanks, punctuation", " D.R. Congo-Kinshasa ", "drcongokinshasa"},
		{"filler words", "The Isle of Man", "isleman"},
		{"filler letters inside a word", "Other Office", "otheroffice"},
		{"ampersand", "A&B & C", "aandbandc"},
		{"western accents", "àáâãäå æ ç èéêë ìíîï ñ òóôõö ø œ ß ùúûü ýÿ", "aaaaaaaeceeeeiiiinoooooooessuuuuyy"},
		{"central European accents", "ąăā ćč ďđ ęěėē ğ įıī łľļ ńňņ őō ř śšşș ťțţ ůűųū źżž", "aaaccddeeeegiiilllnnnoorsssstttuuuuzzz"},
		{"apostrophes", "Côte d'Ivoire d’Ivoire", "cotedivoiredivoire"},
		{"accents that follow their letters", "u\u0308o\u0301", "uo"},
		{"other scripts", "Нова Пошта 燕文", "новапошта燕文"},
		{"broken UTF-8", "a\xffb", "ab"},
		{"nothing", " - ", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, string(fold(nil, tt.in)))
		})
	}
}

func TestZoneThatIsNotToBeHad(t *testing.T) {
	t.Parallel()
	assert.Nil(t, newZone("Nowhere/At_All").location())
}
