"""The configuration folder of an instance: written whole, so that nothing asks to be set up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
import json
from pathlib import Path
import shutil
from typing import Any

from .accounts import auth_storage
from .people import PEOPLE, PLACES

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
INTEGRATION = REPOSITORY / "custom_components" / "back_recovery"
SIMULATED_HOUSE = HERE / "simulated_house"
SIMULATED_ACCOUNTS = HERE / "simulated_accounts"
"""Stand-ins for integrations that bring workouts; they live in the simulated house."""
YAML = HERE / "house"

ONBOARDING_STEPS = ["user", "core_config", "analytics", "integration"]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What differs between one instance and the next."""

    port: int
    house_url: str = ""
    """Where the simulated house listens; without it the instance has no house."""
    link: bool = False
    """Link to the integration instead of copying it."""
    language: str = "en"
    time_zone: str = "UTC"
    packages: Mapping[str, Path] = field(default_factory=dict)
    """More YAML packages, by name."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def write(folder: Path, settings: Settings) -> None:
    """Write the folder, or bring the one of an earlier run up to date."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(YAML / "configuration.yaml", folder)
    _write_secrets(folder, settings)
    _write_packages(folder / "packages", settings)
    _install(folder / "custom_components", settings)
    _write_storage(folder / ".storage", settings)


def _write_secrets(folder: Path, settings: Settings) -> None:
    values: dict[str, str | float] = {
        "url": settings.url,
        "house_url": settings.house_url,
        "language": settings.language,
        "time_zone": settings.time_zone,
    }
    for person in PEOPLE:
        values[f"{person.key}_user_id"] = person.user_id
    for key in ("home", "gym"):
        values[f"{key}_latitude"] = PLACES[key].latitude
        values[f"{key}_longitude"] = PLACES[key].longitude
    lines = [f"{name}: {json.dumps(value)}\n" for name, value in values.items()]
    (folder / "secrets.yaml").write_text("".join(lines))


def _write_packages(folder: Path, settings: Settings) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    packages = {"people": YAML / "people.yaml", **settings.packages}
    if settings.house_url:
        packages["house"] = YAML / "house.yaml"
    for name, source in packages.items():
        shutil.copy(source, folder / f"{name}.yaml")


def _install(folder: Path, settings: Settings) -> None:
    folder.mkdir(exist_ok=True)
    wanted = {INTEGRATION: settings.link}
    if settings.house_url:
        wanted[SIMULATED_HOUSE] = False
        wanted |= {one: False for one in SIMULATED_ACCOUNTS.iterdir() if one.is_dir()}
    for source, link in wanted.items():
        target = folder / source.name
        if target.is_symlink():
            target.unlink()
        shutil.rmtree(target, ignore_errors=True)
        if not source.is_dir():
            continue
        if link:
            target.symlink_to(source, target_is_directory=True)
        else:
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))


def _write_storage(folder: Path, settings: Settings) -> None:
    folder.mkdir(exist_ok=True)
    # In YAML these two would be a trial that reverts after five minutes. In the oldest form of
    # the file, which Home Assistant completes with its own defaults.
    server = {"server_host": ["127.0.0.1"], "server_port": settings.port}
    _store(folder, "http", 1, server)
    if not (folder / "auth").exists():
        _store(folder, "auth", 1, auth_storage(PEOPLE))
        _store(folder, "onboarding", 4, {"done": ONBOARDING_STEPS})


def _store(folder: Path, key: str, version: int, data: dict[str, Any]) -> None:
    content = {"version": version, "minor_version": 1, "key": key, "data": data}
    path = folder / key
    path.write_text(json.dumps(content, indent=2))
    path.chmod(0o600)
