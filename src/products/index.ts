export * from './find-profile';
export * from './profile';
export { profiles } from './profiles';
