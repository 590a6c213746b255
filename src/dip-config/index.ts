export * from './banks.slice';
export * from './draw-bank';
export * from './drawing';
export { type DrawingPiece, type DrawingWords, ENGLISH_DRAWING } from './drawing-words';
export * from './meaning';
export * from './move-plan';
export {
  assertPattern,
  decimalOf,
  describePattern,
  type Pattern,
  type Position,
  patternFromPositions,
  patternProblem,
  positionsOf,
  type SizedBank,
  withCountedWidth,
} from './pattern';
export * from './read-svg-drawing';
export * from './read-text-drawing';
export * from './render-svg';
export * from './render-text';
export type { DrawingReading } from './seen-drawing';
export * from './snapshot';
