"""Text files as office programs save them."""


def decoded(data: bytes) -> tuple[str, int]:
    """The text: UTF-8, UTF-16, else Windows-1252, with the first line (from 1) that is no UTF-8; else 0."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), 0
    head = data[:2000]
    if head.count(0) > len(head) // 4:
        little = head[1::2].count(0) > head[::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace"), 0
    try:
        return data.decode("utf-8-sig"), 0
    except UnicodeDecodeError as fault:
        return data.decode("cp1252", "replace"), data.count(b"\n", 0, fault.start) + 1
