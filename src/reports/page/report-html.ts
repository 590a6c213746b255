import { say } from '../../words';
import type { ClosingReport } from '../closing-report';
import type { Verdict } from '../verdict/verdict';
import { html, type Html } from './html';
import { page } from './page';
import { definitions, Drawings, list, section, table } from './parts';

/** The closing report as one printable page. */
export function reportHtml(report: ClosingReport): string {
  const { verdict } = report;
  return page(
    `Report: ${verdict.site.name}`,
    verdict.site.training,
    head(report),
    recovery(verdict),
    notAsPlanned(verdict),
    versions(report),
    switches(verdict),
    readings(verdict),
    putBack(verdict),
    record(verdict),
    section(
      'Timeline',
      table(
        `${report.timeline.length} entries, times in ${verdict.site.timeZone}`,
        ['No.', 'When', 'Who', 'What'],
        report.timeline.map(({ number, at, by, what }) => [number, at, by, what]),
      ),
    ),
  );
}

function head({ title, outcomeWords, verdict, whenTheBatteryIsSilent }: ClosingReport): Html {
  const { site, product } = verdict;
  return html`<p class="outcome">Verdict by the evidence: ${outcomeWords}.</p>${
    verdict.agrees
      ? null
      : html`<p><strong>The record itself says "${verdict.recordedOutcome ?? 'not ended'}". The two differ; see the findings.</strong></p>`
  }${definitions([
    ['Procedure', `${title} (${verdict.procedure}, revision ${verdict.revision})`],
    ['Site', `${site.name} (${site.id})`],
    ['Product', `${product.displayName}, profile ${product.id} revision ${product.revision}`],
    ['Run', `${verdict.runId}, software ${verdict.software}`],
    ['From, to', `${verdict.startedAt} to ${verdict.lastAt} (${site.timeZone})`],
    ['Left in', verdict.physical ?? 'not ended'],
    ['When the battery falls silent', whenTheBatteryIsSilent.join(' ')],
  ])}<h3>What stands against "complete"</h3>${list(verdict.shortfalls)}`;
}

/** Where the run stopped, for whoever goes on. */
function recovery({ lastHold }: Verdict): Html | null {
  if (lastHold === null) return null;
  const { at, because, known, unknown, lookAt, proposed, notOffered } = lastHold;
  return section(
    'Where it stopped',
    definitions([
      ['When, and why', `${at}: ${because}`],
      ['Look first', lookAt],
      ['Proposed then', proposed],
      ['Known', known.join(' ')],
      ['Not known', unknown.join(' ')],
      ['Not possible', notOffered.join(' ') || 'nothing was ruled out'],
    ]),
  );
}

function notAsPlanned(verdict: Verdict): Html {
  return section(
    'Not as planned, not proven',
    table(
      'Deviations',
      ['What', 'Reason', 'By', 'When', 'Invariant', 'Step'],
      verdict.deviations.map(({ what, why, by, at, invariant, stepId }) => [what, why, by, at, invariant, stepId]),
    ),
    table(
      'Findings in the record',
      ['What', 'Event', 'Code'],
      verdict.findings.map(({ what, number, code }) => [what, number ?? '', code]),
    ),
    table(
      'Skipped steps',
      ['Step', 'What', 'Because'],
      verdict.skipped.map(({ stepId, title, because }) => [stepId, title, because]),
    ),
    table(
      'Not verifiable',
      ['What', 'Why', 'Best evidence', 'Invariant'],
      verdict.notVerifiable.map(({ what, why, best, invariant }) => [what, why, best, invariant]),
    ),
    html`<h3>Judged by a limit that is not the maker’s</h3>`,
    list(verdict.borrowed),
  );
}

function imageWords(image: ClosingReport['image']): string {
  if (image === null) return 'Image not seen by Stackhand.';
  const { sha256, bytes, version, hardwareClass, approvedBy } = image;
  return `Image ${sha256}, ${bytes} bytes, version ${version} for ${hardwareClass}, approved by ${approvedBy}.`;
}

function versions({ tool, image, targets, verdict }: ClosingReport): Html {
  return section(
    'Versions',
    tool === null ? null : html`<p>Tool: ${tool}. ${imageWords(image)}</p>`,
    table(
      'Transfers over a lead',
      ['Stack', 'When', 'Ended', 'Blocks', 'Sent twice', 'Seconds', 'Image the unit runs', 'Starts', 'On the line'],
      verdict.transfers.map((one) => [
        one.stack,
        one.at,
        one.outcome === 'ok' ? 'ok' : `${one.outcome}: ${one.said}`,
        one.blocks ?? '',
        one.blocksRepeated ?? '',
        one.seconds ?? '',
        one.imageSha256 ?? '',
        one.bootCounter ?? '',
        one.troubles.join(', ') || 'nothing went wrong',
      ]),
    ),
    targets.length === 0
      ? null
      : table(
          'Targets',
          ['Component', 'Version', 'Who said so', 'Date'],
          targets.map(({ component, version, source, date }) => [component, version, source, date]),
        ),
    table(
      'Before and after; modules from the top',
      ['Stack', 'Component', 'Before', 'After', 'At target'],
      verdict.versions.map(({ stack, label, before, after, atTarget }) => [
        stack,
        label,
        before?.join(', ') ?? 'not read',
        after?.join(', ') ?? 'not read',
        atTarget === null ? 'nothing wanted' : atTarget ? 'yes' : 'NO',
      ]),
    ),
  );
}

function switches(verdict: Verdict): Html {
  const drawings = new Drawings();
  return section(
    'Switches',
    table(
      'As found and at the end',
      ['Stack', 'Bank', 'As found', 'At the end', 'Same'],
      verdict.switches.map(({ stack, label, foundWords, nowWords, same }) => [
        stack,
        label,
        foundWords,
        nowWords,
        same === null ? 'not known' : same ? 'yes' : 'NO',
      ]),
    ),
    verdict.switches.flatMap(({ drawing, label, stack, foundWords, nowWords }) =>
      drawing === null
        ? []
        : [drawings.figure(drawing, `${label}, stack ${stack}. As found: ${foundWords}. At the end: ${nowWords}.`)],
    ),
  );
}

function readings({ counts, volts, shares, codes, powerGaps }: Verdict): Html {
  return section(
    'Readings',
    table(
      'Counts',
      ['Stack', 'Of', 'First', 'Again', 'Due'],
      counts.map(({ stack, of, first, again, wanted }) => [
        stack,
        of,
        first ?? 'not seen',
        again ?? 'not seen',
        wanted,
      ]),
    ),
    volts === null ? null : voltsTable(volts),
    shares.map(({ mode, readings: found, within, tolerancePercent }) =>
      table(
        `Share while ${mode}: ${within ? 'within' : 'NOT within'} ${tolerancePercent} %`,
        ['Stack', 'Amps', 'Of the mean', 'By'],
        found.map(({ stack, value, percentOfMean, by }) => [
          stack,
          value ?? 'not seen',
          percentOfMean === null ? '' : `${percentOfMean} %`,
          by,
        ]),
      ),
    ),
    table(
      'Seconds between two stacks switched on',
      ['From', 'To', 'Seconds', 'Note'],
      powerGaps.map(({ from, to, seconds, long, tooShort }) => [
        from,
        to,
        seconds,
        tooShort ? 'too short' : long ? 'over 60 s' : '',
      ]),
    ),
    table(
      'Codes on the LCD',
      ['Stack', 'Phase', 'Code', 'Meaning', 'When', 'By'],
      codes.map(({ stack, phase, code, meaning, at, by }) => [stack, phase, code, meaning, at, by]),
    ),
  );
}

function voltsTable({
  readings: found,
  spreadVolts,
  limitVolts,
  limitSource,
  within,
}: NonNullable<Verdict['volts']>): Html {
  return table(
    `Volts: spread ${spreadVolts ?? 'not known'} V, limit ${limitVolts ?? 'not known'} V (${limitSource}), ${within ? 'within' : 'NOT within'}`,
    ['Stack', 'Volts', 'Meter', 'By'],
    found.map(({ stack, value, meter, by }) => [stack, value ?? 'not seen', meter, by]),
  );
}

function putBack({ duties }: Verdict): Html {
  return section(
    'To be put back',
    table(
      'Obligations of the site',
      ['What', 'As it was', 'Evidence of this run', 'On the site', 'Why left'],
      duties.map(({ what, original, back, status, why }) => [
        what,
        original ?? '',
        back === null ? 'not touched' : back ? 'back' : 'NOT back',
        status,
        why,
      ]),
    ),
  );
}

function record(verdict: Verdict): Html {
  return section(
    'Who did what',
    table(
      'Answers; names are not authenticated',
      ['When', 'Who', 'Stack', 'Asked', 'Answered', 'Did not do because'],
      verdict.answers.map(({ at, by, stack, asked, answer, refused }) => [
        at,
        by,
        stack ?? 'site',
        asked,
        answer,
        refused ?? '',
      ]),
    ),
    table(
      'Photos',
      ['Of', 'Stack', 'When', 'By', 'SHA-256'],
      verdict.photos.map(({ subject, stack, at, by, digest }) => [subject, stack ?? 'site', at, by, digest]),
    ),
    table(
      'Restarts of the service',
      ['When', 'Software', 'Seconds without a record'],
      verdict.restarts.map(({ at, software, silentSeconds }) => [at, software, silentSeconds]),
    ),
    html`<h3>Closing words</h3><p>${verdict.outcome === null ? 'The run has not ended.' : closing(verdict.outcome)}</p>`,
  );
}

function closing(outcome: NonNullable<Verdict['outcome']>): string {
  const { title, line = '' } = say({ id: `ended.${outcome}`, params: {} });
  return `${title} ${line}`;
}
