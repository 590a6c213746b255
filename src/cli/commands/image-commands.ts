import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ImageShown } from '../../operator-api/client';
import { clientOf, type Context, fileUnreadable, type ServiceOptions, withService } from '../context';
import { digest } from '../option-readers';

interface ImageFlags extends ServiceOptions {
  readonly json?: boolean;
}

/** `image add` and `show`: firmware that the service keeps. Nothing is sent to a stack by either. */
export function imageCommands(root: Command, context: Context): void {
  const image = root.command('image').description('firmware images that the service keeps');
  withService(
    image.command('add').description('hand a firmware file to the service; nothing is sent to a stack by this'),
  )
    .argument('<file>', 'the file as its maker gave it out')
    .option('--json', 'what the image says of itself, as JSON')
    .addHelpText('after', '\nExample:\n  stackhand image add firmware.bin')
    .action(async (file: string, flags: ImageFlags) => {
      const shown = await clientOf(context, flags).addImage(await bytesOf(file));
      context.out.either(flags.json, shown, [...imageLines(shown), ...nextLines(shown)]);
    });
  withService(image.command('show').description('what a kept image says of itself'))
    .argument('<digest>', 'the SHA-256 that `image add` printed', digest('<digest>'))
    .option('--json', 'as JSON')
    .addHelpText('after', `\nExample:\n  stackhand image show ${'0123456789abcdef'.repeat(4)}`)
    .action(async (sha256: string, flags: ImageFlags) => {
      const shown = await clientOf(context, flags).image(sha256);
      context.out.either(flags.json, shown, imageLines(shown));
    });
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw fileUnreadable(file, '<file>', error);
  }
}

const NOTHING = 'it does not say';

function imageLines({ sha256, bytes, format, hardwareClass, component, version }: ImageShown): string[] {
  return [
    `digest     ${sha256}`,
    `format     ${format}`,
    `size       ${bytes} bytes`,
    `hardware   ${hardwareClass ?? NOTHING}`,
    `component  ${component ?? NOTHING}`,
    `version    ${version ?? NOTHING}`,
  ];
}

/** What can be done with it: an image that names neither hardware nor version is sent by nobody. */
function nextLines({ sha256, hardwareClass, version }: ImageShown): string[] {
  if (hardwareClass === null || version === null)
    return ['It is kept, but no run sends an image that does not say what it is for. Ask its maker for one that does.'];
  return ['Compare the digest with what the maker published. Then:', `  stackhand run start --image ${sha256} …`];
}
