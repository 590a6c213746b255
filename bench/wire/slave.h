/* What the slaves of the benches share: four units with a full register memory each, FC3, FC4 and FC16, and the checksums.
 * A device's memory is an image of 4 x 128 KiB, because one unit's 65,536 registers do not hold a firmware of 256 KiB. */
#ifndef BENCH_SLAVE_H
#define BENCH_SLAVE_H

#include <stdint.h>
#include <string.h>
#include <time.h>

#define UNITS 4
#define REGISTERS 65536

typedef struct {
  uint16_t words[UNITS][REGISTERS];
} Memory;

static inline int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Every register starts with a value that tells its unit and address: an answer for another request can be seen. */
static inline uint16_t first_value(int unit, int address) {
  return (uint16_t)(((uint32_t)address * 40503u + (uint32_t)unit * 7919u + 257u) & 0xffff);
}

static inline void fill(Memory *m) {
  for (int u = 0; u < UNITS; u++)
    for (int a = 0; a < REGISTERS; a++) m->words[u][a] = first_value(u + 1, a);
}

static inline uint16_t crc16(const uint8_t *bytes, int n) {
  uint16_t crc = 0xffff;
  for (int i = 0; i < n; i++) {
    crc ^= bytes[i];
    for (int k = 0; k < 8; k++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

static inline uint32_t crc32_of(const Memory *m, int bytes) {
  uint32_t crc = 0xffffffff;
  const uint16_t *words = &m->words[0][0];
  for (int i = 0; i < bytes; i++) {
    crc ^= i % 2 == 0 ? words[i / 2] >> 8 : words[i / 2] & 0xff;
    for (int k = 0; k < 8; k++) crc = crc & 1 ? (crc >> 1) ^ 0xedb88320u : crc >> 1;
  }
  return ~crc;
}

static inline int refuse(uint8_t *out, uint8_t function, uint8_t code) {
  out[0] = function | 0x80;
  out[1] = code;
  return 2;
}

/* Does what a request's PDU (function code first) asks and writes the answer's PDU. Returns its length, 0 for a unit not here. */
static inline int serve(Memory *m, int unit, const uint8_t *in, int n, uint8_t *out) {
  if (unit < 1 || unit > UNITS) return 0;
  if (n < 5) return refuse(out, n > 0 ? in[0] : 0, 3);
  uint16_t *words = m->words[unit - 1];
  int function = in[0], address = in[1] << 8 | in[2], count = in[3] << 8 | in[4];
  if (function == 3 || function == 4) {
    if (n != 5 || count < 1 || count > 125) return refuse(out, function, 3);
    if (address + count > REGISTERS) return refuse(out, function, 2);
    out[0] = function;
    out[1] = 2 * count;
    for (int i = 0; i < count; i++) {
      out[2 + 2 * i] = words[address + i] >> 8;
      out[3 + 2 * i] = words[address + i] & 0xff;
    }
    return 2 + 2 * count;
  }
  if (function == 16) {
    if (count < 1 || count > 123 || n != 6 + 2 * count || in[5] != 2 * count) return refuse(out, function, 3);
    if (address + count > REGISTERS) return refuse(out, function, 2);
    for (int i = 0; i < count; i++) words[address + i] = in[6 + 2 * i] << 8 | in[7 + 2 * i];
    memcpy(out, in, 5);
    return 5;
  }
  return refuse(out, function, 1);
}

#endif
