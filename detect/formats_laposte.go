package detect

import "github.com/parcelnorm/tracking"

const (
	laPostePage    = "https://www.laposte.fr/outils/suivre-vos-envois?code={}"
	mondialPage    = "https://www.mondialrelay.fr/suivi-de-colis/?numeroExpedition={}"
	relaisPage     = "https://www.relaiscolis.com/suivi-de-colis/index/tracking/{}"
	colisPrivePage = "https://colisprive.com/moncolis/pages/detailColis.aspx?numColis={}"
)

// laPoste holds La Poste and the other carriers of France.
var laPoste = []Format{
	{
		ID: "colissimo_13", Carrier: tracking.CarrierLaPoste,
		Shape: `(?<service>[5-9][A-Z])(?<body>(?<serial>\d{10})\d)`,
		Rule:  gs1, Score: 93, Bad: 40, Countries: "FR", Page: laPostePage, Source: documented, services: colissimoService,
	},
	{
		ID: "la_poste_letter_13", Carrier: tracking.CarrierLaPoste,
		Shape: `(?<service>[1-3][A-Z])(?<body>(?<serial>\d{10})\d)`,
		Rule:  gs1, Score: 91, Bad: 38, Countries: "FR", Page: laPostePage, Source: seen, services: laPosteLetter,
	},
	{
		ID: "colissimo_15", Carrier: tracking.CarrierLaPoste, Shape: `\d{14}[0-9A-Z]`,
		Rule: iso3736, Score: 50, Countries: "FR", Page: laPostePage, Source: seen,
	},
	{
		ID: "chronopost_14", Carrier: "chronopost", Shape: `89\d{12}`,
		Score: 40, Countries: "FR", Page: chronopostPage, Source: told,
	},
	{
		ID: "mondial_relay_8", Carrier: "mondial-relay", Shape: `\d{8}`,
		Score: 20, Countries: "FR BE ES", Page: mondialPage, Source: told,
	},
	{
		ID: "mondial_relay_10", Carrier: "mondial-relay", Shape: `\d{10}`,
		Score: 22, Countries: "FR BE ES", Page: mondialPage, Source: told,
	},
	{
		ID: "mondial_relay_12", Carrier: "mondial-relay", Shape: `\d{12}`,
		Score: 22, Countries: "FR BE ES", Page: mondialPage, Source: told,
	},
	{
		ID: "mondial_relay_mr", Carrier: "mondial-relay", Shape: `MR\d{8,12}`,
		Score: 70, Countries: "FR BE ES", Page: mondialPage, Source: told,
	},
	{
		ID: "mondial_relay_24r", Carrier: "mondial-relay", Shape: `24R\d{8,10}`,
		Score: 70, Countries: "FR BE ES", Page: mondialPage, Source: told,
	},
	{
		ID: "relais_colis", Carrier: "relais-colis", Shape: `\d{10}`,
		Score: 20, Countries: "FR", Page: relaisPage, Source: told,
	},
	{
		ID: "colis_prive_12", Carrier: "colis-prive", Shape: `\d{12}`,
		Score: 26, Countries: "FR", Page: colisPrivePage, Source: seen,
	},
	{
		ID: "colis_prive_letter", Carrier: "colis-prive", Shape: `[A-Z]\d{16}`,
		Score: 55, Countries: "FR", Page: colisPrivePage, Source: seen,
	},
}

func colissimoService(string) string { return "Colissimo" }

func laPosteLetter(string) string { return "tracked letter" }
