package detect

// Rule is a way to compute the check digit that ends a number.
type Rule uint8

// The check digit's rules.
const (
	unchecked   Rule = iota
	gs1              // weights 3 1 3 1 … from the right, modulo 10 (GS1 General Specifications, 7.9)
	gs1After91       // the same, as if 91 stood in front: USPS numbers printed without it
	gs1After92       // the same, as if 92 stood in front: FedEx SmartPost
	mod371           // FedEx: weights 1 3 7 from the right, modulo 11, modulo 10
	mod7             // the number before it, modulo 7
	s10mod11         // UPU S10: weights 8 6 4 2 3 5 9 7, modulo 11
	iso3736          // ISO/IEC 7064, MOD 37,36
	luhn             // ISO/IEC 7812-1, annex B
	upsMod10         // UPS: weights 1 2 1 2 …, letters by their place in the alphabet, modulo 10
	onTracMod10      // OnTrac: weights 2 1 2 1 …, C counting as 4 and D as 5, modulo 10
	mod49            // Deutsche Post Identcode: weights 4 9 4 9 …, modulo 10
	glsMod10         // GLS: weights 3 1 3 1 … from the left, 1 added, modulo 10
)

var ruleNames = [...]string{
	unchecked: "none", gs1: "GS1 mod 10", gs1After91: "GS1 mod 10 after 91", gs1After92: "GS1 mod 10 after 92",
	mod371: "3-7-1 mod 11", mod7: "mod 7", s10mod11: "S10 mod 11", iso3736: "ISO 7064 mod 37,36", luhn: "Luhn",
	upsMod10: "UPS mod 10", onTracMod10: "OnTrac mod 10", mod49: "4-9 mod 10", glsMod10: "GLS mod 10",
}

// String returns the rule's name, "none" for the zero Rule.
func (r Rule) String() string {
	if int(r) < len(ruleNames) {
		return ruleNames[r]
	}
	return "unknown"
}

// holds reports whether the last of the symbols is the check digit of those before. A symbol is a digit's value, or
// 10 for A to 35 for Z; which of them may be letters is the shape's business.
func (r Rule) holds(symbols []uint8) bool {
	if len(symbols) < 2 {
		return false
	}
	body, check := symbols[:len(symbols)-1], int(symbols[len(symbols)-1])
	switch r {
	case gs1:
		return closes10(fromRight(body), check)
	case gs1After91:
		return closes10(fromRight(body)+inFront(body, 9, 1), check)
	case gs1After92:
		return closes10(fromRight(body)+inFront(body, 9, 2), check)
	case mod371:
		return sum137(body)%11%10 == check
	case mod7:
		return remainder7(body) == check
	case s10mod11:
		return s10Check(body) == check
	case iso3736:
		return iso3736Check(body) == check
	case luhn:
		return closes10(sumLuhn(body), check)
	case upsMod10:
		return closes10(sumUPS(body), check)
	case onTracMod10:
		return closes10(int(body[0])-8+alternate(body[1:], 2, 1), check)
	case mod49:
		return closes10(alternate(body, 4, 9), check)
	case glsMod10:
		return closes10(alternate(body, 3, 1)+1, check)
	case unchecked:
	}
	return false
}

// closes10 reports whether check lifts the sum to a multiple of ten.
func closes10(sum, check int) bool { return (sum+check)%10 == 0 }

// alternate weighs the digits a b a b … from the left.
func alternate(body []uint8, a, b int) int {
	even, odd := 0, 0
	i := 0
	for ; i+1 < len(body); i += 2 {
		even += int(body[i])
		odd += int(body[i+1])
	}
	if i < len(body) {
		even += int(body[i])
	}
	return a*even + b*odd
}

// fromRight weighs the digits 3 1 3 1 … from the right.
func fromRight(body []uint8) int {
	if len(body)%2 == 0 {
		return alternate(body, 1, 3)
	}
	return alternate(body, 3, 1)
}

// inFront is what two digits in front of body add to fromRight.
func inFront(body []uint8, a, b int) int {
	if len(body)%2 == 0 {
		return a + 3*b
	}
	return 3*a + b
}

func sum137(body []uint8) int {
	sum, i := 0, len(body)
	for ; i >= 3; i -= 3 {
		sum += int(body[i-1]) + 3*int(body[i-2]) + 7*int(body[i-3])
	}
	if i > 0 {
		sum += int(body[i-1])
	}
	if i > 1 {
		sum += 3 * int(body[i-2])
	}
	return sum
}

// remainder7 takes body as one number of at most 19 digits.
func remainder7(body []uint8) int {
	n := uint64(0)
	for _, d := range body {
		n = n*10 + uint64(d)
	}
	return int(n % 7)
}

// s10Check is UPU S10's digit: 11 less the remainder, 0 in place of 10 and 5 in place of 11.
func s10Check(body []uint8) int {
	if len(body) != 8 {
		return -1
	}
	sum := 8*int(body[0]) + 6*int(body[1]) + 4*int(body[2]) + 2*int(body[3]) +
		3*int(body[4]) + 5*int(body[5]) + 9*int(body[6]) + 7*int(body[7])
	switch c := 11 - sum%11; c {
	case 10:
		return 0
	case 11:
		return 5
	default:
		return c
	}
}

// iso3736Check is the symbol that the hybrid system of ISO/IEC 7064 asks for.
func iso3736Check(body []uint8) int {
	p := 36
	for _, c := range body {
		p += int(c)
		if p > 36 {
			p -= 36
		}
		p *= 2
		if p >= 37 {
			p -= 37
		}
	}
	return (37 - p) % 36
}

func sumLuhn(body []uint8) int {
	sum := 0
	for i := len(body) - 1; i >= 0; i -= 2 {
		d := 2 * int(body[i])
		if d > 9 {
			d -= 9
		}
		sum += d
		if i > 0 {
			sum += int(body[i-1])
		}
	}
	return sum
}

// sumUPS weighs 1 2 1 2 …; A counts 2, H 9, I 0 and so on.
func sumUPS(body []uint8) int {
	sum := 0
	for i, c := range body {
		v := int(c)
		if v > 9 {
			v = (v - 8) % 10
		}
		sum += v << (i & 1)
	}
	return sum
}
