#!/usr/bin/env bash
# Installs or updates the service on a Debian machine. Safe to run again: programs and unit are
# replaced, configuration, credentials, schedules and data are left as they are.
#
#   sudo systemd/install.sh [--binary FILE] [--producers GROUP]
#
# --binary     the program to install; else the release build of this tree, which is made first
# --producers  a group whose members may write into /srv/schedules
#
# DESTDIR=/somewhere puts everything below that folder and leaves systemd alone.
set -euo pipefail

destination="${DESTDIR:+$(realpath -m "$DESTDIR")}"
binary=""
producers=""
while [ $# -gt 0 ]; do
  case "$1" in
    --binary) binary="$(realpath -m "${2:?--binary needs a file}")"; shift 2 ;;
    --producers) producers="${2:?--producers needs a group}"; shift 2 ;;
    *) echo "用法：systemd/install.sh [--binary 文件] [--producers 用户组]" >&2; exit 64 ;;
  esac
done
if [ -z "$destination" ] && [ "$(id -u)" -ne 0 ]; then
  echo "请用 root 运行：sudo systemd/install.sh" >&2
  exit 77
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [ -z "$binary" ]; then
  # Swift's own libraries go into the program, so that the machine needs no Swift.
  swift build -c release --static-swift-stdlib --product hotline
  binary=".build/release/hotline"
fi
if [ ! -x "$binary" ]; then
  echo "找不到可执行文件：$binary" >&2
  exit 66
fi
# The service may execute nothing outside the system's own folders, where Swift's are not.
if ldd "$binary" 2>/dev/null | grep -q libswiftCore; then
  echo "$binary 依赖 Swift 运行库，装到系统里跑不起来；请这样构建：" >&2
  echo "  swift build -c release --static-swift-stdlib --product hotline" >&2
  exit 66
fi

# The new program gets its place by a rename: a running one keeps its own file.
install -D -m 0755 "$binary" "$destination/usr/bin/hotline.new"
mv -f "$destination/usr/bin/hotline.new" "$destination/usr/bin/hotline"
install -D -m 0644 systemd/hotline.service "$destination/etc/systemd/system/hotline.service"

install -d -m 0755 "$destination/etc/hotline"
install -d -m 0700 "$destination/etc/hotline/credentials"
if [ ! -e "$destination/etc/hotline/hotline.yaml" ]; then
  install -m 0644 systemd/hotline.yaml "$destination/etc/hotline/hotline.yaml"
fi
if [ ! -e "$destination/etc/hotline/credentials/webhooks" ]; then
  install -m 0600 systemd/webhooks.yaml "$destination/etc/hotline/credentials/webhooks"
fi

# Callers' data are sealed with this key. It is made once and never replaced: whoever loses it can't
# read one caller any more.
if [ ! -e "$destination/etc/hotline/credentials/data-key" ] \
  && [ ! -e "$destination/etc/hotline/credentials/data-key.cred" ]; then
  "$destination/usr/bin/hotline" keygen "$destination/etc/hotline/credentials/data-key"
fi
# A credential that is not there would keep the service from starting.
if [ -e "$destination/etc/hotline/credentials/data-key" ] \
  && [ ! -e "$destination/etc/systemd/system/hotline.service.d/data-key.conf" ]; then
  install -D -m 0644 systemd/drop-ins/data-key.conf \
    "$destination/etc/systemd/system/hotline.service.d/data-key.conf"
fi

if [ ! -d "$destination/srv/schedules" ]; then
  install -d -m 0755 "$destination/srv/schedules"
fi
if [ -n "$producers" ]; then
  # Sticky, so that nobody replaces another's file; the service refuses a shared folder without it.
  chgrp "$producers" "$destination/srv/schedules"
  chmod 3775 "$destination/srv/schedules"
fi

if [ -z "$destination" ] && [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  # An update takes effect at once; a first installation waits for its configuration.
  systemctl try-restart hotline.service
fi

cat <<'TEXT'
已安装。第一次安装请接着做：
  1. 编辑 /etc/hotline/hotline.yaml（配置）
  2. 编辑 /etc/hotline/credentials/webhooks（机器人网址和密钥，权限 0600）
  3. 把排期文件放进 /srv/schedules（文件要让所有人可读，如 0644）
  4. hotline check --config /etc/hotline/hotline.yaml
  5. systemctl enable --now hotline
  6. hotline status 会给出建立第一个管理员的链接
看状态：hotline status    看日志：journalctl -u hotline
TEXT
