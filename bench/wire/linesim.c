/* A serial line with a strict Modbus RTU slave at its end, on a pseudo-terminal: bytes take their time, the slave needs 3.5 characters
 * of silence to see that a request is over, and a request that begins before the silence after the last byte on the line is over is a
 * violation. Prints the path of every port (one JSON line), then runs until SIGTERM and prints what it counted (one JSON line).
 *
 *   linesim [--ports N] [--baud B] [--bits 10|11] [--turnaround-us U] [--fifo N] [--seed S] [--image-bytes N]
 *           [--drop P] [--corrupt P] [--rdrop P] [--rcorrupt P] [--late-every N --late-us U] [--deaf-us U] [--echo]
 *
 * drop/corrupt: probability that a request is lost / arrives with a flipped bit; rdrop/rcorrupt: the same for answers.
 * fifo: bytes that come together, as from a UART with a FIFO of that trigger level. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>
#include "slave.h"

#define MAX_PORTS 16
#define MAX_FRAME 260
#define MAX_GAPS 65536
#define QUEUE 1024
#define NEVER INT64_MAX
/* How long before a deadline the program stops sleeping: a wake-up of this kernel comes 50 to 60 microseconds late. */
#define SPIN_NS 90000

typedef struct {
  int64_t at; /* when its last byte is over on the line */
  int length;
  uint8_t bytes[16];
} Chunk;

typedef struct {
  long requests, answers, violations, collisions, inner_gaps, bad_crc, other_unit, exceptions, dropped, corrupted, answers_dropped,
      answers_corrupted, late, deaf_lost, bytes_in, bytes_out;
} Counts;

typedef struct {
  int master, slave;
  char path[64];
  Memory memory;
  Counts n;
  uint8_t frame[MAX_FRAME];
  int length, lost;     /* lost: the slave did not hear this frame */
  int64_t receive_end;  /* when the last byte of the request is over on the line */
  int64_t quiet_since;  /* when the last byte of anybody was over */
  int64_t deaf_until;
  Chunk queue[QUEUE];   /* bytes on their way to the host, oldest first */
  int head, tail;
  float gaps[MAX_GAPS];
  long gap_count;
  int64_t first_start, last_end;
} Port;

static struct {
  int ports, bits, fifo, echo, image_bytes;
  long baud, turnaround_us, late_every, late_us, deaf_us;
  unsigned seed;
  double drop, corrupt, rdrop, rcorrupt;
} o = {.ports = 1, .bits = 10, .fifo = 8, .image_bytes = 262144, .baud = 115200, .seed = 1};

static Port *ports;
static int64_t byte_ns, silence_ns;
static int has_priority;
static volatile sig_atomic_t over;

static void stop(int signal) { over = signal; }

static int chance(double p) { return p > 0 && rand_r(&o.seed) < p * RAND_MAX; }

/* Puts bytes on the line towards the host, the first one from `start` on. */
static void emit(Port *p, const uint8_t *bytes, int n, int64_t start) {
  for (int i = 0; i < n; i += o.fifo) {
    Chunk *c = &p->queue[p->tail++ % QUEUE];
    c->length = n - i < o.fifo ? n - i : o.fifo;
    c->at = start + (int64_t)(i + c->length) * byte_ns;
    memcpy(c->bytes, bytes + i, c->length);
  }
}

/* When the slave's last answer is over and the next may begin: a late device does one thing after the other. */
static int64_t free_to_answer(const Port *p) {
  return p->head == p->tail ? 0 : p->queue[(p->tail - 1) % QUEUE].at + silence_ns;
}

static void flip_bit(uint8_t *bytes, int n) { bytes[rand_r(&o.seed) % n] ^= 1 << rand_r(&o.seed) % 8; }

/* The silence after a request is over: the slave looks at what it heard. */
static void request_over(Port *p) {
  int n = p->length, lost = p->lost;
  int64_t start = p->receive_end + silence_ns + o.turnaround_us * 1000;
  uint8_t out[MAX_FRAME];
  p->length = p->lost = 0;
  if (lost) return;
  if (chance(o.drop)) { p->n.dropped++; return; }
  if (chance(o.corrupt)) { p->n.corrupted++; flip_bit(p->frame, n); }
  if (n < 4 || crc16(p->frame, n) != 0) { p->n.bad_crc++; return; }
  int pdu = serve(&p->memory, p->frame[0], p->frame + 1, n - 3, out + 1);
  if (pdu == 0) { p->n.other_unit++; return; }
  if (out[1] & 0x80) p->n.exceptions++;
  out[0] = p->frame[0];
  uint16_t crc = crc16(out, pdu + 1);
  out[pdu + 1] = crc & 0xff;
  out[pdu + 2] = crc >> 8;
  if (o.late_every && p->n.requests % o.late_every == 0) { p->n.late++; start += o.late_us * 1000; }
  if (chance(o.rdrop)) { p->n.answers_dropped++; return; }
  if (chance(o.rcorrupt)) { p->n.answers_corrupted++; flip_bit(out, pdu + 3); }
  emit(p, out, pdu + 3, start > free_to_answer(p) ? start : free_to_answer(p));
  p->n.answers++;
}

/* Bytes from the host that begin a request: was the line quiet for long enough? */
static void request_begins(Port *p, int64_t t) {
  p->n.requests++;
  if (p->first_start == 0) p->first_start = t;
  if (p->quiet_since) {
    int64_t gap = t - p->quiet_since;
    if (p->gap_count < MAX_GAPS) p->gaps[p->gap_count++] = gap / 1000.0f;
    if (gap < silence_ns) p->n.violations++;
  }
  if (t < p->deaf_until) { p->n.deaf_lost++; p->lost = 1; }
}

/* Is a byte of the slave on the line now? Then what the host sends is garbled: both share one pair of wires. */
static int speaks(const Port *p, int64_t t) {
  const Chunk *c = &p->queue[p->head % QUEUE];
  return p->head != p->tail && c->at - c->length * byte_ns <= t;
}

static void received(Port *p, const uint8_t *bytes, int n, int64_t t) {
  if (p->length == 0) {
    request_begins(p, t);
    if (speaks(p, t)) { p->n.collisions++; p->lost = 1; }
  }
  if (p->length > 0 && t > p->receive_end + silence_ns * 3 / 7) p->n.inner_gaps++;
  int64_t start = p->length > 0 && t < p->receive_end ? p->receive_end : t;
  for (int i = 0; i < n; i++)
    if (p->length < MAX_FRAME) p->frame[p->length++] = bytes[i];
  p->n.bytes_in += n;
  p->receive_end = p->quiet_since = start + n * byte_ns;
  if (o.echo) emit(p, bytes, n, start);
}

static void send_due(Port *p, int64_t t) {
  while (p->head != p->tail && p->queue[p->head % QUEUE].at <= t) {
    Chunk *c = &p->queue[p->head++ % QUEUE];
    int64_t stamp = now_ns();
    if (write(p->master, c->bytes, c->length) != c->length) perror("linesim: write");
    p->n.bytes_out += c->length;
    if (p->length > 0 && !o.echo) { p->n.collisions++; p->lost = 1; }
    if (p->length == 0) {
      p->quiet_since = p->last_end = stamp;
      p->deaf_until = stamp + o.deaf_us * 1000;
    }
  }
}

static int64_t next_deadline(const Port *p, int64_t t) {
  int64_t next = p->head != p->tail ? p->queue[p->head % QUEUE].at : NEVER;
  if (p->length > 0 && p->receive_end + silence_ns < next) next = p->receive_end + silence_ns;
  /* The end of the silence, so that a request that comes just before it is stamped without the delay of a wake-up. */
  if (p->length == 0 && p->quiet_since + silence_ns > t && p->quiet_since + silence_ns < next) next = p->quiet_since + silence_ns;
  return next;
}

static void run(void) {
  struct pollfd fds[MAX_PORTS];
  uint8_t bytes[4096];
  for (int i = 0; i < o.ports; i++) fds[i] = (struct pollfd){.fd = ports[i].master, .events = POLLIN};
  for (int last = 0; !last;) {
    int64_t t = now_ns(), next = NEVER;
    last = over; /* what was already written when the end came is still read */
    for (int i = 0; i < o.ports; i++) {
      int64_t d = next_deadline(&ports[i], t);
      if (d < next) next = d;
    }
    int64_t sleep_ns = last ? 0 : next == NEVER ? 200000000 : next - t - SPIN_NS;
    struct timespec timeout = {sleep_ns > 0 ? sleep_ns / 1000000000 : 0, sleep_ns > 0 ? sleep_ns % 1000000000 : 0};
    int ready = ppoll(fds, o.ports, &timeout, NULL);
    t = now_ns();
    for (int i = 0; i < o.ports; i++) {
      Port *p = &ports[i];
      if (p->length > 0 && t >= p->receive_end + silence_ns) request_over(p);
      if (ready > 0 && fds[i].revents & POLLIN) {
        int n = read(p->master, bytes, sizeof bytes);
        if (n > 0) received(p, bytes, n, t);
      }
      send_due(p, t);
    }
  }
}

static int by_size(const void *a, const void *b) {
  float x = *(const float *)a, y = *(const float *)b;
  return x < y ? -1 : x > y;
}

static void report(Port *p, const char *after) {
  double sum = 0;
  for (long i = 0; i < p->gap_count; i++) sum += p->gaps[i];
  qsort(p->gaps, p->gap_count, sizeof(float), by_size);
  long k = p->gap_count;
  printf("{\"requests\":%ld,\"answers\":%ld,\"violations\":%ld,\"collisions\":%ld,\"innerGaps\":%ld,\"badCrc\":%ld,\"otherUnit\":%ld,"
         "\"exceptions\":%ld,\"dropped\":%ld,\"corrupted\":%ld,\"answersDropped\":%ld,\"answersCorrupted\":%ld,\"late\":%ld,"
         "\"deafLost\":%ld,\"bytesIn\":%ld,\"bytesOut\":%ld,",
         p->n.requests, p->n.answers, p->n.violations, p->n.collisions, p->n.inner_gaps, p->n.bad_crc, p->n.other_unit, p->n.exceptions,
         p->n.dropped, p->n.corrupted, p->n.answers_dropped, p->n.answers_corrupted, p->n.late, p->n.deaf_lost, p->n.bytes_in,
         p->n.bytes_out);
  printf("\"gapMinUs\":%.1f,\"gapP50Us\":%.1f,\"gapP99Us\":%.1f,\"gapMeanUs\":%.1f,\"spanUs\":%.1f,\"priority\":%s,\"imageCrc\":\"%08x\"}%s",
         k ? p->gaps[0] : 0, k ? p->gaps[k / 2] : 0, k ? p->gaps[k * 99 / 100] : 0, k ? sum / k : 0,
         (p->last_end - p->first_start) / 1000.0, has_priority ? "true" : "false", crc32_of(&p->memory, o.image_bytes), after);
}

static void open_port(Port *p) {
  struct termios raw;
  if (openpty(&p->master, &p->slave, p->path, NULL, NULL) != 0) { perror("linesim: openpty"); exit(1); }
  /* The slave side stays open here, so that a host that closes and opens again finds the line as it was. */
  tcgetattr(p->slave, &raw);
  cfmakeraw(&raw);
  tcsetattr(p->slave, TCSANOW, &raw);
  fill(&p->memory);
}

static void read_options(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    const char *name = argv[i];
    if (strcmp(name, "--echo") == 0) { o.echo = 1; continue; }
    const char *value = i + 1 < argc ? argv[++i] : "";
    if (strcmp(name, "--ports") == 0) o.ports = atoi(value);
    else if (strcmp(name, "--baud") == 0) o.baud = atol(value);
    else if (strcmp(name, "--bits") == 0) o.bits = atoi(value);
    else if (strcmp(name, "--turnaround-us") == 0) o.turnaround_us = atol(value);
    else if (strcmp(name, "--fifo") == 0) o.fifo = atoi(value);
    else if (strcmp(name, "--seed") == 0) o.seed = atoi(value);
    else if (strcmp(name, "--image-bytes") == 0) o.image_bytes = atoi(value);
    else if (strcmp(name, "--drop") == 0) o.drop = atof(value);
    else if (strcmp(name, "--corrupt") == 0) o.corrupt = atof(value);
    else if (strcmp(name, "--rdrop") == 0) o.rdrop = atof(value);
    else if (strcmp(name, "--rcorrupt") == 0) o.rcorrupt = atof(value);
    else if (strcmp(name, "--late-every") == 0) o.late_every = atol(value);
    else if (strcmp(name, "--late-us") == 0) o.late_us = atol(value);
    else if (strcmp(name, "--deaf-us") == 0) o.deaf_us = atol(value);
    else { fprintf(stderr, "linesim: unknown option %s\n", name); exit(2); }
  }
  if (o.ports < 1 || o.ports > MAX_PORTS || o.fifo < 1 || o.fifo > 16 || o.baud < 1200) {
    fprintf(stderr, "linesim: --ports 1..%d, --fifo 1..16, --baud from 1200\n", MAX_PORTS);
    exit(2);
  }
}

int main(int argc, char **argv) {
  read_options(argc, argv);
  prctl(PR_SET_PDEATHSIG, SIGTERM); /* a bench that dies leaves no slave behind */
  prctl(PR_SET_TIMERSLACK, 1);
  /* A slave has a processor of its own; where this is not allowed, every pace is lower on a busy machine. */
  struct sched_param first = {.sched_priority = 1};
  has_priority = sched_setscheduler(0, SCHED_FIFO, &first) == 0;
  byte_ns = 1000000000LL * o.bits / o.baud;
  /* Modbus over serial line: above 19200 baud the silence is a fixed 1.75 ms, else 3.5 characters. */
  silence_ns = o.baud > 19200 ? 1750000 : 7 * byte_ns / 2;
  ports = calloc(o.ports, sizeof *ports);
  for (int i = 0; i < o.ports; i++) open_port(&ports[i]);
  struct sigaction action = {.sa_handler = stop};
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGINT, &action, NULL);
  for (int i = 0; i < o.ports; i++) printf("%s\"%s\"%s", i ? "," : "{\"ports\":[", ports[i].path, i == o.ports - 1 ? "]}\n" : "");
  fflush(stdout);
  run();
  printf("{\"lines\":[");
  for (int i = 0; i < o.ports; i++) report(&ports[i], i < o.ports - 1 ? "," : "");
  printf("]}\n");
  return 0;
}
