import { type Message, message, valueOr } from '../../kernel';
import type { Plan } from '../../orchestrator';

/** What stops a person who works from paper: the gates that Stackhand would keep, in words. */
export function stopRules({ site, slice, route, steps }: Plan): readonly Message[] {
  const opens = steps.some(({ step }) => step === 'open-and-lock-breakers');
  const limit = site.joinLimit?.volts ?? valueOr(slice.matching.maxDeltaVolts, null);
  return [
    ...(opens
      ? [
          message('rule.amps', { limit: valueOr(slice.quietAmps, 1) }),
          message('rule.locked', { breakers: site.breakers.length }),
        ]
      : []),
    message('rule.lit'),
    ...(site.stacks.length > 1
      ? [
          message('rule.one-on'),
          message('rule.count', { stacks: site.stacks.length }),
          limit === null ? message('rule.join-unknown') : message('rule.join', { limit }),
        ]
      : []),
    ...(route === null
      ? []
      : [
          message('rule.writing', {
            code: route.busyCode ?? '',
            normal: Math.ceil(route.normalSeconds / 60),
            limit: Math.ceil(route.hardLimitSeconds / 60),
          }),
          message('rule.passed'),
        ]),
    message('rule.code'),
    ...(opens ? [message('rule.close')] : []),
  ];
}
