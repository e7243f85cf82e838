"""The files' blocks as one standard: front, body, annexes, bibliography, and the EN version's own parts."""

from lxml.etree import _Element

from normwright.passes.files import INDEX, blocks_in_order
from normwright.passes.job import Job
from normwright.passes.kinds import SEC_TYPES, kind_of, read_annex, title_for
from normwright.passes.tree import carry, pieces, plain
from normwright.sts import build
from normwright.sts.fragment import TOCTREE
from normwright.sts.labels import letters
from normwright.sts.places import generate

#: Parts that stand in the EN version's wrapper.
EUROPEAN = frozenset({"european-foreword", "endorsement"})


def assemble(job: Job) -> None:
    """Puts every clause where its kind belongs (ISO/IEC Directives Part 2, table of elements).

    Complaints: SRC020 annex without its status, SRC021 typed annex letter, SRC025 European part in a project
    without EN version, SRC029 text before the first heading; those of `files`.
    """
    for block in blocks_in_order(job):
        if block.tag == "sec":
            _place_clause(job, block)
        elif job.amending:
            _place_amendment_block(job, block)
        else:
            job.say("SRC029", block)
    _add_missing(job)
    _drop_empty(job)
    index = job.fragments.get(INDEX)
    toctree = next(index.iter(TOCTREE), None) if index is not None else None
    if toctree is not None:
        carry(toctree, job.body())  # what is missing there is told at the list of the files


def _place_clause(job: Job, section: _Element) -> None:
    title = section.find("title")
    annex = read_annex(plain(title), job.language) if title is not None else None
    if annex is not None:
        _place_annex(job, section)
        return
    kind = kind_of(section, job.language, vocabulary=job.record.vocabulary)
    if kind in SEC_TYPES:
        section.set("sec-type", SEC_TYPES[kind])
    if kind in EUROPEAN:
        _place_european(job, section, kind)
    elif kind in {"foreword", "introduction"}:
        job.front().append(section)
    elif kind == "bibliography":
        _place_bibliography(job, section)
    else:
        job.body().append(section)


def _place_annex(job: Job, section: _Element) -> None:
    title = section.find("title")
    assert title is not None
    # Notes, emphasis and the like can stand in the title proper only, so the beginning is in the first text.
    text = (title.text or "").lstrip()
    read = read_annex(text, job.language)
    if read is None:
        job.body().append(section)
        return
    if not read.status:
        job.say("SRC020", section, title=plain(title))
    title.text = text[read.length :]
    made = build.annex(pieces(title), normative=read.status == "normative")
    carry(title, made[0])
    section.remove(title)
    made.extend(list(section))
    carry(section, made)
    if read.european:
        _place_annex_z(job, made, read.letter)
        return
    group = _app_group(job.back())
    group.append(made)
    if read.letter:
        job.say("SRC021", made, typed=read.letter, letter=letters(len(group)).upper())


def _place_annex_z(job: Job, annex: _Element, letter: str) -> None:
    if job.cen is None:
        job.say("SRC025", annex, part=f"{title_for('annex', job.language)} {letter}")
        return
    back = job.wrapper.find("back") if job.wrapper is not None else job.back()
    assert back is not None
    annex.set("originator", "CEN")
    job.scopes[annex] = letter
    _app_group(back).append(annex)


def _place_european(job: Job, section: _Element, kind: str) -> None:
    if job.cen is None:
        job.say("SRC025", section, part=title_for(kind, job.language))
        return
    if job.wrapper is None:
        job.front().append(section)
        return
    section.set("specific-use", "foreword.reg" if kind == "european-foreword" else "endorsement.notice")
    section.set("originator", "CEN")
    front = job.wrapper[0]
    front.insert(0 if kind == "european-foreword" else len(front), section)


def _place_bibliography(job: Job, section: _Element) -> None:
    title = section.find("title")
    made = build.reference_list([], kind="bibl", title=pieces(title) if title is not None else [])
    if title is not None:
        carry(title, made[0])
        section.remove(title)
    for block in list(section):
        if block.tag == "sec":
            job.say("SRC018", block)
            # The heading goes, its text stays.
            made.extend(inner for inner in list(block) if inner.tag not in {"title", "sec"})
        else:
            made.append(block)
    job.back().append(carry(section, made))


def _place_amendment_block(job: Job, block: _Element) -> None:
    """Text of an amendment without a heading: a clause with an empty label (niso-sts.md section 4)."""
    body = job.body()
    if not len(body) or body[-1].get("sec-type") != "amending":
        body.append(carry(block, build.element("sec", {"sec-type": "amending"})))
    body[-1].append(block)


# -- parts that come from data -------------------------------------------------------------------------------


def _add_missing(job: Job) -> None:
    front, body = job.front(), job.body()
    if not front.findall("sec[@sec-type='foreword']"):
        kind = "european-foreword" if job.european_only else "foreword"
        front.insert(0, _generated(job, kind))
    _order_front(front)
    if not job.amending:
        scopes = body.findall("sec[@sec-type='scope']")
        after = body.index(scopes[0]) + 1 if scopes else 0
        for kind in ("normative-references", "terms"):
            present = body.findall(f"sec[@sec-type='{SEC_TYPES[kind]}']")
            if not present:
                body.insert(after, _generated(job, kind))
                after += 1
            else:
                after = max(after, body.index(present[-1]) + 1)
    if job.draft.references.bibliography and job.back().find("ref-list") is None:
        made = build.reference_list([], kind="bibl", title=[title_for("bibliography", job.language)])
        job.back().append(generate(made, "references.toml"))
    if job.wrapper is not None:
        _complete_wrapper(job, job.wrapper[0])


def _complete_wrapper(job: Job, front: _Element) -> None:
    uses = {section.get("specific-use") for section in front}
    if "foreword.reg" not in uses:
        made = _generated(job, "european-foreword")
        made.attrib.update({"specific-use": "foreword.reg", "originator": "CEN"})
        front.insert(0, made)
    if "endorsement.notice" not in uses:
        made = _generated(job, "endorsement")
        made.attrib.update({"specific-use": "endorsement.notice", "originator": "CEN"})
        front.append(made)


def _order_front(front: _Element) -> None:
    """Foreword before introduction, whatever the order of the files."""
    for section in front.findall("sec[@sec-type='intro']"):
        front.append(section)


def _generated(job: Job, kind: str) -> _Element:
    made = build.clause([title_for(kind, job.language)], kind=SEC_TYPES[kind])
    return generate(made, kind)


def _drop_empty(job: Job) -> None:
    for part in (job.back(), *(job.wrapper.findall("back") if job.wrapper is not None else ())):
        parent = part.getparent()
        if not len(part) and parent is not None and part is not job.back():
            parent.remove(part)


def _app_group(back: _Element) -> _Element:
    group = back.find("app-group")
    if group is None:
        group = build.element("app-group")
        back.insert(0, group)
    return group
