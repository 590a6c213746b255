import type { EvidenceClass } from '../kernel';
import type { Plan } from '../orchestrator';

/** Something that an invariant asks for and that this product cannot show; it is said aloud, never silently true. */
export interface NotVerifiable {
  readonly invariant: string;
  readonly what: string;
  readonly why: string;
  readonly best: EvidenceClass | 'none';
}

/** What cannot be verified in a run of this plan, by invariant, with the best evidence there is (docs/glossary.md). */
export function notVerifiable(plan: Plan): readonly NotVerifiable[] {
  return [...ofTheUpdate(plan), ...ofTheStacks(plan), ...ofThePeople(plan)];
}

function ofTheUpdate({ route }: Plan): readonly NotVerifiable[] {
  if (route === null) return [];
  return route.kind === 'modbus-block' ? sentByUs() : byTool(route);
}

/** What remains where Stackhand sends the image itself and asks the unit for its own hash. */
function sentByUs(): readonly NotVerifiable[] {
  return [
    {
      invariant: 'SI-19',
      what: 'Who made the image',
      why: 'Its digest was approved by a person when the run was planned; no signature was checked.',
      best: 'E0',
    },
    {
      invariant: 'SI-28',
      what: 'The bytes in the flash of a unit that lies about its own hash',
      why: "The hash is the unit's own word. Version, start counter and hash must tell the same story; the map has no read-back.",
      best: 'E4',
    },
    SETTINGS,
  ];
}

const SETTINGS: NotVerifiable = {
  invariant: 'SI-31',
  what: 'Settings and protections equal before and after the update',
  why: 'No step of this run can read them, and updates have been seen to wipe settings elsewhere.',
  best: 'none',
};

function byTool(route: NonNullable<Plan['route']>): readonly NotVerifiable[] {
  return [
    {
      invariant: 'SI-20',
      what: 'Image not seen by Stackhand',
      why: `${route.tool} holds the image. Its bytes, its hash and its sender were not checked here.`,
      best: 'none',
    },
    {
      invariant: 'SI-28',
      what: 'The whole image in the unit',
      why: 'No read-back and no checksum of the unit is public. Versions, codes and a hold stand in for it.',
      best: 'E2',
    },
    SETTINGS,
    {
      invariant: 'SI-15',
      what: 'The tool writes to the stack of the step',
      why: 'A person says which LCD shows the code of a running update; the tool is not seen.',
      best: 'E2',
    },
  ];
}

function ofTheStacks({ slice, site, steps, wire }: Plan): readonly NotVerifiable[] {
  const unread = site.stacks.filter((stack) => wire === undefined || stack.wire === undefined);
  const several = site.stacks.length > 1;
  const opens = steps.some((step) => step.step === 'open-and-lock-breakers');
  return [
    ...(several && slice.showsOwnAddress.value !== true && !(unread.length === 0 && wire?.readable.includes('address'))
      ? [
          {
            invariant: 'SI-36',
            what: 'The address that a slave took from its switches',
            why: 'A slave does not show its address on its LCD. The switches were tapped and photographed with the power off; the count of the set is the only proof.',
            best: 'E2p' as const,
          },
        ]
      : []),
    ...(unread.length > 0
      ? [
          {
            invariant: 'SI-34',
            what: `Codes, counts, versions and readings${unread.length < site.stacks.length ? ` of ${unread.map(({ tag }) => tag).join(', ')}` : ''}`,
            why: 'A person reads them from an LCD, a tool or a meter and types them: never better than E2.',
            best: 'E2' as const,
          },
        ]
      : []),
    ...(opens
      ? [
          {
            invariant: 'SI-03',
            what: 'Breakers open and locked for the whole job',
            why: 'Nothing measures them. Locks were counted and photographed.',
            best: 'E2' as const,
          },
        ]
      : []),
    ...(several
      ? [
          {
            invariant: 'SI-04',
            what: 'At most one stack on',
            ...(unread.length === 0
              ? { why: 'Each dark stack was silent on its port; nothing measures its contactor.', best: 'E3' as const }
              : { why: 'Seen by a person on the LCDs; nothing measures it.', best: 'E2' as const }),
          },
        ]
      : []),
  ];
}

function ofThePeople({ route }: Plan): readonly NotVerifiable[] {
  return [
    {
      invariant: 'SI-45',
      what: 'Who gave an answer',
      why: 'Names were given once and are not authenticated.',
      best: 'E0',
    },
    {
      invariant: 'SI-47',
      what: 'Answers that were typed without looking',
      why: 'What a person makes up twice in the same way cannot be told from what was seen.',
      best: 'none',
    },
    ...(route === null
      ? []
      : [
          {
            invariant: 'SI-24',
            what: 'Nobody touched a unit while it was written',
            ...(route.kind === 'modbus-block'
              ? { why: 'It answered to the end; a hand that did no harm is not seen.', best: 'E4' as const }
              : { why: 'The code on its LCD is all that shows it.', best: 'E2' as const }),
          },
        ]),
  ];
}
