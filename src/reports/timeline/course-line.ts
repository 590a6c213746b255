import { message } from '../../kernel';
import type { RunEvent, RunState } from '../../orchestrator';
import type { Say } from '../../words';
import type { Line } from './line';

/** What happened to the run as a whole; undefined for what belongs to one step or only keeps the books. */
export function courseLine(event: RunEvent, { plan }: RunState, say: Say): Line | undefined {
  switch (event.type) {
    case 'run.planned':
      return { kind: 'planned', title: say(message(`procedure.${plan.procedure}`)).title };
    case 'run.started':
      return { kind: 'started', title: say(message(`procedure.${plan.procedure}`)).title };
    case 'plan.revised':
      return { kind: 'revised', title: revised(event.data, say) };
    case 'run.held':
      return { kind: 'held', ...told(say(event.data.because)) };
    case 'run.resumed':
      return { kind: 'chosen', title: say(message(`offer.${event.data.offer}`)).title, detail: event.data.changed };
    case 'deviation.recorded':
      return { kind: 'deviation', title: say(event.data.what).title, detail: event.data.why };
    case 'steps.reopened':
      return { kind: 'again', ...told(say(event.data.because)) };
    case 'danger.reported':
      return { kind: 'danger', title: event.data.what };
    case 'abort.requested':
      return { kind: 'abort', title: event.data.why };
    case 'note.added':
      return { kind: 'note', title: event.data.text, photo: event.data.photo?.digest ?? null };
    case 'service.restarted':
      return { kind: 'restarted', title: event.data.software };
    case 'software.changed':
      return { kind: 'software', title: `${event.data.from} → ${event.data.to}` };
    case 'run.ended':
      return { kind: 'ended', ...told(say(event.data.because)) };
    default:
      return undefined;
  }
}

const told = ({ title, line }: { readonly title: string; readonly line?: string }): Pick<Line, 'title' | 'detail'> => ({
  title,
  detail: line ?? null,
});

/** The membership from here on, or the version that the set goes back to. */
function revised({ plan, left }: Extract<RunEvent, { type: 'plan.revised' }>['data'], say: Say): string {
  const stacks = plan.site.stacks.map(({ tag }) => tag).join(', ');
  if (left.length > 0) return say(message('deviation.smaller-set', { stacks, left: left.join(', ') })).title;
  return say(message('deviation.rolled-back', { version: plan.targets.map(({ version }) => version).join(', ') }))
    .title;
}
