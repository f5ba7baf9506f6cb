package norm

import "strings"

// regions are those of languages whose own code is not a country's, or another's.
var regions = map[string]string{
	"cs": "CZ", "da": "DK", "el": "GR", "en": "US", "ja": "JP", "ko": "KR", "sv": "SE", "uk": "UA", "zh": "CN",
}

// Locale turns a BCP 47 tag into a language with its region: fr-ca becomes fr_CA, and fr alone fr_FR. No tag is en_US.
func Locale(tag string) string {
	language, region, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	switch {
	case language == "":
		return "en_US"
	case len(region) == 2:
		return language + "_" + strings.ToUpper(region)
	case regions[language] != "":
		return language + "_" + regions[language]
	}
	return language + "_" + strings.ToUpper(language)
}
