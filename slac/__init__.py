"""slac compiles a service contract, written in French, into the document to sign and the rules to apply.

Nothing is imported here: a command pays only for the stages it uses. The page to open first is ``slac.pipeline``.
"""

__version__ = "0.1.0"
