package conformance

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
)

// editor changes a value, which stands at path: the names of the members or elements around it, joined by dots, in
// lower case.
type editor func(path, value string) string

// layOut writes JSON and XML to be read, a value a line, with each value as edit has it. Other text stays as it is.
func layOut(body []byte, edit editor) []byte {
	if edit == nil {
		edit = func(_, value string) string { return value }
	}
	text := bytes.TrimSpace(body)
	if bytes.HasPrefix(text, []byte("<")) && !bytes.HasPrefix(bytes.ToLower(text), []byte("<!doctype html")) {
		return layOutXML(text, edit)
	}
	if out, err := layOutJSON(text, edit); err == nil {
		return out
	}
	return body
}

// layOutJSON keeps the order of members, which a map would not.
func layOutJSON(text []byte, edit editor) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var compact bytes.Buffer
	if err := value(d, &compact, "", edit); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, err
	}
	var out bytes.Buffer
	err := json.Indent(&out, compact.Bytes(), "", "  ")
	return out.Bytes(), err
}

// value copies one value from d to out.
func value(d *json.Decoder, out *bytes.Buffer, path string, edit editor) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch v := token.(type) {
	case json.Delim:
		return composite(d, out, v, path, edit)
	case string:
		return scalar(out, edit(path, v))
	case json.Number:
		if text := edit(path, v.String()); json.Valid([]byte(text)) {
			out.WriteString(text)
			return nil
		}
		return scalar(out, json.Number("0"))
	}
	return scalar(out, token)
}

func composite(d *json.Decoder, out *bytes.Buffer, open json.Delim, path string, edit editor) error {
	out.WriteString(open.String())
	for n := 0; d.More(); n++ {
		if n > 0 {
			out.WriteByte(',')
		}
		inner := path
		if open == '{' {
			name, err := d.Token()
			if err != nil {
				return err
			}
			if err := scalar(out, name); err != nil {
				return err
			}
			out.WriteByte(':')
			inner = join(path, name.(string)) // a member's name is always one
		}
		if err := value(d, out, inner, edit); err != nil {
			return err
		}
	}
	end, err := d.Token()
	if err == nil {
		out.WriteString(end.(json.Delim).String()) // More was false: it is the end of this one
	}
	return err
}

func scalar(out *bytes.Buffer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	out.Truncate(out.Len() - 1) // its line end
	return nil
}

func join(path, name string) string { return strings.Trim(path+"."+strings.ToLower(name), ".") }

var (
	xmlPart = regexp.MustCompile(`<!--(?s:.*?)-->|<!\[CDATA\[(?s:.*?)\]\]>|<[^>]*>|[^<]+`)
	xmlAttr = regexp.MustCompile(`([\w:.-]+)="([^"]*)"`)
)

// layOutXML works on the text, for a decoder would rewrite name spaces.
func layOutXML(text []byte, edit editor) []byte {
	var out strings.Builder
	var path []string
	parts := xmlPart.FindAllString(string(text), -1)
	for i, part := range parts {
		switch {
		case strings.HasPrefix(part, "</"):
			path = path[:max(len(path)-1, 0)]
			if i > 0 && isText(parts[i-1]) {
				out.WriteString(part)
				continue
			}
			line(&out, len(path), part)
		case strings.HasPrefix(part, "<?"), strings.HasPrefix(part, "<!--"):
			line(&out, len(path), part)
		case isText(part):
			out.WriteString(edited(strings.Join(path, "."), part, edit))
		case strings.TrimSpace(part) == "":
		default:
			name, _, _ := strings.Cut(strings.Trim(part, "</>"), " ")
			name = strings.ToLower(name[strings.IndexByte(name, ':')+1:])
			line(&out, len(path), xmlAttr.ReplaceAllStringFunc(part, func(a string) string {
				m := xmlAttr.FindStringSubmatch(a)
				return m[1] + `="` + edited(join(strings.Join(append(path, name), "."), m[1]), m[2], edit) + `"`
			}))
			if !strings.HasSuffix(part, "/>") {
				path = append(path, name)
			}
		}
	}
	return []byte(strings.TrimSpace(out.String()))
}

func isText(part string) bool {
	return strings.TrimSpace(part) != "" && (part[0] != '<' || strings.HasPrefix(part, "<![CDATA["))
}

// edited edits a text without its escapes.
func edited(path, text string, edit editor) string {
	if strings.HasPrefix(text, "<![CDATA[") {
		return "<![CDATA[" + edit(path, text[len("<![CDATA["):len(text)-len("]]>")]) + "]]>"
	}
	plain := xmlUnescape.Replace(text)
	if now := edit(path, plain); now != plain {
		var b strings.Builder
		_ = xml.EscapeText(&b, []byte(now)) // a Builder never fails
		return b.String()
	}
	return strings.TrimSpace(text)
}

var xmlUnescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'", "&amp;", "&")

func line(out *strings.Builder, depth int, text string) {
	out.WriteString("\n" + strings.Repeat("  ", depth) + text)
}
