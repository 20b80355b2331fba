#pragma once
#include <limits.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <unistd.h>

/* A macro expression that Swift does not import. */
static inline int clinux_timer_flags(void) { return TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET; }

/* Whether the kernel's clock is not kept by a time service; -1 when the kernel does not say. */
static inline int clinux_clock_unsynchronised(void) {
  struct timex state = {.modes = 0};
  if (adjtimex(&state) < 0) return -1;
  return (state.status & STA_UNSYNC) != 0;
}

/* Brings everything that was written to the file system of fd to the disk. */
static inline int clinux_flush_file_system(int fd) { return (int)syscall(SYS_syncfs, fd); }

/* In Swift the name belongs to struct flock. */
static inline int clinux_lock(int fd) { return flock(fd, LOCK_EX | LOCK_NB); }
