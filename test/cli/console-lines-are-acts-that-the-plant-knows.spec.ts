import { CONSOLE_HELP, plantRequest } from '../../src/cli/plant-console';
import { seenLines } from '../../src/cli/plant-console/plant-console';
import { plantActSchema, plantQuestionSchema } from '../../src/virtual-plant';

const ACTS = [
  'press S1',
  'press S1 500',
  'switch S1 ADDR_SET 1 up',
  'switch S1 add/2 3 down',
  'pull S1 S2',
  'plug S1 S2',
  'breaker B1 open',
  'breaker B1 close',
  'breaker B1 lock',
  'breaker B1 unlock',
  'precharge B1',
  'disconnect S1 open',
  'inverter INV1 standby',
  'inverter INV1 running',
  'demand INV1 -3000',
  'source PV1 off',
  'module S1 2 on',
  'lead S1 out',
  'tool S1',
  'tool off',
  'tool start',
  'tool rescue',
];
const LOOKS = [
  'lcd S1',
  'lamps S1',
  'look S1 ADDR_SET',
  'look S1 ADD/2',
  'links',
  'breakers',
  'breaker B1',
  'amps S1',
  'volts S1',
  'busbar',
  'tool',
  'inverter INV1',
  'sources',
  'host',
  'label S1',
  'soc S1',
  'temp S1',
  'spread S1',
  'around',
  'photo S1 ADDR_SET',
  'photo breakers',
];

describe('the plant console', () => {
  it.each(ACTS)(':%s is an act', (line) => {
    const request = plantRequest(line);
    expect(request).toMatchObject({ door: 'hands' });
    expect(plantActSchema.safeParse('body' in request ? request.body : null).success).toBe(true);
  });

  it.each(LOOKS)(':%s is a look', (line) => {
    const request = plantRequest(line);
    expect(request).toMatchObject({ door: 'eyes' });
    expect(plantQuestionSchema.safeParse('body' in request ? request.body : null).success).toBe(true);
  });

  it('a line that is not understood names its form, or all there are', () => {
    expect(plantRequest('switch S1')).toMatchObject({ help: expect.stringContaining(':switch S1 ADDR_SET 1 up') });
    expect(plantRequest('jump')).toEqual({ help: CONSOLE_HELP.join('\n') });
    expect(plantRequest('constructor')).toEqual({ help: CONSOLE_HELP.join('\n') });
  });

  it('switches are told as levers', () => {
    expect(seenLines({ switches: ['up', 'down'] })).toEqual(['1▲ 2▼']);
  });
});
