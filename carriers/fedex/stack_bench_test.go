//go:build unix

package fedex // it compares with a client that decodes into the same structs

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/rest"
	"github.com/parcelnorm/tracking/transport"
)

// The benchmarks ask a server in a process of its own, so that only the client's allocations are counted:
//
//	go test -run '^$' -bench Stack -benchmem -count 6 ./carriers/fedex

const (
	benchNumber = "770612345672"
	scans10KB   = 23
	scans35KB   = 87
)

// benchAnswer is an answer of the carrier's shape about a parcel with so many scans.
func benchAnswer(scans int) string {
	type object = map[string]any
	address := object{"streetLines": []string{""}, "city": "MEMPHIS", "stateOrProvinceCode": "TN", "postalCode": "38118", "countryCode": "US", "residential": false}
	var events []any
	for i := range scans {
		events = append(events, object{
			"date":      fmt.Sprintf("2026-11-%02dT%02d:%02d:00-06:00", 28-i/24, 23-i%24, i%60),
			"eventType": "DP", "eventDescription": "Departed FedEx location", "exceptionCode": "", "exceptionDescription": "",
			"scanLocation": address, "locationId": "MEMH", "locationType": "SORT_FACILITY", "derivedStatusCode": "IT", "derivedStatus": "In transit",
		})
	}
	one, err := json.Marshal(object{"trackingNumber": benchNumber, "trackResults": []any{object{
		"trackingNumberInfo":   object{"trackingNumber": benchNumber, "trackingNumberUniqueId": "2461359000~" + benchNumber + "~FX", "carrierCode": "FDXE"},
		"shipperInformation":   object{"address": address},
		"recipientInformation": object{"address": address},
		"latestStatusDetail":   object{"code": "IT", "derivedCode": "IT", "statusByLocale": "In transit", "description": "In transit"},
		"dateAndTimes":         []any{object{"type": "ESTIMATED_DELIVERY", "dateTime": "2026-11-30T00:00:00-06:00"}},
		"serviceDetail":        object{"type": "FEDEX_GROUND", "description": "FedEx Ground"},
		"scanEvents":           events,
	}}})
	if err != nil {
		return err.Error()
	}
	return `{"transactionId":"0a6d7e1c-63f1-4c0b-8d8f-2f5f60a0c001","output":{"completeTrackResults":[` + string(one) + `]}}`
}

// TestBenchServer is the server's process.
func TestBenchServer(t *testing.T) {
	if os.Getenv("BENCH_SERVER") == "" {
		t.Skip("serves the benchmarks only")
	}
	answers := map[string]string{}
	for _, scans := range []int{scans10KB, scans35KB} {
		answers[strconv.Itoa(scans)] = benchAnswer(scans)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /{scans}/oauth/token", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"access_token":"token","expires_in":3600}`)
	})
	mux.HandleFunc("POST /{scans}/track/v1/trackingnumbers", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		var asked request
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			return
		}
		_, _ = io.WriteString(w, answerAbout(answers[r.PathValue("scans")], asked))
	})
	srv := httptest.NewServer(mux)
	defer srv.Close()
	fmt.Println(srv.URL)
	_, _ = io.Copy(io.Discard, os.Stdin) // until the benchmark ends
}

// answerAbout makes of an answer about one parcel one about those that were asked for.
func answerAbout(one string, asked request) string {
	head, rest, _ := strings.Cut(one, "[")
	var all []string
	for _, i := range asked.TrackingInfo {
		all = append(all, strings.ReplaceAll(strings.TrimSuffix(rest, "]}}"), benchNumber, i.Number.TrackingNumber))
	}
	return head + "[" + strings.Join(all, ",") + "]}}"
}

// benchServer starts it and returns its address.
func benchServer(b *testing.B) string {
	b.Helper()
	cmd := exec.CommandContext(b.Context(), os.Args[0], "-test.run=^TestBenchServer$") //nolint:gosec // this program
	cmd.Env = append(os.Environ(), "BENCH_SERVER=1")
	in, err := cmd.StdinPipe()
	require.NoError(b, err)
	out, err := cmd.StdoutPipe()
	require.NoError(b, err)
	require.NoError(b, cmd.Start())
	b.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(b, err)
	return strings.TrimSpace(line)
}

func benchTracker(b *testing.B, url string) *Tracker {
	b.Helper()
	t, err := New(Config{ClientID: "id", ClientSecret: "secret", HTTP: transport.Config{
		BaseURL: url, Rate: transport.Rate{Events: transport.Unlimited}, Quota: transport.Quota{Limit: transport.Unlimited},
	}})
	require.NoError(b, err)
	return t
}

// bareClient asks and decodes as a program would that does nothing else, over a transport as well tuned as ours.
func bareClient(url string) func() (tracking.Answer, error) {
	hc := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 64, MaxConnsPerHost: 64, ForceAttemptHTTP2: true}}
	body, err := json.Marshal(ask([]tracking.Query{{Number: benchNumber}}))
	return func() (a tracking.Answer, _ error) {
		if err != nil {
			return a, err
		}
		r, err := http.NewRequest(http.MethodPost, url+"/track/v1/trackingnumbers", bytes.NewReader(body)) //nolint:noctx // as little as can be
		if err != nil {
			return a, err
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Authorization", "Bearer token")
		resp, err := hc.Do(r)
		if err != nil {
			return a, err
		}
		defer resp.Body.Close()
		a.Body, err = io.ReadAll(resp.Body)
		return a, err
	}
}

func BenchmarkStack(b *testing.B) {
	url := benchServer(b)
	q := tracking.Query{Number: benchNumber}
	for _, size := range []struct {
		name  string
		scans int
	}{{"10KB", scans10KB}, {"35KB", scans35KB}} {
		url := fmt.Sprint(url, "/", size.scans)
		bare, t := bareClient(url), benchTracker(b, url)
		for _, way := range []struct {
			name string
			look func(b *testing.B) error
		}{
			{"bare", func(*testing.B) error {
				a, err := bare()
				if err != nil {
					return err
				}
				return json.Unmarshal(a.Body, new(document))
			}},
			{"stack", func(b *testing.B) error {
				b.Helper()
				a, err := t.fetch(b.Context(), []tracking.Query{q})
				if err != nil {
					return err
				}
				return rest.JSON(a, new(document))
			}},
			{"bare+normalise", func(*testing.B) error {
				a, err := bare()
				if err != nil {
					return err
				}
				_, err = Parse(a, q)
				return err
			}},
			{"stack+normalise", func(b *testing.B) error {
				b.Helper()
				_, err := t.Track(b.Context(), q)
				return err
			}},
		} {
			b.Run(size.name+"/"+way.name, func(b *testing.B) {
				for range 50 { // connects, gets a token, warms up
					require.NoError(b, way.look(b))
				}
				b.SetBytes(int64(len(benchAnswer(size.scans))))
				b.ReportAllocs()
				began := cpu(b)
				for b.Loop() {
					if err := way.look(b); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64((cpu(b)-began).Microseconds())/float64(b.N), "client-cpu-µs/op")
			})
		}
	}
}

// cpu is the time that this process has used, which other programs on the machine disturb less than the clock.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkBatch looks up 3,000 parcels of 10 KB each, 30 in a request.
func BenchmarkBatch(b *testing.B) {
	t := benchTracker(b, fmt.Sprint(benchServer(b), "/", scans10KB))
	var qs []tracking.Query
	for i := range 3000 {
		qs = append(qs, tracking.Query{Number: fmt.Sprintf("7706%08d", i)})
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range tracking.TrackAll(b.Context(), t, qs, tracking.Options{}) {
			if r.Err != nil {
				b.Fatal(r.Err)
			}
		}
	}
	b.ReportMetric(float64(len(qs)*b.N)/b.Elapsed().Seconds(), "parcels/s")
}
