export * from './bus.slice';
export * from './decode-point';
export * from './find-models';
export * from './identity';
export * from './line-timing';
export * from './plan-reads';
export * from './read-stack';
export type * from './registers.port';
