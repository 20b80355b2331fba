#!/usr/bin/env bash
# Removes the service. Configuration, credentials and data stay; --purge removes them too. The
# schedules belong to the producers and always stay. Safe to run again.
set -euo pipefail

destination="${DESTDIR:-}"
purge=no
case "${1:-}" in
  "") ;;
  --purge) purge=yes ;;
  *) echo "用法：systemd/uninstall.sh [--purge]" >&2; exit 64 ;;
esac
if [ -z "$destination" ] && [ "$(id -u)" -ne 0 ]; then
  echo "请用 root 运行：sudo systemd/uninstall.sh" >&2
  exit 77
fi

if [ -z "$destination" ] && [ -d /run/systemd/system ]; then
  if systemctl cat hotline.service >/dev/null 2>&1; then
    systemctl disable --now hotline.service
  fi
fi
rm -f "$destination/usr/bin/hotline" "$destination/usr/bin/hotline.new"
rm -f "$destination/etc/systemd/system/hotline.service"
if [ -z "$destination" ] && [ -d /run/systemd/system ]; then systemctl daemon-reload; fi

if [ "$purge" = yes ]; then
  # DynamicUser= keeps its state below private/ and leaves a link to it.
  rm -rf "$destination/etc/hotline" "$destination/etc/systemd/system/hotline.service.d" \
    "$destination/var/lib/private/hotline" "$destination/var/lib/hotline"
  echo "已卸载，配置和数据已删除；排期目录 /srv/schedules 保留。"
else
  echo "已卸载；/etc/hotline、/var/lib/hotline、/srv/schedules 保留。"
fi
