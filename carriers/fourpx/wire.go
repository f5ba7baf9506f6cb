package fourpx

import "github.com/parcelnorm/tracking/internal/norm"

// The form of the answers; only fields that are read.

type openDocument struct {
	Result norm.Text `json:"result"` // "1" or "0"
	Errors []struct {
		Code    norm.Text `json:"errorCode"`
		Message string    `json:"errorMsg"`
	} `json:"errors"`
	Data struct {
		Number      norm.Text `json:"deliveryOrderNo"`
		Destination string    `json:"destinationCountry"`
		Rows        []openRow `json:"trackingList"` // newest first
	} `json:"data"`
}

type openRow struct {
	Code     string `json:"businessLinkCode"` // missing in old answers
	Time     string `json:"occurDatetime"`    // Beijing
	Location string `json:"occurLocation"`
	Text     string `json:"trackingContent"`
	City     string `json:"city"`
	Country  string `json:"country"`
}

type publicDocument struct {
	Result  norm.Text      `json:"result"`
	Message string         `json:"message"`
	Data    []publicParcel `json:"data"`
}

type publicParcel struct {
	Asked    norm.Text   `json:"queryCode"`
	Number   norm.Text   `json:"shipperCode"` // 4PX's own
	Server   norm.Text   `json:"serverCode"`  // the last mile's, or the same again
	Channel  norm.Text   `json:"channelTrackCode"`
	Codes    []norm.Text `json:"hawbCodeSet"`
	From     string      `json:"ctStartCode"`
	To       string      `json:"ctEndCode"`
	Status   norm.Text   `json:"status"`
	Return   norm.Text   `json:"returnStatusFlag"`
	LastMile struct {
		Name string `json:"channelSimpleName"`
	} `json:"channelContact"`
	Tracks []track `json:"tracks"` // newest first
}

type track struct {
	Code     string `json:"tkCode"`
	Text     string `json:"tkDesc"`
	Location string `json:"tkLocation"`
	Zone     string `json:"tkTimezone"` // "UTC+08:00": of the place
	Date     string `json:"tkDate"`     // the instant
}
