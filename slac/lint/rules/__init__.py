"""One file a rule, found by ``slac.lint.registry``, which says what such a file holds."""
