package detect

const (
	amazonPage     = "https://track.amazon.com/tracking/{}"
	onTracPage     = "https://www.ontrac.com/tracking/?number={}"
	canadaPostPage = "https://www.canadapost-postescanada.ca/track-reperage/en#/details/{}"
	purolatorPage  = "https://www.purolator.com/en/shipping/tracker?pin={}"
	oldDomPage     = "https://www.odfl.com/us/en/tools/trace-track-ltl-freight.html?proNumber={}"
)

// america holds the private carriers of the United States and Canada that have no group of their own.
var america = []Format{
	{ID: "amazon_logistics", Carrier: "amazon", Shape: `TB[ACM]\d{12}`, Score: 96, Page: amazonPage, Source: documented},
	{ID: "amazon_international", Carrier: "amazon", Shape: `[ACF]\d{10}`, Score: 72, Page: amazonPage, Source: seen},
	{
		ID: "ontrac", Carrier: "ontrac", Shape: `[CD]\d{14}`,
		Rule: onTracMod10, Score: 96, Bad: 30, Countries: "US", Page: onTracPage, Source: documented,
	},
	{
		ID: "lasership_l", Carrier: "lasership", Shape: `L[AEHINX][1-3]\d{7}`,
		Score: 82, Countries: "US", Page: onTracPage, Source: documented,
	},
	{
		ID: "lasership_lm", Carrier: "lasership", Shape: `LM[1-3]\d{7}`,
		Score: 78, Countries: "US", Page: onTracPage, Source: seen,
	},
	{
		ID: "lasership_1ls7", Carrier: "lasership", Shape: `1LS7[12]\d{10}`,
		Score: 97, Countries: "US", Page: onTracPage, Source: documented,
	},
	{
		ID: "lasership_1ls7_piece", Carrier: "lasership", Shape: `1LS7[12]\d{2}01[1-4]\d{6}1`,
		Score: 97, Countries: "US", Page: onTracPage, Source: documented,
	},
	{
		ID: "lasership_1lscx", Carrier: "lasership", Shape: `1LSCX[0-9A-Z]{10}`,
		Score: 97, Countries: "US", Page: onTracPage, Source: documented,
	},
	{
		ID: "lasership_1ls", Carrier: "lasership", Shape: `1LS\d{17}`,
		Score: 88, Countries: "US", Page: onTracPage, Source: seen,
	},
	{
		ID: "lasership_q", Carrier: "lasership", Shape: `Q\d{8}[A-Z]`,
		Score: 75, Countries: "US", Page: onTracPage, Source: seen,
	},
	{
		ID: "spee_dee", Carrier: "spee-dee", Shape: `SP\d{18}`,
		Score: 92, Countries: "US", Page: "https://speedeedelivery.com/track-a-shipment/?v=detail&barcode={}",
		Source: documented,
	},
	{
		ID: "old_dominion", Carrier: "old-dominion", Shape: `(?:777|778|072|780)\d{8}`,
		Rule: luhn, Score: 86, Bad: 12, Countries: "US", Page: oldDomPage, Source: documented,
	},
	{
		ID: "old_dominion_guaranteed", Carrier: "old-dominion", Shape: `80\d{9}`,
		Rule: luhn, Score: 76, Countries: "US", Page: oldDomPage, Source: documented,
	},
	{
		ID: "canada_post_16", Carrier: "canada-post", Shape: `(?<shipper>\d{7})(?<serial>\d{8})\d`,
		Rule: gs1, Score: 70, Bad: 12, Countries: "CA", Page: canadaPostPage, Source: documented,
	},
	{
		ID: "purolator_12", Carrier: "purolator", Shape: `[0-5]\d{11}`,
		Rule: luhn, Score: 75, Countries: "CA", Page: purolatorPage, Source: documented,
	},
	{
		ID: "purolator_letters", Carrier: "purolator", Shape: `[A-Z]{3}\d{9}`,
		Score: 68, Countries: "CA", Page: purolatorPage, Source: documented,
	},
	{
		ID: "canpar_22", Carrier: "canpar", Shape: `[CDKLSUXZ]\d{21}`,
		Score: 88, Countries: "CA", Page: "https://www.canpar.com/en/tracking/delivery_options.htm?barcode={}",
		Source: documented,
	},
	{
		ID: "landmark_ltn", Carrier: "landmark-global", Shape: `LTN\d{8,9}N[1-4]`,
		Score: 97, Page: "https://track.landmarkglobal.com/?search={}", Source: documented,
	},
}
