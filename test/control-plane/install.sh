#!/usr/bin/env bash
# Builds a real Kubernetes control plane from the pinned Go modules beside this file, once, into a cache outside the repository.
# Standard output: the one line to give KUBEBUILDER_ASSETS. Progress: standard error. Needs go >= 1.26 and flock.
# About ten minutes on two processors the first time, and 600 MB; at once afterwards.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ -x /usr/local/go/bin/go ] && PATH="$PATH:/usr/local/go/bin"
command -v go >/dev/null || { echo 'go is not there: the control plane of the tests is built with Go 1.26 (https://go.dev/dl)' >&2; exit 1; }
modules=(etcd kubernetes kwok metrics-server)
sum=$(cd "$here/modules" && cat ./*/go.mod ./*/go.sum ./*/*.go | sha256sum | cut -c1-12)
root=${QUARTERDECK_CONTROL_PLANE:-${XDG_CACHE_HOME:-$HOME/.cache}/quarterdeck-control-plane}/$sum
bin=$root/bin
mkdir -p "$bin"
# Two at once wait for each other, and the second finds all of it done.
exec 9>"$root/lock"
flock 9

# `go install` refuses k8s.io/kubernetes for its replace directives: a module of our own replaces its staging modules by their releases.
kubernetes=$(sed -n 's#^\(require \|\t\)k8s.io/kubernetes \(v[0-9.]*\).*#\2#p' "$here/modules/kubernetes/go.mod" | head -1)

for module in "${modules[@]}"; do
  [ -e "$root/$module.done" ] && continue
  echo "building $module" >&2
  work=$root/src/$module
  rm -rf "$work" && mkdir -p "$work" && cp "$here/modules/$module/"* "$work/"
  flags='-s -w'
  if [ "$module" = kubernetes ]; then
    # Without these its clients see a server of version v0.0.0.
    package=k8s.io/component-base/version
    minor=$(echo "$kubernetes" | cut -d. -f2)
    flags="$flags -X $package.gitVersion=$kubernetes -X $package.gitMajor=1 -X $package.gitMinor=$minor"
  fi
  mapfile -t packages < <(cd "$work" && sed -n '/^tool (/,/^)/{s/^\t//p}; s/^tool \([^(]\)/\1/p' go.mod)
  [ ${#packages[@]} -gt 0 ] || packages=(.)
  (
    cd "$work"
    export CGO_ENABLED=0 GOFLAGS=-mod=readonly GOCACHE="$root/go-build"
    go build -trimpath -buildvcs=false -ldflags "$flags" -o "$bin/" "${packages[@]}" >&2
    if [ "$module" = kwok ]; then
      source=$(go list -m -f '{{.Dir}}' sigs.k8s.io/kwok)/kustomize
      mkdir -p "$bin/kwok-stages"
      cp "$source"/stage/pod/fast/pod-*.yaml "$source"/stage/node/fast/node-initialize.yaml \
        "$source"/stage/node/heartbeat-with-lease/node-heartbeat-with-lease.yaml "$source"/metrics/resource/metrics-resource.yaml "$bin/kwok-stages/"
      chmod -R u+w "$bin/kwok-stages"
    fi
  )
  touch "$root/$module.done"
done
rm -rf "$root/go-build" "$root/src"
echo "$bin"
