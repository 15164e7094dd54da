"""Who signs a contract, and whether it is signed at all."""

from slac.model.contract import Acceptance, Contract, Party, Signature
from slac.syntax.folding import folded_words


def is_accepted_otherwise(contract: Contract) -> bool:
    """Whether the contract is accepted by click, use or reference, so that nobody signs it."""
    return bool(contract.all(Acceptance))


def signatories(contract: Contract) -> tuple[Party, ...]:
    """The parties that sign: those named by the signature, else by the contract, else all but third parties."""
    parties = {party.name: party for party in contract.all(Party)}
    stated = [signature.signatories for signature in contract.all(Signature)] + [contract.agreement.parties]
    for statement in stated:
        if statement is not None and statement.value:
            named = [parties[n.name] for n in statement.value if n.name in parties]
            if named:
                return tuple(named)
    return tuple(
        p for p in parties.values() if not (p.role and p.role.value and folded_words(p.role.value) == "tiers")
    )


def is_published(contract: Contract) -> bool:
    """Whether it is a charter, which one party gives to all the others: nobody keeps an original of it."""
    stated = contract.agreement.type.value if contract.agreement.type is not None else None
    return stated is not None and stated[0] == "charte"
