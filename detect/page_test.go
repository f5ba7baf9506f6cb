package detect

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

const pageHead = `# Formats of tracking numbers

Generated from the catalogue in ` + "`detect`" + ` (` + "`go generate ./detect`" + `); %d formats of %d carriers, and the S10 numbers
of %d posts. Shapes are regular expressions over the cleaned number (upper case, no blanks and hyphens). Score: what a
number of the format is worth without a hint when everything fits, 0 to 100, and behind the slash what is left when the
check digit is wrong. Formats without a check digit and a prefix of their own stay low.
`

// page is docs/formats.md.
func page() ([]byte, error) {
	byCarrier := map[tracking.Carrier][]Format{}
	var order []tracking.Carrier
	count := 0
	for f := range Formats() {
		if byCarrier[f.Carrier] == nil {
			order = append(order, f.Carrier)
		}
		byCarrier[f.Carrier] = append(byCarrier[f.Carrier], f)
		count++
	}
	countries := 0
	for i := range 26 * 26 {
		countries += len(geo.Posts(countryAt(i)))
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, pageHead, count, len(order)-1, countries)
	for _, c := range order {
		name := geo.CarrierName(c)
		if c == "" {
			name = "The post of the country in the number"
		}
		fmt.Fprintf(&b, "\n## %s\n\n| format | shape | check digit | score | role | evidence |\n| --- | --- | --- | --- | --- | --- |\n", name)
		for _, f := range byCarrier[c] {
			fmt.Fprintf(&b, "| %s | `%s` | %v | %s | %s | %s |\n", f.ID, strings.ReplaceAll(f.Shape, "|", `\|`), f.Rule,
				scores(f), strings.ReplaceAll(string(f.role()), "_", " "), f.Source)
		}
	}
	return b.Bytes(), nil
}

func scores(f Format) string {
	if f.Rule == unchecked {
		return strconv.Itoa(f.Score)
	}
	return fmt.Sprintf("%d / %d", f.Score, f.Bad)
}
