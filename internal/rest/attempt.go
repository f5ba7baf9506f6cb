package rest

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/transport"
)

const (
	maxBody     = 4 << 20   // bytes, decompressed; the largest answer known is 300 KiB
	maxHeader   = 256 << 10 // bytes
	connections = 64        // to one carrier
)

var (
	errTooLarge = errors.New("answer larger than 4 MiB")
	errEncoding = errors.New("answer in an encoding that was not asked for")
)

// attempt sends a request once and reads the answer's body, so that one cut short is retried like any other failure
// and nothing above can leak one. Time spent on the limits above does not count.
type attempt struct {
	carrier tracking.Carrier
	limit   time.Duration
	base    http.RoundTripper
	logger  *slog.Logger
	observe func(transport.Attempt)
}

func newAttempt(s Spec) attempt {
	return attempt{
		carrier: s.Wire.Carrier,
		limit:   cmp.Or(s.HTTP.AttemptTimeout, 10*time.Second),
		base:    s.HTTP.Base,
		logger:  s.HTTP.Logger,
		observe: s.HTTP.Observe,
	}
}

// newTransport returns a transport of one carrier's own: a failing carrier must not cost another its connections.
func newTransport() *http.Transport {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		ForceAttemptHTTP2:      true,
		MaxIdleConnsPerHost:    connections,
		MaxConnsPerHost:        connections,
		IdleConnTimeout:        90 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, ClientSessionCache: tls.NewLRUClientSessionCache(0)},
		MaxResponseHeaderBytes: maxHeader,
	}
}

func (a attempt) RoundTrip(r *http.Request) (*http.Response, error) {
	w := wireOf(r.Context())
	w.attempts++
	limit := min(a.limit, maxCall-w.used())
	ctx, cancel := context.WithTimeout(r.Context(), limit)
	defer cancel()
	start := time.Now()
	resp, err := a.base.RoundTrip(r.WithContext(ctx))
	if err == nil {
		err = buffer(resp)
	}
	if err != nil {
		resp = nil
		err = timedOut(r.Context(), ctx, limit, err)
	}
	a.report(r, w, resp, err, time.Since(start))
	return resp, err
}

// timedOut keeps an attempt's end, or a dialer's, apart from the caller's: a DeadlineExceeded is only the latter.
func timedOut(caller, attempt context.Context, limit time.Duration, err error) error {
	switch {
	case caller.Err() != nil:
		return err
	case attempt.Err() != nil:
		return fmt.Errorf("no answer within %v", limit)
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("no connection in time")
	}
	return err
}

func (a attempt) report(r *http.Request, w *wire, resp *http.Response, err error, took time.Duration) {
	t := transport.Attempt{
		Carrier: a.carrier, Endpoint: w.endpoint, Method: r.Method, Host: r.URL.Host, Number: w.attempts,
		Err: cause(err), Queued: w.queued, Duration: took,
	}
	if resp != nil {
		t.Status = resp.StatusCode
	}
	if a.observe != nil {
		a.observe(t)
	}
	if a.logger == nil {
		return
	}
	a.logger.LogAttrs(r.Context(), slog.LevelDebug, "carrier answered",
		slog.String("carrier", string(t.Carrier)), slog.String("endpoint", t.Endpoint), slog.String("method", t.Method),
		slog.String("host", t.Host), slog.Int("attempt", t.Number), slog.Int("status", t.Status),
		slog.Duration("queued", t.Queued), slog.Duration("took", t.Duration), slog.Any("err", t.Err))
}

// cause strips err of the URLs around it, which may hold a number or a key. A base made of an http.Client has one more.
func cause(err error) error {
	for u, ok := errors.AsType[*url.Error](err); ok; u, ok = errors.AsType[*url.Error](err) {
		err = u.Err
	}
	return err
}

// body is an answer's body once read.
type body struct {
	bytes.Reader
	bytes []byte
}

func (*body) Close() error { return nil }

// buffer reads the whole body of resp, decompressed, and puts it back.
func buffer(resp *http.Response) error {
	defer resp.Body.Close()
	in := io.Reader(resp.Body)
	switch e := strings.ToLower(resp.Header.Get("Content-Encoding")); e {
	case "", "identity":
	case "gzip": // the base did not ask for it and so did not undo it
		z, err := gzip.NewReader(in)
		switch {
		case err == nil:
			in = z
		case !errors.Is(err, io.EOF): // which is an empty body, whose status counts
			return fmt.Errorf("damaged gzip: %w", err)
		}
	default:
		return errEncoding
	}
	b, err := read(in, resp.ContentLength)
	if err != nil {
		return err
	}
	out := &body{bytes: b}
	out.Reset(b)
	resp.Body, resp.ContentLength = out, int64(len(b))
	resp.Header.Del("Content-Encoding")
	if _, err := resp.Location(); err != nil { // the http.Client above would fail, and quote it
		resp.Header.Del("Location")
	}
	return nil
}

// read is io.ReadAll with a bound and, where the length is told, into one piece of memory.
func read(in io.Reader, length int64) (b []byte, err error) {
	if length > maxBody {
		return nil, errTooLarge
	}
	in = io.LimitReader(in, maxBody+1)
	if length > 0 {
		whole := bytes.NewBuffer(make([]byte, 0, length+bytes.MinRead))
		_, err = whole.ReadFrom(in)
		b = whole.Bytes()
	} else {
		b, err = io.ReadAll(in)
	}
	if err == nil && len(b) > maxBody {
		err = errTooLarge
	}
	return b, err
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
