"""A wheel of the generator: the file that was installed, the installed files put together again, or a build of a checkout."""

from __future__ import annotations

import subprocess
import sys
from base64 import urlsafe_b64encode
from hashlib import sha256
from importlib.metadata import Distribution
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_BY_INSTALLERS = ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json")
"""What the one who installs a wheel puts beside its metadata."""


def wheel_file(place: str, digest: str | None) -> tuple[str, bytes] | None:
    """Return a wheel on this machine by its name, unless it has gone or is not the one with this SHA-256."""
    path = Path(place)
    if path.suffix != ".whl" or not path.is_file():
        return None
    content = path.read_bytes()
    return (path.name, content) if digest in (None, sha256(content).hexdigest()) else None


def repacked_wheel(installed: Distribution) -> tuple[str, bytes] | None:
    """Return a wheel of the files that are installed; None where they are not all there.

    Form: https://packaging.python.org/en/latest/specifications/binary-distribution-format/
    """
    files = {}
    for path in installed.files or ():
        name = path.as_posix()
        if name.startswith("../") or "__pycache__" in path.parts or path.name in _BY_INSTALLERS:
            continue
        place = Path(str(path.locate()))
        if not place.is_file():
            return None
        files[name] = place.read_bytes()
    described = next((name for name in files if name.endswith(".dist-info/WHEEL")), None)
    if described is None:
        return None
    folder = described.rpartition("/")[0]
    tag = next(line.partition(": ")[2] for line in files[described].decode().splitlines() if line.startswith("Tag: "))
    files[f"{folder}/RECORD"] = _record(files, f"{folder}/RECORD").encode()
    return f"{folder.removesuffix('.dist-info')}-{tag}.whl", _zipped(files)


def built_wheel(checkout: str) -> tuple[str, bytes] | None:
    """Return a wheel that is built from a checkout of the generator; None where what builds it is not installed."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
        try:
            subprocess.run(command, cwd=checkout, check=True, capture_output=True)
            (wheel,) = Path(folder).glob("*.whl")
        except (OSError, subprocess.CalledProcessError, ValueError):
            return None
        return wheel.name, wheel.read_bytes()


def _record(files: dict[str, bytes], own: str) -> str:
    lines = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in sorted(files.items())]
    return "\n".join((*lines, f"{own},,", ""))


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(sha256(content).digest()).decode().rstrip("=")


def _zipped(files: dict[str, bytes]) -> bytes:
    """Return the files as a zip archive that is the same to the byte for the same files."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        # The metadata come last, as the form asks for.
        for name in sorted(files, key=lambda name: (".dist-info/" in name, name)):
            archive.writestr(ZipInfo(name), files[name], ZIP_DEFLATED)
    return packed.getvalue()
