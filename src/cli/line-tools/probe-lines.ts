import { findingLines } from './finding';
import type { ProbedDevice, ProbeResult } from './probe-line';
import { modelName } from './sunspec-models';

const NOT_SAID = 'it does not say';

/** A probe for people: who answers, and what to try where nobody does. */
export function probeLines({ line, unit, answers, device, findings }: ProbeResult): string[] {
  const head = answers ? `Unit ${unit} answers on ${line}.` : `Nobody was read at unit ${unit} of ${line}.`;
  return [head, ...(device === null ? [] : deviceLines(device)), ...findings.flatMap(findingLines)];
}

function deviceLines(device: ProbedDevice): string[] {
  const { identity, models } = device;
  const versions = Object.entries(identity.versions).map(
    ([part, version]) => `${part} ${version === '' ? 'only its boot loader' : (version ?? NOT_SAID)}`,
  );
  return [
    row('maker', identity.maker),
    row('model', identity.model),
    row('serial', identity.serial),
    row('version', versions.join(', ')),
    ...(device.product === null ? [] : stackLines(device)),
    row('product', device.product ?? 'none that is known here'),
    ...models.map(({ model, address, length }) =>
      row('model', `${model} (${modelName(model)}) at ${address}, ${length} registers`),
    ),
  ];
}

/** What only a stack has. */
function stackLines({ identity, code, address, stackCount, moduleCount }: ProbedDevice): string[] {
  return [
    row('hardware', identity.hardwareClass),
    row('boot loader', identity.bootloader),
    row('code', code === null ? null : codeWords(code)),
    row('address', address),
    row('stacks', stackCount),
    row('modules', moduleCount),
  ];
}

function codeWords({ shown, meaning }: NonNullable<ProbedDevice['code']>): string {
  if (shown === '') return 'none is shown';
  return meaning === null ? shown : `${shown}: ${meaning}`;
}

function row(name: string, value: string | number | boolean | null): string {
  return `  ${name.padEnd(12)} ${value === null || value === '' ? NOT_SAID : value}`;
}
