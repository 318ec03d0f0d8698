#!/usr/bin/env python3
"""Times Cebra on a synthetic catalogue and, if Hugo is installed, Hugo on the equivalent site; prints tables.

    benches/table.py [--n 1000] [--runs 3] [--hugo PATH] [--grow 10]

Builds: a full build, a build with unchanged inputs, and `cp -r` of the result as a lower bound for writing the files.
Saves: the time from saving a practice until `cebra serve` (and `hugo server`) serves the new page, and until it serves the
first page of a list that shows it. --grow also builds a catalogue that many times as large.

Commands run alternately, so that other load on the machine affects all of them equally. Figures are medians; compare them
as ratios within one table.
"""
import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def measured(command):
    """Runs a command; returns wall time and CPU time in seconds and peak memory in MiB."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}\n{said.decode()[-2000:]}")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def corpus(folder, n):
    subprocess.run([sys.executable, ROOT / "benches/corpus.py", folder, "--n", str(n)], check=True)


def extras(scratch, made):
    """Switches posters and data on or off. Hugo's site has neither, so the comparison is made without them."""
    file = scratch / "cebra/content/catalogue.yaml"
    text = re.sub(r"(?m)^(posters|data): .*\n", "", file.read_text(encoding="utf-8"))
    file.write_text(text + ("" if made else "posters: no\ndata: no\n"), encoding="utf-8")


def builds(scratch, options, cebra):
    """For each command the medians of wall time, CPU time and peak memory."""
    rows = {}
    for run in range(options.runs):
        extras(scratch, False)
        out = scratch / f"cebra-out-{run}"
        build = [cebra, "--root", scratch / "cebra", "build", "--out", out]
        commands = [("Cebra, whole", build), ("Cebra, nothing changed", build),
                    ("`cp -r` of it", ["cp", "-r", out, scratch / f"copy-{run}"])]
        if options.hugo:
            commands.append(("Hugo, whole", [options.hugo, "--quiet", "-s", scratch / "hugo", "-d", scratch / f"hugo-out-{run}"]))
        for name, command in commands:
            rows.setdefault(name, []).append(measured(command))
        extras(scratch, True)
        build = [cebra, "--root", scratch / "cebra", "build", "--out", scratch / f"posters-{run}"]
        rows.setdefault("Cebra, whole, with a poster and data of each record", []).append(measured(build))
    return {name: [statistics.median(column) for column in zip(*runs)] for name, runs in rows.items()}


def size(folder):
    """Number of files and size in MB of a folder."""
    sizes = [os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names]
    return len(sizes), sum(sizes) / 1e6


class Server:
    """A running `cebra serve` or `hugo server`."""

    def __init__(self, command, port):
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.port = port

    def __enter__(self):
        self.wait_for("/", "<html")
        return self

    def get(self, path):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        except OSError:
            return ""

    def wait_for(self, path, mark, patience=300):
        started = time.monotonic()
        while mark not in self.get(path):
            if time.monotonic() - started > patience:
                sys.exit(f"{path} never showed {mark}")
            time.sleep(0.001)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def saves(server, file, page, listing, title, times):
    """Median seconds from a save until the page shows it, and until the list does."""
    taken = []
    text = file.read_text(encoding="utf-8")
    for run in range(times):
        mark = f"0marca{run}"  # sorts before all letters, so the practice is on the first page of its list
        started = time.monotonic()
        file.write_text(re.sub(title, rf"\g<1>{mark} ", text, count=1), encoding="utf-8")
        server.wait_for(page, mark)
        one = time.monotonic() - started
        server.wait_for(listing, mark)
        taken.append((one, time.monotonic() - started))
        time.sleep(0.7)
    file.write_text(text, encoding="utf-8")
    return [statistics.median(column) for column in zip(*taken)]


def serving(scratch, options, cebra):
    rows = {}
    file = scratch / "cebra/content/practicas/practica-00100.md"
    pages = ("/practicas/practica-00100.html", "/practicas/index.html")
    with Server([cebra, "--root", scratch / "cebra", "serve", "--port", "8941"], 8941) as server:
        rows["`cebra serve`"] = saves(server, file, *pages, r'(title: ")', 9)
    if options.hugo:
        file = scratch / "hugo/content/practicas/practica-00100.md"
        command = [options.hugo, "server", "-s", scratch / "hugo", "--port", "8951", "--bind", "127.0.0.1", "--disableFastRender"]
        pages = ("/practicas/practica-00100/", "/practicas/")
        with Server(command, 8951) as server:
            rows["`hugo server --disableFastRender`"] = saves(server, file, *pages, r'(title: ")', 5)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    parser.add_argument("--grow", type=int, default=0)
    options = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    cebra = ROOT / "target/release/cebra"
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        corpus(scratch, options.n)
        medians = builds(scratch, options, cebra)
        files, megabytes = size(scratch / "cebra-out-0")
        print(f"N = {options.n}, {options.runs} runs: {files} files, {megabytes:.0f} MB", end="")
        print("; Hugo {} files, {:.0f} MB\n".format(*size(scratch / "hugo-out-0")) if options.hugo else "\n")
        print("| build | wall s | CPU s | peak MiB | wall | CPU |\n| --- | ---: | ---: | ---: | ---: | ---: |")
        whole = medians["Cebra, whole"]
        for name, (wall, cpu, memory) in medians.items():
            print(f"| {name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {wall / whole[0]:.2f} | {cpu / whole[1]:.2f} |")
        print("\n| from a save to | the page, s | a list, s |\n| --- | ---: | ---: |")
        for name, (page, listing) in serving(scratch, options, cebra).items():
            print(f"| {name} | {page:.3f} | {listing:.3f} |")
    if options.grow:
        with tempfile.TemporaryDirectory() as scratch:
            scratch = Path(scratch)
            corpus(scratch, options.n * options.grow)
            extras(scratch, False)
            wall, cpu, memory = measured([cebra, "--root", scratch / "cebra", "build", "--out", scratch / "out"])
            print(f"\nN = {options.n * options.grow}: wall {wall:.1f} s ({wall / whole[0]:.1f} ×), "
                  f"CPU {cpu:.1f} s ({cpu / whole[1]:.1f} ×), {memory:.0f} MiB ({memory / whole[2]:.1f} ×)")


if __name__ == "__main__":
    main()
