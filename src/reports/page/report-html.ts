import { message } from '../../kernel';
import type { Language } from '../../words';
import type { ClosingReport } from '../closing-report';
import type { Verdict } from '../verdict/verdict';
import { wordingIn } from '../wording';
import { html, type Html } from './html';
import { page } from './page';
import { PageParts } from './parts';
import { readings, switches, versions } from './report-tables';

/** The closing report as one printable page, in the language that the report was made in. */
export function reportHtml(report: ClosingReport, language?: Language): string {
  const { verdict, timeline } = report;
  const { site } = verdict;
  const wording = wordingIn(language);
  const parts = new PageParts(wording);
  return page(
    { title: wording.text(message('report.title', { site: site.name })), training: site.training, wording },
    head(report, parts),
    recovery(verdict, parts),
    notAsPlanned(verdict, parts),
    versions(report, parts),
    switches(verdict, parts),
    readings(verdict, parts),
    putBack(verdict, parts),
    record(verdict, parts),
    parts.section(
      message('report.timeline'),
      parts.table(
        message('report.entries', { entries: timeline.length, zone: site.timeZone }),
        [message('report.number'), message('print.when'), message('print.who'), message('print.what')],
        timeline.map(({ number, at, by, what }) => [number, at, by, what]),
      ),
    ),
  );
}

function head(report: ClosingReport, parts: PageParts): Html {
  const { title, outcomeWords, verdict, whenTheBatteryIsSilent } = report;
  const { site, product, procedure, revision } = verdict;
  const { text } = parts;
  const recorded = text(message(`outcome.${verdict.recordedOutcome ?? 'not-ended'}`));
  const profile = { product: product.displayName, profile: product.id, revision: product.revision };
  const times = { from: verdict.startedAt, to: verdict.lastAt, zone: site.timeZone };
  return html`<p class="outcome">${text(message('report.verdict', { outcome: outcomeWords }))}</p>${
    verdict.agrees ? null : html`<p><strong>${text(message('report.differ', { outcome: recorded }))}</strong></p>`
  }${parts.definitions([
    [message('print.procedure'), text(message('report.revision', { title, procedure, revision }))],
    [message('print.site'), `${site.name} (${site.id})`],
    [message('print.product'), text(message('print.product-profile', profile))],
    [message('report.run'), text(message('report.run-software', { runId: verdict.runId, software: verdict.software }))],
    [message('report.from-to'), text(message('report.times', times))],
    [
      message('report.left-in'),
      text(verdict.physical === null ? message('outcome.not-ended') : message(`physical.${verdict.physical}`)),
    ],
    [message('print.when-silent'), whenTheBatteryIsSilent.join(' ')],
  ])}${parts.under(message('report.against'), parts.list(verdict.shortfalls))}`;
}

/** Where the run stopped, for whoever goes on. */
function recovery({ lastHold }: Verdict, parts: PageParts): Html | null {
  if (lastHold === null) return null;
  const { at, because, known, unknown, lookAt, proposed, notOffered } = lastHold;
  return parts.section(
    message('report.where-stopped'),
    parts.definitions([
      [message('report.when-why'), `${at}: ${because}`],
      [message('report.look-first'), lookAt],
      [message('report.proposed'), proposed],
      [message('report.known'), known.join(' ')],
      [message('report.unknown'), unknown.join(' ')],
      [message('report.not-possible'), notOffered.join(' ') || parts.text(message('report.nothing-ruled-out'))],
    ]),
  );
}

function notAsPlanned(verdict: Verdict, parts: PageParts): Html {
  return parts.section(
    message('report.not-as-planned'),
    parts.table(
      message('report.deviations'),
      [
        ...[message('print.what'), message('report.reason'), message('print.by')],
        ...[message('print.when'), message('print.invariant'), message('print.step')],
      ],
      verdict.deviations.map(({ what, why, by, at, invariant, stepId }) => [what, why, by, at, invariant, stepId]),
    ),
    parts.table(
      message('report.findings'),
      [message('print.what'), message('report.event'), message('report.code')],
      verdict.findings.map(({ what, number, code }) => [what, number ?? '', code]),
    ),
    parts.table(
      message('report.skipped'),
      [message('print.step'), message('print.what'), message('report.because')],
      verdict.skipped.map(({ stepId, title, because }) => [stepId, title, because]),
    ),
    parts.table(
      message('report.not-verifiable'),
      [message('print.what'), message('print.why'), message('print.best-evidence'), message('print.invariant')],
      verdict.notVerifiable.map(({ what, why, best, invariant }) => [what, why, parts.evidence(best), invariant]),
    ),
    parts.under(message('report.borrowed'), parts.list(verdict.borrowed)),
  );
}

function putBack({ duties }: Verdict, parts: PageParts): Html {
  const { text } = parts;
  const evidence = (back: boolean | null) =>
    back === null ? message('report.not-touched') : back ? message('report.back') : message('report.not-back');
  return parts.section(
    message('print.to-be-put-back'),
    parts.table(
      message('report.obligations'),
      [
        ...[message('print.what'), message('report.as-it-was'), message('report.evidence-of-run')],
        ...[message('report.on-the-site'), message('report.why-left')],
      ],
      duties.map(({ what, original, back, status, why }) => [
        what,
        original ?? '',
        text(evidence(back)),
        text(message(`duty.${status}`)),
        why,
      ]),
    ),
  );
}

function record(verdict: Verdict, parts: PageParts): Html {
  const { text } = parts;
  const site = text(message('print.whole-site'));
  const { outcome } = verdict;
  const closing = outcome === null ? message('report.not-ended') : message(`ended.${outcome}`);
  return parts.section(
    message('report.who-did-what'),
    parts.table(
      message('report.answers'),
      [
        ...[message('print.when'), message('print.who'), message('print.stack')],
        ...[message('report.asked'), message('report.answered'), message('report.refused')],
      ],
      verdict.answers.map(({ at, by, stack, asked, answer, refused }) => [
        at,
        by,
        stack ?? site,
        asked,
        answer,
        refused ?? '',
      ]),
    ),
    parts.table(
      message('report.photos'),
      [
        ...[message('report.of'), message('print.stack'), message('print.when'), message('print.by')],
        message('report.digest'),
      ],
      verdict.photos.map(({ subject, stack, at, by, digest }) => [
        text(message(`photo.${subject}`)),
        stack ?? site,
        at,
        by,
        digest,
      ]),
    ),
    parts.table(
      message('report.restarts'),
      [message('print.when'), message('report.software'), message('report.silent-seconds')],
      verdict.restarts.map(({ at, software, silentSeconds }) => [at, software, silentSeconds]),
    ),
    parts.under(message('report.closing'), html`<p>${text(closing)}</p>`),
  );
}
