package sandbox_test

import (
	"encoding/json"
	"flag"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers"
	"github.com/parcelnorm/tracking/sandbox"
	"github.com/parcelnorm/tracking/testdata"
	"github.com/parcelnorm/tracking/transport"
)

func open(t *testing.T, cfg sandbox.Config) *sandbox.Sandbox {
	t.Helper()
	s, err := sandbox.New(cfg)
	require.NoError(t, err)
	return s
}

// mux is every adapter, unchanged but for its base.
func mux(t *testing.T, s *sandbox.Sandbox) *tracking.Mux {
	t.Helper()
	m, err := carriers.FromEnv(sandbox.Env, transport.Config{Base: s})
	require.NoError(t, err)
	return m
}

func TestEveryAdapterWorksUnchanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := open(t, sandbox.Config{})
		m := mux(t, s)
		seen := map[tracking.Carrier]int{}
		for _, p := range s.Parcels() {
			if p.Public {
				continue
			}
			got, err := m.Track(t.Context(), tracking.Query{Number: p.Number, Carrier: p.Carrier})
			require.NoError(t, err, "%s/%s", p.Carrier, p.Name)
			seen[p.Carrier]++
			want := golden(t, p)
			assert.Equal(t, want.Status, got.Status, "%s/%s", p.Carrier, p.Name)
			assert.Len(t, got.Events, len(want.Events), "%s/%s", p.Carrier, p.Name)
		}
		for _, a := range carriers.All() {
			assert.GreaterOrEqual(t, seen[a.Carrier], 1, "no parcel of %s", a.Carrier)
		}
	})
}

func TestPublicServicesNeedNoCredentials(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := open(t, sandbox.Config{})
		m, err := carriers.FromEnv(func(name string) string {
			return map[string]string{carriers.PublicVariable: "1"}[name]
		}, transport.Config{Base: s})
		require.NoError(t, err)
		for _, p := range s.Parcels() {
			if a, _ := carriers.Find(p.Carrier); !p.Public && (!a.Public || len(a.Env) > 0) {
				continue
			}
			got, err := m.Track(t.Context(), tracking.Query{Number: p.Number, Carrier: p.Carrier})
			require.NoError(t, err, "%s/%s", p.Carrier, p.Name)
			assert.Equal(t, golden(t, p).Status, got.Status, "%s/%s", p.Carrier, p.Name)
		}
	})
}

var update = flag.Bool("update", false, "rewrite the golden files of followed parcels")

// compare holds a followed parcel to its golden file.
func compare(t *testing.T, name string, got *tracking.Shipment) {
	t.Helper()
	have, err := json.MarshalIndent(got, "", "  ")
	require.NoError(t, err)
	have = append(have, '\n')
	file := filepath.Join("testdata", "follow", name+".golden.json")
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o750))
		require.NoError(t, os.WriteFile(file, have, 0o600))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(have))
}

// TestFollow follows recorded parcels from a consolidator to the carrier that delivered them.
func TestFollow(t *testing.T) {
	for _, tt := range []struct {
		name   string
		file   string
		query  tracking.Query
		status tracking.Status
		legs   []tracking.Leg
	}{
		{
			"Cainiao to La Poste", "cainiao_la_poste",
			tracking.Query{Carrier: tracking.CarrierCainiao, Number: "LP00714262117047"},
			tracking.StatusDelivered,
			[]tracking.Leg{{Carrier: tracking.CarrierCainiao, Number: "LP00714262117047"}, {Carrier: tracking.CarrierLaPoste, Number: "6A40037129060"}},
		},
		{
			"Yanwen to DHL", "yanwen_dhl",
			tracking.Query{Carrier: tracking.CarrierYanwen, Number: "UH184041129YP"},
			tracking.StatusDelivered,
			[]tracking.Leg{{Carrier: tracking.CarrierYanwen, Number: "UH184041129YP"}, {Carrier: tracking.CarrierDHL, Number: "00340434292135100148"}},
		},
		{
			"4PX to a post without an adapter", "4px_austrian_post",
			tracking.Query{Carrier: tracking.CarrierFourPX, Number: "4PX3001941271714CN"},
			tracking.StatusOutForDelivery,
			[]tracking.Leg{
				{Carrier: tracking.CarrierFourPX, Number: "4PX3001941271714CN"},
				{Carrier: "austrian-post", Name: "Austrian Post", Number: "1040906021440083", Note: "unsupported"},
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m, err := carriers.FromEnv(func(name string) string {
					if strings.HasPrefix(name, "FOURPX_") {
						return "" // the public tracker tells the hand-over
					}
					return sandbox.Env(name)
				}, transport.Config{Base: open(t, sandbox.Config{})})
				require.NoError(t, err)
				got, err := carriers.Following(m).Track(t.Context(), tt.query)
				require.NoError(t, err)
				assert.Equal(t, tt.status, got.Status)
				compare(t, tt.file, got)
				for i := range got.Legs {
					got.Legs[i].URL = ""
				}
				assert.Equal(t, tt.legs, got.Legs)
				for i := 1; i < len(got.Events); i++ {
					before, _ := got.Events[i-1].Time.Instant()
					after, _ := got.Events[i].Time.Instant()
					assert.False(t, after.Before(before), "event %d", i)
				}
			})
		})
	}
}

func golden(t *testing.T, p sandbox.Parcel) (s tracking.Shipment) {
	t.Helper()
	list, err := testdata.Exchanges(string(p.Carrier))
	require.NoError(t, err)
	for _, e := range list {
		if e.Name == p.Name {
			require.NoError(t, json.Unmarshal(e.Golden, &s))
			return s
		}
	}
	t.Fatalf("no exchange %s/%s", p.Carrier, p.Name)
	return s
}

func TestUnknownNumberIsNotFound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := mux(t, open(t, sandbox.Config{}))
		for _, a := range carriers.All() {
			_, err := m.Track(t.Context(), tracking.Query{Number: "7777777777777", Carrier: a.Carrier})
			require.ErrorIs(t, err, tracking.ErrNotFound, "%s", a.Carrier)
		}
	})
}

func TestWrongCredentialsAreRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := open(t, sandbox.Config{})
		m, err := carriers.FromEnv(func(name string) string {
			if v := sandbox.Env(name); v != "" {
				return "d3Jvbmcga2V5LCAxNiBieQ==" // the base64 of 16 bytes, for keys that have to be
			}
			return ""
		}, transport.Config{Base: s})
		require.NoError(t, err)
		for _, p := range s.Parcels() {
			if a, _ := carriers.Find(p.Carrier); a.Public {
				continue
			}
			_, err := m.Track(t.Context(), tracking.Query{Number: p.Number, Carrier: p.Carrier})
			require.ErrorIs(t, err, tracking.ErrUnauthorized, "%s/%s", p.Carrier, p.Name)
		}
	})
}

func TestFaults(t *testing.T) {
	for _, tt := range []struct {
		fault sandbox.Fault
		every int
		kind  error
		took  time.Duration
	}{
		{sandbox.FaultNone, 0, nil, 0},
		{sandbox.FaultRateLimited, 0, tracking.ErrRateLimited, 10 * time.Second},
		{sandbox.FaultUnavailable, 0, tracking.ErrUnavailable, 10 * time.Second},
		{sandbox.FaultCutOff, 0, tracking.ErrUnavailable, 10 * time.Second},
		{sandbox.FaultUnavailable, 2, nil, 0},
	} {
		t.Run(string(tt.fault), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := mux(t, open(t, sandbox.Config{Fault: tt.fault, Every: tt.every}))
				start := time.Now()
				_, err := m.Track(t.Context(), tracking.Query{Number: "00340434292135100148", Carrier: tracking.CarrierDHL})
				require.ErrorIs(t, err, tt.kind)
				assert.InDelta(t, tt.took, time.Since(start), float64(time.Microsecond), "DHL takes a request in 5 s")
			})
		})
	}
}

func TestLatency(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := mux(t, open(t, sandbox.Config{Latency: 3 * time.Second}))
		start := time.Now()
		_, err := m.Track(t.Context(), tracking.Query{Number: "00340434292135100148", Carrier: tracking.CarrierDHL})
		require.NoError(t, err)
		assert.Equal(t, 3*time.Second, time.Since(start))
	})
}

func TestShiftMovesWholeDays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := tracking.Query{Number: "00340434292135100148", Carrier: tracking.CarrierDHL}
		before, err := mux(t, open(t, sandbox.Config{})).Track(t.Context(), q)
		require.NoError(t, err)
		after, err := mux(t, open(t, sandbox.Config{Shift: 10*24*time.Hour + time.Hour})).Track(t.Context(), q)
		require.NoError(t, err)
		assert.Equal(t, before.DeliveredAt.Wall().AddDate(0, 0, 10), after.DeliveredAt.Wall())
		assert.Equal(t, before.Number, after.Number)
	})
}

func TestHandlerServesEachCarrierBelowItsName(t *testing.T) {
	server := httptest.NewServer(open(t, sandbox.Config{}))
	defer server.Close()
	a, ok := carriers.Find(tracking.CarrierFedEx)
	require.True(t, ok)
	m, err := carriers.FromEnv(func(name string) string {
		for _, names := range a.Env {
			if names[0] == name {
				return sandbox.Env(name)
			}
		}
		return ""
	}, transport.Config{BaseURL: server.URL + "/fedex"})
	require.NoError(t, err)
	got, err := m.Track(t.Context(), tracking.Query{Number: "770612345672", Carrier: tracking.CarrierFedEx})
	require.NoError(t, err)
	assert.Equal(t, tracking.StatusDelivered, got.Status)
}
