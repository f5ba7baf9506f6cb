package detect

import (
	"fmt"
	"regexp/syntax"
	"slices"
)

// symbolSet holds symbols, bit by bit: 0 to 9 for digits, 10 to 35 for letters.
type symbolSet uint64

const (
	anyDigit  symbolSet = 1<<10 - 1
	anyLetter symbolSet = (1<<36 - 1) &^ anyDigit
	anyOfBoth           = anyDigit | anyLetter
)

// group is a named part of a shape, as a range of positions.
type group struct {
	name     string
	from, to int
}

// filling is one way to fill a shape: a set of symbols a position.
type filling struct {
	sets   []symbolSet
	groups []group
}

// expand returns all texts that a shape describes.
func expand(shape string) ([]filling, error) {
	re, err := syntax.Parse(shape, syntax.Perl)
	if err != nil {
		return nil, err
	}
	return grow([]filling{{}}, re)
}

// grow continues each text in every way that re allows.
func grow(texts []filling, re *syntax.Regexp) ([]filling, error) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return texts, nil
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			texts = each(texts, symbols(r, r))
		}
		return texts, nil
	case syntax.OpCharClass:
		var s symbolSet
		for i := 0; i < len(re.Rune); i += 2 {
			s |= symbols(re.Rune[i], re.Rune[i+1])
		}
		return each(texts, s), nil
	case syntax.OpConcat:
		return growAll(texts, re.Sub)
	case syntax.OpCapture:
		return capture(texts, re)
	case syntax.OpAlternate:
		var all []filling
		for _, sub := range re.Sub {
			more, err := grow(texts, sub)
			if err != nil {
				return nil, err
			}
			all = append(all, more...)
		}
		return all, nil
	case syntax.OpQuest:
		more, err := grow(texts, re.Sub[0])
		return append(more, texts...), err
	case syntax.OpRepeat:
		return repeat(texts, re)
	}
	return nil, fmt.Errorf("shapes have no %v", re.Op)
}

func growAll(texts []filling, subs []*syntax.Regexp) (_ []filling, err error) {
	for _, sub := range subs {
		if texts, err = grow(texts, sub); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

func repeat(texts []filling, re *syntax.Regexp) (all []filling, err error) {
	if re.Max < re.Min {
		return nil, fmt.Errorf("a shape has an end, %v has none", re)
	}
	for i := 0; i <= re.Max; i++ {
		if i >= re.Min {
			all = append(all, texts...)
		}
		if texts, err = grow(texts, re.Sub[0]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func capture(texts []filling, re *syntax.Regexp) (all []filling, err error) {
	for _, t := range texts {
		more, err := grow([]filling{t}, re.Sub[0])
		if err != nil {
			return nil, err
		}
		for _, m := range more {
			g := group{name: re.Name, from: len(t.sets), to: len(m.sets)}
			all = append(all, filling{sets: m.sets, groups: append(slices.Clip(m.groups), g)})
		}
	}
	return all, nil
}

// each appends a position to every text.
func each(texts []filling, s symbolSet) []filling {
	out := make([]filling, len(texts))
	for i, t := range texts {
		out[i] = filling{sets: append(slices.Clip(t.sets), s), groups: t.groups}
	}
	return out
}

func symbols(from, to rune) (s symbolSet) {
	for r := from; r <= to; r++ {
		switch {
		case r >= '0' && r <= '9':
			s |= 1 << (r - '0')
		case r >= 'A' && r <= 'Z':
			s |= 1 << (r - 'A' + 10)
		}
	}
	return s
}
