import type { Problem } from '../kernel';
import { checkBusPlaces } from './check-bus-places';
import type { ProductProfile } from './profile';

type Bus = NonNullable<ProductProfile['bus']>;
type Point = Bus['points'][number];

const WORDS: Readonly<Record<Point['type'], number | null>> = {
  u16: 1,
  i16: 1,
  u32: 2,
  i32: 2,
  switches: 1,
  text: null,
  hash: 16,
};
const TEXTS = ['maker', 'model', 'serial', 'hardware-class', 'bootloader', 'version', 'lcd-code'];

/** A register map that contradicts itself or the rest of the profile; empty where the product has no bus. */
export function checkBus(profile: ProductProfile): Problem[] {
  const { bus } = profile;
  return [...(bus === null ? [] : checkMap(profile, bus)), ...checkBlockRoutes(profile)];
}

function checkMap(profile: ProductProfile, bus: Bus): Problem[] {
  return [
    ...listed(
      'link',
      bus.link,
      profile.stack.links.map((link) => link.id),
      'bus.link',
    ),
    ...bus.points.flatMap((point, index) => [
      ...checkType(bus, point, `bus.points[${index}]`),
      ...checkSubject(profile, point, `bus.points[${index}]`),
    ]),
    ...readingTwice(bus),
    ...checkBusPlaces(bus),
  ];
}

function checkType(bus: Bus, point: Point, where: string): Problem[] {
  const problems: Problem[] = [];
  const words = WORDS[point.type];
  if (words !== null && point.words !== words) {
    problems.push({
      code: 'products.bus-type-of-other-length',
      what: `A ${point.type} has ${words} register${words === 1 ? '' : 's'}.`,
      where: `${where}.words`,
      value: String(point.words),
      allowed: String(words),
      remedy: 'Compare type and length with the document.',
    });
  }
  if (point.words > bus.registersPerRead) {
    problems.push({
      code: 'products.bus-point-too-long',
      what: 'This reading is longer than what the device gives in one read.',
      where: `${where}.words`,
      value: String(point.words),
      allowed: `up to ${bus.registersPerRead}`,
      remedy: 'Compare the length, and registersPerRead, with the document.',
    });
  }
  return [...problems, ...checkKind(point, where)];
}

/** A bank is read as switches and a name as text; a number where a name is meant would read as a wrong name. */
function checkKind(point: Point, where: string): Problem[] {
  const wanted = point.reading === 'bank' ? 'switches' : TEXTS.includes(point.reading) ? 'text' : 'a number';
  const found = point.type === 'switches' || point.type === 'text' ? point.type : 'a number';
  if (wanted === found && (wanted !== 'switches' || point.width !== null)) return [];
  return [
    {
      code: 'products.bus-type-does-not-fit',
      what: `The reading ${point.reading} is ${wanted === 'switches' ? 'switches with a width' : wanted}.`,
      where: `${where}.type`,
      value: point.type,
      allowed: wanted,
      remedy: 'Compare with the document what these registers hold, and correct the type or the reading.',
    },
  ];
}

function checkSubject(profile: ProductProfile, point: Point, where: string): Problem[] {
  if (point.reading === 'version') {
    const components = profile.stack.components.map((component) => component.key);
    return listed('component', String(point.subject), components, `${where}.subject`);
  }
  if (point.reading !== 'bank') return [];
  const bank = profile.banks.find((candidate) => candidate.id === point.subject);
  const missing = listed(
    'bank',
    String(point.subject),
    profile.banks.map((candidate) => candidate.id),
    `${where}.subject`,
  );
  if (bank === undefined || bank.width === null || point.width === null || bank.width === point.width) return missing;
  return [
    {
      code: 'products.bus-bank-of-other-width',
      what: `${bank.label} has ${bank.width} switches, its register ${point.width}.`,
      where: `${where}.width`,
      value: String(point.width),
      allowed: String(bank.width),
      remedy: 'Count the switches on the hardware, and correct the bank or the register.',
    },
  ];
}

function readingTwice(bus: Bus): Problem[] {
  return bus.points.flatMap((point, index) => {
    const first = bus.points.findIndex(
      ({ reading, subject }) => reading === point.reading && subject === point.subject,
    );
    if (first === index) return [];
    const name = point.subject === null ? point.reading : `${point.reading} of ${point.subject}`;
    return [
      {
        code: 'products.bus-reading-twice',
        what: 'The map gives the same reading from two places, so nobody could say which one counts.',
        where: `bus.points[${index}]`,
        value: name,
        remedy: `Leave one out, or name different subjects: bus.points[${first}] gives it already.`,
      },
    ];
  });
}

/** A route by blocks needs a block to write to, and must allow it. */
function checkBlockRoutes(profile: ProductProfile): Problem[] {
  const update = profile.bus?.update ?? null;
  return profile.routes.flatMap((route, index): Problem[] => {
    if (route.kind !== 'modbus-block') return [];
    const where = `routes[${index}]`;
    if (update === null) {
      return [
        {
          code: 'products.route-without-update-block',
          what: 'This route sends the image over the bus, but the map has no update block.',
          where,
          value: route.id,
          remedy: 'Describe the block under bus.update with its source, or leave the route out.',
        },
      ];
    }
    return listed('model', String(update.model), route.mayWrite.map(String), `${where}.mayWrite`);
  });
}

function listed(kind: string, value: string, among: readonly string[], where: string): Problem[] {
  if (among.includes(value)) return [];
  return [
    {
      code: `products.bus-${kind}-does-not-exist`,
      what:
        kind === 'model'
          ? 'The route does not allow the update block to be written.'
          : `The profile has no ${kind} of this name.`,
      where,
      value,
      allowed: among.join(', ') || 'none',
      remedy:
        kind === 'model'
          ? 'Allow the model of the block, or correct bus.update.model.'
          : `Name one of those, or add the ${kind} with its source.`,
    },
  ];
}
