function tableOf(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    return value >>> 0;
  });
}

const CRC16 = tableOf(0xa001);
const CRC32 = tableOf(0xedb88320);

function fold(table: Uint32Array, bytes: Uint8Array, start: number): number {
  let crc = start;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return crc >>> 0;
}

/** CRC of a Modbus RTU frame; it goes out low byte first. */
export function crc16(bytes: Uint8Array): number {
  return fold(CRC16, bytes, 0xffff);
}

/** CRC-32 as zlib counts it. */
export function crc32(bytes: Uint8Array): number {
  return ~fold(CRC32, bytes, 0xffffffff) >>> 0;
}
