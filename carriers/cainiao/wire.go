package cainiao

import "github.com/parcelnorm/tracking/internal/norm"

// The form of the answers; only fields that are read.

type document struct {
	Success   norm.Text `json:"success"`
	ErrorCode norm.Text `json:"errorCode"`
	ErrorText norm.Text `json:"errorMsg"`
	Module    []parcel  `json:"module"`
}

type parcel struct {
	Number      norm.Text `json:"mailNo"`
	Source      string    `json:"mailNoSource"`
	Service     string    `json:"mailType"`
	Status      string    `json:"status"` // runs ahead of the scans
	StatusText  string    `json:"statusDesc"`
	Origin      string    `json:"originCountry"` // English name
	Destination string    `json:"destCountry"`
	// The number of the last mile and that of the package: bare, else behind a label and a tab.
	Real         norm.Text `json:"copyRealMailNo"`
	RealLabel    string    `json:"realMailNo"`
	Virtual      norm.Text `json:"copyVirtualMailNo"`
	VirtualLabel string    `json:"virtualMailNo"`
	Estimate     struct {
		Min norm.Text `json:"deliveryMinTime"` // ms since 1970
		Max norm.Text `json:"deliveryMaxTime"`
	} `json:"globalEtaInfo"`
	Next struct {
		Name string `json:"cpName"`
		Code string `json:"cpCode"`
	} `json:"destCpInfo"`
	Latest scan   `json:"latestTrace"`
	Scans  []scan `json:"detailList"` // newest first
}

type scan struct {
	Epoch norm.Text `json:"time"` // ms since 1970, if timeStr were GMT+8
	Clock string    `json:"timeStr"`
	Zone  string    `json:"timeZone"` // "GMT+8", "GMT-03:00" or nothing
	Text  string    `json:"standerdDesc"`
	Note  string    `json:"desc"` // often empty
	Code  string    `json:"actionCode"`
	Group struct {
		Node string `json:"nodeCode"`
	} `json:"group"`
}
