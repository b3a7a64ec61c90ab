"""Abilities: magic that people use, whose code is text to us and runs in the sandbox alone.

The contract is `base`; built-in ones are in `builtin/`, examples of what a model makes in
`generated/`, both read as text and never imported. `records` says what a caster may know,
`proof` tries an ability before it is granted, `runner` answers each use of one, `library`
keeps the sources beside the save.
"""
