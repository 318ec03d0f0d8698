#!/usr/bin/env python3
"""Times Cebra on a synthetic catalogue, beside Hugo on the equivalent site where Hugo is at hand, and prints a table.

    benches/table.py [--n 1000] [--runs 3] [--hugo PATH]

Commands run in turn, so that whatever else the machine does hits all alike; figures are medians. Compare them as ratios within one table.
`cp -r` of Cebra's own output is the floor: it writes the same files and does nothing else.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def measured(command):
    """Wall seconds, CPU seconds and peak memory in MiB of a command."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    options = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    cebra = ROOT / "target/release/cebra"
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        subprocess.run([sys.executable, ROOT / "benches/corpus.py", scratch, "--n", str(options.n)], check=True)
        rows = {}
        for run in range(options.runs):
            out = scratch / f"cebra-out-{run}"
            build = [cebra, "--root", scratch / "cebra", "build", "--out", out]
            commands = [("cebra, all", build), ("cebra, nothing changed", build), ("cp -r", ["cp", "-r", out, scratch / f"copy-{run}"])]
            if options.hugo:
                commands.append(("hugo", [options.hugo, "--quiet", "-s", scratch / "hugo", "-d", scratch / f"hugo-out-{run}"]))
            for name, command in commands:
                rows.setdefault(name, []).append(measured(command))
        files = sum(len(names) for _, _, names in os.walk(scratch / "cebra-out-0"))
        print(f"N = {options.n}: {files} files, {options.runs} runs\n")
        print("| command | wall s | CPU s | peak MiB | CPU, of a whole build |\n| --- | ---: | ---: | ---: | ---: |")
        medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in rows.items()}
        for name, (wall, cpu, memory) in medians.items():
            print(f"| {name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {cpu / medians['cebra, all'][1]:.2f} |")


if __name__ == "__main__":
    main()
