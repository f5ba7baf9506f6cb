package rest

import "fmt"

// Secret is a credential that no verb of fmt, no JSON and no log prints. Only Reveal gives it away.
type Secret struct{ v *string } // a pointer: fmt prints the fields of structs around it without asking

// NewSecret hides s.
func NewSecret(s string) Secret { return Secret{&s} }

// Reveal returns the credential.
func (s Secret) Reveal() string {
	if s.v == nil {
		return ""
	}
	return *s.v
}

// Format prints a placeholder for every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("[secret]")) }

// MarshalText writes a placeholder.
func (s Secret) MarshalText() ([]byte, error) { return []byte("[secret]"), nil }
