"""docker-compose.yml without an engine: the reference parser takes it and refuses wrong ones; its promises hold."""

import re
from pathlib import Path
from typing import Any

import pytest

from dayanak.app.settings import Settings
from tests.servers.compose import FILE, PASSWORDS, ROOT, build, check, project

pytestmark = pytest.mark.servers
OURS = {"api", "worker", "crawler"}
PROFILES = {"crawler", "opensearch-2", "opensearch-3"}


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("compose"))


@pytest.fixture(scope="module")
def services(checker: Path) -> dict[str, dict[str, Any]]:
    """Every service, those of the profile too."""
    found: dict[str, dict[str, Any]] = project(checker, COMPOSE_PROFILES="cluster,crawler", **PASSWORDS)["services"]
    return found


def test_ours_is_taken_with_and_without_the_profile(checker: Path, services: dict[str, Any]) -> None:
    alone = project(checker, **PASSWORDS)["services"]
    assert set(alone) == {"api", "worker", "postgres", "redis", "opensearch"}
    assert set(services) - set(alone) == PROFILES


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("    shm_size:", "    shm_sice:", "shm_sice", id="unknown key"),
        pytest.param("retries: 12", "retries: onca", "retries", id="wrong type"),
        pytest.param("    redis: {cond", "    rediz: {cond", "rediz", id="waits for what is not there"),
        pytest.param(
            "    user: redis\n", "    user: redis\n    profiles: [x]\n", "redis", id="waits for another profile"
        ),
        pytest.param("networks: [engine]", "networks: [motor]", "motor", id="unknown network"),
        pytest.param('"record:/var', '"kayit:/var', "kayit", id="unknown volume"),
        pytest.param("mem_limit: 256m", "mem_limit: çok", "çok", id="a size in words"),
        pytest.param("services:\n", "services:\n  - api\n", "", id="broken YAML"),
    ],
)
def test_a_wrong_one_is_refused_by_name(checker: Path, tmp_path: Path, old: str, new: str, says: str) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text(text.replace(old, new), "utf-8")
    done = check(checker, wrong, **PASSWORDS)
    assert done.returncode == 1
    assert says in done.stderr


@pytest.mark.parametrize("name", PASSWORDS)
@pytest.mark.parametrize("value", [None, ""])
def test_without_a_password_it_says_what_to_do(checker: Path, name: str, value: str | None) -> None:
    given = {**PASSWORDS, name: value}
    done = check(checker, FILE, **{key: word for key, word in given.items() if word is not None})
    assert done.returncode == 1
    assert f"put {name} into .env" in done.stderr


def test_every_variable_is_explained_and_no_password_has_a_default() -> None:
    used = re.findall(r"\$\{([A-Z_]+)(:[-?])?", FILE.read_text("utf-8"))
    example = (ROOT / ".env.example").read_text("utf-8")
    explained = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    assert {name for name, _ in used} | {"COMPOSE_PROFILES"} == explained
    assert {name for name, kind in used if kind == ":?"} == set(PASSWORDS)
    assert all(re.search(rf"^{name}=$", example, re.MULTILINE) for name in PASSWORDS)
    assert not any("PASSWORD" in name and kind != ":?" for name, kind in used)


def test_our_services_are_given_settings_that_exist(services: dict[str, Any]) -> None:
    for name in OURS:
        settings = Settings.from_environment(services[name]["environment"])
        known = {f"DAYANAK_{field.upper()}" for field in Settings.__dataclass_fields__}
        assert set(services[name]["environment"]) <= known
        assert settings.searches_far
        assert settings.rings_far


def test_every_node_of_the_cluster_is_asked(checker: Path) -> None:
    from dayanak.storage.index.opensearch_index import Address

    line = re.search(r"^#OPENSEARCH_HOSTS=(.*)$", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert line is not None
    found = project(checker, OPENSEARCH_HOSTS=line[1], **PASSWORDS)["services"]["api"]["environment"]
    hosts = [(name, 9200) for name in ("opensearch", "opensearch-2", "opensearch-3")]
    assert list(Address.of(found["DAYANAK_INDEX_URL"]).hosts) == hosts


def test_the_images_are_given_variables_that_they_know(services: dict[str, Any]) -> None:
    """As documented on the pages of the images; OpenSearch takes every name with a dot as a setting of its own."""
    known = {
        "postgres": {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "POSTGRES_INITDB_ARGS"},
        "redis": {"REDISCLI_AUTH"},
        "opensearch": {"OPENSEARCH_JAVA_OPTS", "DISABLE_SECURITY_PLUGIN", "DISABLE_PERFORMANCE_ANALYZER_AGENT_CLI"},
    }
    for name, service in services.items():
        if name not in OURS:
            plain = {key for key in service["environment"] if "." not in key}
            assert plain == known[name.partition("-")[0]], name


def test_every_image_is_pinned(services: dict[str, Any]) -> None:
    images = {name: service["image"] for name, service in services.items()}
    assert all(re.fullmatch(r"[a-z/]+:\d+\.\d+(\.\d+)?(-[a-z]+)?", image) for image in images.values()), images
    version = re.search(r'^version = "(.*)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert version is not None
    assert {images[name] for name in OURS} == {f"dayanak:{version[1]}"}
    tested = re.search(
        r"<opensearch.version>(.*)<", (ROOT / "tests/servers/opensearch_node/pom.xml").read_text("utf-8")
    )
    assert tested is not None
    assert images["opensearch"] == f"opensearchproject/opensearch:{tested[1]}"


def test_only_the_api_is_published_and_only_here(services: dict[str, Any]) -> None:
    published = {name: service["ports"] for name, service in services.items() if service.get("ports")}
    assert list(published) == ["api"]
    assert [port["host_ip"] for port in published["api"]] == ["127.0.0.1"]


def test_nothing_of_the_host_is_mounted_and_no_network_of_a_server_leads_out(checker: Path) -> None:
    whole = project(checker, COMPOSE_PROFILES="cluster,crawler", **PASSWORDS)
    inner = {name for name, network in whole["networks"].items() if network.get("internal")}
    for name, service in whole["services"].items():
        assert all(volume["type"] == "volume" for volume in service.get("volumes", ())), name
        assert name in {"api", "crawler"} or set(service["networks"]) <= inner, name
    beside = {name for name, service in whole["services"].items() if "engine" in service["networks"]}
    assert beside == OURS | {"opensearch", "opensearch-2", "opensearch-3"}  # it asks nobody for a password


def test_everybody_is_guarded_limited_and_looked_after(services: dict[str, Any]) -> None:
    for name, service in services.items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert int(service["mem_limit"]) > 0, name
        assert service["pids_limit"] > 0, name
        assert service["healthcheck"]["test"], name
        assert service["restart"] == "unless-stopped", name
        assert not service.get("privileged"), name
        assert not service.get("cap_add"), name
        assert name in OURS or service["user"] not in {"root", "0", "0:0"}, name
        assert name not in OURS or service["read_only"], name


def test_a_heap_is_half_of_the_memory(services: dict[str, Any]) -> None:
    node = services["opensearch"]
    heap = re.search(r"-Xmx(\d+)g", node["environment"]["OPENSEARCH_JAVA_OPTS"])
    assert heap is not None
    assert int(node["mem_limit"]) == 2 * int(heap[1]) << 30
