package detect_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking/detect"
)

func TestScan(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string // "carrier number", as the carrier knows it
	}{
		{"groups", "Parcel 1Z 5R8 939 03 5756 7127.", []string{"ups 1Z5R89390357567127"}},
		{"a list", "9400 1112 0108 0805 4830 16, RB123456785CN;TBA010000000000", []string{
			"usps 9400111201080805483016", "china-post RB123456785CN", "amazon TBA010000000000",
		}},
		{"never over the end of a line", "1Z 5R8 939 03\n5756 7127", nil},
		{"soft line break", "number 1Z5R89390=\r\n357567127", []string{"ups 1Z5R89390357567127"}},
		{"quoted-printable URL", `href=3D"https://www.dhl.de/?piececode=3D00340434161094015902&l=3Dde"`, []string{
			"dhl 00340434161094015902",
		}},
		{"HTML blanks", "6M&nbsp;00000&nbsp;00003&nbsp;1", []string{"la-poste 6M00000000031"}},
		{"full-width digits behind a label", "日本郵便 追跡番号４０５５４８４２４８８６です", []string{"japan-post 405548424886"}},
		{"host of a tracking page", "https://global.cainiao.com/newDetail.htm?mailNoList=CK090342615NL", []string{
			"cainiao CK090342615NL",
		}},
		{"named carrier", "FedEx: 7716 1342 3732", []string{"fedex 771613423732"}},
		{"name behind", "771613423732 (FedEx)", []string{"fedex 771613423732"}},
		{"name behind another number", "Order 771613423732 (FedEx)", nil},
		{"order number between", "FedEx tracking number of order 5512087: 771613423732", []string{"fedex 771613423732"}},
		{"tracking code", "Your tracking code is 3318810025", []string{"dhl 3318810025"}},
		{"any twelve digits", "Take 771613423732 apples", nil},
		{"order of a carrier", "FedEx order number 771613423732", nil},
		{"message id", "<20260312101500.1Z5R89390357567127@mail.example>", nil},
		{"phone", "UPS: +1 331 881 0025; call DHL at 1-800-225-5345", nil},
		{"IBAN", "DE89 3704 0044 0532 0130 00 and GB29NWBK60161331926819", nil},
		{"IBAN that ends like a number of DHL", "DHL tracking, paid from NL91 ABNA 0417 1643 00", nil},
		{"order id", "Order 112-1234567-1234567 by DHL", nil},
		{"UUID", "123e4567-e89b-12d3-a456-426614174000", nil},
		{"file name", "label_1Z5R89390357567127.pdf or ups-1Z5R89390357567127.pdf", []string{
			"ups 1Z5R89390357567127", "ups 1Z5R89390357567127",
		}},
		{"query that is no tracking number", "https://www.fedex.com/?utm_id=771613423732", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, h := range detect.Scan(tt.text) {
				assert.Equal(t, tt.text[h.Start:h.End], h.Number)
				got = append(got, fmt.Sprint(h.Carrier, " ", h.Normalized))
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

// long is all mails of the corpus, many times over.
func long(t testing.TB, size int) string {
	t.Helper()
	mails, _ := corpus(t)
	var b strings.Builder
	for b.Len() < size {
		for i := 1; i <= 5; i++ {
			for _, language := range []string{"en", "de", "fr", "es", "it", "nl", "pl", "ja"} {
				b.WriteString(mails[fmt.Sprint(language, "-", i)])
			}
		}
	}
	return b.String()
}

func TestScanReader(t *testing.T) {
	t.Parallel()
	text := long(t, 500<<10)
	for name, r := range map[string]io.Reader{
		"whole": strings.NewReader(text), "in small pieces": iotest.OneByteReader(strings.NewReader(text)),
	} {
		var got []detect.Hit
		for h, err := range detect.ScanReader(r) {
			require.NoError(t, err)
			got = append(got, h)
		}
		assert.Equal(t, detect.Scan(text), got, name)
	}
}

func TestScanReaderFails(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	var hits []detect.Hit
	var last error
	for h, err := range detect.ScanReader(io.MultiReader(strings.NewReader("1Z5R89390357567127 "), iotest.ErrReader(broken))) {
		if err != nil {
			last = err
			continue
		}
		hits = append(hits, h)
	}
	require.Len(t, hits, 1)
	assert.ErrorIs(t, last, broken)
}

func TestScanReaderStops(t *testing.T) {
	t.Parallel()
	for h, err := range detect.ScanReader(strings.NewReader("1Z5R89390357567127 RB123456785CN")) {
		require.NoError(t, err)
		assert.Equal(t, "1Z5R89390357567127", h.Number)
		break
	}
}

func BenchmarkScan(b *testing.B) {
	text := long(b, 1<<20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		detect.Scan(text)
	}
}

func BenchmarkScanReader(b *testing.B) {
	text := long(b, 1<<20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range detect.ScanReader(strings.NewReader(text)) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// A page of prose, as most of what is scanned holds no number.
func BenchmarkScanProse(b *testing.B) {
	prose, err := os.ReadFile("../docs/formats.md")
	require.NoError(b, err)
	b.SetBytes(int64(len(prose)))
	for b.Loop() {
		detect.Scan(string(prose))
	}
}
