const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  return crc;
});

/** CRC-16 of Modbus (reflected 0x8005, start 0xffff) over `bytes[from, to)`. */
export function crc16(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0xffff;
  for (let i = from; i < to; i++) crc = (crc >> 8) ^ (TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return crc;
}

/** True where the last two of the bytes are the CRC of those before, low byte first. */
export function crcFits(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 4) return false;
  const crc = crc16(bytes, from, to - 2);
  return bytes[to - 2] === (crc & 0xff) && bytes[to - 1] === crc >> 8;
}

/** Writes the CRC of what stands before into the last two bytes. */
export function sealCrc(bytes: Uint8Array): void {
  const crc = crc16(bytes, 0, bytes.length - 2);
  bytes[bytes.length - 2] = crc & 0xff;
  bytes[bytes.length - 1] = crc >> 8;
}
