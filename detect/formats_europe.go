package detect

const (
	austrianPostPage = "https://www.post.at/sv/sendungsdetails?snr={}"
	bpostPage        = "https://track.bpost.cloud/btr/web/#/search?itemCode={}"
	bringPage        = "https://tracking.bring.com/tracking/{}"
	correosPage      = "https://www.correos.es/es/en/tools/tracker/items/details?tracking-number={}"
	dpdPage          = "https://tracking.dpd.de/status/en_US/parcel/{}"
	glsPage          = "https://gls-group.com/EU/en/parcel-tracking?match={}"
	hermesPage       = "https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation#{}"
	inpostPage       = "https://inpost.pl/en/find-parcel?number={}"
	novaPoshtaPage   = "https://novaposhta.ua/tracking/?cargo_number={}"
	pocztaPolskaPage = "https://emonitoring.poczta-polska.pl/?numer={}"
	postNLPage       = "https://postnl.nl/tracktrace/?B={}"
	postNordPage     = "https://tracking.postnord.com/en/tracking?id={}"
	postiPage        = "https://www.posti.fi/en/tracking#/lahetys/{}"
	swissPostPage    = "https://service.post.ch/ekp-web/ui/entry/search/{}"
	ukrposhtaPage    = "https://track.ukrposhta.ua/tracking_EN.html?barcode={}"
)

// europe holds the networks of the Continent, France apart.
var europe = []Format{
	{
		ID: "dpd_28", Carrier: "dpd",
		Shape: `(?<zip>\d{7})(?<serial>\d{14})(?<service>\d{3})(?:00[1-9]|0[1-9]\d|[1-8]\d\d)[0-9A-Z]`,
		Rule:  iso3736, Score: 90, Bad: 20, Page: dpdPage, Source: documented,
	},
	{
		ID: "dpd_15", Carrier: "dpd", Shape: `\d{14}[A-Z]`,
		Rule: iso3736, Score: 92, Bad: 20, Page: dpdPage, Source: documented,
	},
	{
		ID: "dpd_15_digits", Carrier: "dpd", Shape: `\d{15}`,
		Rule: iso3736, Score: 58, Page: dpdPage, Source: documented,
	},
	{ID: "dpd_14_0", Carrier: "dpd", Shape: `0\d{13}`, Score: 55, Page: dpdPage, Source: documented},
	{ID: "dpd_14", Carrier: "dpd", Shape: `\d{14}`, Score: 35, Page: dpdPage, Source: documented},
	{ID: "dpd_13_letter", Carrier: "dpd", Shape: `\d{13}[A-Z]`, Score: 35, Countries: "PL", Page: dpdPage, Source: told},
	{ID: "dpd_12", Carrier: "dpd", Shape: `\d{12}`, Score: 16, Countries: "PL", Page: dpdPage, Source: told},
	{ID: "dpd_10", Carrier: "dpd", Shape: `\d{10}`, Score: 16, Countries: "PL", Page: dpdPage, Source: told},
	{
		ID: "gls_12", Carrier: "gls", Shape: `\d{12}`,
		Rule: glsMod10, Score: 58, Countries: "AT BE DE DK ES FR HU IT NL PL", Page: glsPage, Source: documented,
	},
	{
		ID: "gls_11", Carrier: "gls", Shape: `\d{11}`,
		Score: 40, Countries: "AT BE DE DK ES FR HU IT NL PL", Page: glsPage, Source: seen,
	},
	{
		ID: "gls_14", Carrier: "gls", Shape: `\d{14}`,
		Score: 25, Countries: "AT BE DE DK ES FR HU IT NL PL", Page: glsPage, Source: told,
	},
	{
		ID: "gls_20", Carrier: "gls", Shape: `\d{20}`,
		Score: 14, Countries: "AT BE DE DK ES FR HU IT NL PL", Page: glsPage, Source: told,
	},
	{
		ID: "gls_track_id", Carrier: "gls", Shape: `[A-Z][0-9A-Z]{7}`,
		Score: 14, Countries: "AT BE DE DK ES FR HU IT NL PL", Page: glsPage, Source: told,
	},
	{
		ID: "gls_us", Carrier: "gls", Shape: `CPS\d{17}`,
		Score: 80, Countries: "US", Page: "https://www.gls-us.com/track-and-trace?TrackingNumbers={}", Source: told,
	},
	{
		ID: "hermes_14", Carrier: "hermes-de", Shape: `\d{14}`,
		Rule: gs1, Score: 53, Countries: "DE", Page: hermesPage, Source: seen,
	},
	{
		ID: "hermes_h10", Carrier: "hermes-de", Shape: `H10\d{17}`,
		Score: 93, Countries: "DE", Page: hermesPage, Source: seen,
	},
	{
		ID: "hermes_h", Carrier: "hermes-de", Shape: `H\d{19}`,
		Score: 85, Countries: "DE", Page: hermesPage, Source: seen,
	},
	{
		ID: "austrian_post_22", Carrier: "austrian-post", Shape: `10\d{20}`,
		Rule: gs1, Score: 85, Bad: 15, Countries: "AT", Page: austrianPostPage, Source: documented,
	},
	{
		ID: "austrian_post_16", Carrier: "austrian-post", Shape: `\d{16}`,
		Rule: gs1, Score: 60, Countries: "AT", Page: austrianPostPage, Source: documented,
	},
	{
		ID: "swiss_post_18", Carrier: "swiss-post", Shape: `9[89]\d{16}`,
		Score: 65, Countries: "CH", Page: swissPostPage, Source: told,
	},
	{
		ID: "bpost_24", Carrier: "bpost", Shape: `3232\d{20}`,
		Score: 85, Countries: "BE", Page: bpostPage, Source: seen,
	},
	{
		ID: "postnl_3s", Carrier: "postnl", Shape: `3S[0-9A-Z]{4}\d{7,9}`,
		Score: 93, Countries: "NL BE", Page: postNLPage, Source: seen,
	},
	{
		ID: "postnord_sscc", Carrier: "postnord", Shape: `0037[1-9]\d{15}`,
		Rule: gs1, Score: 74, Bad: 15, Countries: "SE DK", Page: postNordPage, Source: seen,
	},
	{
		ID: "bring_sscc", Carrier: "post-no", Shape: `(?:00)?370\d{15}`,
		Rule: gs1, Score: 74, Bad: 15, Countries: "NO", Page: bringPage, Source: seen,
	},
	{
		ID: "bring_17", Carrier: "post-no", Shape: `[67]0\d{15}`,
		Score: 30, Countries: "NO", Page: bringPage, Source: told,
	},
	{ID: "posti_jjfi", Carrier: "posti", Shape: `JJFI\d{17}`, Score: 95, Countries: "FI", Page: postiPage, Source: seen},
	{
		ID: "inpost_24", Carrier: "inpost", Shape: `[56]\d{23}`,
		Score: 65, Countries: "PL", Page: inpostPage, Source: seen,
	},
	{
		ID: "poczta_polska_20", Carrier: "poczta-polska", Shape: `00\d590\d{14}`,
		Rule: gs1, Score: 74, Bad: 15, Countries: "PL", Page: pocztaPolskaPage, Source: seen,
	},
	{
		ID: "poczta_polska_px", Carrier: "poczta-polska", Shape: `PX\d{10}`,
		Score: 85, Countries: "PL", Page: pocztaPolskaPage, Source: seen,
	},
	{
		ID: "correos_23", Carrier: "correos", Shape: `P[KQ][0-9A-Z]{4}\d{16}[A-Z]`,
		Score: 92, Countries: "ES", Page: correosPage, Source: seen,
	},
	{
		ID: "correos_23_any", Carrier: "correos", Shape: `[A-Z]{2}\d{2}[A-Z]{2}\d{16}[A-Z]`,
		Score: 75, Countries: "ES", Page: correosPage, Source: told,
	},
	{
		ID: "correos_express_16", Carrier: "correos-express", Shape: `\d{16}`,
		Score: 20, Countries: "ES PT", Page: "https://s.correosexpress.com/c?n={}", Source: told,
	},
	{
		ID: "correos_express_23", Carrier: "correos-express", Shape: `\d{23}`,
		Score: 30, Countries: "ES PT", Page: "https://s.correosexpress.com/c?n={}", Source: told,
	},
	{ID: "seur", Carrier: "seur", Shape: `\d{8,14}`, Score: 12, Countries: "ES PT", Source: told},
	{ID: "brt", Carrier: "brt", Shape: `\d{12,14}`, Score: 13, Countries: "IT", Source: told},
	{
		ID: "ctt_express_22", Carrier: "ctt-express", Shape: `00\d{20}`,
		Score: 30, Countries: "ES PT", Page: "https://www.cttexpress.com/localizador-de-envios/?sc={}", Source: told,
	},
	{
		ID: "nova_poshta_14", Carrier: "nova-poshta", Shape: `(?:20|59)\d{12}`,
		Score: 56, Countries: "UA", Page: novaPoshtaPage, Source: seen,
	},
	{
		ID: "nova_poshta_14_1", Carrier: "nova-poshta", Shape: `1\d{13}`,
		Score: 36, Countries: "UA", Page: novaPoshtaPage, Source: told,
	},
	{
		ID: "ukrposhta_13", Carrier: "ukrposhta", Shape: `0[1-9]\d{11}`,
		Score: 50, Countries: "UA", Page: ukrposhtaPage, Source: seen,
	},
}
