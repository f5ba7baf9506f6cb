package detect

import (
	"slices"
	"strings"
	"sync"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/internal/geo"
)

// meaning is what a word of a text says about the numbers behind it.
type meaning struct {
	carrier tracking.Carrier // the carrier it names
	kind    kind
}

type kind uint8

const (
	nothing  kind = iota
	names         // it names a carrier
	tracks        // a tracking number follows: "Sendungsnummer"
	distract      // another number follows: "Order", "Tel."
)

// phrase is a word or a few, in lower case. A blank stands for a blank, a hyphen, or nothing.
type phrase struct {
	text string
	meaning
}

// nicknames are carriers' words beyond their names: brands, and the domain of the tracking page where that is another.
var nicknames = [...]struct {
	carrier tracking.Carrier
	words   string // parted by |
}{
	{"amazon", "amzl|swiship"},
	{"aliexpress", "速卖通"},
	{"australia-post", "auspost"},
	{"austrian-post", "post.at"},
	{tracking.CarrierCainiao, "菜鸟"},
	{"canada-post", "canadapost|postes canada"},
	{tracking.CarrierChinaPost, "中国邮政"},
	{tracking.CarrierDeutschePost, "deutschepost"},
	{tracking.CarrierDHL, "dhlecs"},
	{tracking.CarrierEMS, "ems.com.cn"},
	{"evri", "hermesworld"},
	{"gls", "gls-group|glsgroup"},
	{"hermes-de", "myhermes"},
	{"inpost", "paczkomat"},
	{"japan-post", "日本郵便|ゆうパック|japanpost"},
	{tracking.CarrierLaPoste, "colissimo|lettre suivie|laposte"},
	{"nova-poshta", "нова пошта|новая почта|novaposhta"},
	{"poczta-polska", "pocztex"},
	{"post-no", "posten|bring"},
	{tracking.CarrierRoyalMail, "royalmail"},
	{"sagawa", "佐川急便"},
	{"sf-express", "顺丰|順豐"},
	{tracking.CarrierSunYou, "sypost|顺友"},
	{"ukrposhta", "укрпошта"},
	{"yamato", "ヤマト|クロネコ|kuroneko"},
	{tracking.CarrierYanwen, "yw56|燕文"},
	{"yunexpress", "yuntrack|yuntu|云途"},
	{tracking.CarrierFourPX, "递四方"},
}

// labels say what kind of number follows, in the languages that parcels' e-mails come in.
var labels = [...]struct {
	kind  kind
	words string // parted by |
}{
	{tracks, "track|tracking|tracked|trackid|tracknum|tracknumbers|trackingnumber|trackingid|tracking id|trknbr|tlabels|" +
		"nums|mailnolist|tracknumber|itemcode|listenumeroslt|numeroexpedition|numcolis|shipmentnumber|waybill|consignment|parcel|parcel number|package number|shipment number|awb|airway bill|piececode"},
	{tracks, "sendungsnummer|sendungsnr|sendungs nr|sendungsverfolgung|paketnummer|paketnr|sendung|paket|trackingnummer"},
	{tracks, "numéro de suivi|n° de suivi|suivi|colis|numéro de colis|bordereau"},
	{tracks, "número de seguimiento|seguimiento|envío|localizador|número de envío"},
	{tracks, "spedizione|numero di spedizione|tracciamento|lettera di vettura"},
	{tracks, "zending|zendingsnummer|pakketnummer|track en trace|volgnummer|barcode van uw pakket"},
	{tracks, "numer przesyłki|przesyłki|przesyłka|paczki|paczka|numer paczki|list przewozowy"},
	{tracks, "código de rastreio|rastreio|rastreamento|código de rastreamento|encomenda"},
	{tracks, "追跡番号|お問い合わせ番号|伝票番号|送り状番号|运单号|快递单号|物流单号|追踪号|查询单号|ттн|накладна|посилка"},
	{distract, "order|orders|order number|order no|order id|invoice|invoice number|customer|customer number|account|" +
		"reference|ref|phone|call|tel|telephone|fax|mobile|hotline|toll free|isbn|ean|gtin|upc code|sku|asin|iban|bic|vat|" +
		"vat id|ticket|case|serial|serial number|imei|article|article number|item no|pallet|sscc|nve|po|purchase order|" +
		"message id|date|duns|eori|transaction|booking|member|policy|code|pin|license|confirmation"},
	{distract, "bestellnummer|bestellung|bestellnr|bestell nr|auftrag|auftragsnummer|rechnung|rechnungsnummer|rechnungs nr|" +
		"kundennummer|kunden nr|telefon|handy|mobil|artikel|artikelnummer|art nr|ust id|ust idnr|steuernummer|hrb|kontonummer|" +
		"blz|vorgang|vorgangsnummer|seriennummer|palette|hinweis|ticketnummer"},
	{distract, "commande|numéro de commande|n° de commande|facture|client|numéro client|téléphone|tél|siret|siren|tva|" +
		"référence|réf|article|série|dossier"},
	{distract, "pedido|número de pedido|factura|cliente|teléfono|móvil|referencia|nif|cif|artículo|albarán"},
	{distract, "ordine|numero ordine|fattura|telefono|cellulare|partita iva|p iva|codice fiscale|articolo|riferimento"},
	{distract, "bestelling|bestelnummer|ordernummer|factuur|factuurnummer|klantnummer|telefoon|kvk|btw|artikelnummer"},
	{distract, "zamówienie|zamówienia|numer zamówienia|faktura|telefon|nip|regon|klient|konto"},
	{distract, "nota fiscal|fatura|telefone|celular|cnpj|cpf|número do pedido|chave de acesso"},
	{distract, "注文番号|電話|電話番号|订单号|订单编号|电话|手机|请求书|замовлення|телефон"},
}

// book finds phrases by their first two bytes.
type book struct {
	lists  [256][]phrase // by first byte, the longest first
	second [256]uint64   // of the first byte's phrases, by first byte: bit b%64 is set for b
}

// phrases is made on first use: it takes carriers' names from geo.
var phrases = sync.OnceValue(func() *book {
	var b book
	for f := range Formats() {
		if f.Carrier != "" {
			b.add(geo.CarrierName(f.Carrier), meaning{carrier: f.Carrier, kind: names})
		}
	}
	for _, n := range nicknames {
		b.add(n.words, meaning{carrier: n.carrier, kind: names})
	}
	for _, l := range labels {
		b.add(l.words, meaning{kind: l.kind})
	}
	for _, list := range b.lists {
		slices.SortStableFunc(list, func(x, y phrase) int { return len(y.text) - len(x.text) })
	}
	return &b
})

// add enters words, which bars part, unless they are there already with the same meaning.
func (b *book) add(words string, m meaning) {
	for w := range strings.SplitSeq(strings.ToLower(words), "|") {
		p := phrase{text: w, meaning: m}
		if list := &b.lists[w[0]]; !slices.Contains(*list, p) {
			*list = append(*list, p)
		}
		b.second[w[0]] |= 1 << (w[1] % 64)
		if w[1] == ' ' {
			b.second[w[0]] |= 1<<('-'%64) | 1<<('_'%64) | 1<<(w[2]%64)
		}
	}
}

// at returns the phrase that begins at a place in text and its size there; none when there is no phrase.
func (b *book) at(text string, place int) (meaning, int) {
	first := lower(text[place])
	if place+1 >= len(text) || b.second[first]>>(lower(text[place+1])%64)&1 == 0 {
		return meaning{}, 0
	}
	for _, p := range b.lists[first] {
		if size := p.size(text[place:]); size > 0 {
			return p.meaning, size
		}
	}
	return meaning{}, 0
}

// size is how far into text the phrase goes that text begins with, 0 when it begins with another.
func (p *phrase) size(text string) int {
	i := 0
	for j := 0; j < len(p.text); j++ {
		switch want := p.text[j]; {
		case i < len(text) && (lower(text[i]) == want || want == ' ' && (text[i] == '-' || text[i] == '_')):
			i++
		case want == ' ':
		default:
			return 0
		}
	}
	if i < len(text) && isLetter(text[i]) && isLetter(p.text[len(p.text)-1]) {
		return 0
	}
	return i
}

// lower is the lower case of an ASCII letter; other bytes stay. Capitals with accents are not looked for.
func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

func isLetter(b byte) bool { return lower(b) >= 'a' && lower(b) <= 'z' }

// mentions reports whether text names the carrier.
func mentions(text string, c tracking.Carrier) bool {
	b := phrases()
	for i := range text {
		if i > 0 && isLetter(text[i-1]) {
			continue
		}
		if m, size := b.at(text, i); size > 0 && m.carrier == c {
			return true
		}
	}
	return false
}
