export * from './bus.slice';
