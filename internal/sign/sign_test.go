package sign_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking/internal/sign"
)

// fourPXDoc holds the parameters of the vector in the carrier's documentation.
func fourPXDoc() map[string]string {
	return map[string]string{
		"app_key":   "16081f05-e8fc-4250-b9c4-0660d1ecbb28",
		"format":    "json",
		"method":    "ds.xms.order.create",
		"timestamp": "1532592413187",
		"v":         "1.0",
	}
}

func TestFourPX(t *testing.T) {
	t.Parallel()
	const secret = "7eebf328-8e5a-4030-904d-ec6e89174fbc"

	tracking := fourPXDoc()
	tracking["method"], tracking["v"] = "tr.order.tracking.get", "1.0.0"
	unsigned := fourPXDoc()
	unsigned["access_token"], unsigned["language"], unsigned["sign"] = "token", "en", "0"

	for _, tt := range []struct {
		name   string
		params map[string]string
		body   string
		want   string
	}{
		{"the documentation's vector", fourPXDoc(), `{"aa":"bb"}`, "ff4af77c062a9b97d98aa29777621c4a"},
		{"tracking", tracking, `{"deliveryOrderNo":"4PX3001291278502CN"}`, "5b2d9554f9a7f39e847cb1a38659e48c"},
		{"parameters that are not signed", unsigned, `{"aa":"bb"}`, "ff4af77c062a9b97d98aa29777621c4a"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, sign.FourPX(tt.params, []byte(tt.body), secret))
		})
	}
}

func TestAliExpress(t *testing.T) {
	t.Parallel()
	token := map[string]string{
		"access_token": "test", "app_key": "123456", "order_id": "1234",
		"sign_method": "sha256", "timestamp": "1517820392000",
	}
	sync := map[string]string{
		"ae_order_id": "8123456789012345", "app_key": "12345678", "language": "en_US",
		"method": "aliexpress.ds.order.tracking.get", "session": "test-access-token",
		"sign_method": "sha256", "timestamp": "1700000000000", "sign": "not signed itself",
	}
	for _, tt := range []struct {
		name, path string
		params     map[string]string
		want       string
	}{
		{
			"the platform's vector, with a path", "/order/get", token,
			"4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A",
		},
		{
			"sync, without a path", "", sync,
			"9A4F6FDAD9C2965E1838808967A95119EA89B3C3C8F7CCE03F34EFEB69564985",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, sign.AliExpress(tt.path, tt.params, "helloworld"))
		})
	}
}

func TestAliExpressMD5(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, secret string
		params       map[string]string
		want         string
	}{
		{
			"underscore sorts before letters", "testsecret",
			map[string]string{"foo": "1", "bar": "2", "foo_bar": "3", "foobar": "4"},
			"54C22189FE38F1B7E6E4D701FB82851E",
		},
		{
			"a whole request", "my_app_secret_123",
			map[string]string{
				"app_key": "12345678", "format": "json", "method": "aliexpress.ds.product.get",
				"partner_id": "taobao-sdk-python-20200924", "product_id": "1005001234567890",
				"session": "test-access-token", "ship_to_country": "GB", "sign_method": "md5",
				"target_currency": "GBP", "target_language": "en_US", "timestamp": "1700000000000", "v": "2.0",
				"sign": "not signed itself",
			},
			"3C285A05E7275C1E100E170EFA715F1E",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, sign.AliExpressMD5(tt.params, tt.secret))
		})
	}
}
