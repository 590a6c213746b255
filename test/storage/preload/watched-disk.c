/*
 * Stands between a process and the files of one folder (LD_PRELOAD). It notes every write, truncation, sync, removal and rename in
 * their order, so that a test can rebuild what a power cut may leave; and it fails the n-th of these calls where it is told to.
 *
 *   WATCHED_FOLDER    files below this folder are watched; -shm files are not, they are memory
 *   WATCHED_LOG       where the calls are noted; left out: nowhere
 *   WATCHED_FAIL      errno of a failing call; left out: none fails
 *   WATCHED_FAIL_OF   letters of the calls that can fail: W write, T truncate, S sync, U unlink, R rename (default "WTS")
 *   WATCHED_FAIL_AT   the first of them that fails, counted from 1 (default 1)
 *   WATCHED_FAIL_FOR  how many fail from then on (default: all)
 *   WATCHED_FAIL_IF   they count only while this file is there
 *
 * A record is: letter, length of the path (u16), offset or size (u64), length of the bytes (u32), path, bytes; little-endian.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static const char *folder, *fail_of, *fail_if;
static int fail_with;
static long fail_at, fail_for, calls;

static long number(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text == NULL ? otherwise : atol(text);
}

__attribute__((constructor)) static void begin(void) {
  const char *log = getenv("WATCHED_LOG");
  folder = getenv("WATCHED_FOLDER");
  if (log != NULL) log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  fail_with = (int)number("WATCHED_FAIL", 0);
  fail_at = number("WATCHED_FAIL_AT", 1);
  fail_for = number("WATCHED_FAIL_FOR", LONG_MAX - fail_at);
  fail_of = getenv("WATCHED_FAIL_OF");
  if (fail_of == NULL) fail_of = "WTS";
  fail_if = getenv("WATCHED_FAIL_IF");
}

static int is_watched(const char *path) {
  size_t all = folder == NULL ? 0 : strlen(folder), len = strlen(path);
  if (all == 0 || strncmp(path, folder, all) != 0 || (path[all] != '/' && path[all] != 0)) return 0;
  return len < 4 || strcmp(path + len - 4, "-shm") != 0;
}

static int path_of(int fd, char path[PATH_MAX]) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t len = readlink(link, path, PATH_MAX - 1);
  if (len < 0) return 0;
  path[len] = 0;
  return is_watched(path);
}

static void all_of(const void *bytes, size_t length) {
  const char *from = bytes;
  while (length > 0) {
    long done = syscall(SYS_write, log_fd, from, length);
    if (done <= 0) abort();
    from += done;
    length -= (size_t)done;
  }
}

static void note(char call, const char *path, uint64_t offset, const void *bytes, uint32_t length) {
  if (log_fd < 0) return;
  unsigned char head[15];
  uint16_t path_length = (uint16_t)strlen(path);
  head[0] = (unsigned char)call;
  memcpy(head + 1, &path_length, 2);
  memcpy(head + 3, &offset, 8);
  memcpy(head + 11, &length, 4);
  all_of(head, sizeof head);
  all_of(path, path_length);
  all_of(bytes, length);
}

/* Whether this call is one that fails; errno is set then. */
static int fails(char call) {
  if (fail_with == 0 || strchr(fail_of, call) == NULL) return 0;
  if (fail_if != NULL && syscall(SYS_faccessat, AT_FDCWD, fail_if, F_OK) != 0) return 0;
  calls += 1;
  if (calls < fail_at || calls - fail_at >= fail_for) return 0;
  errno = fail_with;
  return 1;
}

static off_t place_of(int fd) {
  struct stat about;
  if ((fcntl(fd, F_GETFL) & O_APPEND) != 0 && fstat(fd, &about) == 0) return about.st_size;
  return lseek(fd, 0, SEEK_CUR);
}

/* One write of several parts; offset < 0: where the file stands. */
static ssize_t written(int fd, const struct iovec *parts, int count, off_t offset) {
  char path[PATH_MAX];
  int flags = offset < 0 ? -1 : 0;
  if (!path_of(fd, path))
    return flags < 0 ? syscall(SYS_writev, fd, parts, count) : syscall(SYS_pwritev, fd, parts, count, offset, 0);
  pthread_mutex_lock(&one_at_a_time);
  off_t at = offset < 0 ? place_of(fd) : offset;
  ssize_t done = -1;
  if (!fails('W')) {
    done = flags < 0 ? syscall(SYS_writev, fd, parts, count) : syscall(SYS_pwritev, fd, parts, count, offset, 0);
    ssize_t left = done;
    for (int part = 0; part < count && left > 0; part += 1) {
      size_t length = parts[part].iov_len < (size_t)left ? parts[part].iov_len : (size_t)left;
      note('W', path, (uint64_t)at, parts[part].iov_base, (uint32_t)length);
      at += (off_t)length;
      left -= (ssize_t)length;
    }
  }
  int error = errno;
  pthread_mutex_unlock(&one_at_a_time);
  errno = error;
  return done;
}

static ssize_t one_part(int fd, const void *bytes, size_t length, off_t offset) {
  struct iovec part = {(void *)bytes, length};
  return written(fd, &part, 1, offset);
}

ssize_t write(int fd, const void *bytes, size_t length) { return one_part(fd, bytes, length, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return one_part(fd, bytes, length, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return one_part(fd, bytes, length, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return written(fd, parts, count, -1); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return written(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { return written(fd, parts, count, at); }

static int on_file(char call, int fd, off_t size) {
  char path[PATH_MAX];
  long kind = call == 'T' ? SYS_ftruncate : SYS_fsync;
  if (!path_of(fd, path)) return (int)syscall(kind, fd, size);
  pthread_mutex_lock(&one_at_a_time);
  int done = fails(call) ? -1 : (int)syscall(kind, fd, size);
  if (done == 0) note(call, path, (uint64_t)size, "", 0);
  int error = errno;
  pthread_mutex_unlock(&one_at_a_time);
  errno = error;
  return done;
}

int ftruncate(int fd, off_t size) { return on_file('T', fd, size); }
int ftruncate64(int fd, off64_t size) { return on_file('T', fd, size); }
int fsync(int fd) { return on_file('S', fd, 0); }
int fdatasync(int fd) { return on_file('S', fd, 0); }

static int on_name(char call, const char *from, const char *to) {
  char path[PATH_MAX];
  int watched = realpath(from, path) != NULL && is_watched(path);
  pthread_mutex_lock(&one_at_a_time);
  int done = -1;
  if (!watched || !fails(call))
    done = (int)(call == 'U' ? syscall(SYS_unlinkat, AT_FDCWD, from, 0)
                             : syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
  int error = errno;
  if (done == 0 && watched) note(call, path, 0, to, (uint32_t)strlen(to));
  pthread_mutex_unlock(&one_at_a_time);
  errno = error;
  return done;
}

int unlink(const char *path) { return on_name('U', path, ""); }
int rename(const char *from, const char *to) { return on_name('R', from, to); }
