"""References in notation (`kanun:5510/madde:4/fikra:1`): taken apart, the keys under which a document is cited, and why
one may lead nowhere."""

import re
from collections.abc import Sequence
from enum import StrEnum

from dayanak.law.document import DocumentKind
from dayanak.law.letters import comparison_key
from dayanak.law.provision import ProvisionKind

_STEPS = {kind.value for kind in ProvisionKind} | {"cumle", "liste", "cetvel", "sira", "satir", "sutun", "ibare"}
_PATH = re.compile(rf"/(?=(?:{'|'.join(sorted(_STEPS, key=len, reverse=True))})(?::|/|$))")
_NUMBERED = {
    DocumentKind.CONSTITUTION: "kanun",
    DocumentKind.LAW: "kanun",
    DocumentKind.DECREE_LAW: "khk",
    DocumentKind.PRESIDENTIAL_DECREE: "cbk",
    DocumentKind.PRESIDENTIAL_DECISION: "cbkarar",
    DocumentKind.PRESIDENTIAL_CIRCULAR: "cbgenelge",
}
CONSTITUTION_NUMBER = "2709"


class Cause(StrEnum):
    """Why a reference leads nowhere, or to what is not law any more."""

    NO_PROVISION = "no-provision"
    REPEALED = "repealed"
    ANNULLED = "annulled"
    GAP = "gap"
    SEVERAL = "several"
    NO_DOCUMENT = "no-document"
    CONTEXT = "context"
    UNREAD = "unread"


def split(target: str) -> tuple[str, str]:
    """The document part and the path of a reference; the path is empty where the whole document is meant."""
    found = _PATH.search(target)
    return (target[: found.start()], target[found.end() :]) if found else (target, "")


def join(document: str, path: str) -> str:
    """The reference made of a document part and a path."""
    return f"{document}/{path}" if path else document


def with_title(target: str, words: str) -> str:
    """The reference with the words by which its text names the instrument, folded: a gazette holds several of them
    (`rg:27338@2009-09-03#staj yonetmeligi/madde:5`). For storing only; `plain` is what is shown."""
    document, path = split(target)
    return join(f"{document}#{words}", path)


def plain(target: str) -> str:
    """The reference without the words of `with_title`."""
    return re.sub(r"#[^/]*", "", target)


def title_said(target: str) -> str | None:
    """The words of `with_title`."""
    found = re.search(r"#([^/]*)", target)
    return found[1] if found else None


def likeness(title: str, words: str) -> float:
    """How much of a title stands in folded words, whatever endings they have; 0 where a number of it does not."""
    own, said = comparison_key(title).split(), words.split()
    stems = {_stem(word) for word in said}
    if not own or any(word.isdigit() and word not in said for word in own):
        return 0.0
    return sum(_stem(word) in stems for word in own) / len(own)


def _stem(word: str) -> str:
    return word if word.isdigit() else word[:5]


def is_relative(target: str) -> bool:
    """Whether the reference needs the place where it stands (`this/…`, `@madde/…`) to lead anywhere."""
    return target.partition("/")[0] == "this" or target.startswith("@") or "/@" in target


def document_key(document: str) -> str:
    """The form of a document part under which two spellings are the same: titles are compared folded."""
    scheme, _, name = plain(document).partition(":")
    return f"ad:{comparison_key(name)}" if scheme == "ad" else plain(document)


def article_step(path: str) -> str:
    """The first step of a path: the article, or whatever stands at the top."""
    return path.split("/", 1)[0]


def reference(
    kind: str, number: str | None, gazette_number: str | None = None, gazette_date: str | None = None
) -> str | None:
    """The reference notation of a document (`kanun:5510`, `rg:27338@2009-09-03`); None where it has none."""
    scheme = _NUMBERED.get(DocumentKind(kind))
    if kind == DocumentKind.CONSTITUTION:
        number = number or CONSTITUTION_NUMBER
    if scheme and number:
        return f"{scheme}:{number}"
    return f"rg:{gazette_number}@{gazette_date}" if gazette_number and gazette_date else None


def title_keys(title: str, issuer_names: Sequence[str] = ()) -> dict[str, bool]:
    """Keys of a title as it is cited, and whether each is the whole title: also without a bracket at its end, and
    (not whole) without its institution's name in front."""
    keys: dict[str, bool] = {}
    for form in (title, re.sub(r"\s*\([^()]*\)\s*$", "", title)):
        words = comparison_key(form).split()
        if words:
            keys["ad:" + " ".join(words)] = True
        for name in issuer_names:
            shared = shared_words(words, comparison_key(name).split())
            if 2 <= shared < len(words) - 1:
                keys.setdefault("ad:" + " ".join(words[shared:]), False)
    return keys


def shared_words(left: Sequence[str], right: Sequence[str]) -> int:
    """How many leading words are the same."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
