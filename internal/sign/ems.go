package sign

import (
	"bytes"
	"crypto/cipher"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/emmansun/gmsm/sm4"
)

// emsPrefix marks a payload that is sealed with SM4.
const emsPrefix = "|$4|"

// EMS seals a request for the open platform of EMS and returns the value of its field logitcsInterface (the carrier's
// spelling): the payload with the text of the key behind it, in SM4 (GB/T 32907) with ECB and PKCS #7, in base64. The
// appended key is the whole signature. signKey is the key as the portal shows it, the base64 of 16 bytes; a key of
// another form is the only error.
func EMS(payloadJSON, signKey string) (string, error) {
	block, err := emsCipher(signKey)
	if err != nil {
		return "", err
	}
	text := []byte(payloadJSON + signKey)
	pad := sm4.BlockSize - len(text)%sm4.BlockSize
	text = append(text, bytes.Repeat([]byte{byte(pad)}, pad)...)
	eachBlock(text, block.Encrypt)
	return emsPrefix + base64.StdEncoding.EncodeToString(text), nil
}

// OpenEMS returns the payload that [EMS] sealed, with or without the prefix |$4|: some clients of the platform leave it
// out. It fails on a malformed key or text, and on a payload that the key did not sign.
func OpenEMS(s, signKey string) (payload string, err error) {
	block, err := emsCipher(signKey)
	if err != nil {
		return "", err
	}
	text, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(s, emsPrefix))
	if err != nil {
		return "", fmt.Errorf("ems payload: %w", err)
	}
	if len(text) == 0 || len(text)%sm4.BlockSize != 0 {
		return "", fmt.Errorf("ems payload: %d bytes are no whole number of blocks", len(text))
	}
	eachBlock(text, block.Decrypt)
	pad := int(text[len(text)-1])
	if pad == 0 || pad > sm4.BlockSize || bytes.Count(text[len(text)-pad:], text[len(text)-1:]) != pad {
		return "", errors.New("ems payload: wrong padding")
	}
	payload, signed := strings.CutSuffix(string(text[:len(text)-pad]), signKey)
	if !signed {
		return "", errors.New("ems payload: does not end in the sign key")
	}
	return payload, nil
}

// emsCipher returns the cipher of a key as the portal shows it.
func emsCipher(signKey string) (cipher.Block, error) {
	key, err := base64.StdEncoding.DecodeString(signKey)
	if err != nil {
		return nil, fmt.Errorf("ems sign key: %w", err)
	}
	block, err := sm4.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("ems sign key: %w", err)
	}
	return block, nil
}

// eachBlock applies one direction of the cipher to every block in place: ECB, which crypto/cipher leaves out on
// purpose and the platform prescribes.
func eachBlock(text []byte, apply func(dst, src []byte)) {
	for b := range slices.Chunk(text, sm4.BlockSize) {
		apply(b, b)
	}
}
