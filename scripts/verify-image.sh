#!/usr/bin/env bash
# Builds the image from the real Dockerfile and runs it, on a Debian machine without a Docker engine and without its registry.
#
#   sudo scripts/verify-image.sh [folder]
#
# Needs root, buildah and debootstrap (apt-get install buildah debootstrap), npm and a Debian mirror. In place of the base image
# stands a Debian made by debootstrap with Node and npm from npm's packages, under the name that the Dockerfile gives; every COPY,
# RUN and path of the Dockerfile is carried out. The image then runs as its user, with its entry point, on a root file system that
# is mounted read-only, with /tmp and /app/data alone writable. The folder, by default below /var/tmp, keeps the base for next time.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mkdir -p "${1:-/var/tmp/imdb-recommender-image}" && cd "${1:-/var/tmp/imdb-recommender-image}" && pwd)
base=$(sed -n 's/^ARG NODE_IMAGE=//p' Dockerfile)
major=$(sed -n 's#.*/node:\([0-9]*\)-.*#\1#p' <<<"$base")
suite=$(sed -n 's#.*/node:[0-9]*-\([a-z]*\)-slim#\1#p' <<<"$base")
image=localhost/imdb-recommender:verify
api=18000
web=18501
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot

say() { printf '\n== %s\n' "$*"; }

if ! buildah inspect --type image "$base" >/dev/null 2>&1; then
  say "$base: Debian $suite with Node $major of npm's packages"
  rm -rf "$work/root" "$work/node"
  debootstrap --variant=minbase --include=ca-certificates "$suite" "$work/root" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} >"$work/debootstrap.log"
  mkdir -p "$work/node" && echo '{"private": true}' >"$work/node/package.json"
  npm install --prefix "$work/node" --no-save "node@$major" npm@11
  install -m 755 "$work/node/node_modules/node/bin/node" "$work/root/usr/local/bin/node"
  mkdir -p "$work/root/usr/local/lib/node_modules"
  cp -a "$work/node/node_modules/npm" "$work/root/usr/local/lib/node_modules/npm"
  ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$work/root/usr/local/bin/npm"
  ln -sf ../lib/node_modules/npm/bin/npx-cli.js "$work/root/usr/local/bin/npx"
  chroot "$work/root" groupadd --gid 1000 node
  chroot "$work/root" useradd --uid 1000 --gid node --shell /bin/bash --create-home node
  container=$(buildah from scratch)
  buildah add --quiet "$container" "$work/root" /
  buildah config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --cmd node "$container"
  buildah commit --quiet --rm "$container" "$base"
fi

say 'the Dockerfile'
# How this machine reaches its package registry is its own affair: npm's global configuration and certificates come from outside.
outside=(--volume /etc/ssl/certs:/etc/ssl/certs:ro)
npmrc=$(npm config get globalconfig)
if [ -f "$npmrc" ]; then outside+=(--volume "$npmrc:/usr/local/etc/npmrc:ro"); fi
buildah build --format docker --pull-never --layers=false "${outside[@]}" \
  --build-arg REVISION="$(git rev-parse HEAD 2>/dev/null || echo unknown)" --tag "$image" .

say 'the image'
container=$(buildah from --pull-never "$image")
root=$(buildah mount "$container")
data=$work/data
server=
cleanup() {
  if [ -n "$server" ]; then kill -KILL "$server" 2>/dev/null || true; fi
  buildah unmount "$container" >/dev/null
  buildah rm "$container" >/dev/null
}
trap cleanup EXIT
config() { buildah inspect --type image --format "{{$1}}" "$image"; }
echo "user $(config .Docker.Config.User), entry $(config .Docker.Config.Entrypoint) $(config .Docker.Config.Cmd), volumes $(config .Docker.Config.Volumes)"
echo "health check $(config .Docker.Config.Healthcheck)"
echo "labels $(config .Docker.Config.Labels)"
echo "size of /app: $(du -sh "$root/app" | cut -f1); of the whole: $(du -sh "$root" | cut -f1)"
for unwanted in app/src app/web app/.git app/data/models app/node_modules/typescript app/node_modules/react app/node_modules/vitest; do
  if [ -e "$root/$unwanted" ]; then echo "$unwanted is in the image" && exit 1; fi
done
if find "$root/app" -user 1000 -not -path "$root/app/data" | grep -q .; then echo 'the program can change its own files' && exit 1; fi

mapfile -t environment < <(buildah inspect --type image --format '{{range .Docker.Config.Env}}{{println .}}{{end}}' "$image" | sed '/^$/d')
environment+=("IMDB_RECOMMENDER_SERVER_PORT=$api" "IMDB_RECOMMENDER_WEB_PORT=$web")

# Runs a command of the image: its environment and user, a read-only root, no capabilities; the command is process 1.
inside() {
  # shellcheck disable=SC2016
  exec unshare --mount --pid --fork --kill-child bash -euc '
    root=$1 data=$2; shift 2
    mount --bind "$root" "$root"
    cd "$root"
    mount --bind "$data" app/data
    mount -t proc proc proc
    mount --rbind /dev dev
    mount -t tmpfs tmpfs tmp
    mount -o remount,bind,ro "$root"
    exec chroot "$root" setpriv --reuid 1000 --regid 1000 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all env -i "$@"
  ' inside "$root" "$data" "${environment[@]}" env --chdir=/app "$@"
}
main=(node dist/cli/main.js)
health() { (inside node health-check.mjs "$@"); }

rm -rf "$data"
install -d -o 1000 -g 1000 "$data"
# The last two belong to the user or to everybody: only the mount forbids them.
# shellcheck disable=SC2016
(inside sh -c 'id -u; node --version; for place in /app /app/dist /etc /home/node /var/tmp; do if touch $place/written 2>/dev/null; then echo "$place can be written to"; exit 1; fi; done; touch /tmp/written data/written')
rm "$data/written"

say 'start, as docker run does it'
if health 2>"$work/health.log"; then echo 'healthy before it runs' && exit 1; else cat "$work/health.log"; fi
(environment+=(IMDB_SOURCE=http://127.0.0.1:9); inside "${main[@]}" start) >"$work/start.log" 2>&1 &
server=$!
for _ in $(seq 120); do if health 2>/dev/null; then break; fi; sleep 0.5; done
health && health "http://127.0.0.1:$web/" && health "http://127.0.0.1:$web/api/health/ready" && echo 'healthy: the API, the web app, and the way from one to the other'
ask() { (inside node -e 'fetch(process.argv[1]).then((r) => r.text()).then((t) => console.log(t.slice(0, 200)))' "$1"); }
ask "http://127.0.0.1:$api/health"
ask "http://127.0.0.1:$web/"
ask "http://127.0.0.1:$api/metrics" | head -1

say 'SIGTERM'
program=$(pgrep -P "$server")
kill -TERM "$program"
code=0 && wait "$server" || code=$?
server=
tail -2 "$work/start.log"
if [ "$code" != 0 ]; then echo "exit code $code" && exit 1; fi
if health 2>/dev/null; then echo 'healthy after it ended' && exit 1; fi

say 'the commands of the other services'
(inside "${main[@]}" train --source demo --include-principals) | tail -3
(inside "${main[@]}" recommend inception --top-k 2)
(inside "${main[@]}" web --api-url http://127.0.0.1:9) >"$work/web.log" 2>&1 &
server=$!
for _ in $(seq 60); do if health "http://127.0.0.1:$web/" 2>/dev/null; then break; fi; sleep 0.5; done
health "http://127.0.0.1:$web/" && echo 'the web app alone is healthy'
kill -TERM "$(pgrep -P "$server")"
code=0 && wait "$server" || code=$?
server=
if [ "$code" != 0 ]; then echo "exit code $code" && exit 1; fi
ls -ln "$data"
say "verified: $image"
