/* Reads holding registers with libmodbus and prints them, one a line. */
#include <errno.h>
#include <modbus/modbus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, modbus_strerror(errno));
  return 1;
}

/* tcp PORT | rtu PATH, then first register and count. */
int main(int argc, char **argv) {
  uint16_t words[125];
  if (argc != 5) return 2;
  int first = atoi(argv[3]), count = atoi(argv[4]);
  modbus_t *line = strcmp(argv[1], "tcp") == 0 ? modbus_new_tcp("127.0.0.1", atoi(argv[2]))
                                               : modbus_new_rtu(argv[2], 115200, 'N', 8, 1);
  if (line == NULL) return fail("new");
  modbus_set_slave(line, 1);
  modbus_set_response_timeout(line, 2, 0);
  if (modbus_connect(line) == -1) return fail("connect");
  while (count > 0) {
    int some = count > 120 ? 120 : count;
    if (modbus_read_registers(line, first, some, words) != some) return fail("read");
    for (int i = 0; i < some; i++) printf("%d\n", words[i]);
    first += some;
    count -= some;
  }
  modbus_close(line);
  modbus_free(line);
  return 0;
}
