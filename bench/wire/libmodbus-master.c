/* libmodbus as a master of the write job, built only where its headers are (apt: libmodbus-dev). It keeps no silence: a peer for the
 * figures, not a model.  libmodbus-master PATH --baud B --bytes N */
#include <modbus/modbus.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include "image.h"
#include "slave.h"

static double cpu_us(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 + u.ru_utime.tv_usec + u.ru_stime.tv_usec;
}

int main(int argc, char **argv) {
  if (argc < 6) return 2;
  int baud = atoi(argv[3]), words;
  long bytes = atol(argv[5]), requests = 0, failed = 0;
  modbus_t *line = modbus_new_rtu(argv[1], baud, 'N', 8, 1);
  if (line == NULL || modbus_connect(line) != 0) return 2;
  modbus_set_response_timeout(line, 1, 0);
  int64_t start = now_ns();
  for (int offset = 0; offset < bytes / 2; offset += words, requests++) {
    uint16_t block[123];
    words = bytes / 2 - offset < 123 ? bytes / 2 - offset : 123;
    if (words > REGISTERS - offset % REGISTERS) words = REGISTERS - offset % REGISTERS;
    for (int i = 0; i < words; i++)
      block[i] = image_byte(2 * (offset + i)) << 8 | image_byte(2 * (offset + i) + 1);
    modbus_set_slave(line, 1 + offset / REGISTERS);
    failed += modbus_write_registers(line, offset % REGISTERS, words, block) != words;
  }
  printf("{\"seconds\":%.6f,\"requests\":%ld,\"failed\":%ld,\"cpuUsPerRequest\":%.1f}\n", (now_ns() - start) / 1e9, requests, failed,
         requests ? cpu_us() / requests : 0);
  return 0;
}
