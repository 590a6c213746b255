import type { TrainingSight } from '../../../src/operator-api/client/wire-types';
import { lcdTexts } from './lcd-text';

const WIDTH = 960;
const LINE = 34;

/** What a camera would have in its picture, as lines of text: one stack, or what stands around. */
function linesOf(sight: TrainingSight, tag: string | null): readonly string[] {
  const stack = sight.stacks.find((one) => one.tag === tag);
  if (stack === undefined) {
    return [
      ...sight.breakers.map(
        ({ id, closed, locked }) => `${id}: ${closed ? 'closed' : 'open'}${locked ? ', locked' : ''}`,
      ),
      ...sight.inverters.map(({ id, mode, batteryWatts }) => `${id}: ${mode ?? 'dark'}, ${batteryWatts} W`),
    ];
  }
  return [
    `${stack.tag}  ${stack.label.serial}`,
    `LCD: ${stack.lcd.lit ? lcdTexts(stack).join('  ') : ''}`,
    ...Object.entries(stack.banks).map(
      ([bank, levers]) => `${bank.replace('_', ' ')}: ${levers.map((side) => (side === 'up' ? '▲' : '▼')).join(' ')}`,
    ),
    `Link A: ${stack.linkA ?? '—'}   Link B: ${stack.linkB ?? '—'}`,
  ];
}

/** A picture of what is seen now, with TRAINING across it so that nobody takes it for a photo of a site. */
export async function photoOf(sight: TrainingSight, tag: string | null): Promise<File> {
  const lines = [...linesOf(sight, tag), new Date().toISOString()];
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = (lines.length + 3) * LINE;
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('This browser draws no pictures.');
  brush.fillStyle = '#f4f1e8';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.fillStyle = '#b45309';
  brush.font = 'bold 30px sans-serif';
  brush.fillText('TRAINING · TRAINING · TRAINING · TRAINING', 20, LINE + 8);
  brush.fillStyle = '#10181f';
  brush.font = '24px monospace';
  for (const [row, line] of lines.entries()) brush.fillText(line, 20, (row + 3) * LINE);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('This browser draws no pictures.');
  return new File([blob], 'training.png', { type: 'image/png' });
}
