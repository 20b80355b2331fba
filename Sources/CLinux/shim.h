#pragma once
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
