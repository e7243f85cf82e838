"""Where named and anonymous links of reStructuredText lead."""

from docutils import nodes

from normwright.sources.positions import Positions


class LinkTargets:
    """The targets with an address, of one file."""

    def __init__(self, document: nodes.document) -> None:
        self._targets: dict[str, nodes.target] = {}
        self._used: set[str] = set()
        anonymous: list[str] = []
        for target in document.findall(nodes.target):
            address = str(target.get("refuri") or f"#{target.get('refname', '')}")
            if target.get("anonymous"):
                anonymous.append(address)
            names: list[str] = [*target.get("names", ()), *target.get("dupnames", ())]
            for name in names:
                self._targets.setdefault(name, target)
        references = (node for node in document.findall(nodes.reference) if node.get("anonymous"))
        self._anonymous = {id(node): address for node, address in zip(references, anonymous, strict=False)}

    def named(self, name: str) -> str:
        """The address of a name; "" when it has none (it may be a label then)."""
        target = self._targets.get(name)
        if target is None:
            return ""
        self._used.add(name)
        return str(target.get("refuri") or f"#{target.get('refname', '')}")

    def anonymous(self, node: nodes.reference) -> str:
        """The address of an anonymous link; "" when it has none."""
        return self._anonymous.get(id(node), "")

    def finish(self, positions: Positions) -> None:
        """Complains of addresses that nothing uses."""
        for name, target in self._targets.items():
            if name not in self._used and not isinstance(target.parent, nodes.TextElement):
                positions.reading.say("SRC216", positions.place(target), label=name)
