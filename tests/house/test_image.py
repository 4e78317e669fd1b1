"""The image is built from the lock file alone, by hashes, and runs as nobody in particular."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("dayanak", "ingest", "nlp", "search_api", "web")


def locked(name: str) -> dict[str, str]:
    """Versions and hashes by package."""
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL))


def steps() -> list[str]:
    """The instructions of the Dockerfile, a line each, without remarks."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
    return [step for step in text.replace("\\\n", " ").splitlines() if step]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=\[]", name)[0]).lower()


def test_its_lock_is_a_part_of_the_whole_one() -> None:
    """`make lock` makes both: what is tested is what is shipped."""
    image, whole = locked("requirements-run.lock"), locked("requirements.lock")
    assert {name: text for name, text in image.items() if whole.get(name) != text} == {}


def test_its_lock_holds_every_dependency_and_no_tool() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    image = {plain(name) for name in locked("requirements-run.lock")}
    assert {plain(name) for name in project["project"]["dependencies"]} <= image
    tools = {plain(name) for name in project["dependency-groups"]["dev"]} & image
    assert tools == {plain(name) for name in project["dependency-groups"]["image"]}


def test_every_package_comes_by_its_hash() -> None:
    installs = [step for step in steps() if "pip install" in step]
    assert installs
    assert all("--require-hashes -r requirements-run.lock" in step or "--no-deps" in step for step in installs)


def test_its_bases_are_pinned() -> None:
    bases = [step.split()[1] for step in steps() if step.startswith("FROM ")]
    assert all(re.fullmatch(r"python:3\.11\.\d+-slim-[a-z]+", base) for base in bases)


def test_users_without_rights_build_and_run_it() -> None:
    """Nothing of ours or of PyPI is run by root, and whoever runs it cannot change it."""
    user, ran = "root", []
    for step in steps():
        user = "root" if step.startswith("FROM ") else step.split()[1] if step.startswith("USER ") else user
        ran += [(user, step)] if step.startswith(("RUN", "CMD")) else []
    assert {step.split()[0] for user, step in ran if user == "root"} == {"RUN"}
    assert not [step for user, step in ran if user == "root" and re.search("python|pip", step)]
    assert ran[-1][0] == "10001:10001"
    assert [step for step in steps() if "--from=build" in step] == [
        "COPY --from=build --chown=root:root /opt/dayanak /opt/dayanak"
    ]


def test_it_is_given_the_packages_and_nothing_secret() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    let_in = {rule[1:] for rule in rules if rule.startswith("!")}
    assert let_in == {*PACKAGES, "LICENSE", "README.md", "pyproject.toml", "requirements-run.lock"}
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").split()
