import { type Candidate, type Look, pointsNamed } from './look';
import { numberOf } from './model-block';
import { DC_PORTS, dcPortPoint, pointNamed } from './sunspec-points';

/** Where the battery's volts or amperes may stand: the battery model, a storage port, the basic storage model, a DC side known to be it. */
export function batteryPoints(look: Look, ofBattery: 'V' | 'A', ofPort: 'DCV' | 'DCA'): readonly Candidate[] {
  const isBattery = look.blocks.some((block) => block.quirks.dcOfInverterModel === 'battery');
  const basic = ofBattery === 'V' ? ['124.InBatV'] : [];
  const dcSide = isBattery ? ['103', '102', '101'].map((model) => `${model}.${ofPort}`) : [];
  return [
    ...pointsNamed(look, [`802.${ofBattery}`]),
    ...storagePorts(look, ofPort),
    ...pointsNamed(look, [...basic, ...dcSide]),
  ];
}

/** The same point of the one storage port. Two storage ports are two batteries, and neither is the whole. */
function storagePorts(look: Look, name: 'DCA' | 'DCV'): readonly Candidate[] {
  const block = look.blocks.find(({ model }) => model.id === DC_PORTS.model);
  if (block === undefined) return [];
  const ports = Math.min(numberOf(block, pointNamed(DC_PORTS.model, 'NPrt')) ?? 0, DC_PORTS.most);
  const storage = Array.from({ length: ports }, (_, port) => port).filter(
    (port) => numberOf(block, dcPortPoint(port, 'PrtTyp')) === DC_PORTS.storage,
  );
  const [only, second] = storage;
  return only === undefined || second !== undefined ? [] : [{ block, point: dcPortPoint(only, name) }];
}
