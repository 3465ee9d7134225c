#!/usr/bin/env bash
# Tools that are no part of the program, in an environment of their own: `build.sh docs` builds the site, `build.sh audit` compares
# the pinned packages with the lists of known weaknesses.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=.venv-tools
packaging/setup.sh tools
export NO_MKDOCS_2_WARNING=1

# The site of a configuration; what MkDocs says is shown where it fails. Never --quiet: that silences the warnings before --strict
# can count them, and a page with a broken link passes.
site() {
    local said
    said=$($venv/bin/mkdocs build --strict --config-file "$1" 2>&1) || { printf '%s\n' "$said" >&2; return 1; }
}

# A page with a link to nothing, under the same configuration: where that passes, nothing is checked.
prove_that_links_are_checked() {
    local made said
    made=$(mktemp -d)
    mkdir "$made/docs"
    echo '[a page that is not there](gone.md)' >"$made/docs/index.md"
    printf 'INHERIT: %s\ndocs_dir: docs\nsite_dir: site\nhooks: []\nnav: [{Start: index.md}]\n' "$PWD/packaging/site/mkdocs.yml" >"$made/mkdocs.yml"
    said=$(site "$made/mkdocs.yml" 2>&1) && said="a broken link passed"
    rm -r "$made"
    case $said in
        *gone.md*) ;;
        *) echo "neopain docs: links are not checked: $said" >&2; return 1 ;;
    esac
}

case ${1:?usage: build.sh docs|audit} in
    docs)
        prove_that_links_are_checked
        site packaging/site/mkdocs.yml
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
