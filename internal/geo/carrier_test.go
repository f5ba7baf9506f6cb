package geo_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

func TestCarrier(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		want     tracking.Carrier
	}{
		{"name", "Royal Mail", tracking.CarrierRoyalMail},
		{"capitals", "COLISSIMO", tracking.CarrierLaPoste},
		{"blanks around", "  ups ", tracking.CarrierUPS},
		{"words run together", "SunYou", tracking.CarrierSunYou},
		{"words apart", "Yun Express", "yunexpress"},
		{"hyphenated", "post-nl", "postnl"},
		{"slug", "china-post", tracking.CarrierChinaPost},
		{"slug of a post without a row in carriers.tsv", "post-ug", "post-ug"},
		{"operator without a row in carriers.tsv", "Posta Uganda", "post-ug"},
		{"operator of two territories", "La Poste", tracking.CarrierLaPoste},
		{"long name", "United States Postal Service", tracking.CarrierUSPS},
		{"name with dots", "U.S. Postal Service", tracking.CarrierUSPS},
		{"accents", "Österreichische Post", "austrian-post"},
		{"accents left out", "Osterreichische Post", "austrian-post"},
		{"umlaut in two letters", "Oesterreichische Post", "austrian-post"},
		{"English name", "Austrian Post", "austrian-post"},
		{"Colis Prive", "Colis Prive", "colis-prive"},
		{"Zasilkovna", "Zasilkovna", "packeta"},
		{"ampersand", "J&T", "jt-express"},
		{"ampersand among blanks", "J & T Express", "jt-express"},
		{"digits", "4PX", tracking.CarrierFourPX},
		{"Chinese name", "燕文物流", tracking.CarrierYanwen},
		{"another script", "НОВА ПОШТА", "nova-poshta"},
		{"China EMS", "China EMS", tracking.CarrierEMS},
		{"DHL Paket", "DHL Paket", tracking.CarrierDHL},
		{"DHL is not Deutsche Post", "Deutsche Post", tracking.CarrierDeutschePost},
		{"Hermes of Germany kept its name", "Hermes", "hermes-de"},
		{"Hermes of Britain became Evri", "Hermes UK", "evri"},
		{"country behind", "DPD UK", "dpd"},
		{"country in brackets", "GLS (IT)", "gls"},
		{"country of two words", "DPD Czech Republic", "dpd"},
		{"country behind a hyphen", "FedEx - United States", tracking.CarrierFedEx},
		{"post with its country", "Correos (Spain)", "correos"},
		{"post with another country", "Correos Ecuador", ""},
		{"post of the same name elsewhere", "Correos Chile", "post-cl"},
		{"carrier of one country elsewhere", "Yodel France", ""},
		{"country alone", "Germany", ""},
		{"part of a name", "Post", ""},
		{"name inside another", "Groups", ""},
		{"words around a name", "delivered by UPS today", ""},
		{"not known", "Wells Fargo & Company", ""},
		{"punctuation", " (/- ", ""},
		{"a page of text", strings.Repeat("the ", 100) + "UPS", ""},
		{"empty", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, geo.Carrier(tt.in))
		})
	}
}

func TestCarrierName(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		in   tracking.Carrier
		want string
	}{
		{"capitals", tracking.CarrierDHL, "DHL"},
		{"words", tracking.CarrierLaPoste, "La Poste"},
		{"digits", tracking.CarrierFourPX, "4PX"},
		{"inner capital", tracking.CarrierSunYou, "SunYou"},
		{"operator of one post", "post-ug", "Posta Uganda"},
		{"operator of a territory", "post-gp", "La Poste"},
		{"one post of two countries", "postnord", "PostNord"},
		{"unknown slug", "pigeon-post", "pigeon-post"},
		{"empty", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, geo.CarrierName(tt.in))
		})
	}
}

func TestPosts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, country string
		want          []geo.Post
	}{
		{"with an adapter", "DE", []geo.Post{{Country: "DE", Operator: "Deutsche Post / DHL", Carrier: tracking.CarrierDeutschePost}}},
		{"one post, second country", "SE", []geo.Post{{Country: "SE", Operator: "PostNord Sverige", Carrier: "postnord"}}},
		{"code that is not in ISO 3166-1", "AC", []geo.Post{{Country: "AC", Operator: "Ascension Island Post Office", Carrier: "post-ac"}}},
		{"quoted country in the table", "BQ", []geo.Post{{Country: "BQ", Operator: "FXDC Post", Carrier: "post-bq"}}},
		{"no post", "XX", nil},
		{"lower case", "de", nil},
		{"empty", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.want, geo.Posts(tt.country))
		})
	}
}
