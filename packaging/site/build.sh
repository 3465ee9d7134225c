#!/usr/bin/env bash
# Tools that are no part of the program, in an environment of their own: `build.sh docs` builds the site, `build.sh audit` compares
# the pinned packages with the lists of known weaknesses.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=.venv-tools
lock=packaging/requirements/tools.txt
wanted=$(sha256sum $lock | cut -c1-16)
if [ "$(cat $venv/.set-up 2>/dev/null)" != "$wanted" ]; then
    packaging/setup.sh system
    for python in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do command -v "$python" >/dev/null && break; done
    [ -x $venv/bin/python ] || "$python" -m venv $venv
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $lock
    echo "$wanted" >$venv/.set-up
fi
case ${1:?usage: build.sh docs|audit} in
    docs)
        NO_MKDOCS_2_WARNING=1 $venv/bin/mkdocs build --quiet --strict --config-file packaging/site/mkdocs.yml
        # A browser must not ask anybody else for anything.
        if grep -rhoE '<(script|link|img|iframe)[^>]+(src|href)="?(https?:)?//[^" >]+' build/site --include='*.html' | grep -v 'rel="canonical"'; then
            echo "neopain docs: the pages above load something from elsewhere" >&2
            exit 1
        fi
        echo "build/site/index.html"
        ;;
    audit)
        exec $venv/bin/python packaging/site/audit.py
        ;;
    *) echo "neopain: unknown: $1" >&2; exit 2 ;;
esac
