package carriers

import (
	"errors"
	"fmt"
	"strings"

	"github.com/parcelnorm/tracking"
	"github.com/parcelnorm/tracking/detect"
	"github.com/parcelnorm/tracking/transport"
)

// PublicVariable is the environment variable that, set to 1, lets FromEnv use services that need no credentials.
// They are unofficial.
const PublicVariable = "TRACKING_PUBLIC"

// FromEnv returns a Mux over the carriers whose credentials the environment holds; getenv is mostly os.Getenv. All
// adapters get http. A carrier for which only a part of the credentials is set is an error that names the rest; a
// number of a carrier without any is answered by ErrUnauthorized, naming what to set.
func FromEnv(getenv func(string) string, http transport.Config) (*tracking.Mux, error) {
	m := &tracking.Mux{Detect: detect.Carriers, Missing: missing}
	for _, a := range list() {
		credentials, ok, err := a.credentials(getenv)
		if err != nil {
			return nil, err
		}
		if !ok && (!a.Public || getenv(PublicVariable) != "1") {
			continue
		}
		t, err := a.open(credentials, http)
		if err != nil {
			return nil, err
		}
		m.Handle(a.Carrier, t)
	}
	return m, nil
}

// Configured reports whether the environment holds the credentials of a.
func (a Adapter) Configured(getenv func(string) string) bool {
	_, ok, err := a.credentials(getenv)
	return ok && err == nil
}

// credentials returns a value for each variable of a, and whether all that are needed are set.
func (a Adapter) credentials(getenv func(string) string) ([]string, bool, error) {
	needed, ok, err := a.group(getenv, a.Env)
	if err != nil {
		return nil, false, err
	}
	more, _, err := a.group(getenv, a.Optional)
	return append(needed, more...), ok, err
}

// group returns the values of variables that belong together, and whether all are set. A part of them is an error.
func (a Adapter) group(getenv func(string) string, variables [][]string) ([]string, bool, error) {
	values := make([]string, len(variables))
	var absent []string
	for i, names := range variables {
		for _, n := range names {
			if values[i] = getenv(n); values[i] != "" {
				break
			}
		}
		if values[i] == "" {
			absent = append(absent, names[0])
		}
	}
	if len(absent) > 0 && len(absent) < len(variables) {
		return nil, false, &tracking.Error{
			Carrier: a.Carrier, Kind: tracking.ErrUnauthorized, Field: strings.Join(absent, ", "),
			Err: errors.New("set it too, or unset the others of this carrier"),
		}
	}
	return values, len(absent) == 0 && len(variables) > 0, nil
}

// missing is the error of a number none of whose carriers has credentials.
func missing(q tracking.Query, cs []tracking.Carrier) error {
	for _, c := range cs {
		if a, ok := Find(c); ok {
			return a.unauthorized()
		}
	}
	switch {
	case q.Carrier != "":
		return unsupported(q.Carrier)
	case len(cs) > 0:
		return &tracking.Error{Carrier: cs[0], Kind: tracking.ErrUnsupported, Err: errors.New("there is no adapter for this carrier")}
	}
	return &tracking.Error{Kind: tracking.ErrUnsupported, Err: errors.New("no carrier has numbers of this form; check the number or name the carrier")}
}

func (a Adapter) unauthorized() error {
	var names []string
	for _, n := range a.Env {
		names = append(names, n[0])
	}
	if len(names) == 0 || a.Public {
		names = append(names, PublicVariable+"=1")
	}
	return &tracking.Error{
		Carrier: a.Carrier, Kind: tracking.ErrUnauthorized, Field: strings.Join(names, ", "),
		Err: errors.New("set the credentials of your account with the carrier"),
	}
}

func unsupported(c tracking.Carrier) error {
	var names []string
	for _, a := range list() {
		names = append(names, string(a.Carrier))
	}
	return &tracking.Error{
		Carrier: c, Kind: tracking.ErrUnsupported,
		Err: fmt.Errorf("there is no adapter of this name; there are %s", strings.Join(names, ", ")),
	}
}
