"""What may be built out of a contract, and how much of one is read."""

#: The largest contract that is read, in bytes: ten times the longest known, and a second of work.
LARGEST = 5_000_000

FORMATS = ("pdf", "html", "docx", "json")

#: The contract itself; its page for technicians; its findings beside its clauses; what an amendment changes.
DOCUMENTS = ("annexe", "fiche", "constats", "avenant")
