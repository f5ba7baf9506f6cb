package detect

import "github.com/parcelnorm/tracking"

const (
	fourPXPage     = "https://track.4px.com/#/result/0/{}"
	sunyouPage     = "https://www.sypost.net/search?orderNo={}"
	aliexpressPage = "https://www.aliexpress.com/p/tracking/index.html?tradeOrderId={}"
	yunexpressPage = "https://www.yuntrack.com/parcelTracking?id={}"
	jtPage         = "https://www.jtexpress.com/tracking?billcode={}"
	sfPage         = "https://www.sf-express.com/us/en/dynamic_function/waybill/#search/bill-number/{}"
	gofoPage       = "https://www.gofo.com/track?number={}"
	uniuniPage     = "https://www.uniuni.com/tracking/?no={}"
	speedxPage     = "https://www.speedx.io/tracking?trackingNumbers={}"
)

// chinese holds those who carry for shops in China. Few of them use check digits.
var chinese = []Format{
	{
		ID: "cainiao_hd", Carrier: tracking.CarrierCainiao, Shape: `CN(?<to>[A-Z]{2})(?<serial>\d{10,14})HD`,
		Score: 98, Page: cainiaoPage, Source: seen,
	},
	{
		ID: "cainiao_lp00", Carrier: tracking.CarrierCainiao, Shape: `LP00(?<serial>\d{12})`,
		Score: 95, Page: cainiaoPage, Source: seen,
	},
	{
		ID: "cainiao_lp", Carrier: tracking.CarrierCainiao, Shape: `LP(?<serial>\d{12,18})`,
		Score: 80, Page: cainiaoPage, Source: seen,
	},
	{
		ID: "cainiao_lp_cn", Carrier: tracking.CarrierCainiao, Shape: `LP(?<serial>\d{11,14})CN`,
		Score: 75, Page: cainiaoPage, Source: told,
	},
	{
		ID: "cainiao_ap00", Carrier: tracking.CarrierCainiao, Shape: `AP00(?<serial>\d{12})`,
		Score: 95, Page: cainiaoPage, Source: seen,
	},
	{
		ID: "cainiao_cng", Carrier: tracking.CarrierCainiao, Shape: `CNG00(?<serial>\d{9,15})`,
		Score: 85, Page: cainiaoPage, Source: told,
	},
	{
		ID: "cainiao_s0000", Carrier: tracking.CarrierCainiao, Shape: `S0000(?<serial>\d{8,14})`,
		Score: 60, Page: cainiaoPage, Source: told,
	},
	{
		ID: "cainiao_word", Carrier: tracking.CarrierCainiao, Shape: `CAINIAO\d{8,20}`,
		Score: 75, Page: cainiaoPage, Source: told,
	},
	{
		ID: "aliexpress_order", Carrier: tracking.CarrierAliExpress, Shape: `(?:8[0-3]|30|10|11)\d{14}`,
		Score: 18, Page: aliexpressPage, Source: told,
	},
	{
		ID: "4px_cn", Carrier: tracking.CarrierFourPX, Shape: `4PX(?<serial>\d{13})(?<from>[A-Z]{2})`,
		Score: 98, Page: fourPXPage, Source: seen,
	},
	{
		ID: "4px", Carrier: tracking.CarrierFourPX, Shape: `4PX(?<serial>\d{13})`,
		Score: 92, Page: fourPXPage, Source: seen,
	},
	{
		ID: "sunyou_syae", Carrier: tracking.CarrierSunYou, Shape: `SYAE(?<serial>\d{9})`,
		Score: 97, Page: sunyouPage, Source: seen,
	},
	{
		ID: "sunyou_series", Carrier: tracking.CarrierSunYou, Shape: `SY(?:AE|BA|RM|US)(?<serial>\d{6,14})`,
		Score: 90, Page: sunyouPage, Source: seen,
	},
	{
		ID: "sunyou_any", Carrier: tracking.CarrierSunYou, Shape: `SY[0-9A-Z]{2}(?<serial>\d{6,14})`,
		Score: 72, Page: sunyouPage, Source: told,
	},
	{
		ID: "yanwen_ywmia", Carrier: tracking.CarrierYanwen, Shape: `YW[A-Z]{3}(?<serial>\d{12})`,
		Score: 95, Page: yanwenPage, Source: seen,
	},
	{
		ID: "yanwen_y", Carrier: tracking.CarrierYanwen, Shape: `Y[A-Z](?<serial>\d{9})`,
		Score: 60, Page: yanwenPage, Source: told,
	},
	{
		ID: "yanwen_12", Carrier: tracking.CarrierYanwen, Shape: `[A-Z]{2}(?<serial>\d{10})`,
		Score: 30, Page: yanwenPage, Source: told,
	},
	{
		ID: "yanwen_cnaqv", Carrier: tracking.CarrierYanwen, Shape: `CNAQV(?<serial>\d{9})`,
		Score: 80, Page: yanwenPage, Source: told,
	},
	{
		ID: "yunexpress_yt16", Carrier: "yunexpress", Shape: `YT(?<serial>\d{16})`,
		Score: 95, Page: yunexpressPage, Source: documented,
	},
	{
		ID: "yunexpress_long", Carrier: "yunexpress", Shape: `YT(?<serial>\d{18,19})`,
		Score: 80, Page: yunexpressPage, Source: told,
	},
	{
		ID: "yunexpress_yu00", Carrier: "yunexpress", Shape: `YU00(?<serial>\d{10,14})`,
		Score: 60, Page: yunexpressPage, Source: told,
	},
	{ID: "jt_jt", Carrier: "jt-express", Shape: `JT\d{13,16}`, Score: 85, Page: jtPage, Source: told},
	{ID: "jt_countries", Carrier: "jt-express", Shape: `J[OX]\d{13}|JP\d{10}`, Score: 60, Page: jtPage, Source: told},
	{
		ID: "sf_express", Carrier: "sf-express", Shape: `SF\d{12,15}`,
		Score: 93, Countries: "CN HK", Page: sfPage, Source: seen,
	},
	{
		ID: "sf_express_12", Carrier: "sf-express", Shape: `(?:118|268|388|389|518|588|688|888)\d{9}`,
		Score: 30, Countries: "CN HK", Page: sfPage, Source: seen,
	},
	{ID: "gofo_us", Carrier: "gofo", Shape: `GFUS\d{14}`, Score: 97, Countries: "US", Page: gofoPage, Source: documented},
	{ID: "gofo_cr", Carrier: "gofo", Shape: `CR\d{12}`, Score: 85, Countries: "US", Page: gofoPage, Source: seen},
	{
		ID: "uniuni_uus", Carrier: "uniuni", Shape: `UUS(?:\d{13}|\d{2}[0-9A-Z]\d{13})`,
		Score: 95, Countries: "CA US", Page: uniuniPage, Source: seen,
	},
	{
		ID: "uniuni_uu", Carrier: "uniuni", Shape: `UU[0-9A-Z]{5}\d{12}`,
		Score: 70, Countries: "CA US", Page: uniuniPage, Source: told,
	},
	{
		ID: "uniuni_uni", Carrier: "uniuni", Shape: `UNI\d{11,12}`,
		Score: 85, Countries: "CA US", Page: uniuniPage, Source: seen,
	},
	{ID: "speedx_spx", Carrier: "speedx", Shape: `SPX[A-Z]{2,3}\d{9,14}`, Score: 60, Page: speedxPage, Source: told},
	{
		ID: "a1_international", Carrier: "a1-international", Shape: `AZ[A-Z]?\d{7,10}`,
		Score: 60, Page: "https://www.a1-international.com/tracking?number={}", Source: seen,
	},
	{ID: "seko_dg", Carrier: "seko", Shape: `DG\d{11}`, Score: 62, Page: "https://www.omniparcel.com/{}", Source: seen},
	{ID: "np_shopping_npi", Carrier: "np-shopping", Shape: `NPI\d{14}`, Score: 60, Countries: "UA", Source: told},
	{
		ID: "np_shopping_md", Carrier: "np-shopping", Shape: `NPMD\d{12}NPI|NPGMD\d{12}|OG\d{10}NPG`,
		Score: 70, Countries: "UA", Source: told,
	},
}
