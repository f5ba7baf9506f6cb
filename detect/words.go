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

// phrase is a word or a few, in lower case. A blank stands for one or two of what joins words, or
// for nothing.
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
	{tracks, "track|tracking|tracked|trackid|tracknum|tracknumbers|trackingnumber|trackingid|tracking id|tracking code|track code|tracking reference|trknbr|tlabels|" +
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

// book finds phrases by their first three bytes: most words of a text are turned away by a look at two masks.
type book struct {
	second [32]uint32 // by first byte: which second bytes occur
	lists  [32][32]struct {
		third   uint32 // which third bytes occur
		phrases []phrase
	}
}

// fold5 takes a byte to one of 32 values, capitals and small letters to the same.
func fold5(b byte) byte { return b & 31 }

// phrases is made on first use: it takes carriers' names from geo.
var phrases = sync.OnceValue(func() *book {
	var all []phrase
	add := func(words string, m meaning) {
		for w := range strings.SplitSeq(strings.ToLower(words), "|") {
			all = append(all, phrase{text: w, meaning: m})
		}
	}
	for f := range Formats() {
		if f.Carrier != "" {
			add(geo.CarrierName(f.Carrier), meaning{carrier: f.Carrier, kind: names})
		}
	}
	for _, n := range nicknames {
		add(n.words, meaning{carrier: n.carrier, kind: names})
	}
	for _, l := range labels {
		add(l.words, meaning{kind: l.kind})
	}
	slices.SortStableFunc(all, func(x, y phrase) int { return len(y.text) - len(x.text) })
	var b book
	for _, p := range all {
		// What a blank stands for may be nothing: the phrase is entered under either reading.
		b.add(p, p.text)
		if tight := strings.ReplaceAll(p.text, " ", ""); tight[:2] != p.text[:2] {
			b.add(p, tight)
			for _, joint := range []string{"-", "_", "."} {
				b.add(p, strings.ReplaceAll(p.text, " ", joint))
			}
		}
	}
	return &b
})

// add enters a phrase as it begins when it is written as text.
func (b *book) add(p phrase, text string) {
	first, second := fold5(text[0]), fold5(text[1])
	b.second[first] |= 1 << second
	list := &b.lists[first][second]
	if !slices.Contains(list.phrases, p) {
		list.phrases = append(list.phrases, p)
	}
	// The third byte is a mask's business only where nothing but letters come first.
	if i := strings.IndexByte(p.text, ' '); len(text) < 3 || i >= 0 && i < 3 {
		list.third = 1<<32 - 1
		return
	}
	list.third |= 1 << fold5(text[2])
}

// at returns the phrase that begins at a place in text and its size there; none when there is no phrase.
func (b *book) at(text string, place int) (meaning, int) {
	if place+1 >= len(text) {
		return meaning{}, 0
	}
	first, second := fold5(text[place]), fold5(text[place+1])
	if b.second[first]>>second&1 == 0 {
		return meaning{}, 0
	}
	list := &b.lists[first][second]
	if place+2 < len(text) && list.third>>fold5(text[place+2])&1 == 0 {
		return meaning{}, 0
	}
	for i := range list.phrases {
		if size := list.phrases[i].size(text[place:]); size > 0 {
			return list.phrases[i].meaning, size
		}
	}
	return meaning{}, 0
}

// size is how far into text the phrase goes that text begins with, 0 when it begins with another.
func (p *phrase) size(text string) int {
	i := 0
	for j := range len(p.text) {
		switch want := p.text[j]; {
		case want == ' ':
			for k := 0; k < 2 && i < len(text) && joins(text[i]); k++ {
				i++
			}
		case i < len(text) && lower(text[i]) == want:
			i++
		default:
			return 0
		}
	}
	if i < len(text) && isLetter(text[i]) && isLetter(p.text[len(p.text)-1]) {
		return 0
	}
	return i
}

// joins reports whether b can stand between the words of a phrase.
func joins(b byte) bool { return b == ' ' || b == '-' || b == '_' || b == '.' }

// lower is the lower case of an ASCII letter; other bytes stay. Capitals with accents are not looked for.
func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

func isLetter(b byte) bool { return lower(b) >= 'a' && lower(b) <= 'z' }

// namesIn returns the first carriers that text names.
func (b *book) namesIn(text string) (all [3]tracking.Carrier) {
	count := 0
	for i := 0; i < len(text) && count < len(all); i++ {
		if i > 0 && isLetter(text[i-1]) {
			continue
		}
		if m, size := b.at(text, i); size > 0 && m.kind == names {
			all[count] = m.carrier
			count++
		}
	}
	return all
}

// mentions reports whether text names the carrier.
func mentions(text string, c tracking.Carrier) bool {
	all := phrases().namesIn(text)
	return slices.Contains(all[:], c)
}
