import { message } from '../../kernel';
import type { ClosingReport } from '../closing-report';
import type { Verdict } from '../verdict/verdict';
import { html, type Html } from './html';
import type { PageParts } from './parts';

/** How the engine writes that an LCD shows no code. */
const NO_CODE = 'none';

/** What was brought in, and what the stacks carry. */
export function versions({ tool, image, targets, verdict }: ClosingReport, parts: PageParts): Html {
  const { text } = parts;
  return parts.section(
    message('report.versions'),
    tool === null ? null : html`<p>${text(message('print.tool', { tool }))} ${imageWords(image, parts)}</p>`,
    transfers(verdict, parts),
    targets.length === 0
      ? null
      : parts.table(
          message('print.targets'),
          [
            ...[message('print.component'), message('print.version')],
            ...[message('print.who-said-so'), message('print.date')],
          ],
          targets.map(({ component, version, source, date }) => [component, version, source, date]),
        ),
    parts.table(
      message('report.before-after'),
      [
        ...[message('print.stack'), message('print.component'), message('report.before')],
        ...[message('report.after'), message('report.at-target')],
      ],
      verdict.versions.map(({ stack, label, before, after, atTarget }) => [
        stack,
        label,
        before?.join(', ') ?? text(message('report.not-read')),
        after?.join(', ') ?? text(message('report.not-read')),
        atTarget === null ? text(message('report.nothing-wanted')) : parts.yesOrNo(atTarget),
      ]),
    ),
  );
}

function imageWords(image: ClosingReport['image'], { text }: PageParts): string {
  if (image === null) return text(message('report.image-not-seen'));
  const { sha256: sha, bytes, version, hardwareClass: hardware, approvedBy: by } = image;
  return text(message('report.image', { sha, bytes, version, hardware, by }));
}

function transfers({ transfers: done }: Verdict, parts: PageParts): Html {
  const { text } = parts;
  return parts.table(
    message('report.transfers'),
    [
      ...[message('print.stack'), message('print.when'), message('report.ended'), message('report.blocks')],
      ...[message('report.sent-twice'), message('print.seconds'), message('report.runs-image')],
      ...[message('report.starts'), message('report.on-the-line')],
    ],
    done.map((one) => {
      const ended = text(message(`ending.${one.outcome}`));
      return [
        one.stack,
        one.at,
        one.outcome === 'ok' ? ended : `${ended}: ${one.said}`,
        one.blocks ?? '',
        one.blocksRepeated ?? '',
        one.seconds ?? '',
        one.imageSha256 ?? '',
        one.bootCounter ?? '',
        one.troubles.join(', ') || text(message('report.nothing-wrong')),
      ];
    }),
  );
}

/** Every bank as it was found and as it was left, with its drawing. */
export function switches({ switches: banks }: Verdict, parts: PageParts): Html {
  const { text } = parts;
  return parts.section(
    message('report.switches'),
    parts.table(
      message('report.found-and-end'),
      [
        ...[message('print.stack'), message('report.bank'), message('report.as-found')],
        ...[message('report.at-the-end'), message('report.same')],
      ],
      banks.map(({ stack, label, foundWords, nowWords, same }) => [
        stack,
        label,
        foundWords,
        nowWords,
        same === null ? text(message('print.not-known')) : parts.yesOrNo(same),
      ]),
    ),
    banks.flatMap(({ drawing, label: bank, stack, foundWords: found, nowWords: now }) =>
      drawing === null
        ? []
        : [parts.figure(drawing, text(message('report.switch-words', { bank, stack, found, now })))],
    ),
  );
}

/** What was read: counts, volts, shares, seconds, codes. */
export function readings({ counts, volts, shares, codes, powerGaps }: Verdict, parts: PageParts): Html {
  const { text } = parts;
  return parts.section(
    message('report.readings'),
    parts.table(
      message('report.counts'),
      [
        ...[message('print.stack'), message('report.of'), message('report.first')],
        ...[message('report.again'), message('report.due')],
      ],
      counts.map(({ stack, of, first, again, wanted }) => [
        stack,
        text(of === 'set' ? message('report.count-set') : message('report.count-alone')),
        first ?? text(message('print.not-seen')),
        again ?? text(message('print.not-seen')),
        wanted,
      ]),
    ),
    volts === null ? null : voltsTable(volts, parts),
    shares.map((share) => shareTable(share, parts)),
    parts.table(
      message('report.gaps'),
      [message('report.from'), message('report.to'), message('print.seconds'), message('report.note')],
      powerGaps.map(({ from, to, seconds, long, tooShort }) => [
        from,
        to,
        seconds,
        tooShort ? text(message('report.too-short')) : long ? text(message('report.over-a-minute')) : '',
      ]),
    ),
    parts.table(
      message('report.codes'),
      [
        ...[message('print.stack'), message('report.phase'), message('report.code')],
        ...[message('report.meaning'), message('print.when'), message('print.by')],
      ],
      codes.map(({ stack, phase, code, meaning, at, by }) => [
        stack,
        phase === '' ? '' : text(message(`phase.${phase}`)),
        code === NO_CODE ? text(message('answered.nothing')) : code,
        meaning,
        at,
        by,
      ]),
    ),
  );
}

function shareTable({ mode, readings: found, within, tolerancePercent }: Verdict['shares'][number], parts: PageParts) {
  const params = { mode, tolerance: tolerancePercent };
  return parts.table(
    within ? message('report.share-within', params) : message('report.share-not-within', params),
    [message('print.stack'), message('report.amps'), message('report.of-mean'), message('print.by')],
    found.map(({ stack, value, percentOfMean, by }) => [
      stack,
      value ?? parts.text(message('print.not-seen')),
      percentOfMean === null ? '' : `${percentOfMean} %`,
      by,
    ]),
  );
}

function voltsTable(volts: NonNullable<Verdict['volts']>, parts: PageParts): Html {
  const { readings: found, spreadVolts, limitVolts, limitSource: source, within } = volts;
  const figures = { spread: spreadVolts ?? '?', limit: limitVolts ?? '?', source };
  return parts.table(
    within ? message('report.volts-within', figures) : message('report.volts-not-within', figures),
    [message('print.stack'), message('report.volts'), message('report.meter'), message('print.by')],
    found.map(({ stack, value, meter, by }) => [stack, value ?? parts.text(message('print.not-seen')), meter, by]),
  );
}
