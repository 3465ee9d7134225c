#!/usr/bin/env bash
# Tools that are no part of the program, in an environment of their own: `build.sh docs` builds the site, `build.sh audit` compares
# the pinned packages with the lists of known weaknesses.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=.venv-tools
packaging/setup.sh tools
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
