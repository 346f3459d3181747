"""PostgreSQL refuses to run as root: chooses the way out that this machine allows.

Not root          run as we are.
Reachable folders become `nobody`, who then owns the data folder.
Otherwise         (a clone below a 0700 folder) a user namespace, in which root is not root.
Else              (namespaces forbidden) `nobody` again, on copies in a folder everyone can reach.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from viva.embedded.launch import dies_with_parent

NAMESPACE = ("unshare", "--user", "--map-user=65534", "--map-group=65534", "--")
COPIES = Path("/var/tmp")  # noqa: S108  survives a reboot, unlike /tmp; the copy is named after its source


@dataclass(frozen=True)
class PlainUser:
    """The user we are already."""

    def own(self, path: Path) -> None:
        pass

    def wrap(self, argv: tuple[str, ...], how: str) -> tuple[str, ...]:
        return dies_with_parent(argv, how)


@dataclass(frozen=True)
class Nobody:
    """Root that becomes an unprivileged account for this one program."""

    uid: int
    gid: int

    def own(self, path: Path) -> None:
        give(path, self.uid, self.gid)

    def wrap(self, argv: tuple[str, ...], how: str) -> tuple[str, ...]:
        identity = ("--reuid", str(self.uid), "--regid", str(self.gid), "--clear-groups")
        return ("setpriv", *identity, "--pdeathsig", how, "--", *argv)


@dataclass(frozen=True)
class Namespace:
    """Root inside a user namespace where it is mapped to an ordinary user; outside, root keeps the files."""

    def own(self, path: Path) -> None:
        give(path, os.getuid(), os.getgid())

    def wrap(self, argv: tuple[str, ...], how: str) -> tuple[str, ...]:
        return (*NAMESPACE, *dies_with_parent(argv, how))


Identity = PlainUser | Nobody | Namespace


@dataclass(frozen=True)
class Footing:
    """As whom to run, with which installation, on which data folder."""

    identity: Identity
    installation: Path
    data: Path


def find_footing(installation: Path, data: Path) -> Footing:
    """`installation` is the folder that holds all of the program's files, libraries beside it included."""
    if os.geteuid() != 0:
        return Footing(PlainUser(), installation, data)
    nobody = pwd.getpwnam("nobody")
    dropped = Nobody(nobody.pw_uid, nobody.pw_gid)
    if reachable_by_others(installation) and reachable_by_others(data.parent):
        return Footing(dropped, installation, data)
    if namespaces_allowed():
        return Footing(Namespace(), installation, data)
    return Footing(dropped, copied(installation), moved_out(data))


def reachable_by_others(folder: Path) -> bool:
    folder = folder.resolve()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    return all(path.stat().st_mode & 0o001 for path in (existing, *existing.parents))


def namespaces_allowed() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run((*NAMESPACE, "true"), capture_output=True, check=False).returncode == 0


def copied(installation: Path) -> Path:
    """A copy of the folder and of the libraries that a wheel keeps beside it (`<name>.libs`)."""
    home = own_place(installation)
    if not (home / "complete").exists():
        for source in (installation, installation.with_name(f"{installation.name}.libs")):
            if source.exists():
                shutil.copytree(source, home / source.name, symlinks=True, dirs_exist_ok=True)
        for folder, _, _ in os.walk(home):
            Path(folder).chmod(0o755)
        (home / "complete").touch()
    return home / installation.name


def moved_out(data: Path) -> Path:
    return own_place(data) / data.name


def own_place(path: Path) -> Path:
    """A folder named after this path; one that somebody else made before us is refused."""
    place = COPIES / f"viva-{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]}"
    place.mkdir(exist_ok=True, mode=0o755)
    if place.stat().st_uid != os.getuid():
        raise RuntimeError(f"{place} belongs to another user: remove it or set VIVA_DATA_DIR to an open folder")
    return place


def give(path: Path, uid: int, gid: int) -> None:
    """Makes the file, or the folder and all in it, this user's: an earlier start may have run as another."""
    if path.stat().st_uid == uid:
        return
    os.chown(path, uid, gid)
    for root, folders, files in os.walk(path):
        for name in (*folders, *files):
            os.lchown(Path(root, name), uid, gid)
