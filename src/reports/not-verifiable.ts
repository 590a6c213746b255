import { type EvidenceClass, type Message, message } from '../kernel';
import type { Plan } from '../orchestrator';
import { type Wording, wordingIn } from './wording';

/** Something that an invariant asks for and that this product cannot show; it is said aloud, never silently true. */
export interface NotVerifiable {
  readonly invariant: string;
  readonly what: string;
  readonly why: string;
  readonly best: EvidenceClass | 'none';
}

/** The same before it is said: the title of `words` is what, its lines are why. */
export interface Unproven {
  readonly invariant: string;
  readonly words: Message;
  readonly best: NotVerifiable['best'];
}

/** What cannot be verified in a run of this plan, by invariant, with the best evidence there is (docs/glossary.md). */
export function notVerifiable(plan: Plan, wording: Wording = wordingIn()): readonly NotVerifiable[] {
  return [...ofTheUpdate(plan), ...ofTheStacks(plan), ...ofThePeople(plan)].map((one) => saidAloud(one, wording));
}

export function saidAloud({ invariant, words, best }: Unproven, { say }: Wording): NotVerifiable {
  const { title, line = '', lines = [] } = say(words);
  return { invariant, what: title, why: [line, ...lines].join(' '), best };
}

const unproven = (invariant: string, best: Unproven['best'], words: Message): Unproven => ({ invariant, words, best });

function ofTheUpdate({ route }: Plan): readonly Unproven[] {
  if (route === null) return [];
  const settings = unproven('SI-31', 'none', message('unproven.settings'));
  // Stackhand sends the image itself and asks the unit for its own hash, or a tool holds it.
  if (route.kind === 'modbus-block')
    return [
      unproven('SI-19', 'E0', message('unproven.image-maker')),
      unproven('SI-28', 'E4', message('unproven.flash-bytes')),
      settings,
    ];
  return [
    unproven('SI-20', 'none', message('unproven.image', { tool: route.tool })),
    unproven('SI-28', 'E2', message('unproven.whole-image')),
    settings,
    unproven('SI-15', 'E2', message('unproven.right-stack')),
  ];
}

function ofTheStacks({ slice, site, steps, wire }: Plan): readonly Unproven[] {
  const unread = site.stacks.filter((stack) => wire === undefined || stack.wire === undefined);
  const silent = unread.length === 0;
  const several = site.stacks.length > 1;
  const opens = steps.some((step) => step.step === 'open-and-lock-breakers');
  const showsAddress = slice.showsOwnAddress.value === true || (silent && wire?.readable.includes('address') === true);
  const some = unread.length < site.stacks.length ? unread.map(({ tag }) => tag).join(', ') : '';
  return [
    ...(several && !showsAddress ? [unproven('SI-36', 'E2p', message('unproven.slave-address'))] : []),
    ...(silent ? [] : [unproven('SI-34', 'E2', message('unproven.typed', { stacks: some }))]),
    ...(opens ? [unproven('SI-03', 'E2', message('unproven.locked'))] : []),
    ...(several
      ? [
          silent
            ? unproven('SI-04', 'E3', message('unproven.one-on-silent'))
            : unproven('SI-04', 'E2', message('unproven.one-on-seen')),
        ]
      : []),
  ];
}

function ofThePeople({ route }: Plan): readonly Unproven[] {
  return [
    unproven('SI-45', 'E0', message('unproven.who-answered')),
    unproven('SI-47', 'none', message('unproven.not-looked')),
    ...(route === null
      ? []
      : [
          route.kind === 'modbus-block'
            ? unproven('SI-24', 'E4', message('unproven.touched-lead'))
            : unproven('SI-24', 'E2', message('unproven.touched-tool')),
        ]),
  ];
}
