// Package transport holds what a user may set on the HTTP stack below an adapter: rate, quota, retries, time-outs,
// logging. The zero [Config] is ready to use and follows the carrier's published limits.
package transport

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/parcelnorm/tracking"
)

// Config tunes the HTTP stack of one adapter.
type Config struct {
	// Base sends one attempt. It is below retries, limits and time-outs. The default is a transport of the
	// adapter's own with at most 64 connections, the environment's proxy and TLS 1.2 or later.
	Base http.RoundTripper
	// BaseURL replaces the carrier's address: a sandbox, a gateway. It is https, or http to a loopback address; a
	// path is allowed.
	BaseURL string
	// AttemptTimeout bounds one attempt, reading the body included, waiting for the limits not; default 10 s.
	AttemptTimeout time.Duration
	// Attempts is how often one request is sent at most; default 3, 1 for no retries. Together with the pauses
	// between them they take at most 30 s. A refused access token is no failure: with a new one the request is sent
	// once more.
	Attempts int
	// Rate replaces the carrier's published rate.
	Rate Rate
	// Quota replaces the carrier's published quota.
	Quota Quota
	// Limiter replaces Rate, to share one among processes; *rate.Limiter of golang.org/x/time is one.
	Limiter Limiter
	// Jitter draws the pause before a retry from [0, limit]; default uniform. Tests set it.
	Jitter func(limit time.Duration) time.Duration
	// Logger gets one record an attempt on level debug, free of numbers, URLs and secrets; default none.
	Logger *slog.Logger
	// Observe is called after each attempt, from the goroutine that made it; default none.
	Observe func(Attempt)
}

// Rate is an even flow of requests: Events in each Per, at most Burst at once. The zero Rate is the carrier's own;
// [Unlimited] is none.
type Rate struct {
	Events int
	Per    time.Duration // default a second
	Burst  int           // default 1, or what a second allows
}

// Unlimited is the Rate, or with its Limit the Quota, that never holds a request back.
const Unlimited = -1

// Quota allows Limit requests in each span of Per. Spans begin at multiples of Per since 00:00 UTC. The zero Quota
// is the carrier's own; a Limit of [Unlimited] is none. Its count is kept by the Tracker and lost with it.
type Quota struct {
	Limit int
	Per   time.Duration // default 24 h
}

// Limiter holds a request until it may be sent. An error that is a *tracking.Error or the context's passes through
// to the caller; any other counts as rate limited.
type Limiter interface {
	Wait(ctx context.Context) error
}

// Attempt tells what became of one attempt.
type Attempt struct {
	Carrier  tracking.Carrier
	Endpoint string        // which service of the carrier; "token" for the one that gives access tokens
	Method   string        //
	Host     string        //
	Number   int           // 1 for the first
	Status   int           // HTTP status; 0 when there was no answer
	Err      error         // nil when there was one
	Queued   time.Duration // waited for rate and pause
	Duration time.Duration // on the wire, body included
}
