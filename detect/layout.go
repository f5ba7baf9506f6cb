package detect

//go:generate go test -run ^(TestGenerated|TestNumberLists)$ -update

// layout is a format at one length: what the number's characters must be, position by position. The layouts in
// dispatch.go are generated from the catalogue.
type layout struct {
	letters, digits uint64 // positions that hold letters only, digits only
	classes         span   // of the table classes: positions that hold less than all letters or digits
	carrier         uint16 // of the table carriers; 0 for the post of the country in the number
	group, row      uint8  // of the catalogue
	rule            Rule
	score, bad      uint8
	body            span // what the check digit closes, the check digit included
}

// span is a range of positions.
type span struct{ from, to uint16 }

// class is a set of symbols that may stand at a position.
type class struct {
	position uint8
	symbols  uint64 // bit s is set where symbol s may stand
}

// parts says where the parts of a number stand that follows a layout; what it lacks is empty.
type parts struct {
	number, service, shipper, serial, zip, from, to span
}

// face is what a candidate shows of its format.
type face struct {
	id   string
	role Role
}

// fits reports whether n follows the layout. The first symbol has been looked at already.
func (l *layout) fits(n *cleaned) bool {
	if n.letters&l.digits != 0 || n.letters&l.letters != l.letters {
		return false
	}
	for _, c := range classes[l.classes.from:l.classes.to] {
		if c.symbols>>n.symbols[c.position]&1 == 0 {
			return false
		}
	}
	return true
}

func (l *layout) format() *Format { return &catalogue[l.group][l.row] }

// layoutsOf returns the indexes of the layouts that a number of this length and first symbol can follow.
func layoutsOf(n *cleaned) []uint16 {
	bucket := n.length*36 + int(n.symbols[0])
	return layoutsByStart[starts[bucket]:starts[bucket+1]]
}
