"""For a review meeting: each clause that needs to be looked at, and beside it what was found."""

from collections.abc import Iterator, Sequence
from datetime import date

from slac.diagnostics import Diagnostic, Severity
from slac.document import composition
from slac.document.composition import finished, meta_of
from slac.document.facts import paragraph
from slac.document.inline import words
from slac.document.tree import (
    Block,
    Blocks,
    Cover,
    Document,
    Fact,
    Inlines,
    Remark,
    Remarks,
    Section,
)
from slac.model import contract as c
from slac.record import replace
from slac.source import Span

#: So many characters of the contract's own line are quoted.
_QUOTED = 140


def compose(
    contract: c.Contract,
    findings: Sequence[Diagnostic],
    set_aside: Sequence[tuple[Diagnostic, c.Suppression]],
    *,
    reference_date: date,
    draft: bool = True,
    missing: Sequence[str] = (),
    fingerprint: str | None = None,
) -> Document:
    """The clauses concerned, in print order, after what is about the contract as a whole.

    ``set_aside`` are the findings that the contract suppresses, with its reasons; the other parameters are those of
    ``composition.compose``.
    """
    whole = composition.compose(contract, reference_date=reference_date, draft=draft)
    by_clause = _by_clause(findings, contract)
    meta = meta_of(contract, "constats", reference_date, False, missing, fingerprint)
    body = (*_general(by_clause), *_clauses(whole, by_clause), *_excused(set_aside, contract))
    return finished(Document(meta, _cover(contract, findings), body))


def annotated(document: Document, findings: Sequence[Diagnostic], contract: c.Contract) -> Document:
    """The whole ``document`` of a contract, its findings beside the clauses that they concern."""
    by_clause = _by_clause(findings, contract)
    placed = {section.id for section in document.sections()}
    general = tuple(remark for anchor, found in by_clause.items() if anchor not in placed for remark in found)
    before = (Remarks(general, ()),) if general else ()
    return replace(document, body=(*before, *(_annotated(block, by_clause) for block in document.body)))


def _by_clause(findings: Sequence[Diagnostic], contract: c.Contract) -> dict[str, list[Remark]]:
    """What is found in each clause, by its anchor; under "" what is about none."""
    found: dict[str, list[Remark]] = {}
    for finding in findings:
        found.setdefault(_anchor(finding.span, contract), []).append(_remark(finding, contract))
    return found


def _annotated(block: Block, by_clause: dict[str, list[Remark]]) -> Block:
    if not isinstance(block, Section):
        return block
    inner = tuple(_annotated(each, by_clause) for each in block.blocks)
    found = by_clause.get(block.id)
    if not found:
        return replace(block, blocks=inner)
    own = tuple(each for each in inner if not isinstance(each, Section) or each.kind == "paragraphe")
    others = tuple(each for each in inner if each not in own)
    return replace(block, blocks=(Remarks(tuple(found), own), *others))


def _cover(contract: c.Contract, findings: Sequence[Diagnostic]) -> Cover:
    agreement = contract.agreement
    counts = [
        Fact(words(f"{str(severity).capitalize()}s"), paragraph(words(str(count))))
        for severity in Severity
        if (count := sum(f.severity is severity for f in findings))
    ]
    facts = counts or [Fact(words("Constats"), paragraph(words("aucun")))]
    return Cover(words("Constats de relecture"), words(agreement.title), (), (), (), tuple(facts))


def _general(by_clause: dict[str, list[Remark]]) -> Iterator[Section]:
    found = by_clause.get("")
    if found:
        remarks = Remarks(tuple(found), ())
        yield Section("r-contrat", "article", "", "", words("Sur l'ensemble du contrat"), 1, (remarks,))


def _clauses(document: Document, by_clause: dict[str, list[Remark]]) -> Iterator[Section]:
    for section in document.sections():
        found = by_clause.get(section.id)
        if found:
            blocks = (Remarks(tuple(found), _own(section)),)
            yield replace(section, kind="article", level=1, blocks=blocks)


def _own(section: Section) -> Blocks:
    """What a clause of the first level says itself, its titled parts below it, without the clauses that it contains."""
    return tuple(
        replace(block, level=2) if isinstance(block, Section) else block
        for block in section.blocks
        if not isinstance(block, Section) or block.kind == "paragraphe"
    )


def _excused(
    set_aside: Sequence[tuple[Diagnostic, c.Suppression]], contract: c.Contract
) -> Iterator[Section]:
    if set_aside:
        remarks = tuple(
            _remark(finding, contract)._replace(
                severity="écarté", help=words(f"Motif donné par le contrat : {suppression.reason}.")
            )
            for finding, suppression in set_aside
        )
        yield Section("r-ecartes", "article", "", "", words("Constats écartés"), 1, (Remarks(remarks, ()),))


def _anchor(span: Span, contract: c.Contract) -> str:
    """The clause that prints what stands at a place; "" for what prints in none."""
    for element in contract.elements:
        whole = element.whole
        if whole.source.path == span.source.path and whole.start <= span.start <= whole.end:
            clause = contract.clause_of(element)
            return clause.anchor if clause is not None else ""
    return ""


def _remark(finding: Diagnostic, contract: c.Contract) -> Remark:
    return Remark(
        str(finding.severity),
        finding.code,
        words(finding.message),
        _place(finding.span, "", contract),
        tuple(_place(label.span, label.text, contract) for label in finding.labels),
        words(finding.help),
    )


def _place(span: Span, seen: str, contract: c.Contract) -> Inlines:
    """« ligne 12 : « prise en charge 24 h » », and what is to be seen there."""
    text = " ".join(span.text.split())
    if len(text) > _QUOTED:
        text = f"{text[:_QUOTED].rsplit(' ', 1)[0]}…"
    file = f"{span.source.path}, " if span.source.path != contract.source.path else ""
    quoted = f" : « {text} »" if text else ""
    return words(f"{file}ligne {span.first.line}{quoted}" + (f", {seen}" if seen else ""))
