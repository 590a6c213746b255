import { say } from '../../words';
import { duration } from '../plan/names';
import type { PlanSheet } from '../plan/plan-sheet';
import { AFTER_LAST_FLASH_MINUTES } from '../plan/plan-times';
import { html, type Html } from './html';
import { page } from './page';
import { definitions, list, section, table } from './parts';

/** The plan sheet as one printable page. */
export function planHtml(sheet: PlanSheet): string {
  return page(
    `Plan: ${sheet.site.name}`,
    sheet.site.training,
    summary(sheet),
    firstPage(sheet),
    times(sheet),
    updates(sheet),
    packing(sheet),
    section(
      'Notice for the customer',
      sheet.customerNotice.map((line) => html`<p>${line}</p>`),
    ),
    steps(sheet),
  );
}

function summary(sheet: PlanSheet): Html {
  return html`<p class="outcome">${sheet.hands.sentence}</p>${definitions([
    ['Procedure', `${sheet.title} (${sheet.procedure})`],
    ['Class', `${sheet.workClass}: ${CLASSES[sheet.workClass]}`],
    ['Site', `${sheet.site.name} (${sheet.site.id}), colour ${sheet.site.colour}`],
    ['Isolator', sheet.site.isolator],
    ['When the battery falls silent', sheet.site.whenTheBatteryIsSilent.join(' ')],
    ['Product', `${sheet.product.displayName}, profile ${sheet.product.id} revision ${sheet.product.revision}`],
    ['Stacks', sheet.stacks.join(', ')],
    ['Order of switching on', sheet.powerUpOrder.join(', then ')],
  ])}${sheet.product.disclaimer === '' ? null : html`<p>${sheet.product.disclaimer}</p>`}`;
}

const CLASSES = {
  W0: 'looks only',
  W1: 'prepares; nobody is needed on site',
  W2: 'attended: people at the stacks',
  W3: 'writes with nobody there',
} as const;

function firstPage(sheet: PlanSheet): Html {
  return section(
    'What this plan does not know',
    table(
      'Unknown facts of product and site',
      ['What', 'Why, or what to do', 'Ask on site'],
      sheet.unknowns.map(({ what, why, askOnSite }) => [what, why, askOnSite ? 'yes' : 'no']),
    ),
    table(
      'What cannot be verified',
      ['What', 'Why', 'Best evidence', 'Invariant'],
      sheet.notVerifiable.map(({ what, why, best, invariant }) => [what, why, best, invariant]),
    ),
    table(
      'Facts that no document of the maker states for this product',
      ['Fact', 'Used as', 'Founded', 'Source'],
      sheet.restsOn.map(({ what, value, standing, source }) => [what, value, standing, source]),
    ),
    html`<h3>Before anything is touched</h3>`,
    list(sheet.preconditions.map(({ text, standing, source }) => `${text} (${standing}: ${source})`)),
  );
}

/** Sums of round numbers look more certain than they are. */
const ESTIMATE =
  'An estimate: the usual minutes of each step added up, one person, nothing found wrong. No visit was timed for it.';

function times({ times: found }: PlanSheet): Html {
  const house = found.houseWithoutBatteryMinutes;
  const noReturn = found.pointOfNoReturn;
  return section(
    'Time',
    html`<p>${ESTIMATE}</p>`,
    definitions([
      ['Person on site', `about ${duration(found.personOnSiteMinutes)} and the waits below`],
      [
        'House without battery',
        house === null
          ? 'never'
          : `about ${duration(house)} and the waits below${found.endsInService ? '' : ', and it stays so at the end'}`,
      ],
      ['Work, waits', `${duration(found.workMinutes)} of work, ${duration(found.waitMinutes)} of known waits`],
      [
        'Writing, all stacks',
        `${duration(found.flashMinutes.normal)}, at the hard limit ${duration(found.flashMinutes.hardLimit)}`,
      ],
      [
        'Point of no return',
        noReturn === null
          ? 'none: nothing is written'
          : `first write, on ${noReturn.stack}, about ${duration(noReturn.minutes)} after the start`,
      ],
      ['Latest start', latest(found)],
    ]),
    html`<h3>Waits that nobody can know</h3>`,
    list(found.unknownWaits),
  );
}

function latest({ minutesToLastFlash, personOnSiteMinutes }: PlanSheet['times']): string {
  if (minutesToLastFlash === null) return `${duration(personOnSiteMinutes)} before you want to leave`;
  const before = Math.max(personOnSiteMinutes, minutesToLastFlash + AFTER_LAST_FLASH_MINUTES);
  return `${duration(before)} before you want to leave; the last write starts ${AFTER_LAST_FLASH_MINUTES} min before leaving at the latest`;
}

function updates(sheet: PlanSheet): Html | null {
  if (sheet.tool === null) return null;
  return section(
    'Versions that are wanted',
    html`<p>Tool: ${sheet.tool}.</p>`,
    table(
      'Targets',
      ['Component', 'Version', 'Who said so', 'Date', 'Image'],
      sheet.targets.map(({ label, version, source, date, image }) => [label, version, source, date, image]),
    ),
  );
}

function packing({ packing: found }: PlanSheet): Html {
  return section(
    'Before leaving the van',
    html`<h3>Tools</h3>${list(found.tools)}<h3>Protection</h3>${list(found.protection)}<h3>Parts</h3>${list(found.parts)}<h3>Papers</h3>${list(found.papers)}<h3>Photos to take</h3>${list(found.photos)}`,
  );
}

function steps(sheet: PlanSheet): Html {
  return section(
    'Steps',
    table(
      `${sheet.steps.length} steps`,
      ['Step', 'What', 'Stack', 'Hands', 'Minutes', 'To be put back'],
      sheet.steps.map(({ id, title, stack, hands, minutes, obligations }) => [
        id,
        title,
        stack ?? 'site',
        say({ id: `hands.${hands}`, params: {} }).title,
        minutes === null ? 'unknown' : Math.round(minutes * 10) / 10,
        obligations.join(', '),
      ]),
    ),
  );
}
