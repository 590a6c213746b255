export { plantQuestionSchema } from './eyes';
export { plantActSchema } from './hands';
export { plantOptionsSchema, plantSetupSchema } from './plant-setup';
export * from './plant-types';
