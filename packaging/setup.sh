#!/usr/bin/env bash
# Makes .venv (.venv-headless, .venv-cluster, .venv-tools, .venv-package) with pinned, hash-checked packages. Usage: packaging/setup.sh PROFILE,
# which is monitor, test, browser, train, headless, cluster, package (what the installer is made of) or tools (those that build documents and audit packages, without the program).
# A second run sees that nothing changed and ends at once. `packaging/setup.sh system` installs the system's packages alone.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${1:?usage: packaging/setup.sh monitor|test|browser|train|headless|cluster|tools|package|system}
fail() { printf 'neopain set-up: %s\n' "$*" >&2; exit 2; }

case $profile in
    monitor) locks="monitor.txt" ;;
    test | browser) locks="test.txt meshes.txt" ;;
    train) locks="test.txt train.txt meshes.txt" ;;
    headless) locks="headless-test.txt meshes.txt" ;;
    cluster) locks="cluster.txt meshes.txt" ;;
    tools) locks="tools.txt" ;;
    package) locks="package.txt appimage.txt" ;;
    system) locks= ;;
    *) fail "unknown profile '$profile': use monitor, test, browser, train, headless, cluster, tools, package or system" ;;
esac
# The last two are without Qt, and apart, so that they show what runs without it and nothing else is moved by Ray.
case $profile in
    headless | cluster | tools | package) venv=.venv-$profile ;;
    *) venv=.venv ;;
esac
requirements=packaging/requirements

# One stamp a profile: the hash of what it was made from. A larger profile contains the smaller ones.
wanted=$(cd $requirements && cat uv.txt $locks ../../pyproject.toml ../setup.sh | sha256sum | cut -c1-16)
stamp=$venv/.set-up-$profile
# The scripts of a virtual environment hold its absolute path: one that was moved starts the wrong Python, or none.
if [ -e $venv/pyvenv.cfg ] && ! { [ -x $venv/bin/python ] && grep -qF "$(pwd -P)/$venv" $venv/pyvenv.cfg; }; then
    fail "$venv was made in another folder or by a Python that is gone; remove it (rm -r $venv) and run again"
fi
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then exit 0; fi

python=
for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || fail "Python 3.11, 3.12 or 3.13 is needed; install it (Debian, Ubuntu: apt install python3 python3-venv) or set PYTHON"

# Debian packages that a program may need, found by what they bring.
missing=()
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing+=("$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')")
# pyEDFlib has wheels for every processor and Python of ours but this one, and is compiled; those that build documents do without it.
if [ "$profile" != tools ] && [ "$("$python" -c 'import platform; print(platform.python_version()[:4], platform.machine())')" = "3.13 x86_64" ]; then
    command -v gcc >/dev/null && "$python" -c 'import sysconfig; open(sysconfig.get_path("include") + "/Python.h").close()' 2>/dev/null ||
        missing+=(gcc libc6-dev python3-dev)
fi
# The installer holds libraries that are made here, and tests make them as well: nm is in binutils.
case $profile in
    package | test | browser | train | system)
        { command -v gcc && command -v nm; } >/dev/null || missing+=(gcc binutils libc6-dev)
        ;;
esac
# Packs the AppImage.
[ "$profile" != package ] || command -v mksquashfs >/dev/null || missing+=(squashfs-tools)
if [ "$venv" = .venv ] || [ "$profile" = package ]; then
    while read -r library package; do
        "$python" -c "import ctypes; ctypes.CDLL('$library')" 2>/dev/null || missing+=("$package")
    done <<'LIBRARIES'
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libX11-xcb.so.1 libx11-xcb1
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
LIBRARIES
    # Without one of these the text is drawn in a monospaced font, or in boxes.
    find /usr/share/fonts -name 'DejaVuSans.ttf' -o -name 'NotoSans-*' -o -name 'Inter*' -o -name 'Cantarell*' 2>/dev/null |
        grep -q . || missing+=(fonts-dejavu-core)
fi
# Tests watch every connection and every file of the program with it.
case $profile in monitor | tools | package) untested=true ;; *) untested=false ;; esac
$untested || command -v strace >/dev/null || missing+=(strace)
# Tests of the live monitor start a bus of their own with it.
$untested || [ "$profile" = headless ] || command -v dbus-daemon >/dev/null || missing+=(dbus)
# Tests of the ward start a broker of their own with it; Debian puts it where only administrators look.
$untested || [ "$profile" = cluster ] || [ -x /usr/sbin/mosquitto ] || command -v mosquitto >/dev/null || missing+=(mosquitto)
# The tests of the ward's page drive a real browser.
[ "$profile" != browser ] || { command -v chromium && command -v chromedriver; } >/dev/null || missing+=(chromium chromium-driver)
if [ ${#missing[@]} -gt 0 ]; then
    install="apt-get install -y --no-install-recommends ${missing[*]}"
    # The system installs its own updates at such times too.
    at_once="-qq -o DPkg::Lock::Timeout=600"
    if ! command -v apt-get >/dev/null; then
        fail "these system packages are missing (Debian names): ${missing[*]}; install them and run again"
    elif [ "$(id -u)" = 0 ]; then
        echo "neopain set-up: installing ${missing[*]}"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive $install $at_once >/dev/null; } || fail "could not install; run: apt-get update && $install"
    elif ! command -v sudo >/dev/null; then
        fail "system packages are missing; run as root: apt-get update && $install"
    elif sudo -n true 2>/dev/null; then
        echo "neopain set-up: installing ${missing[*]}"
        { sudo -n apt-get update -qq && sudo -n DEBIAN_FRONTEND=noninteractive $install $at_once >/dev/null; } || fail "could not install; run: sudo apt-get update && sudo $install"
    else
        fail "system packages are missing; run: sudo apt-get update && sudo $install"
    fi
fi

[ "$profile" != system ] || exit 0

echo "neopain set-up: virtual environment $venv with pinned packages (about 1 GB, once)"
[ -x $venv/bin/python ] || "$python" -m venv $venv
pip="$venv/bin/python -m pip install --quiet --disable-pip-version-check"
# uv fetches and unpacks many packages at once, and links to what another environment has already. It takes them from where pip is
# set to take them, and believes the certificates of the system.
$pip --require-hashes -r $requirements/uv.txt
index=${PIP_INDEX_URL:-$($venv/bin/python -m pip config get global.index-url 2>/dev/null || true)}
[ -z "$index" ] || export UV_DEFAULT_INDEX=$index
export UV_HTTP_TIMEOUT=${UV_HTTP_TIMEOUT:-180}
uv="$venv/bin/uv pip install --quiet --no-config --system-certs --python $venv/bin/python"

for lock in $locks; do
    case $lock in
        train.txt) # torch: pip picks the build for this machine, so no hash
            $pip --no-compile -r $requirements/$lock
            $venv/bin/python -c 'import torch' # compiles what that imports once, not in each process of the tests
            ;;
        meshes.txt | appimage.txt) $uv --require-hashes --no-deps -r $requirements/$lock ;;
        *) $uv --require-hashes -r $requirements/$lock ;;
    esac
done
# The installer is made from a wheel, as it is published.
[ "$profile" = tools ] || [ "$profile" = package ] || $uv --no-build-isolation --no-deps --editable .
# Compiled now: programs that tests start and watch write no compiled files, and would compile everything at each start, and
# processes that begin at once would each do it: Ray's then take so long that they give themselves up. What those never import is as
# much again; it is compiled when it is first used, as is everything in the other environments.
seldom='/tests?/|/(fhir|hl7apy|mypy|mypyc|networkx|pip|selenium|setuptools|sympy|torch)/'
if [ $venv = .venv ] || [ "$profile" = cluster ]; then
    # A file that cannot be compiled is a package's example or template.
    $venv/bin/python -m compileall -qq -j 0 -x "$seldom" app "$($venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" || true
fi
echo "$wanted" >"$stamp"
