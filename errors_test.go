package tracking_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
)

func TestErrorText(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		in   tracking.Error
		want string
	}{
		{"kind alone", tracking.Error{Kind: tracking.ErrNotFound}, "not found"},
		{"carrier and kind", tracking.Error{Carrier: "ups", Kind: tracking.ErrBadResponse}, "ups: bad response"},
		{
			"all",
			tracking.Error{
				Carrier: "fedex", Kind: tracking.ErrNeedsInput, Field: "postcode", Code: "E1", HTTPStatus: 400, Err: io.EOF,
			},
			"fedex: needs input (postcode, code E1, HTTP 400): EOF",
		},
		{
			"the carrier's words, times and carriers asked are left out",
			tracking.Error{
				Carrier: "ups", Kind: tracking.ErrRejected, HTTPStatus: 403, Message: "Parcel of A. Muster is blocked",
				RetryAt: time.Now(), Asked: []tracking.Carrier{"dhl"},
			},
			"ups: rejected (HTTP 403)",
		},
		{"context", tracking.Error{Carrier: "ups", Err: context.Canceled}, "ups: context canceled"},
		{
			"a code cannot drive the terminal, nor go on and on",
			tracking.Error{
				Kind: tracking.ErrRejected, Code: "\x1b[2J\r\n" + strings.Repeat("x", 100),
			},
			"rejected (code [2J " + strings.Repeat("x", 56) + ")",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.EqualError(t, &tt.in, tt.want)
		})
	}
}

func TestErrorIsItsKindAndItsCause(t *testing.T) {
	t.Parallel()
	err := fmt.Errorf("order 7: %w", &tracking.Error{
		Carrier: "ups", Kind: tracking.ErrUnavailable, HTTPStatus: 503, Err: fmt.Errorf("read body: %w", io.ErrUnexpectedEOF),
	})
	assert.ErrorIs(t, err, tracking.ErrUnavailable)
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
	assert.NotErrorIs(t, err, tracking.ErrNotFound)
	assert.NotErrorIs(t, err, context.Canceled)

	e, ok := errors.AsType[*tracking.Error](err)
	require.True(t, ok)
	assert.Equal(t, 503, e.HTTPStatus)
	kind, ok := errors.AsType[tracking.Kind](err)
	require.True(t, ok)
	assert.Equal(t, tracking.ErrUnavailable, kind)
}

func TestErrorOfEndedContext(t *testing.T) {
	t.Parallel()
	err := error(&tracking.Error{Carrier: "ups", Err: context.DeadlineExceeded})
	assert.ErrorIs(t, err, context.DeadlineExceeded)
	_, ok := errors.AsType[tracking.Kind](err)
	assert.False(t, ok, "the caller's context ending is no kind")
}

func TestKindOf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		in   error
		want tracking.Kind
	}{
		{"nil", nil, ""},
		{"somebody else's", io.EOF, ""},
		{"an Error", &tracking.Error{Kind: tracking.ErrForbidden}, "forbidden"},
		{"an Error inside", fmt.Errorf("x: %w", &tracking.Error{Kind: tracking.ErrForbidden}), "forbidden"},
		{"a bare kind", tracking.ErrRejected, "rejected"},
		{"a bare kind inside", fmt.Errorf("x: %w", tracking.ErrRejected), "rejected"},
		{"cancelled", &tracking.Error{Carrier: "ups", Err: context.Canceled}, "cancelled"},
		{"the caller's deadline", &tracking.Error{Err: context.DeadlineExceeded}, "cancelled"},
		{"a bare context's error", context.Canceled, "cancelled"},
		{"an attempt's own deadline", &tracking.Error{Kind: tracking.ErrUnavailable, Err: context.DeadlineExceeded}, "unavailable"},
		{"joined", errors.Join(io.EOF, &tracking.Error{Kind: tracking.ErrNotFound}), "not_found"},
		{"an Error without a kind around one", &tracking.Error{Err: &tracking.Error{Kind: tracking.ErrNotFound}}, "not_found"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, tracking.KindOf(tt.in))
		})
	}
}

// Kinds are the words of the JSON form and of stored results.
func TestKinds(t *testing.T) {
	t.Parallel()
	for kind, want := range map[tracking.Kind]string{
		tracking.ErrNotFound: "not_found", tracking.ErrInvalidNumber: "invalid_number", tracking.ErrNeedsInput: "needs_input",
		tracking.ErrUnauthorized: "unauthorized", tracking.ErrForbidden: "forbidden", tracking.ErrRateLimited: "rate_limited",
		tracking.ErrUnavailable: "unavailable", tracking.ErrBadResponse: "bad_response",
		tracking.ErrUnsupported: "unsupported", tracking.ErrRejected: "rejected",
	} {
		assert.EqualError(t, kind, want)
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "Too Many Requests", "Too Many Requests"},
		{"one line", " Login\r\n\tfailed.  Try\u2028again ", "Login failed. Try again"},
		{"escape sequences", "\x1b[31mred\x1b[0m\a\x00", "[31mred[0m"},
		{"direction and joining marks", "a\u202eb\u2066c\u200dd\ufeff", "abcd"},
		{"not UTF-8", "a\xff\xfeb", "ab"},
		{"letters of any script", "当前邮件无客户信息！", "当前邮件无客户信息！"},
		{"300 characters, not bytes", strings.Repeat("é", 400), strings.Repeat("é", 300)},
		{"no blank at the cut", strings.Repeat("x", 299) + " y", strings.Repeat("x", 299)},
		{"nothing", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, tracking.Words(tt.in))
		})
	}
}

func FuzzWords(f *testing.F) {
	f.Add("\x1b]0;title\a\u202e\r\n\xff")
	f.Fuzz(func(t *testing.T, in string) {
		out := tracking.Words(in)
		assert.True(t, utf8.ValidString(out))
		assert.LessOrEqual(t, utf8.RuneCountInString(out), 300)
		assert.NotContains(t, out, "\x1b")
		assert.NotContains(t, out, "\n")
		assert.Equal(t, out, tracking.Words(out), "words once cut stay as they are")
	})
}
