/* The firmware image of the benches: byte i is what a 32-bit mix of i leaves, so every block differs from every other.
 * bench/wire/image.ts makes the same bytes. */
#ifndef BENCH_IMAGE_H
#define BENCH_IMAGE_H

#include <stdint.h>

static inline uint8_t image_byte(uint32_t i) {
  uint32_t x = i * 2654435761u;
  x ^= x >> 15;
  x *= 2246822519u;
  return (uint8_t)(x >> 24);
}

#endif
