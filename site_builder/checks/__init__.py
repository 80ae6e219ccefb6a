"""Check documents: each rule is a function from what it looks at to findings."""
