# What every script here starts from: `source script/lib.sh`, from the checkout's root.
#
# Everything it makes lives in .cache/; deleting that folder undoes it all. Where there is nothing
# to do it is quick and says nothing.
# shellcheck shell=bash
set -euo pipefail

cache=$PWD/.cache
mkdir -p "$cache"

export UV_CACHE_DIR=$cache/uv-cache
export UV_PYTHON_INSTALL_DIR=$cache/uv-python
export UV_TOOL_DIR=$cache/uv-tools
export UV_NO_PROGRESS=1
# Behind a proxy only the system knows whom to trust. (The second is the name in an older uv.)
export UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1
# Some machines switch compiled files off; Home Assistant starts faster with them.
unset PYTHONDONTWRITEBYTECODE

say() { echo "setup: $*" >&2; }

give_up() {
  say "$*"
  exit 1
}

may_install() { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; }

install_package() {
  say "installing the system package $1"
  local apt_get=(env DEBIAN_FRONTEND=noninteractive apt-get -qq)
  # The lists may be absent or out of date: a fresh machine has none.
  "${apt_get[@]}" install -y --no-install-recommends "$1" >/dev/null 2>&1 ||
    { "${apt_get[@]}" update && "${apt_get[@]}" install -y --no-install-recommends "$1"; } >/dev/null
}

# The command $1 from the system package $2: found, installed where we may, or asked for.
need() {
  command -v "$1" >/dev/null || { may_install && install_package "$2"; } ||
    give_up "$1 is missing: install it (on Debian and Ubuntu the package $2) and run this again"
}

need_uv() {
  UV=$(command -v uv || echo "$cache/uv/bin/uv")
  export UV
  [[ -x $UV ]] && return
  say "installing uv into .cache/"
  # A Debian without python3-venv still has pip, or the other way round.
  { python3 -m venv "$cache/uv" && "$cache/uv/bin/pip" install --quiet uv; } >&2 ||
    python3 -m pip install --quiet --target "$cache/uv" uv >&2 ||
    give_up "uv is missing and could not be installed: see its web site and run this again"
}

# The virtual environment .cache/venv-$1 with what requirements/$1.txt pins.
need_venv() {
  local venv=$cache/venv-$1 requirements=requirements/$1.txt stamp python
  stamp=$(cksum <"$requirements")
  if [[ $(cat "$venv/stamp" 2>/dev/null) == "$stamp" ]] && "$venv/bin/python" -c '' 2>/dev/null; then
    return
  fi
  # Two scripts started at the same time must not fill the same environment.
  if [[ -z ${locked:-} ]] && command -v flock >/dev/null; then
    exec 9>"$cache/lock"
    flock 9
    locked=yes
    need_venv "$1"
    return
  fi
  need_uv
  need c++ g++ # a few of Home Assistant's requirements come as source only
  if ! "$venv/bin/python" -c '' 2>/dev/null; then
    python=$(script/python314)
    say "making .cache/venv-$1"
    rm -rf "$venv"
    "$UV" venv --quiet --python "$python" "$venv"
  fi
  say "installing $requirements"
  # An interpreter that is not the system's has its headers elsewhere, too.
  CPATH=$(dirname "$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("include"))')") \
    "$UV" pip sync --quiet --python "$venv/bin/python" --require-hashes "$requirements"
  if [[ $1 == ha ]]; then add_libraries "$venv"; fi
  echo "$stamp" >"$venv/stamp"
}

# What Home Assistant looks for outside Python and complains about in its log.
add_libraries() {
  # Found when .cache/venv-ha/bin is on the PATH.
  ln -sf "$("$1/bin/python" -c 'import imageio_ffmpeg as f; print(f.get_ffmpeg_exe())')" \
    "$1/bin/ffmpeg"
  "$1/bin/python" -c 'from turbojpeg import TurboJPEG; TurboJPEG()' 2>/dev/null ||
    { may_install && install_package libturbojpeg0; } ||
    say "libturbojpeg is missing; Home Assistant logs that, all else works"
}

need_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
    command -v google-chrome >/dev/null || need chromium chromium
}

# What frontend/package.json pins, exactly: there is no lock file.
need_frontend() {
  need node nodejs
  local stamp
  stamp=$(cksum <frontend/package.json)
  [[ $(cat frontend/node_modules/.stamp 2>/dev/null) == "$stamp" ]] && return
  need npm npm
  say "installing what frontend/package.json names"
  (cd frontend && npm install --silent --ignore-scripts) || give_up "npm could not install frontend/package.json"
  echo "$stamp" >frontend/node_modules/.stamp
}
