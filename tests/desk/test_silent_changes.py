"""A published text that has changed without a word about it is a warning of `check`."""

import subprocess

import pytest

from sites import MINIMAL, Site, article

STORY = "content/2026/11/22-river.md"
BODY = "The river froze early.\n\nThe bridge costs two millions, said the mayor.\n"
OTHER = BODY.replace("two", "nine")
GIT = ("git", "-c", "user.name=Desk", "-c", "user.email=desk@paper.example", "-c", "commit.gpgsign=false")


def write(site: Site, **fields: object) -> Site:
    """Write the paper with its one story."""
    site.put("site.yaml", MINIMAL)
    site.put(STORY, article(**({"time": "2026-11-22 09:00", "body": BODY} | fields)))
    return site


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a paper that readers have."""
    assert write(site).build().status == 0
    return site


def silent(site: Site, *options: str) -> list[str]:
    """Return what `check` says of silent changes."""
    return [one for one in site.check(*options).problems if "another text" in one]


def test_a_changed_sum_is_a_warning_at_its_line(paper: Site) -> None:
    """It shows a few words before and after, and the check passes all the same."""
    write(paper, body=OTHER)

    (told,) = silent(paper)

    assert told.startswith(f"warning: {STORY}:10:")
    assert "“two millions, said the mayor.” is now “nine millions, said the mayor.”" in told
    assert paper.check().status == 0


@pytest.mark.parametrize(
    "said",
    [
        {"updated": "2026-11-22 21:30"},
        {"minor": "2026-11-22 21:30"},
        {"corrections": [{"time": "2026-11-22 21:30", "text": "It is nine."}]},
    ],
    ids=lambda said: next(iter(said)),
)
def test_what_is_said_is_not_silent(paper: Site, said: dict[str, object]) -> None:
    """An update, a correction, or a mark that readers need not know."""
    assert silent(write(paper, body=OTHER, **said)) == []


def test_a_live_blog_always_changes_and_no_story_becomes_one_in_silence(site: Site) -> None:
    """What readers have had as a live blog may go on; what was none is not excused by being called one."""
    assert write(site, kind="live").build().status == 0
    assert silent(write(site, kind="live", body=OTHER)) == []

    assert write(site).build("--clean").status == 0
    assert silent(write(site, kind="live", body=OTHER)) != []


@pytest.mark.parametrize(
    "changed",
    [{"tags": ["ice"]}, {"category": "Weather"}, {"body": BODY.replace(" ", "  ", 1)}, {"pinned": True}],
    ids=lambda changed: next(iter(changed)),
)
def test_what_is_no_text_may_change(paper: Site, changed: dict[str, object]) -> None:
    """Tags, sections, white space."""
    assert silent(write(paper, **changed)) == []


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("title", {"title": "Another story"}),
        ("author", {"author": "Night desk"}),
        ("time", {"time": "2026-11-22 08:00"}),
        ("summary", {"summary": "Now with a summary."}),
    ],
)
def test_fields_are_text_too(paper: Site, field: str, changed: dict[str, object]) -> None:
    """The headline, the byline, the time, the summary."""
    (told,) = silent(write(paper, **changed))

    assert f": {field}: " in told


def test_an_old_mark_does_not_silence_the_next_change(site: Site) -> None:
    """`minor` names the moment of one edit; the next one needs a later moment."""
    write(site, minor="2026-11-22 12:00").build()

    assert len(silent(write(site, body=OTHER, minor="2026-11-22 12:00"))) == 1
    assert silent(write(site, body=OTHER, minor="2026-11-22 13:00")) == []


def test_a_story_is_finished_in_its_first_minutes(site: Site) -> None:
    """A quarter of an hour after publication its text is still being mended."""
    write(site, time="2026-11-22 21:50").build()

    assert silent(write(site, time="2026-11-22 21:50", body=OTHER)) == []


def test_without_an_earlier_build_nothing_is_known(site: Site) -> None:
    """A fresh clone says nothing, unless it is told what to compare with."""
    assert silent(write(site, body=OTHER)) == []


def test_a_pull_request_is_compared_with_its_base(site: Site) -> None:
    """`--since` asks git, and needs no earlier build."""
    write(site)
    for arguments in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Publish"]):
        subprocess.run([*GIT, *arguments], cwd=site.root, check=True)
    write(site, body=OTHER)

    assert len(silent(site, "--since", "HEAD")) == 1
    assert silent(site) == []


@pytest.mark.parametrize("options", [(), ("--since", "HEAD")], ids=["last-build", "revision"])
@pytest.mark.parametrize(("body", "told"), [(BODY, 0), (OTHER, 1)], ids=["moved", "moved-and-changed"])
def test_another_name_of_its_file_makes_no_other_story(
    paper: Site, body: str, told: int, options: tuple[str, ...]
) -> None:
    """Readers know a story by its address."""
    for arguments in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Publish"]):
        subprocess.run([*GIT, *arguments], cwd=paper.root, check=True)
    (paper.root / STORY).unlink()
    moved = "content/2026/11/22-frozen-river.md"
    paper.put(moved, article(time="2026-11-22 09:00", body=body))

    warnings = silent(paper, *options)

    assert len(warnings) == told
    assert all(one.startswith(f"warning: {moved}:10:") for one in warnings)


def test_another_address_is_followed_from_the_old_one(paper: Site) -> None:
    """A story that keeps its old address as an alias is still the story that readers had."""
    (paper.root / STORY).unlink()
    fields = {"time": "2026-11-22 09:00", "slug": "frozen-river", "aliases": ["/2026/11/22/a-story/"]}
    paper.put("content/2026/11/22-frozen-river.md", article(body=OTHER, **fields))

    assert len(silent(paper)) == 1


@pytest.mark.parametrize("name", ["nowhere", "--upload-pack=x", "HEAD..HEAD", "a b"])
def test_no_revision_is_an_option(paper: Site, name: str) -> None:
    """What git does not know, or would take for something else, is said."""
    done = paper.check(f"--since={name}")

    assert done.status == 3
    assert "git knows no such revision" in done.err
