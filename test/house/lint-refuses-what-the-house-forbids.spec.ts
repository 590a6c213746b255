import { ScratchHouse } from './scratch-house';

const lines = (count: number): string =>
  Array.from({ length: count }, (_, i) => `export const line${i} = ${i};\n`).join('');
const parameters = (count: number): string =>
  Array.from({ length: count }, (_, i) => `readonly p${i}: number`).join(', ');

/** Each file with the one rule that must refuse it. */
const REFUSED: readonly (readonly [file: string, rule: string, text: string])[] = [
  ['src/orchestrator/date-now.ts', 'house/ambient', 'export const at = Date.now();\n'],
  ['src/orchestrator/new-date.ts', 'house/ambient', 'export const at = new Date();\n'],
  ['src/orchestrator/global-date-now.ts', 'house/ambient', 'export const at = globalThis.Date.now();\n'],
  ['src/orchestrator/timer.ts', 'house/ambient', 'setTimeout(() => undefined, 5);\n'],
  ['src/orchestrator/timer-alias.ts', 'house/ambient', 'export const later = setInterval;\n'],
  ['src/virtual-plant/random.ts', 'house/ambient', 'export const dice = Math.random();\n'],
  ['src/stacks/hrtime.ts', 'house/ambient', 'export const at = process.hrtime.bigint();\n'],
  ['src/stacks/abort.ts', 'house/ambient', 'export const stop = AbortSignal.timeout(5);\n'],
  [
    'src/storage/uuid.ts',
    'house/ambient',
    "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;\n",
  ],
  ['src/operator-api/rx.ts', 'house/ambient', "import { timer } from 'rxjs';\nexport const ping = timer;\n"],
  [
    'src/operator-api/cron.ts',
    'house/ambient',
    "import { Cron } from '@nestjs/schedule';\nexport const every = Cron;\n",
  ],
  ['src/orchestrator/promises.ts', 'house/modules', "export { setTimeout } from 'node:timers/promises';\n"],
  ['src/orchestrator/nest.ts', 'house/modules', "export { Injectable } from '@nestjs/common';\n"],
  ['src/virtual-plant/files.ts', 'house/modules', "export { readFileSync } from 'node:fs';\n"],
  ['src/cli/spawn.ts', 'house/modules', "export { spawn } from 'node:child_process';\n"],
  ['src/app/spawn.ts', 'house/modules', "export { spawn } from 'child_process';\n"],
  ['src/app/dynamic.ts', 'house/modules', "export const net = () => import('node:net');\n"],
  ['src/orchestrator/entity.ts', 'house/modules', "export type { DataSource } from 'typeorm';\n"],
  ['src/virtual-plant/line.ts', 'house/modules', "export type Line = import('serialport').SerialPort;\n"],
  ['src/stacks/too-long.ts', 'max-lines', lines(401)],
  [
    'src/stacks/long-function.ts',
    'max-lines-per-function',
    `export function f(): void {\n${'  void 0;\n'.repeat(61)}}\n`,
  ],
  [
    'src/stacks/many.ts',
    'house/params',
    `export type T = 1;\nexport const f = (${parameters(6).replaceAll('readonly ', '')}): T => 1;\n`,
  ],
  ['src/stacks/many-ports.ts', 'house/params', `export class A {\n  constructor(${parameters(11)}) {}\n}\n`],
  ['src/stacks/stack-utils.ts', 'house/file-name', 'export const a = 1;\n'],
  ['src/stacks/StackList.ts', 'house/file-name', 'export const a = 1;\n'],
  ['src/stacks/any.ts', '@typescript-eslint/no-explicit-any', 'export type A = any;\n'],
  ['src/stacks/float.ts', '@typescript-eslint/no-floating-promises', 'Promise.resolve(1);\n'],
  [
    'src/stacks/switch.ts',
    '@typescript-eslint/switch-exhaustiveness-check',
    "export function f(a: 'x' | 'y'): void {\n  switch (a) {\n    case 'x':\n  }\n}\n",
  ],
  [
    'test/stacks/duration.ts',
    'house/no-asserted-duration',
    'declare const expect: (a: unknown) => { toBe(b: unknown): void };\nconst took = Date.now();\nexpect(took).toBe(3);\n',
  ],
];

const ALLOWED: Readonly<Record<string, string>> = {
  'src/kernel/clock/system-clock.ts': 'export const at = Date.now();\nexport const day = new Date();\n',
  'src/kernel/random/system-random.ts':
    "export { randomUUID } from 'node:crypto';\nexport const dice = Math.random();\n",
  'src/app/outer-tick.ts': 'export const tick = setInterval(() => undefined, 1000);\n',
  'src/app/host/sleep.ts': "export { spawn } from 'node:child_process';\n",
  'src/orchestrator/handed-in.ts': 'export const at = (clock: { now(): number }) => new Date(clock.now());\n',
  'src/orchestrator/own-name.ts': 'export const f = (setTimeout: () => void): void => setTimeout();\n',
  'src/operator-api/runs.controller.ts': "export { Controller } from '@nestjs/common';\n",
  'src/storage/event.entity.ts': "export { Entity } from 'typeorm';\n",
  'src/products/profiles/long.profile.ts': lines(401),
  'src/words/english.ts': lines(401),
  'src/stacks/four-hundred.ts': lines(400),
  'src/stacks/ten-ports.ts': `export class A {\n  constructor(${parameters(10)}) {}\n}\n`,
  'test/stacks/free.ts': 'export const at = Date.now();\n',
};

describe('lint refuses what the house forbids', () => {
  const house = new ScratchHouse({ ...ALLOWED, ...Object.fromEntries(REFUSED.map(([file, , text]) => [file, text])) });
  let broken: Map<string, string[]>;

  beforeAll(() => {
    broken = house.lint();
  }, 60_000);
  afterAll(() => house.remove());

  test.each(REFUSED)('%s is refused by %s', (file, rule) => {
    expect(broken.get(file)).toContain(rule);
  });

  test.each(Object.keys(ALLOWED))('%s is allowed', (file) => {
    expect(broken.get(file)).toEqual([]);
  });
});
