package norm_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking/internal/norm"
)

func TestLocale(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"": "en_US", "en": "en_US", "en-GB": "en_GB", "fr": "fr_FR", "fr-ca": "fr_CA", "FR_be": "fr_BE", "ja": "ja_JP",
		"zh-Hans": "zh_CN", "sr-Latn-RS": "sr_SR",
	} {
		assert.Equal(t, want, norm.Locale(tag), "%q", tag)
	}
}
