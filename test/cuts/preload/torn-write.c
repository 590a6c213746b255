/* Preloaded into a service: once the file named by STACKHAND_CUT_ARM exists and says n, the n-th write from then on to a write-ahead log is
   done by half, and the process is killed in the middle of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static long left = -1;

static int to_the_log(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 4) return 0;
  return memcmp(path + length - 4, "-wal", 4) == 0;
}

/* True when this write is the one to be torn. */
static int torn_here(int fd) {
  const char *arm = getenv("STACKHAND_CUT_ARM");
  if (arm == NULL || !to_the_log(fd)) return 0;
  if (left < 0) {
    char text[16] = {0};
    int file = open(arm, O_RDONLY);
    if (file < 0) return 0;
    if (syscall(SYS_read, file, text, sizeof text - 1) <= 0) text[0] = 0;
    close(file);
    left = atol(text);
  }
  left -= 1;
  return left == 0;
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  static ssize_t (*next)(int, const void *, size_t, off64_t);
  if (next == NULL) next = dlsym(RTLD_NEXT, "pwrite64");
  if (!torn_here(fd)) return next(fd, bytes, count, at);
  next(fd, bytes, count / 2, at);
  die();
  return -1;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return pwrite64(fd, bytes, count, at);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  static ssize_t (*next)(int, const void *, size_t);
  if (next == NULL) next = dlsym(RTLD_NEXT, "write");
  if (!torn_here(fd)) return next(fd, bytes, count);
  next(fd, bytes, count / 2);
  die();
  return -1;
}
