"""What reading one source file gives, and `passes` finish: STS elements, and these placeholders.

A fragment is an element `nw:fragment` (attribute `file`, the docname such as "en/siting") holding the file's
blocks and `sec` trees in order. Everything in it is final STS made by `sts.build`, but

* there are no numbers, labels or ids: `sts.tags.LABELS` carries the author's labels;
* every block and placeholder has a mark (`sts.places`);
* headings are all plain `sec`; what they are (scope, annex, term entry) is decided by title in `passes`;
* what needs the whole draft is one of the placeholders below.

Block placeholders
    toctree      children `entry` @name: the files that follow here
    fields       first in a `sec`, children `field` @name with inline content: a term entry's field list
    provision    @argument, children `option` @name (text), then the blocks it marks
    indicator    children `title`, `option` @name, then blocks
    editor-note  blocks; printed below stage 40 only
    todo         blocks; never in an output of `build`
    change       @target "5.2, second paragraph", @action replace|add|delete, blocks: an amendment's change

Inline placeholders
    ref          @targets "siting, access and tab-a"; content = the author's own text, else empty
    cite         @target "ISO 99100:2031, 8.2; other"; @heads "0:12 1:31", where each name
                 cited stands: lines below the placeholder's own, and column
    term         @designation "cool refuge"; content = the text to show
    provision-mark  @argument, before the sentence it marks

Footnotes: `xref` (KEY-less) with TO = key, then, behind its first mark, `fn` with KEY = key; for a table the
`fn` stands in the table's foot and marks are `xref ref-type="table-fn"`. Keys are unique in the draft
("en/siting#walk").
"""

from lxml.etree import _Element

from normwright.sts import build
from normwright.sts.tags import nw

FRAGMENT = nw("fragment")
TOCTREE = nw("toctree")
ENTRY = nw("entry")
FIELDS = nw("fields")
FIELD = nw("field")
PROVISION = nw("provision")
INDICATOR = nw("indicator")
OPTION = nw("option")
EDITOR_NOTE = nw("editor-note")
TODO = nw("todo")
CHANGE = nw("change")
REF = nw("ref")
CITE = nw("cite")
TERM = nw("term")
PROVISION_MARK = nw("provision-mark")
#: TeX of a formula, @display block|inline; replaced within `sources` before a fragment leaves it.
LATEX = nw("latex")


def placeholder(name: str, content: build.Content = (), /, **attributes: str) -> _Element:
    """One of the placeholders above, with text and inline content."""
    return build.fill(build.element(name, attributes), content)
