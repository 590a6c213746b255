import fc from 'fast-check';
import { parseAnswer } from '../../src/cli/watch/parse-answer';
import { answerSchema } from '../../src/orchestrator';
import { EACH_KIND, prompt } from './views.fixture';

const answerOf = (kind: Parameters<typeof prompt>[0], text: string, more = {}) => parseAnswer(prompt(kind, more), text);
const VOLTS = { unit: 'V', range: [0, 70] as const, meter: true };

describe('typed answers', () => {
  it('whatever is typed for whatever is asked is refused with a remedy or passes the schema of the service', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('d', 'n', 'ud-', '1', '52,8 Fluke', '01 02 03 04', '/tmp/a.jpg', '?', '? dark'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...EACH_KIND), text, (asked, typed) => {
        const parsed = parseAnswer(asked, typed);
        if (parsed.is === 'wrong')
          expect(parsed.problem).toMatchObject({ where: 'answer', allowed: expect.stringMatching(/./) });
        if (parsed.is === 'answer') expect(answerSchema.safeParse(parsed.answer).success).toBe(true);
      }),
    );
  });

  it('every pattern of levers is read as it was typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('up', 'down'), { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        (levers, short) => {
          const typed = short ? levers.map((lever) => lever.charAt(0)).join('') : levers.join(' ');
          expect(answerOf('switches', typed, { bank: { id: 'A', label: 'A', width: 6 } })).toEqual({
            is: 'answer',
            answer: { kind: 'switches', positions: levers },
          });
        },
      ),
    );
  });

  it('zeros and ones are no levers, and neither is one letter too few', () => {
    const bank = { id: 'A', label: 'A', width: 6 };
    for (const typed of ['011010', 'uuddu', 'uudduud', 'ON OFF'])
      expect(answerOf('switches', typed, { bank }).is).toBe('wrong');
  });

  it('a number keeps every digit with point or comma, sign and meter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6999 }), fc.constantFrom('.', ','), (hundredths, point) => {
        const typed = (hundredths / 100).toFixed(2).replace('.', point);
        expect(answerOf('number', `${typed} Fluke 117`, VOLTS)).toEqual({
          is: 'answer',
          answer: { kind: 'number', value: hundredths / 100, unit: 'V', meter: 'Fluke 117' },
        });
      }),
    );
    expect(answerOf('number', '−3,5', { unit: 'A', range: [-500, 500] })).toMatchObject({
      answer: { value: -3.5, unit: 'A' },
    });
  });

  it('another unit, a figure out of range and grouped thousands are refused, never converted', () => {
    for (const typed of ['52800 mV', '52.8 A', '528', '1.052,8', '52.8.1', 'fifty'])
      expect(answerOf('number', typed, VOLTS).is).toBe('wrong');
    expect(answerOf('number', '52.8 V', VOLTS).is).toBe('needs-meter');
  });

  it('leading zeros of codes and versions stay', () => {
    expect(answerOf('code', '019')).toMatchObject({ answer: { text: '019' } });
    expect(answerOf('version', '01090, 04015', { items: 2 })).toMatchObject({ answer: { texts: ['01090', '04015'] } });
    expect(answerOf('version', '01090', { items: 2 }).is).toBe('wrong');
  });

  it('"I cannot see it" answers every kind; an empty line answers none', () => {
    for (const asked of EACH_KIND) {
      expect(parseAnswer(asked, '? too dark')).toEqual({
        is: 'answer',
        answer: { kind: 'cannot-see', why: 'too dark' },
      });
      expect(parseAnswer(asked, '  ').is).toBe('wrong');
    }
  });

  it('a dropped path loses its quotes', () => {
    expect(answerOf('photo', "'/tmp/my photo.jpg'")).toEqual({ is: 'photo', path: '/tmp/my photo.jpg' });
    expect(answerOf('photo', '/tmp/my\\ photo.jpg')).toEqual({ is: 'photo', path: '/tmp/my photo.jpg' });
  });
});
