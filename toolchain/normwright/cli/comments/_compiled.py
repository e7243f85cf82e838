"""A loaded ballot as a compilation."""

from normwright.cli.comments._loading import Loaded
from normwright.comments.compilation import Compilation, compile_comments
from normwright.comments.formwords import form_words
from normwright.comments.trailers import Said, implementations
from normwright.diagnostics import Report


def compiled(loaded: Loaded) -> Compilation:
    """All comments in the official order, with what the decisions and commits say of them."""
    words = form_words(loaded.workspace.root, loaded.report)
    return compile_comments(
        loaded.received, loaded.decisions, words, order=_order(loaded), commits=_commits(loaded)
    )


def _order(loaded: Loaded) -> list[str]:
    """The keys in the official order."""
    return [comment.key for comment in loaded.received.comments]


def _commits(loaded: Loaded) -> dict[str, list[str]]:
    """Key -> ids of the commits that implement it; `status` tells what is wrong with their messages."""
    from normwright.history.messages import commits_below

    folder = loaded.workspace.root / "drafts" / loaded.ballot.project
    said = [Said(commit.id, commit.message) for commit in commits_below(folder)]
    return implementations([loaded.received], said, Report()).get(loaded.ballot.title, {})
