import { message } from '../../kernel';
import type { Language } from '../../words';
import { duration } from '../plan/names';
import type { PlanSheet } from '../plan/plan-sheet';
import { AFTER_LAST_FLASH_MINUTES } from '../plan/plan-times';
import { wordingIn } from '../wording';
import { html, type Html } from './html';
import { page } from './page';
import { PageParts } from './parts';

/** The plan sheet as one printable page, in the language that the sheet was made in. */
export function planHtml(sheet: PlanSheet, language?: Language): string {
  const wording = wordingIn(language);
  const parts = new PageParts(wording);
  return page(
    { title: wording.text(message('print.plan', { site: sheet.site.name })), training: sheet.site.training, wording },
    summary(sheet, parts),
    firstPage(sheet, parts),
    times(sheet, parts),
    updates(sheet, parts),
    packing(sheet, parts),
    parts.section(
      message('print.notice'),
      sheet.customerNotice.map((line) => html`<p>${line}</p>`),
    ),
    steps(sheet, parts),
  );
}

function summary({ hands, title, procedure, workClass, site, product, ...sheet }: PlanSheet, parts: PageParts): Html {
  const { text } = parts;
  const { id, name, colour } = site;
  const profile = { product: product.displayName, profile: product.id, revision: product.revision };
  const inOrder = sheet.powerUpOrder.reduce((first, next) => text(message('print.then', { first, next })));
  return html`<p class="outcome">${hands.sentence}</p>${parts.definitions([
    [message('print.procedure'), `${title} (${procedure})`],
    [message('print.class'), `${workClass}: ${text(message(`class.${workClass}`))}`],
    [message('print.site'), text(message('print.site-colour', { site: name, id, colour }))],
    [message('print.isolator'), site.isolator],
    [message('print.when-silent'), site.whenTheBatteryIsSilent.join(' ')],
    [message('print.product'), text(message('print.product-profile', profile))],
    [message('print.stacks'), sheet.stacks.join(', ')],
    [message('print.power-up-order'), inOrder],
  ])}${product.disclaimer === '' ? null : html`<p>${product.disclaimer}</p>`}`;
}

function firstPage(sheet: PlanSheet, parts: PageParts): Html {
  const { text } = parts;
  return parts.section(
    message('print.not-in-the-plan'),
    parts.table(
      message('print.unknown-facts'),
      [message('print.what'), message('print.why-or-do'), message('print.ask-on-site')],
      sheet.unknowns.map(({ what, why, askOnSite }) => [
        what,
        why,
        text(askOnSite ? message('print.yes') : message('print.no')),
      ]),
    ),
    parts.table(
      message('print.not-verifiable'),
      [message('print.what'), message('print.why'), message('print.best-evidence'), message('print.invariant')],
      sheet.notVerifiable.map(({ what, why, best, invariant }) => [what, why, parts.evidence(best), invariant]),
    ),
    parts.table(
      message('print.soft-facts'),
      [message('print.fact'), message('print.used-as'), message('print.founded'), message('print.source')],
      sheet.restsOn.map(({ what, value, standing, source }) => [
        what,
        value,
        text(message(`standing.${standing}`)),
        source,
      ]),
    ),
    parts.under(
      message('print.before-touching'),
      parts.list(
        sheet.preconditions.map(({ text: said, standing, source }) =>
          text(message('print.founded-on', { text: said, standing, source })),
        ),
      ),
    ),
  );
}

function times({ times: found }: PlanSheet, parts: PageParts): Html {
  const { text } = parts;
  const [work, waits] = [duration(found.workMinutes), duration(found.waitMinutes)];
  const [normal, limit] = [duration(found.flashMinutes.normal), duration(found.flashMinutes.hardLimit)];
  return parts.section(
    message('print.time'),
    // Sums of round numbers look more certain than they are.
    html`<p>${text(message('print.estimate'))}</p>`,
    parts.definitions([
      [
        message('print.person-on-site'),
        text(message('print.about-and-waits', { time: duration(found.personOnSiteMinutes) })),
      ],
      [message('print.house-dark'), houseDark(found, parts)],
      [message('print.work-waits'), text(message('print.work-and-waits', { work, waits }))],
      [message('print.writing-all'), text(message('print.writing-times', { normal, limit }))],
      [message('print.no-return'), noReturn(found, parts)],
      [message('print.latest-start'), latest(found, parts)],
    ]),
    parts.under(message('print.unknown-waits'), parts.list(found.unknownWaits)),
  );
}

function houseDark(
  { houseWithoutBatteryMinutes: minutes, endsInService }: PlanSheet['times'],
  { text }: PageParts,
): string {
  if (minutes === null) return text(message('print.never'));
  const time = duration(minutes);
  return text(endsInService ? message('print.about-and-waits', { time }) : message('print.stays-dark', { time }));
}

function noReturn({ pointOfNoReturn: point }: PlanSheet['times'], { text }: PageParts): string {
  if (point === null) return text(message('print.nothing-written'));
  return text(message('print.first-write', { stack: point.stack, time: duration(point.minutes) }));
}

function latest({ minutesToLastFlash, personOnSiteMinutes }: PlanSheet['times'], { text }: PageParts): string {
  if (minutesToLastFlash === null)
    return text(message('print.before-leaving', { time: duration(personOnSiteMinutes) }));
  const time = duration(Math.max(personOnSiteMinutes, minutesToLastFlash + AFTER_LAST_FLASH_MINUTES));
  return text(message('print.last-write', { time, minutes: AFTER_LAST_FLASH_MINUTES }));
}

function updates({ tool, targets }: PlanSheet, parts: PageParts): Html | null {
  if (tool === null) return null;
  return parts.section(
    message('print.wanted-versions'),
    html`<p>${parts.text(message('print.tool', { tool }))}</p>`,
    parts.table(
      message('print.targets'),
      [
        ...[message('print.component'), message('print.version'), message('print.who-said-so')],
        ...[message('print.date'), message('print.image')],
      ],
      targets.map(({ label, version, source, date, image }) => [label, version, source, date, image]),
    ),
  );
}

function packing({ packing: found }: PlanSheet, parts: PageParts): Html {
  return parts.section(
    message('print.before-the-van'),
    parts.under(message('print.tools'), parts.list(found.tools)),
    parts.under(message('print.protection'), parts.list(found.protection)),
    parts.under(message('print.parts'), parts.list(found.parts)),
    parts.under(message('print.papers'), parts.list(found.papers)),
    parts.under(message('print.photos-to-take'), parts.list(found.photos)),
  );
}

function steps(sheet: PlanSheet, parts: PageParts): Html {
  const { text } = parts;
  return parts.section(
    message('print.steps'),
    parts.table(
      message('print.so-many-steps', { steps: sheet.steps.length }),
      [
        ...[message('print.step'), message('print.what'), message('print.stack'), message('print.hands')],
        ...[message('print.minutes'), message('print.to-be-put-back')],
      ],
      sheet.steps.map(({ id, title, stack, hands, minutes, obligations }) => [
        id,
        title,
        stack ?? text(message('print.whole-site')),
        text(message(`hands.${hands}`)),
        minutes === null ? text(message('print.unknown')) : Math.round(minutes * 10) / 10,
        obligations.join(', '),
      ]),
    ),
  );
}
