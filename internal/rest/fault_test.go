package rest_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/rest"
)

// server is a listener that breaks the protocol as a test says: what a mocked transport cannot show.
type server struct {
	url   string
	conns atomic.Int32
}

// serve hands each connection to f, once the head of a request has been read, and closes it then.
func serve(t *testing.T, f func(c *net.TCPConn)) *server {
	t.Helper()
	l := listen(t)
	s := &server{url: "http://" + l.Addr().String()}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			s.conns.Add(1)
			wg.Go(func() {
				defer c.Close()
				if _, err := http.ReadRequest(bufio.NewReader(c)); err == nil {
					f(c.(*net.TCPConn))
				}
			})
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		wg.Wait()
	})
	return s
}

// wired returns a Client with a transport of its own. Pauses take no time.
func wired(t testing.TB, url string, tune ...func(*rest.Spec)) *rest.Client {
	t.Helper()
	c, _ := client(t, nil, append([]func(*rest.Spec){func(s *rest.Spec) {
		s.HTTP.Base, s.BaseURL = nil, url
		s.HTTP.Jitter = func(time.Duration) time.Duration { return 0 }
	}}, tune...)...)
	return c
}

func say(c io.Writer, format string, args ...any) { _, _ = fmt.Fprintf(c, format, args...) }

// until calls f until it fails, which it does when the client has gone.
func until(f func() error) {
	var err error
	for err == nil {
		err = f()
	}
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	return l
}

func TestFaultsOfTheWire(t *testing.T) {
	t.Parallel()
	short := func(s *rest.Spec) { s.HTTP.AttemptTimeout = 100 * time.Millisecond }
	const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
	found := fmt.Sprintf(head+"Content-Length: %d\r\n\r\n", len(number)+13) + `{"number":"` + number + `"}`
	for name, tt := range map[string]struct {
		serve func(*net.TCPConn)
		kind  error // nil when the parcel is found
		conns int32
		cause string
		tune  func(*rest.Spec)
	}{
		"closed at once": {func(*net.TCPConn) {}, tracking.ErrUnavailable, 3, "EOF", nil},
		"reset at once":  {func(c *net.TCPConn) { _ = c.SetLinger(0) }, tracking.ErrUnavailable, 3, "reset", nil},
		"cut off": {func(c *net.TCPConn) {
			say(c, head+"Content-Length: 1000\r\n\r\n{\"number\":")
		}, tracking.ErrUnavailable, 3, "unexpected EOF", nil},
		"a chunk cut off": {func(c *net.TCPConn) {
			say(c, head+"Transfer-Encoding: chunked\r\n\r\n64\r\n{\"number\":")
		}, tracking.ErrUnavailable, 3, "unexpected EOF", nil},
		"no last chunk": {func(c *net.TCPConn) {
			say(c, head+"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n")
		}, tracking.ErrUnavailable, 3, "unexpected EOF", nil},
		"reset in the body": {func(c *net.TCPConn) {
			say(c, head+"Content-Length: 1000\r\n\r\n{\"number\":")
			time.Sleep(20 * time.Millisecond)
			_ = c.SetLinger(0)
		}, tracking.ErrUnavailable, 3, "reset", nil},
		"no HTTP": {func(c *net.TCPConn) { say(c, "220 mail.carrier.test ESMTP\r\n") }, tracking.ErrUnavailable, 3, "malformed", nil},
		"silent": {func(c *net.TCPConn) {
			_, _ = io.Copy(io.Discard, c)
		}, tracking.ErrUnavailable, 3, "no answer within 100ms", short},
		"a byte now and then": {func(c *net.TCPConn) {
			say(c, head+"Content-Length: 1000\r\n\r\n")
			until(func() error {
				time.Sleep(10 * time.Millisecond)
				_, err := c.Write([]byte(" "))
				return err
			})
		}, tracking.ErrUnavailable, 3, "no answer within 100ms", short},
		"20 MB of headers": {func(c *net.TCPConn) {
			say(c, head)
			line := []byte("X-Filler: " + strings.Repeat("x", 4000) + "\r\n")
			for range 5000 {
				if _, err := c.Write(line); err != nil {
					return
				}
			}
			say(c, "\r\n")
		}, tracking.ErrUnavailable, 3, "headers exceeded", nil},
		"300 MB": {func(c *net.TCPConn) {
			say(c, head+"Content-Length: 314572800\r\n\r\n")
			_, _ = io.Copy(io.Discard, c)
		}, tracking.ErrBadResponse, 1, "larger than 4 MiB", nil},
		"never-ending": {func(c *net.TCPConn) {
			say(c, head+"\r\n")
			b := make([]byte, 64<<10)
			until(func() error { _, err := c.Write(b); return err })
		}, tracking.ErrBadResponse, 1, "larger than 4 MiB", nil},
		"never-ending chunks": {func(c *net.TCPConn) {
			say(c, head+"Transfer-Encoding: chunked\r\n\r\n")
			b := []byte("10000\r\n" + strings.Repeat("x", 64<<10) + "\r\n")
			until(func() error { _, err := c.Write(b); return err })
		}, tracking.ErrBadResponse, 1, "larger than 4 MiB", nil},
		"gzip that is none": {func(c *net.TCPConn) {
			say(c, head+"Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\n{\"number\":1}")
		}, tracking.ErrUnavailable, 3, "gzip: invalid header", nil},
		"damaged gzip": {func(c *net.TCPConn) {
			b := packed(`{"number":"` + number + `"}`)
			b[len(b)-5] ^= 1 // of the checksum
			say(c, head+"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", len(b), b)
		}, tracking.ErrUnavailable, 3, "gzip: invalid checksum", nil},
		"gzip": {func(c *net.TCPConn) {
			b := packed(`{"number":"` + number + `"}`)
			say(c, head+"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", len(b), b)
		}, nil, 1, "", nil},
		"brotli, which was not asked for": {func(c *net.TCPConn) {
			say(c, head+"Content-Encoding: br\r\nContent-Length: 4\r\n\r\n\x0b\x01\x80{")
		}, tracking.ErrBadResponse, 1, "encoding that was not asked for", nil},
		"unavailable, and an empty gzip": {func(c *net.TCPConn) {
			say(c, "HTTP/1.1 503 Busy\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
		}, tracking.ErrUnavailable, 3, "HTTP 503", nil},
		"early hints": {func(c *net.TCPConn) {
			say(c, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n%s", found)
		}, nil, 1, "", nil},
		"no content": {func(c *net.TCPConn) {
			say(c, "HTTP/1.1 204 No Content\r\n\r\n")
		}, tracking.ErrBadResponse, 1, "empty answer", nil},
		"switched protocols": {func(c *net.TCPConn) {
			say(c, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n")
		}, tracking.ErrBadResponse, 1, "HTTP 101", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, tt.serve)
			var tune []func(*rest.Spec)
			if tt.tune != nil {
				tune = append(tune, tt.tune)
			}
			err := track(t.Context(), wired(t, s.url, tune...))
			assert.Equal(t, tt.conns, s.conns.Load(), "connections")
			if tt.kind == nil {
				require.NoError(t, err)
				return
			}
			failure(t, err, tt.kind)
			require.NotErrorIs(t, err, context.DeadlineExceeded)
			assert.Contains(t, err.Error(), tt.cause)
		})
	}
}

func packed(text string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return b.Bytes()
}

func TestRefusedConnection(t *testing.T) {
	t.Parallel()
	l := listen(t)
	url := "http://" + l.Addr().String()
	require.NoError(t, l.Close())
	err := track(t.Context(), wired(t, url))
	failure(t, err, tracking.ErrUnavailable)
	assert.Contains(t, err.Error(), "connection refused")
}

func TestDeadlineOnASilentWire(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *net.TCPConn) { _, _ = io.Copy(io.Discard, c) })
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	failure(t, track(ctx, wired(t, s.url)), context.DeadlineExceeded)
	assert.Less(t, time.Since(began), 5*time.Second, "not the attempt's 10 s")
}

// A megabyte that unpacks to a gigabyte. Not parallel, for it measures.
func TestGzipBomb(t *testing.T) {
	bomb := bytes.Repeat(packed(strings.Repeat("\x00", 16<<20)), 64)
	require.Less(t, len(bomb), 2<<20)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(bomb)
	}))
	defer srv.Close()
	c := wired(t, srv.URL)
	limit := 100 * time.Millisecond
	if raced() {
		limit *= 20
	}
	least := time.Hour // of some, for other programs run too
	for i := 0; i < 20 && least > limit; i++ {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := time.Now()
		err := track(t.Context(), c)
		least = min(least, time.Since(began))
		runtime.ReadMemStats(&after)
		failure(t, err, tracking.ErrBadResponse)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(64<<20), "bytes allocated, server included")
	}
	assert.Less(t, least, limit)
}

// raced reports whether the race detector slows everything down.
func raced() bool {
	info, _ := debug.ReadBuildInfo()
	return slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

// counted is a server that counts connections.
func counted(t *testing.T, h http.HandlerFunc) (srv *httptest.Server, conns *atomic.Int32) {
	t.Helper()
	conns = new(atomic.Int32)
	srv = httptest.NewUnstartedServer(h)
	srv.Config.ConnState = func(_ net.Conn, s http.ConnState) {
		if s == http.StateNew {
			conns.Add(1)
		}
	}
	srv.Config.ErrorLog = quietLog()
	t.Cleanup(srv.Close)
	return srv, conns
}

func found(w http.ResponseWriter, _ *http.Request) { say(w, `{"number":"%s"}`, number) }

func TestConnections(t *testing.T) {
	t.Parallel()
	srv, conns := counted(t, found)
	srv.Start()
	c := wired(t, srv.URL)
	for _, callers := range []int{64, 200} {
		var wg sync.WaitGroup
		for range callers {
			wg.Go(func() {
				for range 10 {
					assert.NoError(t, track(t.Context(), c))
				}
			})
		}
		wg.Wait()
	}
	assert.LessOrEqual(t, conns.Load(), int32(64))
}

func TestGivingUpOnOneCarrierCostsNoOtherItsConnections(t *testing.T) {
	t.Parallel()
	good, conns := counted(t, found)
	good.Start()
	bad, _ := counted(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	bad.Start()
	a, b := wired(t, good.URL), wired(t, bad.URL)
	for range 5 {
		require.NoError(t, track(t.Context(), a))
		failure(t, track(t.Context(), b), tracking.ErrUnavailable)
	}
	assert.Equal(t, int32(1), conns.Load())
}

func TestAnswersThatAreRefusedKeepTheConnection(t *testing.T) {
	t.Parallel()
	srv, conns := counted(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNotFound)
		say(w, "no such parcel")
	})
	srv.Start()
	c := wired(t, srv.URL)
	for range 5 {
		failure(t, track(t.Context(), c), tracking.ErrBadResponse)
	}
	assert.Equal(t, int32(1), conns.Load())
}

func TestTLS(t *testing.T) {
	t.Parallel()
	for name, tune := range map[string]func(*tls.Config){
		"unknown CA": func(*tls.Config) {},
		"TLS 1.1":    func(c *tls.Config) { c.MinVersion, c.MaxVersion = tls.VersionTLS10, tls.VersionTLS11 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv, conns := counted(t, found)
			srv.TLS = &tls.Config{}
			tune(srv.TLS)
			srv.StartTLS()
			err := track(t.Context(), wired(t, srv.URL))
			failure(t, err, tracking.ErrUnavailable)
			assert.Equal(t, int32(1), conns.Load(), "never repeated: %v", err)
		})
	}
	t.Run("wrong host", func(t *testing.T) {
		t.Parallel()
		srv, conns := counted(t, found)
		srv.StartTLS()
		base := srv.Client().Transport.(*http.Transport).Clone()
		err := track(t.Context(), wired(t, strings.Replace(srv.URL, "127.0.0.1", "localhost", 1), func(s *rest.Spec) { s.HTTP.Base = base }))
		failure(t, err, tracking.ErrUnavailable)
		assert.LessOrEqual(t, conns.Load(), int32(1))
	})
	t.Run("no TLS", func(t *testing.T) {
		t.Parallel()
		srv, conns := counted(t, found)
		srv.Start()
		failure(t, track(t.Context(), wired(t, strings.Replace(srv.URL, "http:", "https:", 1))), tracking.ErrUnavailable)
		assert.Equal(t, int32(1), conns.Load())
	})
}

func TestHTTP2(t *testing.T) {
	t.Parallel()
	var calls atomic.Int32
	srv, conns := counted(t, func(w http.ResponseWriter, r *http.Request) {
		if calls.Add(1) < 3 {
			panic(http.ErrAbortHandler) // which resets the stream
		}
		assert.Equal(t, 2, r.ProtoMajor)
		found(w, r)
	})
	srv.EnableHTTP2 = true
	srv.StartTLS()
	require.NoError(t, track(t.Context(), wired(t, srv.URL, func(s *rest.Spec) { s.HTTP.Base = srv.Client().Transport })))
	assert.Equal(t, int32(3), calls.Load())
	assert.Equal(t, int32(1), conns.Load())
}

// The environment's proxy is read once in a program, so this runs in one of its own.
func TestProxy(t *testing.T) {
	if os.Getenv("TEST_PROXY") != "" {
		err := track(t.Context(), wired(t, "https://carrier.test"))
		failure(t, err, tracking.ErrUnavailable)
		assert.NotContains(t, err.Error(), "pass")
		fmt.Println(err)
		return
	}
	t.Parallel()
	proxy := serve(t, func(c *net.TCPConn) {
		say(c, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
	})
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestProxy$") //nolint:gosec // this program
	cmd.Env = append(os.Environ(), "TEST_PROXY=1", "NO_PROXY=",
		"HTTPS_PROXY=http://user:pass@"+strings.TrimPrefix(proxy.url, "http://"))
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	assert.Contains(t, string(out), "stub: unavailable: Proxy Authentication Required")
	assert.Equal(t, int32(3), proxy.conns.Load())
}
