"""The processes of a throw-away Elasticsearch: nodes of an unpacked server, or one container."""

import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from types import TracebackType

IMAGE = "elasticsearch:8.19.3"
HEAP = "-Xms512m -Xmx512m"
PLAIN = {
    "network.host": "127.0.0.1",
    "xpack.security.enabled": "false",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
}


def free_ports(number: int) -> list[int]:
    """So many ports that nobody listens at."""
    probes = [socket.socket() for _ in range(number)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


class Nodes:
    """Nodes of one cluster, each with configuration, data and logs of its own below a folder.

    `extra` are further settings, `files` further files of the configuration folder by name.
    """

    def __init__(
        self,
        home: Path,
        java: Path,
        folder: Path,
        number: int = 1,
        port: int = 0,
        extra: dict[str, str] | None = None,
        files: dict[str, str] | None = None,
    ) -> None:
        ports = free_ports(2 * number)
        self.http, self.transport = ports[:number], ports[number:]
        if port:
            self.http = list(range(port, port + number))
        self.home, self.java, self.folder = home, java, folder
        self.extra, self.files = extra or {}, files or {}
        self.user = "nobody" if os.geteuid() == 0 else None
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> list[str]:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if self.user and not self._can_read(self.home):
            self.folder = Path(subprocess.check_output(["mktemp", "-d"], text=True).strip())
            self.folder.chmod(0o755)
            shutil.copytree(self.home, self.folder / "server")
            self.home = self.folder / "server"
        for place in range(len(self.http)):
            self.processes.append(self.start(place))
        return [f"http://127.0.0.1:{port}" for port in self.http]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def alive(self) -> bool:
        """Whether every node runs."""
        return all(process.poll() is None for process in self.processes)

    def start(self, place: int) -> subprocess.Popen[bytes]:
        """Start the node at that place, with whatever data it has."""
        folder = self.folder / f"node{place}"
        if not folder.exists():
            self._configure(place, folder)
        environment = {
            "PATH": os.environ["PATH"],
            "ES_JAVA_HOME": str(self.java),
            "ES_PATH_CONF": str(folder / "config"),
            "ES_JAVA_OPTS": f"{HEAP} -Xlog:disable -Xlog:all=warning:stderr",
            "ES_TMPDIR": str(folder / "tmp"),
            "CLI_NAME": "server",
            "CLI_LIBS": "lib/tools/server-cli",
        }
        with (folder / "out").open("ab") as out:
            return subprocess.Popen(
                ["bash", str(self.home / "bin" / "elasticsearch-cli")],
                cwd=folder / "tmp",
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                user=self.user,
                group="nogroup" if self.user else None,
                extra_groups=[] if self.user else None,
            )

    def _configure(self, place: int, folder: Path) -> None:
        shutil.copytree(self.home / "config", folder / "config")
        for name in ("data", "logs", "tmp"):
            (folder / name).mkdir()
        settings = {
            **PLAIN,
            "cluster.name": "hub",
            "node.name": f"node{place}",
            "path.data": str(folder / "data"),
            "path.logs": str(folder / "logs"),
            "http.port": str(self.http[place]),
            "transport.port": str(self.transport[place]),
        }
        if len(self.http) == 1:
            settings["discovery.type"] = "single-node"
        else:
            seeds = [f'"127.0.0.1:{port}"' for port in self.transport]
            settings["discovery.seed_hosts"] = f"[{', '.join(seeds)}]"
            names = [f'"node{number}"' for number in range(len(self.http))]
            settings["cluster.initial_master_nodes"] = f"[{', '.join(names)}]"
        lines = [f"{name}: {value}" for name, value in {**settings, **self.extra}.items()]
        (folder / "config" / "elasticsearch.yml").write_text("\n".join(lines) + "\n")
        for name, text in self.files.items():
            (folder / "config" / name).write_text(text)
        if self.user:
            for path in (folder, *folder.rglob("*")):
                shutil.chown(path, self.user, "nogroup")

    def _can_read(self, path: Path) -> bool:
        asked = subprocess.run(
            ["test", "-r", str(path / "config"), "-a", "-x", str(self.folder)], user=self.user, check=False
        )
        return asked.returncode == 0


class Containers:
    """Nodes of one cluster in containers that find one another by name; gone when it ends.

    `engine` is the command of the engine for containers.
    """

    def __init__(self, engine: str, number: int = 1, port: int = 0) -> None:
        self.engine = engine
        self.ports = list(range(port, port + number)) if port else free_ports(number)
        self.network = f"hub-elasticsearch-{self.ports[0]}"
        self.names = [f"{self.network}-{place}" for place in range(number)]
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> list[str]:
        self.do("network", "create", self.network)
        for name, port in zip(self.names, self.ports, strict=True):
            command = [self.engine, "run", "--rm", "--name", name, "--network", self.network]
            command += ["-p", f"127.0.0.1:{port}:9200", *self.options(name), IMAGE]
            self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL))
        return [f"http://127.0.0.1:{port}" for port in self.ports]

    def options(self, name: str) -> list[str]:
        """What the server is told, as the image takes it."""
        settings = {**PLAIN, "network.host": "0.0.0.0", "cluster.name": "hub", "node.name": name}
        if len(self.names) == 1:
            settings["discovery.type"] = "single-node"
        else:
            settings["discovery.seed_hosts"] = settings["cluster.initial_master_nodes"] = ",".join(self.names)
        settings["ES_JAVA_OPTS"] = HEAP
        return [part for key, value in settings.items() for part in ("-e", f"{key}={value}")]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.do("rm", "--force", "--volumes", *self.names)
        for process in self.processes:
            process.wait(60)
        self.do("network", "rm", self.network)

    def do(self, *arguments: str) -> None:
        """One command of the engine, its words in the log."""
        subprocess.run([self.engine, *arguments], check=False, timeout=120)

    def alive(self) -> bool:
        """Whether all run."""
        return all(process.poll() is None for process in self.processes)
