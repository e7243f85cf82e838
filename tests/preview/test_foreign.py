"""A standard made by others, shown and followed."""

from pathlib import Path

import pytest

from normwright.preview.foreign import ForeignSession
from tests.preview.conftest import serving

FILE = """<?xml version="1.0"?>
<standard xml:lang="en"><front/><body>
<sec id="s1" sec-type="scope"><label>1</label><title>Scope</title>
<p id="p1">About swallows.</p>
<p id="p2">See <ext-link xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:alert(1)">this</ext-link>.</p>
</sec></body></standard>
"""


def test_shown_followed_and_back(tmp_path: Path) -> None:
    path = tmp_path / "foreign.xml"
    path.write_text(FILE, encoding="utf-8")
    with serving(ForeignSession(path)) as served:
        first = served.news("standard")
        assert first["versions"] == ["standard"]
        assert "About swallows" in served.get("/").text
        assert served.get("/standard.xml").text == FILE
        (link,) = [finding for finding in first["findings"] if finding["code"] == "RND007"]
        assert link["anchor"] == "p2"
        path.write_text(FILE.replace("swallows", "swifts"), encoding="utf-8")
        second = served.news("standard", until=lambda news: news["page"] != first["page"])
        assert "About swifts" in served.get("/standard").text
        path.write_text("<standard><front>", encoding="utf-8")
        served.news("standard", until=lambda news: news["stale"] and news["page"] == second["page"])
        path.unlink()
        served.news(
            "standard", until=lambda news: news["findings"] and news["findings"][0]["code"] == "PRV002"
        )
        path.write_text(FILE, encoding="utf-8")
        served.news("standard", until=lambda news: news["page"] == first["page"])


def test_a_file_that_is_none_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "foreign.xml"
    path.write_text("<html/>", encoding="utf-8")
    with serving(ForeignSession(path)) as served:
        assert "There is no page yet" in served.get("/").text
        news = served.news("")
        assert news["counts"]["error"] == 1
        path.write_text(FILE, encoding="utf-8")
        served.news("", until=lambda news: news["page"])


@pytest.mark.parametrize("name", ["feature_doc.xml", "isosts_tables.xml"])
def test_shared_samples(shared: Path, name: str) -> None:
    with serving(ForeignSession(shared / "samples" / "sts" / name)) as served:
        news = served.news("standard")
        assert news["page"]
        page = served.get("/").text
        for finding in news["findings"]:
            assert not finding["anchor"] or f'id="{finding["anchor"]}"' in page
