"""The Angel: from a wish in words to an ability that was proven before it is granted.

A wish is first compared with what is known (`known`), then put to a model (`asking`), and where
there is none, or it fails, an ability is composed from the wish's own words (`composing`).
Whatever comes of it is source text: it runs in the sandbox alone, and its proof decides.
"""
