#!/usr/bin/env bash
# Puts midas and the libraries that it links on a runner: Debian or Ubuntu.
#
# MIDAS_URL says where your team keeps the binary that `swift build -c release --static-swift-stdlib` made,
# MIDAS_SHA256 which one it is. Nothing runs that has another checksum.
set -euo pipefail

folder=${1:-$HOME/.local/bin}
mkdir -p "$folder"
curl --fail --silent --show-error --location --retry 3 --output "$folder/midas" "$MIDAS_URL"
echo "$MIDAS_SHA256  $folder/midas" | sha256sum --check --quiet
chmod +x "$folder/midas"

root=()
[ "$(id -u)" -eq 0 ] || root=(sudo)
"${root[@]}" apt-get update -qq
"${root[@]}" apt-get install -qq -y --no-install-recommends libyaml-0-2 libsqlite3-0 libcdb1 libpq5 jq >/dev/null
if [ -n "${GITHUB_PATH:-}" ]; then echo "$folder" >>"$GITHUB_PATH"; fi
