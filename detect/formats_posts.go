package detect

import "github.com/parcelnorm/tracking"

const (
	chronopostPage = "https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT={}"
	cainiaoPage    = "https://global.cainiao.com/newDetail.htm?mailNoList={}"
	yanwenPage     = "https://track.yw56.com.cn/en/querydel?nums={}"
	emsPage        = "https://www.ems.com.cn/english/qps/yjcx/{}"
	meestPage      = "https://t.meest-group.com/en/{}"
	upuPage        = "https://globaltracktrace.ptc.post/gtt.web/Search.aspx?item={}" // of all posts
)

// posts holds the identifiers of UPU standard S10: two letters of service, eight digits, a check digit and the country
// of the post that issued it, which need not be where the parcel comes from. The rows behind the first tell whom else
// a post's numbers concern.
var posts = []Format{
	{
		ID: "s10", Shape: `(?<service>[A-Z]{2})(?<body>(?<serial>\d{8})\d)(?<from>[A-Z]{2})`,
		Rule: s10mod11, Score: 93, Bad: 40, Source: documented, services: s10Service,
	},
	{
		ID: "s10_ems_cn", Carrier: tracking.CarrierEMS,
		Shape: `(?<service>E[A-Z])(?<body>(?<serial>\d{8})\d)(?<from>CN)`,
		Rule:  s10mod11, Score: 95, Bad: 40, Page: emsPage, Source: documented, services: s10Service,
	},
	{
		ID: "s10_ems", Carrier: tracking.CarrierEMS,
		Shape: `(?<service>E[A-Z])(?<body>(?<serial>\d{8})\d)(?<from>[A-Z]{2})`,
		Rule:  s10mod11, Score: 55, Source: documented, services: s10Service,
	},
	{
		ID: "s10_chronopost", Carrier: "chronopost",
		Shape: `(?<service>X[A-Z]|E[EW])(?<body>(?<serial>\d{8})\d)(?<from>FR)`,
		Rule:  s10mod11, Score: 95, Bad: 40, Page: chronopostPage, Source: documented, services: s10Service,
	},
	{
		ID: "s10_la_poste_overseas", Carrier: tracking.CarrierLaPoste,
		Shape: `(?<service>[A-Z]{2})(?<body>(?<serial>\d{8})\d)(?<from>BL|GF|GP|MF|MQ|PM|RE|YT)`,
		Rule:  s10mod11, Score: 94, Bad: 40, Page: laPostePage, Source: told, services: s10Service,
	},
	{
		ID: "s10_usps_territories", Carrier: tracking.CarrierUSPS,
		Shape: `(?<service>[A-Z]{2})(?<body>(?<serial>\d{8})\d)(?<from>AS|FM|GU|MH|MP|PR|PW|VI)`,
		Rule:  s10mod11, Score: 94, Bad: 40, Page: uspsPage, Source: told, services: s10Service,
	},
	{
		ID: "s10_dhl_de", Carrier: tracking.CarrierDHL,
		Shape: `(?<service>[A-Z]{2})(?<body>(?<serial>\d{8})\d)(?<from>DE)`,
		Rule:  s10mod11, Score: 80, Bad: 30, Page: dhlPaketPage, Source: seen, services: s10Service,
	},
	{
		ID: "s10_parcelforce", Carrier: "parcelforce",
		Shape: `(?<service>[CE][A-Z])(?<body>(?<serial>\d{8})\d)(?<from>GB)`,
		Rule:  s10mod11, Score: 60, Page: parcelforcePage, Source: seen, services: s10Service,
	},
	{
		ID: "s10_cainiao", Carrier: tracking.CarrierCainiao, Role: RoleShipper,
		Shape: `(?<service>[CLRU][A-Z])(?<body>(?<serial>\d{8})\d)(?:BE|NL|SE)`,
		Rule:  s10mod11, Score: 58, Page: cainiaoPage, Source: seen, services: s10Service,
	},
	{
		ID: "s10_cainiao_lp", Carrier: tracking.CarrierCainiao, Role: RoleShipper,
		Shape: `(?<service>LP)(?<body>(?<serial>\d{8})\d)(?<from>CN)`,
		Rule:  s10mod11, Score: 60, Page: cainiaoPage, Source: seen, services: s10Service,
	},
	{
		ID: "s10_yanwen_cn", Carrier: tracking.CarrierYanwen, Role: RoleShipper,
		Shape: `(?<service>[UY][A-Z])(?<body>(?<serial>\d{8})\d)(?<from>CN)`,
		Rule:  s10mod11, Score: 58, Page: yanwenPage, Source: told, services: s10Service,
	},
	{
		ID: "s10_asendia", Carrier: "asendia", Role: RoleShipper,
		Shape: `(?<service>[LU][A-Z])(?<body>(?<serial>\d{8})\d)(?<from>CH|DE|FR|GB)`,
		Rule:  s10mod11, Score: 30, Page: "https://tracking.asendia.com/tracking/{}", Source: told, services: s10Service,
	},
	{
		ID: "yanwen_yp", Carrier: tracking.CarrierYanwen,
		Shape: `(?<service>[A-Z]{2})(?<body>(?<serial>\d{8})\d)Y[PW]`,
		Rule:  s10mod11, Score: 97, Bad: 45, Page: yanwenPage, Source: documented,
	},
	{
		ID: "uniuni_yq", Carrier: "uniuni", Shape: `UNIA\d{9}YQ`,
		Score: 95, Page: uniuniPage, Source: seen,
	},
	{
		ID: "meest_cv", Carrier: "meest", Shape: `CV\d{9}[A-Z]{2}`,
		Score: 30, Countries: "UA", Page: meestPage, Source: told,
	},
	{
		ID: "meest_mycv", Carrier: "meest", Shape: `MYCV\d{9}[A-Z]{2}`,
		Score: 80, Countries: "UA", Page: meestPage, Source: told,
	},
}

// s10Service names the kind of item by the first letter of its service indicator (UPU S10, annex on indicators).
// Letters that the UPU keeps in reserve are in use all the same and tell nothing.
func s10Service(code string) string {
	if code == "" {
		return ""
	}
	switch code[0] {
	case 'C':
		if code == "CV" {
			return "insured parcel"
		}
		return "parcel"
	case 'E':
		return "EMS"
	case 'H':
		return "e-commerce parcel"
	case 'L':
		return "tracked letter"
	case 'M':
		return "M-bag"
	case 'Q':
		return "business reply"
	case 'R':
		return "registered letter"
	case 'U':
		return "letter without tracking"
	case 'V':
		return "insured letter"
	case 'A', 'B', 'D', 'G', 'N', 'P', 'Z':
		return "domestic"
	}
	return ""
}

// postPages are the tracking pages of posts whose numbers are S10 alone.
var postPages = map[tracking.Carrier]string{
	tracking.CarrierUSPS:         uspsPage,
	tracking.CarrierChinaPost:    "https://yjcx.ems.com.cn/qps/english/yjcx?num={}",
	tracking.CarrierRoyalMail:    royalMailPage,
	tracking.CarrierDeutschePost: deutschePostPage,
	tracking.CarrierLaPoste:      laPostePage,
	"australia-post":             australiaPostPage,
	"austrian-post":              austrianPostPage,
	"bpost":                      bpostPage,
	"canada-post":                canadaPostPage,
	"correios":                   "https://rastreamento.correios.com.br/app/index.php?objetos={}",
	"correos":                    correosPage,
	"hongkong-post":              "https://www.hongkongpost.hk/en/mail_tracking/index.html?trackcode={}",
	"israel-post":                "https://israelpost.co.il/en/itemtrace?itemcode={}",
	"japan-post":                 japanPostPage,
	"poczta-polska":              pocztaPolskaPage,
	"poste-italiane":             "https://www.poste.it/cerca/index.html#/risultati-spedizioni/{}",
	"posti":                      postiPage,
	"postnl":                     postNLPage,
	"postnord":                   postNordPage,
	"post-no":                    bringPage,
	"singapore-post":             "https://www.singpost.com/track-items?id={}",
	"swiss-post":                 swissPostPage,
	"ukrposhta":                  ukrposhtaPage,
}
