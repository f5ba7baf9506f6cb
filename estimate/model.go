package estimate

// Model is under construction.
type Model struct{}

func fill(*Request) {}
