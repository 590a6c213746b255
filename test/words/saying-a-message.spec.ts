import { say, sentence } from '../../src/words';

const title = (id: string, params: Record<string, string | number>) => say({ id, params }).title;

describe('Saying a message', () => {
  it('fills the blanks of title, line and buttons', () => {
    expect(
      say({ id: 'ask.source-off', params: { source: 'PV1', kind: 'pv-string', isolator: 'garage, left wall' } }),
    ).toEqual({
      title: 'Switch off the solar string PV1. How does it stand?',
      line: 'At: garage, left wall. It stays off until you are asked.',
    });
    expect(say({ id: 'ask.photo-restored', params: { stack: 'S2' } })).toMatchObject({ done: 'Taken' });
  });

  it('says a value as it is where the catalogue has no word for it', () => {
    expect(title('ask.source-off', { source: 'X', kind: 'fuel-cell', isolator: 'roof' })).toBe(
      'Switch off the fuel-cell X. How does it stand?',
    );
    expect(title('hold.open-obligations', { what: 'S2/INV_SET, links' })).toBe(
      'Not put back: S2 INV SET, Link cables.',
    );
  });

  it('counts', () => {
    expect(title('hold.locks-missing', { found: 1 })).toBe('1 lock: not one on every breaker.');
    expect(title('hold.locks-missing', { found: 2 })).toBe('2 locks: not one on every breaker.');
    expect(title('hold.locks-missing', { found: 'no' })).toBe('No locks: not one on every breaker.');
    expect(title('hold.another-is-on', { stacks: 'S2' })).toBe('Stack S2 is not dark.');
    expect(title('hold.another-is-on', { stacks: 'S2, S3' })).toBe('Stacks S2, S3 are not dark.');
  });

  it('leaves out what stands in brackets when a blank of it is empty', () => {
    expect(title('ask.start-update', { stack: 'S1', code: '25' })).toBe(
      'Start the update of stack S1. Which LCD changes to 25?',
    );
    expect(title('ask.start-update', { stack: 'S1', code: '' })).toBe(
      'Start the update of stack S1. Which LCD changes?',
    );
    expect(say({ id: 'wait.hold', params: { stack: '' } }).line).toBe('Does a code come up?');
  });

  it('says title and line as one text', () => {
    expect(sentence({ id: 'ask.switch-off', params: { stack: 'S2' } })).toBe(
      'Hold the power button of stack S2 until the LCD is dark. Lamps dark too? Lit with zeros is not off.',
    );
    expect(sentence({ id: 'skip.restoring', params: {} })).toBe('Left out: the run only puts back.');
  });

  it('repeats what the product says about a code, and nothing where it says nothing', () => {
    const params = {
      stack: 'S2',
      code: '19',
      meaning: 'communication interrupted',
      lookAt: 'The lead to the inverter.',
    };
    expect(sentence({ id: 'hold.code-blocks', params })).toBe(
      'Stack S2 shows 19: it does not belong here. Communication interrupted. The lead to the inverter.',
    );
    expect(sentence({ id: 'hold.code-blocks', params: { ...params, meaning: '', lookAt: '' } })).toBe(
      'Stack S2 shows 19: it does not belong here.',
    );
  });

  it('does not read blanks out of what people wrote', () => {
    expect(title('because.corrected', { why: 'a [typo] in {stack}' })).toBe(
      'Asked again after a correction: a [typo] in {stack}.',
    );
  });

  it('fails for an id without words', () => {
    expect(() => say({ id: 'ask.nothing', params: {} })).toThrow('no words for "ask.nothing"');
    expect(() => say({ id: 'constructor', params: {} })).toThrow('no words');
  });

  it('fails for a blank that nobody filled', () => {
    expect(() => say({ id: 'ask.switch-off', params: {} })).toThrow('{stack}');
  });

  it('SI-01: the danger card says leave, close, call, and where the isolator is', () => {
    expect(sentence({ id: 'danger.card', params: { isolator: 'red switch by the door' } })).toBe(
      'Everyone back. Leave. Close the door. Call 112/911. Isolator: red switch by the door. Do not come back for the laptop.',
    );
  });
});

describe('Texts that come from elsewhere', () => {
  const line = (why: string) => say({ id: 'because.machine-cannot-tell', params: { why } }, 'es').title;

  it('are said in the language of the reader, with what stands in their holes', () => {
    expect(line('No answer within 300 ms')).toBe('La máquina no pudo saberlo (Sin respuesta en 300 ms).');
    expect(line('This line was closed; Another unit answered')).toBe(
      'La máquina no pudo saberlo (Esta línea se cerró; Respondió otra unidad).',
    );
  });

  it('may be a sentence of the catalogue that was journaled in English', () => {
    const journaled = say({ id: 'inverter.done', params: { state: 'running', amps: 3 } }).title.replace(/\.$/, '');
    const spanish = say({ id: 'inverter.done', params: { state: 'running', amps: 3 } }, 'es').title;
    expect(line(journaled)).toBe(`La máquina no pudo saberlo (${spanish.replace(/\.$/, '')}).`);
  });

  it('are said whole or not at all', () => {
    expect(line('Take the moon and the sun')).toBe('La máquina no pudo saberlo (Take the moon and the sun).');
    expect(line('This line was closed; the moon is full')).toBe(
      'La máquina no pudo saberlo (This line was closed; the moon is full).',
    );
  });

  it('stand as they are where nobody translated them', () => {
    expect(line('The moon is full')).toBe('La máquina no pudo saberlo (The moon is full).');
  });

  it('are never looked for in what a person wrote', () => {
    const typed = 'off';
    expect(say({ id: 'event.abort', params: { typed } }, 'es').title).toBe('Se pidió parar: off');
    expect(say({ id: 'print.plan', params: { site: 'Breaker F7 in the cellar' } }, 'es').title).toBe(
      'Plan: Breaker F7 in the cellar',
    );
  });
});
