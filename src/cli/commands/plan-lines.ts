import type { Reply } from '../../operator-api/client';

/** A plan sheet as text: what a van needs to know, every step with an empty box to be ticked by hand. Reads only what is there. */
export function planLines(sheet: Reply): string[] {
  const site = record(sheet['site']);
  return [
    text(sheet['title']) || text(sheet['procedure']),
    `${site['training'] === true ? 'TRAINING · ' : ''}${text(site['colour']).toUpperCase()} · ${text(site['name'])}`,
    ...line('Isolator', site['isolator']),
    ...line('Product', record(sheet['product'])['displayName']),
    ...line('Tool', sheet['tool']),
    ...line('Estimate', estimate(record(sheet['times']))),
    ...strings(site['whenTheBatteryIsSilent']),
    ...section(
      'Targets',
      list(sheet['targets']).map(
        (each) => `${text(each['component'])} ${text(each['version'])} (${text(each['source'])})`,
      ),
    ),
    ...section(
      'Not known, asked on site',
      list(sheet['unknowns']).map((each) => text(each['topic']) || words(each)),
    ),
    ...section('Customer', strings(sheet['customerNotice'])),
    ...section('Steps', list(sheet['steps']).map(stepLine)),
    ...handsLine(list(sheet['steps'])),
  ];
}

/** How many steps need a person at the stacks; a plan without any could run by itself. */
export function handsSteps(sheet: Reply): number {
  return list(sheet['steps']).filter((step) => ['hands', 'eyes', 'two'].includes(text(step['hands']))).length;
}

function estimate({ personOnSiteMinutes: minutes }: Reply): string {
  return typeof minutes === 'number'
    ? `about ${Math.floor(minutes / 60)} h ${Math.ceil(minutes % 60)} min on site`
    : '';
}

function stepLine(step: Reply): string {
  const minutes = typeof step['minutes'] === 'number' ? `, ${step['minutes']} min` : '';
  const stack = text(step['stack']);
  return `[ ] ${stack === '' ? '' : `${stack}: `}${text(step['title']) || text(step['step'])}${hands(step)}${minutes}`;
}

function hands(step: Reply): string {
  return text(step['hands']) === '' ? '' : ` (${text(step['hands'])})`;
}

function handsLine(steps: readonly Reply[]): string[] {
  const some = handsSteps({ steps });
  return some === 0 ? [] : ['', `${some} of ${steps.length} steps need somebody at the stacks. Book a visit.`];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((each) => `  ${each}`)];
}

function line(title: string, value: unknown): string[] {
  return text(value) === '' ? [] : [`${title}: ${text(value)}`];
}

function record(value: unknown): Reply {
  return typeof value === 'object' && value !== null ? (value as Reply) : {};
}

function list(value: unknown): readonly Reply[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function words(value: Reply): string {
  return Object.values(value)
    .filter((each) => typeof each === 'string')
    .join(': ');
}
