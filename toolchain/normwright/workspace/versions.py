"""Whether a version meets a requirement such as ">=0.1, <2": the operators of Python packages."""

from itertools import zip_longest

_OPERATORS = (">=", "<=", "==", "!=", "~=", ">", "<")


def accepts(requirement: str, version: str) -> bool:
    """Whether `version` meets every part of `requirement`; parts are joined by commas."""
    return all(_meets(part.strip(), version) for part in requirement.split(",") if part.strip())


def _meets(part: str, version: str) -> bool:
    operator = next((sign for sign in _OPERATORS if part.startswith(sign)), "==")
    wanted = part.removeprefix(operator).strip()
    if wanted.endswith(".*"):
        same = _release(version)[: wanted.count(".")] == _release(wanted[:-2])
        return same if operator != "!=" else not same
    order = _compare(_release(version), _release(wanted))
    if operator == "~=":
        return order >= 0 and _release(version)[: len(_release(wanted)) - 1] == _release(wanted)[:-1]
    return {
        ">=": order >= 0,
        "<=": order <= 0,
        "==": order == 0,
        "!=": order != 0,
        ">": order > 0,
        "<": order < 0,
    }[operator]


def _release(version: str) -> tuple[int, ...]:
    """ "0.1.0.dev3" -> (0, 1, 0): what follows the release number is left out."""
    numbers: list[int] = []
    for piece in version.split("."):
        digits = piece[: len(piece) - len(piece.lstrip("0123456789"))]
        if digits:
            numbers.append(int(digits))
        if digits != piece:
            break
    return tuple(numbers)


def _compare(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    for left, right in zip_longest(one, other, fillvalue=0):
        if left != right:
            return 1 if left > right else -1
    return 0
