#!/bin/sh
# In fpm's place, which electron-builder would download: keeps what it was asked, and the texts that vanish with electron-builder.
set -eu
printf '%s\n' "$@" > "$FPM_ASKED/arguments"
for argument in "$@"; do
  case "$argument" in
    *.desktop=/*) cp "${argument%%=/*}" "$FPM_ASKED/desktop" ;;
  esac
done
