export * from './check-profile';
export * from './describe-profile';
export * from './fact-rows';
export * from './find-contradictions';
export * from './find-profile';
export { busMaps } from './maps';
export * from './products-page';
export * from './profile';
export { profiles } from './profiles';
