"""What may be built out of a contract."""

from typing import Literal, get_args

FORMATS = ("pdf", "html", "docx", "json")

#: The contract itself; its page for technicians; its findings beside its clauses; what an amendment changes.
Kind = Literal["annexe", "fiche", "constats", "avenant"]
DOCUMENTS: tuple[Kind, ...] = get_args(Kind)
