"""The rulebook: one module a family of rules, one function a rule, each with its id."""
