/* A Modbus TCP slave that is as fast as this machine allows (epoll, one process), for the rows without a line's limit. Prints its port
 * as one JSON line; at SIGTERM what it counted.  tcpslave [--image-bytes N] */
#define _GNU_SOURCE
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include "slave.h"

#define MAX_FDS 4096
#define ROOM 2048

typedef struct {
  int length;
  uint8_t bytes[ROOM];
} Inbox;

static Memory memory;
static Inbox *inboxes[MAX_FDS];
static long requests, malformed;
static volatile sig_atomic_t over;

static void stop(int signal) { over = signal; }

/* Answers every whole frame of an inbox. Returns -1 when the bytes are no Modbus TCP. */
static int answer_all(int fd, Inbox *in) {
  uint8_t out[ROOM * 2];
  int used = 0, filled = 0;
  while (in->length - used >= 8) {
    uint8_t *frame = in->bytes + used;
    int length = frame[4] << 8 | frame[5];
    if (frame[2] || frame[3] || length < 3 || length > 254) return -1;
    if (in->length - used < 6 + length) break;
    int pdu = serve(&memory, frame[6], frame + 7, length - 1, out + filled + 7);
    memcpy(out + filled, frame, 4);
    out[filled + 4] = (pdu + 1) >> 8;
    out[filled + 5] = (pdu + 1) & 0xff;
    out[filled + 6] = frame[6];
    if (pdu > 0) filled += 7 + pdu;
    used += 6 + length;
    requests++;
    if (filled > ROOM) {
      if (write(fd, out, filled) != filled) return -1;
      filled = 0;
    }
  }
  if (filled > 0 && write(fd, out, filled) != filled) return -1;
  memmove(in->bytes, in->bytes + used, in->length - used);
  in->length -= used;
  return 0;
}

static void accept_one(int listener, int poller) {
  int fd = accept(listener, NULL, NULL), on = 1;
  if (fd < 0) return;
  if (fd >= MAX_FDS) { close(fd); return; }
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (!inboxes[fd]) inboxes[fd] = malloc(sizeof(Inbox));
  inboxes[fd]->length = 0;
  struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
  epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event);
}

static void serve_one(int fd) {
  Inbox *in = inboxes[fd];
  int n = read(fd, in->bytes + in->length, ROOM - in->length);
  if (n > 0) {
    in->length += n;
    if (answer_all(fd, in) == 0) return;
    malformed++;
  }
  close(fd);
}

int main(int argc, char **argv) {
  int image_bytes = argc > 2 ? atoi(argv[2]) : 262144, on = 1;
  int listener = socket(AF_INET, SOCK_STREAM, 0), poller = epoll_create1(0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 1024)) { perror("tcpslave"); return 1; }
  getsockname(listener, (struct sockaddr *)&address, &size);
  struct sigaction action = {.sa_handler = stop};
  sigaction(SIGTERM, &action, NULL);
  prctl(PR_SET_PDEATHSIG, SIGTERM); /* a bench that dies leaves no slave behind */
  fill(&memory);
  printf("{\"ports\":[\"%d\"]}\n", ntohs(address.sin_port));
  fflush(stdout);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[256];
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
  while (!over) {
    int n = epoll_wait(poller, events, 256, 500);
    for (int i = 0; i < n; i++) {
      if (events[i].data.fd == listener) accept_one(listener, poller);
      else serve_one(events[i].data.fd);
    }
  }
  printf("{\"lines\":[{\"requests\":%ld,\"malformed\":%ld,\"violations\":0,\"imageCrc\":\"%08x\"}]}\n", requests, malformed,
         crc32_of(&memory, image_bytes));
  return 0;
}
