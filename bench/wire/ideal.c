/* The best master that this machine can run: poll, clock_nanosleep and a spin of 60 microseconds, nothing else. It is the calibration
 * loop of the wire bench: what it leaves of the limit is the machine's and the line program's, not a master's.
 *
 *   ideal PATH --baud B --bytes N       writes an image of N bytes by FC16 of 123 registers
 *   ideal PATH --baud B --reads N       reads 10 registers N times
 * An answer is waited for --patience-ms (1000); nothing is sent again. Prints one JSON line. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>
#include "image.h"
#include "slave.h"

static int fd, patience_ms = 1000;
static int64_t silence_ns, quiet_until;

static void wait_for_silence(void) {
  int64_t wake = quiet_until - 60000;
  if (wake > now_ns()) {
    struct timespec t = {wake / 1000000000, wake % 1000000000};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL);
  }
  while (now_ns() < quiet_until) {}
}

/* Sends a request (room for the CRC behind it) and reads an answer of `want` bytes. Returns 0 when it came and its CRC is right. */
static int transaction(uint8_t *request, int n, uint8_t *answer, int want) {
  uint16_t crc = crc16(request, n);
  request[n] = crc & 0xff;
  request[n + 1] = crc >> 8;
  wait_for_silence();
  if (write(fd, request, n + 2) != n + 2) return -1;
  int got = 0;
  while (got < want) {
    struct pollfd p = {.fd = fd, .events = POLLIN};
    if (poll(&p, 1, patience_ms) <= 0) return -1;
    int k = read(fd, answer + got, want - got);
    if (k > 0) got += k;
  }
  quiet_until = now_ns() + silence_ns;
  return crc16(answer, want) == 0 ? 0 : -1;
}

static int write_block(int offset, int words) {
  uint8_t request[300] = {1 + offset / REGISTERS, 16}, answer[8];
  int address = offset % REGISTERS;
  request[2] = address >> 8;
  request[3] = address & 0xff;
  request[4] = 0;
  request[5] = words;
  request[6] = 2 * words;
  for (int i = 0; i < 2 * words; i++) request[7 + i] = image_byte(2 * offset + i);
  return transaction(request, 7 + 2 * words, answer, 8) == 0 && memcmp(request, answer, 6) == 0 ? 0 : -1;
}

static int read_ten(int address) {
  uint8_t request[8] = {1, 3, address >> 8, address & 0xff, 0, 10}, answer[25];
  if (transaction(request, 6, answer, 25) != 0) return -1;
  for (int i = 0; i < 10; i++)
    if ((answer[3 + 2 * i] << 8 | answer[4 + 2 * i]) != first_value(1, address + i)) return -1;
  return 0;
}

static double cpu_us(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 + u.ru_utime.tv_usec + u.ru_stime.tv_usec;
}

int main(int argc, char **argv) {
  long baud = 115200, bytes = 0, reads = 0, requests = 0, failed = 0;
  for (int i = 2; i + 1 < argc; i += 2) {
    if (strcmp(argv[i], "--baud") == 0) baud = atol(argv[i + 1]);
    if (strcmp(argv[i], "--bytes") == 0) bytes = atol(argv[i + 1]);
    if (strcmp(argv[i], "--patience-ms") == 0) patience_ms = atoi(argv[i + 1]);
    if (strcmp(argv[i], "--reads") == 0) reads = atol(argv[i + 1]);
  }
  if (argc < 2 || (fd = open(argv[1], O_RDWR | O_NOCTTY)) < 0) { perror("ideal: open"); return 2; }
  struct termios raw;
  tcgetattr(fd, &raw);
  cfmakeraw(&raw);
  tcsetattr(fd, TCSANOW, &raw);
  prctl(PR_SET_TIMERSLACK, 1);
  silence_ns = baud > 19200 ? 1750000 : 35000000000LL / baud;
  int64_t start = now_ns();
  for (int offset = 0, words; offset < bytes / 2; offset += words, requests++) {
    words = bytes / 2 - offset < 123 ? bytes / 2 - offset : 123;
    if (words > REGISTERS - offset % REGISTERS) words = REGISTERS - offset % REGISTERS;
    failed += write_block(offset, words) != 0;
  }
  for (long i = 0; i < reads; i++, requests++) failed += read_ten(i * 17 % 60000) != 0;
  printf("{\"seconds\":%.6f,\"requests\":%ld,\"failed\":%ld,\"cpuUsPerRequest\":%.1f}\n", (now_ns() - start) / 1e9, requests, failed,
         requests ? cpu_us() / requests : 0);
  return 0;
}
