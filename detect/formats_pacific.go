package detect

const (
	australiaPostPage = "https://auspost.com.au/mypost/track/#/details/{}"
	japanPostPage     = "https://trackings.post.japanpost.jp/services/srv/search/direct?locale=en&reqCodeNo1={}"
	yamatoPage        = "https://toi.kuronekoyamato.co.jp/cgi-bin/tneko?number01={}"
	sagawaPage        = "https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo={}"
	aramexPage        = "https://www.aramex.com/us/en/track/results?ShipmentNumber={}"
)

// pacific holds Japan, Australia and the Gulf. Japan's three carriers share length and check digit, so a number never
// tells them apart.
var pacific = []Format{
	{
		ID: "yamato", Carrier: "yamato", Shape: `\d{12}`,
		Rule: mod7, Score: 57, Countries: "JP", Page: yamatoPage, Source: documented,
	},
	{
		ID: "sagawa", Carrier: "sagawa", Shape: `\d{12}`,
		Rule: mod7, Score: 56, Countries: "JP", Page: sagawaPage, Source: documented,
	},
	{
		ID: "japan_post_12", Carrier: "japan-post", Shape: `\d{12}`,
		Rule: mod7, Score: 55, Countries: "JP", Page: japanPostPage, Source: documented,
	},
	{
		ID: "australia_post_16", Carrier: "australia-post", Shape: `\d[A-Z]{2}\d{13}`,
		Score: 78, Countries: "AU", Page: australiaPostPage, Source: seen,
	},
	{
		ID: "australia_post_20", Carrier: "australia-post", Shape: `\d[A-Z]{2}\d{17}`,
		Score: 80, Countries: "AU", Page: australiaPostPage, Source: seen,
	},
	{
		ID: "australia_post_sscc", Carrier: "australia-post", Shape: `00[19]\d{17}`,
		Score: 22, Countries: "AU", Page: australiaPostPage, Source: told,
	},
	{
		ID: "australia_post_12", Carrier: "australia-post", Shape: `\d{12}`,
		Score: 14, Countries: "AU", Page: australiaPostPage, Source: told,
	},
	{
		ID: "australia_post_10", Carrier: "australia-post", Shape: `\d{10}`,
		Score: 14, Countries: "AU", Page: australiaPostPage, Source: told,
	},
	{
		ID: "aramex", Carrier: "aramex", Shape: `\d{10,12}|\d{20}`,
		Score: 15, Countries: "AE SA EG JO", Page: aramexPage, Source: told,
	},
}
