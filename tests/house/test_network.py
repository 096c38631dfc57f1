"""Nothing of Overload goes over a network, and no text is run as code."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "tracker").rglob("*.py"))
NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib", "urllib2", "ftplib", "smtplib", "poplib",
    "imaplib", "telnetlib", "xmlrpc", "requests", "httpx", "aiohttp", "websockets", "webbrowser",
    "multiprocessing",
}  # fmt: skip
RISKY = {"eval()", "exec()", "compile()", "pickle", "marshal", "shelve"}
ALLOWED = {("value.py", "exec()")}
"""Where ``Value`` makes its classes' ``__init__``."""
HARMLESS = {"urllib.parse"}
"""Quotes names; opens nothing."""

WATCHED = """
import sys
seen = []
calls = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
         "socket.sendto", "socket.sendmsg", "urllib.Request", "webbrowser.open", "ftplib.connect",
         "http.client.connect", "smtplib.connect", "os.system", "pickle.find_class")

def watch(event, arguments):
    if event in calls:
        seen.append((event, arguments))

sys.addaudithook(watch)
"""

COMMANDS = (
    WATCHED
    + """
from tracker.cli.root import run
db, file = sys.argv[1:3]
for line in (
    "log|goblet squat 3x12 @10kg good", "soreness|hamstrings=2", "next", "why|goblet-squat|--json",
    "history", "chart|load", "rules", "ladder|goblet-squat", "config", "finish",
    "undo", "redo", "simulate|--weeks|2", f"import|{file}|--unit|kg", "map", "catalog|check",
    "backup", "doctor", "info", "programs", "inventory",
):
    code = run(["--db", db, *line.split("|")])
    assert code == 0, (line, code)
import socket
try:
    socket.create_connection(("127.0.0.1", 9), 0.2)
except OSError:
    pass
print([event for event, _ in seen])
"""
)

APP = (
    WATCHED
    + """
import asyncio
from pathlib import Path
from textual import events
from tracker.logbook import Logbook
from tracker.tui.app import OverloadApp

async def main():
    app = OverloadApp(Logbook.open(Path(sys.argv[1])))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("enter", "enter", "w", "q", "h", "r", "t"):
            app.post_message(events.Key(key, "\\r" if key == "enter" else key))
        await pilot.pause()
        app._tick()
        await pilot.pause()

asyncio.run(main())
print(seen)
"""
)


def test_no_module_can_reach_a_network_or_runs_text_as_code() -> None:
    found: list[str] = []
    for path in MODULES:
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names = [f"{node.func.id}()"]
            for name in names:
                risky = name in RISKY or name.partition(".")[0] in NETWORK
                if risky and name not in HARMLESS and (path.name, name) not in ALLOWED:
                    found.append(f"{path.relative_to(ROOT)}: {name}")
        found += [
            f"{path.relative_to(ROOT)}: {name}"
            for name in ("shell=True", "os.system", "yaml.load")
            if name in text
        ]
    assert found == []


def watched(script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT, capture_output=True, text=True, env=dict(os.environ), timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_no_command_opens_a_connection(tmp_path: Path) -> None:
    file = ROOT / "tests/exchange/fixtures/strong_ios_2025_rest_wdf.csv"
    said = watched(COMMANDS, str(tmp_path / "log.db"), str(file))
    # The one that the script itself tries at the end is seen: the watch works.
    assert said == "['socket.getaddrinfo', 'socket.connect']"


def test_the_app_opens_no_connection(tmp_path: Path) -> None:
    assert watched(APP, str(tmp_path / "log.db")) == "[]"
