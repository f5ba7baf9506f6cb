package detect

const (
	royalMailPage   = "https://www.royalmail.com/track-your-item#/tracking-results/{}"
	parcelforcePage = "https://www.parcelforce.com/track-trace?trackNumber={}"
	yodelPage       = "https://www.yodel.co.uk/tracking/{}"
	evriPage        = "https://www.evri.com/track/parcel/{}"
)

// britain holds the United Kingdom's carriers; Royal Mail's own numbers are S10.
var britain = []Format{
	{
		ID: "parcelforce_9", Carrier: "parcelforce", Shape: `[A-Z]{2}\d{7}`,
		Score: 45, Countries: "GB", Page: parcelforcePage, Source: seen,
	},
	{
		ID: "parcelforce_14", Carrier: "parcelforce", Shape: `[A-Z]{4}\d{10}`,
		Score: 50, Countries: "GB", Page: parcelforcePage, Source: seen,
	},
	{
		ID: "parcelforce_12", Carrier: "parcelforce", Shape: `\d{12}`,
		Score: 18, Countries: "GB", Page: parcelforcePage, Source: seen,
	},
	{
		ID: "yodel_jjd000", Carrier: "yodel", Shape: `JJD000[23]\d{12}`,
		Score: 92, Countries: "GB", Page: yodelPage, Source: documented,
	},
	{
		ID: "yodel_jjd", Carrier: "yodel", Shape: `JJD\d{16}`,
		Score: 60, Countries: "GB", Page: yodelPage, Source: documented,
	},
	{
		ID: "yodel_jd", Carrier: "yodel", Shape: `JD\d{16}`,
		Score: 90, Countries: "GB", Page: yodelPage, Source: documented,
	},
	{
		ID: "evri_letters", Carrier: "evri", Shape: `H\d{2}[A-Z]{3}\d{10}`,
		Score: 90, Countries: "GB", Page: evriPage, Source: seen,
	},
	{
		ID: "evri_letters_any", Carrier: "evri", Shape: `[A-Z]\d{2}[A-Z]{3}\d{10}`,
		Score: 75, Countries: "GB", Page: evriPage, Source: told,
	},
	{
		ID: "evri_16", Carrier: "evri", Shape: `\d{16}`,
		Score: 30, Countries: "GB", Page: evriPage, Source: seen,
	},
}
