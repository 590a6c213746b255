import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import {
  EXAMPLE_AT,
  exampleWrites,
  HEADER,
  modelTable,
  statusTable,
  table,
  updateBlock,
  wordLines,
} from './open-map-tables';

const { model: service, command, block, mapVersion } = updateBlock();

const INTRODUCTION = `# The open map, version 1

A register map by which a battery stack can be read, commissioned and updated over Modbus. **It is a proposal of this project. No BMS on
sale is known to speak it**, and it is nobody's standard. It is here so that a maker can see what a stack would have to say for an update to
be proven instead of believed, and so that the virtual plant has something to speak. Whoever builds it may use this page and
\`buildOpenImage\` in \`src/updater/images/open-image.ts\` under the licence of this repository.

Generated from the profile in \`src/products/profiles/open-modbus-stack.map.ts\` and the code that writes to it;
\`WRITE_PAGES=1 npx jest test/docs\` writes it.`;

const LINE = `## The line

Modbus RTU, ${openBus.serial.baud} baud, 8 data bits, no parity, 1 stop bit, or Modbus TCP; unit ${openBus.unit}. Functions 3 and 4 read the same
registers, function 16 writes. Nothing else is needed. No answer comes later than ${openBus.worstLateAnswerMs.value ?? 'an unknown number of'} ms after its request; the
master waits ${openBus.answerTimeoutMs.value ?? 'an unknown number of'} ms. A read brings up to ${openBus.registersPerRead} registers.

Registers are big-endian, 32 bits have their high word first, a text has two characters a register and is padded with NUL. The map
is a SunSpec one: "SunS" (0x5375, 0x6e53) at 40000, then models one after another, each with its id, its length L and L registers, then the
end marker 0xffff with length 0. **Offsets below count from the id register of the model.** All registers of a model can be read, also
those that this page does not name (they are 0, or as SunSpec says).`;

const models = (): string => `## What is read

Models 1, 802 and 804 are SunSpec's own (sunspec/models, Apache-2.0); these are the points that are used.

### Model 1, common, L = 66

${modelTable(1)}

The serial is what tells one stack from another: it must be there, be different for every unit, and survive an update.

### Model 802, battery, L = 62

${modelTable(802)}

### Model 804, lithium-ion string, L = 46 + 16 for each module

${modelTable(804)}

### Model ${service}, service block, L = 226

Map version ${mapVersion.value} stands at +${mapVersion.offset}, and a unit with another one is not written to; +26 to +39, +80 and +81 are reserved and 0.

${modelTable(service)}`;

const update = (): string => `## The update block

It is part of model ${service}. Its status can be read at any time but while the unit restarts.

${statusTable()}

Two places take writes, each with one function 16 that begins there:

- **+${command}, command**, 19 registers: command (u16), image length (u32), SHA-256 of the image (16 registers). Length and hash are of the whole
  image, header and payload.
  1 *enter*: begin, or go on. With the length and hash of the unfinished image the confirmed offset stays; with others it is 0.
  2 *verify*: compute the hash over flash and compare. 3 *activate*: restart with the new image, only from *verified*. 4 *leave*: back to
  *running*, only while nothing was written.
- **+${block}, block**, up to 122 registers: sequence (u16), offset (u32), length in bytes (u16), CRC-32 of the data (u32, as zlib and IEEE 802.3), data,
  padded to a whole register.

A block is accepted only in state *receiving*, at the confirmed offset, with the sequence after the last accepted one (1 to 65535, then 1
again; after *enter* and after a start the last one is 0), with a right CRC and no longer than the largest block. **The same block again** (sequence, offset and CRC of the
last accepted one) is acknowledged and not written a second time. Anything else is answered with exception 3, sets the error register and
changes nothing; the next right block is taken. While the unit erases, verifies or restarts, writes get exception 6.

There is one bank of flash. *enter* erases nothing. The first block does, after its header was looked at (hardware class, component, length, its CRC);
until the flash is erased, the block counts as accepted and is not yet confirmed. From then on until the new image runs the unit is *torn*: after a loss of
power only its boot loader runs, it answers on the same port with the same serial, the version is empty, the LCD shows 25, and the confirmed
offset is what flash holds.

\`\`\`mermaid
stateDiagram-v2
  [*] --> running
  running --> receiving: enter
  receiving --> running: leave, nothing written
  receiving --> receiving: block, or enter again
  receiving --> verifying: verify, every byte confirmed
  verifying --> verified: hash is the announced one
  verifying --> failed: it is not
  failed --> receiving: enter, from 0
  verified --> restarting: activate
  restarting --> running: image whole, boot counter + 1
  restarting --> receiving: image not whole
  verified --> receiving: enter with another image
\`\`\`

How Stackhand walks through it: it looks first, proves the serial through the very connection it will write to, names the image, sends from the offset that
the unit confirms, looks again after anything but a fitting answer, and repeats a block only when the status says that it was not taken.

\`\`\`mermaid
sequenceDiagram
  participant S as Stackhand
  participant U as unit
  S->>U: read status
  S->>U: read serial and hardware class
  S->>U: enter (length, hash)
  S->>U: read status
  U-->>S: receiving, confirmed 4640, last sequence 0
  loop every block
    S->>U: block (sequence, offset, CRC, data)
    U-->>S: the answer of function 16
  end
  S->>U: read status
  U-->>S: every byte confirmed
  S->>U: verify
  S->>U: read status until verified
  S->>U: activate
  Note over U: no answer while it restarts
  S->>U: read serial, status, version, boot counter, uptime
\`\`\``;

const image = (): string => `## The image

Header and payload, big-endian. What the payload is, is the maker's own matter.

${table(
  ['byte', 'length', 'what stands there'],
  HEADER.map(([at, bytes, what]) => [at, bytes, what]),
)}`;

async function example(): Promise<string> {
  const [enter, first, verify, activate] = await exampleWrites();
  const shown = (name: string, write = enter): string =>
    `${name}, function 16 at ${write?.at ?? 0}, ${write?.words.length ?? 0} registers:\n\n\`\`\`\n${wordLines(write?.words ?? [])}\n\`\`\``;
  return `## An example, register by register

An image of class OPEN-1, version 1.5.0, with the payload "An image of a few words." goes in one block to a unit with four modules, whose
service block begins at ${EXAMPLE_AT}. Written by the product's own code.

${shown('enter')}

${shown('block 1', first)}

${shown('verify', verify)}

${shown('activate', activate)}`;
}

const DUTIES = `## What a unit must guarantee

1. The confirmed offset counts bytes that survive a loss of power at this very moment.
2. A block is written once, however often it comes.
3. Both hashes are computed over flash, never copied from what was announced. The hash of the running image is computed at its start.
4. The boot loader starts an image only when its header and both CRCs are right; otherwise it stays and takes the image again.
5. The boot counter grows with every start and survives the loss of power; the uptime starts anew.
6. Serial, hardware class and boot loader version can be read from the boot loader alone.
7. The contactor is open from the first block until the new image runs, and the unit refuses *enter* (error 6) while it hears links or
   partners, or while a breaker condition of its maker is not met.
8. The service port answers while the stack is isolated and is silent while it is off. An adapter in front of a dead stack stays silent too, or
   gives exception 11 as gateways do; it never answers in its name.
9. Switch positions are what the levers say now, not what was read at the start.

## What cannot be verified

- **That flash holds the image, against a unit that lies.** The map has no read-back. A unit that reports the hash it was told is found out when it
  does not start, or when version, boot counter and uptime do not agree; one whose firmware was built to lie in all of them is not.
- **That the image is the maker's.** A hash proves that it is the approved file, and a person approved it.
- **That a second boot loader or another chip of the unit was updated.** Only *controller* is named by the map.
- **Settings.** The map does not carry protections or limits, so nobody can compare them before and after.
- **The line between the port and the controller.** A gateway that answers for the unit looks like the unit.
`;

/** The text of docs/open-map.md. */
export async function openMapPage(): Promise<string> {
  return [INTRODUCTION, LINE, models(), update(), image(), await example(), DUTIES].join('\n\n');
}
