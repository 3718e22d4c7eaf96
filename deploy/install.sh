#!/bin/sh
# Installs the workbook to be hosted, into the folder above this one. Parts: packages, workbook, proxy; without an argument, all of them.
# Every package is checked against its hash. Run as the user who shall own the folder, for a machine that is root; its users only read it.
set -eu
cd "$(dirname "$0")/.."
umask 022

packages() {
    "${PYTHON:-python3}" -m venv .venv
    .venv/bin/python -m pip install --no-cache-dir --compile --progress-bar off --disable-pip-version-check \
        --no-deps --require-hashes --only-binary :all: -r requirements.lock -r deploy/requirements-hub.lock
}

workbook() {
    .venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation -e .
    .venv/bin/python -m workbook prepare
    .venv/bin/python -m compileall -q vbc workbook widgets exercises
    if [ -d solutions ]; then .venv/bin/python -m compileall -q solutions; fi # a class bundle with later feedback has none
}

proxy() { # what stands in front of JupyterHub; a container of a single user needs none
    npm ci --prefix deploy --omit=dev --no-audit --no-fund
}

if [ $# -eq 0 ]; then set -- packages workbook proxy; fi
for part in "$@"; do
    case $part in
    packages | workbook | proxy) "$part" ;;
    *) echo "There is no part $part: packages, workbook, proxy." >&2 && exit 2 ;;
    esac
done
