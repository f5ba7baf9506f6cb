package carriers_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/carriers"
	"github.com/parcelnorm/tracking/transport"
)

func env(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

func TestEveryFolderIsListed(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("list.go")
	require.NoError(t, err)
	folders, err := os.ReadDir(".")
	require.NoError(t, err)
	n := 0
	for _, f := range folders {
		if f.IsDir() {
			n++
			assert.Contains(t, string(source), "tracking/carriers/"+f.Name()+`"`)
		}
	}
	assert.Len(t, carriers.All(), n)
}

func TestEveryAdapterIsDescribed(t *testing.T) {
	t.Parallel()
	var slugs []tracking.Carrier
	for _, a := range carriers.All() {
		slugs = append(slugs, a.Carrier)
		assert.NotEmpty(t, a.Name, a.Carrier)
		assert.Len(t, a.Country, 2, a.Carrier)
		assert.Positive(t, a.Batch, a.Carrier)
		assert.NotEmpty(t, a.Rate, a.Carrier)
		assert.True(t, strings.HasPrefix(a.URL, "https://"), a.Carrier)
		assert.NotEmpty(t, a.Endpoints, a.Carrier)
		assert.NotEmpty(t, a.Codes(), a.Carrier)
		assert.True(t, a.Public || len(a.Env) > 0, a.Carrier)
	}
	assert.Len(t, slices.Compact(slices.Sorted(slices.Values(slugs))), len(slugs), "each once")
}

func TestFromEnv(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		env  map[string]string
		want []tracking.Carrier
	}{
		{"nothing", nil, nil},
		{"one", map[string]string{"UPS_CLIENT_ID": "a", "UPS_CLIENT_SECRET": "b"}, []tracking.Carrier{"ups"}},
		{"by another name", map[string]string{"FEDEX_API_KEY": "a", "FEDEX_CLIENT_SECRET": "b"}, []tracking.Carrier{"fedex"}},
		{"one key for two", map[string]string{"DHL_API_KEY": "a"}, []tracking.Carrier{"deutsche-post", "dhl"}},
		{"public services", map[string]string{"TRACKING_PUBLIC": "1"}, []tracking.Carrier{"4px", "cainiao", "sunyou"}},
		{"public, but not 1", map[string]string{"TRACKING_PUBLIC": "0"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m, err := carriers.FromEnv(env(tt.env), transport.Config{})
			require.NoError(t, err)
			assert.Equal(t, tt.want, m.Carriers())
		})
	}
}

func TestFromEnvNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		env   map[string]string
		field string
	}{
		{"half a pair", map[string]string{"UPS_CLIENT_ID": "a"}, "UPS_CLIENT_SECRET"},
		{"a part of the optional ones", map[string]string{"DHL_API_KEY": "a", "DHL_PARCEL_DE_USERNAME": "b"}, "DHL_PARCEL_DE_API_KEY, DHL_PARCEL_DE_API_SECRET, DHL_PARCEL_DE_PASSWORD"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := carriers.FromEnv(env(tt.env), transport.Config{})
			var e *tracking.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, tracking.ErrUnauthorized, e.Kind)
			assert.Equal(t, tt.field, e.Field)
		})
	}
}

func TestWithoutCredentials(t *testing.T) {
	t.Parallel()
	m, err := carriers.FromEnv(env(nil), transport.Config{})
	require.NoError(t, err)
	for _, tt := range []struct {
		name  string
		query tracking.Query
		kind  tracking.Kind
		says  string
	}{
		{"detected", tracking.Query{Number: "1Z999AA10123456784"}, tracking.ErrUnauthorized, "UPS_CLIENT_ID, UPS_CLIENT_SECRET"},
		{"named", tracking.Query{Number: "1", Carrier: "tnt"}, tracking.ErrUnauthorized, "TNT_USERNAME, TNT_PASSWORD"},
		{"public", tracking.Query{Number: "LP00714262117047"}, tracking.ErrUnauthorized, "TRACKING_PUBLIC=1"},
		{"no adapter", tracking.Query{Number: "TBA123456789000"}, tracking.ErrUnsupported, "no adapter"},
		{"unknown carrier", tracking.Query{Number: "1", Carrier: "pigeon"}, tracking.ErrUnsupported, "royal-mail"},
		{"no form", tracking.Query{Number: "?"}, tracking.ErrUnsupported, "no carrier has numbers of this form"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := m.Track(t.Context(), tt.query)
			require.ErrorIs(t, err, tt.kind)
			assert.Contains(t, err.Error(), tt.says)
		})
	}
}

func TestNext(t *testing.T) {
	t.Parallel()
	arrived := []tracking.Event{{Status: tracking.StatusArrivedInDestinationCountry}}
	for _, tt := range []struct {
		name     string
		shipment tracking.Shipment
		want     tracking.Query // zero: no next leg
	}{
		{"handed over", tracking.Shipment{Number: "LP1", Handover: tracking.Handover{Carrier: "la-poste", Number: "6A40037129060"}}, tracking.Query{Carrier: "la-poste", Number: "6A40037129060"}},
		{"to nobody named", tracking.Shipment{Number: "LP1", Handover: tracking.Handover{Number: "6A40037129060"}}, tracking.Query{Number: "6A40037129060"}},
		{"under its own number", tracking.Shipment{Carrier: "dhl", Number: "X1", Handover: tracking.Handover{Carrier: "dhl", Number: "X1"}}, tracking.Query{}},
		{"a postal item, landed", tracking.Shipment{Carrier: "china-post", Number: "LZ290346175CN", Events: arrived, Destination: tracking.Location{Country: "FR"}}, tracking.Query{Carrier: "la-poste", Number: "LZ290346175CN", Country: "FR"}},
		{"a postal item, on its way", tracking.Shipment{Carrier: "china-post", Number: "LZ290346175CN", Destination: tracking.Location{Country: "FR"}}, tracking.Query{}},
		{"a postal item to a post without adapter", tracking.Shipment{Carrier: "china-post", Number: "LZ290346175CN", Events: arrived, Destination: tracking.Location{Country: "AT"}}, tracking.Query{}},
		{"a post's own item", tracking.Shipment{Carrier: "la-poste", Number: "LZ290346175FR", Events: arrived, Destination: tracking.Location{Country: "FR"}}, tracking.Query{}},
		{"no postal item", tracking.Shipment{Carrier: "ups", Number: "1Z999AA10123456784", Events: arrived, Destination: tracking.Location{Country: "FR"}}, tracking.Query{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, ok := carriers.Next(&tt.shipment)
			assert.Equal(t, tt.want, got.Query)
			assert.Equal(t, tt.want != tracking.Query{}, ok)
		})
	}
}

func TestParseOfNobody(t *testing.T) {
	t.Parallel()
	_, err := carriers.Parse("pigeon", tracking.Answer{}, tracking.Query{})
	require.ErrorIs(t, err, tracking.ErrUnsupported)
}
