package rest_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/norm"
	"github.com/parcelnorm/tracking/internal/rest"
)

type document struct {
	City   string           `json:"city" xml:"city"`
	Weight float64          `json:"weight" xml:"weight"`
	Count  int              `json:"count" xml:"count"`
	Amount json.Number      `json:"amount" xml:"-"`
	Code   norm.Text        `json:"code" xml:"-"`
	Events norm.List[event] `json:"events" xml:"-"`
}

type event struct {
	Text string `json:"text"`
}

func of(body, contentType string) tracking.Answer {
	return tracking.Answer{Header: http.Header{"Content-Type": {contentType}}, Body: []byte(body)}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	city := func(name string) document { return document{City: name} }
	for name, tt := range map[string]struct {
		body, contentType string
		want              document
	}{
		"UTF-8":                   {`{"city":"Köln"}`, "application/json", city("Köln")},
		"UTF-8 told":              {`{"city":"Köln"}`, "application/json; charset=UTF-8", city("Köln")},
		"ASCII told, UTF-8 sent":  {`{"city":"Köln"}`, "application/json; charset=us-ascii", city("Köln")},
		"windows-1252":            {"{\"city\":\"K\xf6ln \x80\"}", "application/json;charset=windows-1252", city("Köln €")},
		"ISO-8859-1":              {"{\"city\":\"K\xf6ln\"}", `application/json; charset="ISO-8859-1"`, city("Köln")},
		"GBK":                     {"{\"city\":\"\xb1\xb1\xbe\xa9\"}", "application/json; charset=gbk", city("北京")},
		"UTF-16 with its mark":    {"\xff\xfe{\x00\"\x00c\x00i\x00t\x00y\x00\"\x00:\x00\"\x00K\x00\"\x00}\x00", "application/json; charset=utf-16", city("K")},
		"byte order mark":         {"\xef\xbb\xbf{\"city\":\"Köln\"}", "application/json", city("Köln")},
		"blanks around":           {"\r\n {\"city\":\"K\"}\n\n", "", city("K")},
		"unreadable content type": {`{"city":"K"}`, "application/json; charset=utf-8; charset=x", city("K")},
		"last of two keys":        {`{"city":"A","city":"B"}`, "", city("B")},
		"case of keys":            {`{"CITY":"A"}`, "", city("A")},
		"not UTF-8":               {"{\"city\":\"K\xffln\"}", "", city("K\ufffdln")},
		"half a surrogate":        {`{"city":"K\ud800ln"}`, "", city("K\ufffdln")},
		"thirty digits":           {`{"amount":123456789012345678901234567890}`, "", document{Amount: "123456789012345678901234567890"}},
		"one for a list":          {`{"events":{"text":"a"}}`, "", document{Events: norm.List[event]{{"a"}}}},
		"empty object":            {`{}`, "", document{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got document
			require.NoError(t, rest.JSON(of(tt.body, tt.contentType), &got))
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestJSONErrors(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ body, contentType, want string }{
		"empty":                {"", "", "empty answer"},
		"blank":                {" \r\n", "", "empty answer"},
		"mark alone":           {"\xef\xbb\xbf", "", "empty answer"},
		"null":                 {" null ", "", "answer is null"},
		"HTML":                 {"<html>", "", "answer is not JSON at byte 1"},
		"cut off":              {`{"city":"Kö`, "", "answer is not JSON at byte 12"},
		"goes on":              {`{} {}`, "", "answer is not JSON at byte 4"},
		"text behind":          {`{}x`, "", "answer is not JSON at byte 3"},
		"NUL":                  {"{\"city\":\"K\x00\"}", "", "answer is not JSON at byte 11"},
		"list":                 {`[]`, "", `answer has a array in ""`},
		"text":                 {`"Köln"`, "", `answer has a string in ""`},
		"number for a text":    {`{"city":4711}`, "", `answer has a number in "city"`},
		"text for a number":    {`{"weight":"4711"}`, "", `answer has a string in "weight"`},
		"beyond floats":        {`{"weight":1e999}`, "", `answer has a number in "weight"`},
		"beyond integers":      {`{"count":4711471147114711471147114711}`, "", `answer has a number in "count"`},
		"fraction":             {`{"count":4711.5}`, "", `answer has a number in "count"`},
		"object for a text":    {`{"code":{"n":"4711"}}`, "", "answer is not of the carrier's form"},
		"inside a list":        {`{"events":[{"text":4711}]}`, "", `answer has a number in "events.text"`},
		"unknown charset":      {`{"city":"K"}`, "application/json; charset=klingon", "answer in an unknown charset"},
		"text for json.Number": {`{"amount":"4711x"}`, "", "answer is not of the carrier's form"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got document
			err := rest.JSON(of(tt.body, tt.contentType), &got)
			assertBad(t, err, tt.want)
		})
	}
}

func assertBad(t *testing.T, err error, want string) {
	t.Helper()
	require.ErrorIs(t, err, tracking.ErrBadResponse)
	e, isError := errors.AsType[*tracking.Error](err)
	require.True(t, isError)
	assert.Equal(t, want, e.Err.Error())
	assert.NotContains(t, err.Error(), "4711", "the value stays out")
}

const latin1 = `<?xml version="1.0" encoding="ISO-8859-1"?>`

func TestXML(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ body, want string }{
		"UTF-8":                {"<a><city>Köln</city></a>", "Köln"},
		"UTF-8 told":           {`<?xml version="1.0" encoding="utf-8"?><a><city>Köln</city></a>`, "Köln"},
		"ISO-8859-1":           {latin1 + "<a><city>K\xf6ln</city></a>", "Köln"},
		"windows-1252":         {`<?xml version="1.0" encoding="windows-1252"?>` + "<a><city>K\xf6ln \x80</city></a>", "Köln €"},
		"byte order mark":      {"\xef\xbb\xbf<a><city>K</city></a>", "K"},
		"blanks around":        {"\r\n<a><city>K</city></a>\r\n", "K"},
		"comments around":      {"<!-- x --><a><city>K</city></a><!-- y -->", "K"},
		"a name space":         {`<s:a xmlns:s="urn:x"><s:city>K</s:city></s:a>`, "K"},
		"characters by number": {"<a><city>K&#246;ln &amp; Bonn</city></a>", "Köln & Bonn"},
		"CDATA":                {"<a><city><![CDATA[K<ln]]></city></a>", "K<ln"},
		"sixty-four levels":    {strings.Repeat("<a>", 63) + "<city>K</city>" + strings.Repeat("</a>", 63), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got document
			require.NoError(t, rest.XML(of(tt.body, "text/xml; charset=klingon"), &got))
			assert.Equal(t, document{City: tt.want}, got)
		})
	}
}

func TestXMLErrors(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ body, want string }{
		"empty":            {"", "empty answer"},
		"no element":       {"<!-- 4711 -->", "answer is not of the carrier's form"},
		"JSON":             {`{"city":"4711"}`, "answer is not of the carrier's form"},
		"DOCTYPE":          {"<!DOCTYPE html><html/>", "answer has a DOCTYPE"},
		"laughs":           {`<!DOCTYPE a [<!ENTITY b "4711"><!ENTITY c "&b;&b;">]><a>&c;</a>`, "answer has a DOCTYPE"},
		"external entity":  {`<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`, "answer has a DOCTYPE"},
		"unknown entity":   {"<a><city>&b;</city></a>", "answer is not XML at byte 12"},
		"DOCTYPE behind":   {"<a/><!DOCTYPE a>", "answer has a DOCTYPE"},
		"second root":      {"<a/>\n<a/>", "answer has two roots"},
		"text behind":      {"<a/>4711", "answer goes on behind its root"},
		"cut off":          {"<a>\n<city>4711</ci", "answer is not XML at byte 18"},
		"not closed":       {"<a>\n<city>4711</city>", "answer is not XML at byte 21"},
		"closed wrongly":   {"<a><city>4711</a></city>", "answer is not XML at byte 17"},
		"sixty-five":       {strings.Repeat("<a>", 65) + strings.Repeat("</a>", 65), "answer nests too deep"},
		"text as a number": {"<a><weight>4711x</weight></a>", "answer is not of the carrier's form"},
		"beyond floats":    {"<a><weight>4711e4711</weight></a>", "answer is not of the carrier's form"},
		"not UTF-8":        {"<a><city>K\xf6ln</city></a>", "answer is not XML at byte 13"},
		"unknown charset":  {`<?xml version="1.0" encoding="klingon"?><a/>`, "answer in an unknown charset"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got document
			assertBad(t, rest.XML(of(tt.body, ""), &got), tt.want)
		})
	}
}

// What is made to harm ends in a fraction of a second. The bound leaves room for a busy machine; work that grows with
// the square of the size would take hours.
func TestHarmfulBodies(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		body   string
		decode func(tracking.Answer, any) error
	}{
		"ten million arrays":        {strings.Repeat("[", 10_000_000), rest.JSON},
		"a million objects":         {strings.Repeat(`{"a":`, 1_000_000), rest.JSON},
		"a million elements":        {strings.Repeat("<a>", 1_000_000), rest.XML},
		"fifty thousand attributes": {"<a" + strings.Repeat(` b="c"`, 50_000), rest.XML},
		"a hundred thousand roots":  {strings.Repeat("<a/>", 100_000), rest.XML},
		"a comment without end":     {"<a/><!--" + strings.Repeat("-", 4_000_000), rest.XML},
		"a name of four megabytes":  {"<" + strings.Repeat("a", 4_000_000), rest.XML},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got document
			began := time.Now()
			require.ErrorIs(t, tt.decode(of(tt.body, ""), &got), tracking.ErrBadResponse)
			assert.Less(t, time.Since(began), 30*time.Second)
		})
	}
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"city":"Köln","weight":1.5,"events":[{"text":"a"}],"code":7}`), "application/json")
	f.Add([]byte("\xef\xbb\xbf{\"city\":\"K\xf6ln\"}"), "application/json; charset=windows-1252")
	f.Add([]byte("\xff\xfe{\x00}\x00"), "text/plain; charset=utf-16")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		fuzz(t, rest.JSON, body, contentType)
	})
}

func FuzzXML(f *testing.F) {
	f.Add([]byte(latin1 + "<a><city>K\xf6ln</city><weight>1.5</weight></a>"))
	f.Add([]byte(`<!DOCTYPE a [<!ENTITY b "c">]><s:a xmlns:s="urn:x">&b;<!-- x --></s:a>`))
	f.Fuzz(func(t *testing.T, body []byte) { fuzz(t, rest.XML, body, "") })
}

// fuzz checks that decode leaves the body alone, and fails with a bad_response or not at all.
func fuzz(t *testing.T, decode func(tracking.Answer, any) error, body []byte, contentType string) {
	t.Helper()
	a := of(string(body), contentType)
	var got document
	if err := decode(a, &got); err != nil {
		require.Equal(t, tracking.ErrBadResponse, tracking.KindOf(err))
		require.Less(t, len(err.Error()), 200, "no body in an error")
	}
	require.True(t, bytes.Equal(body, a.Body))
	_ = fmt.Sprint(got)
}
