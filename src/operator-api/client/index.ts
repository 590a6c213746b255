export { type ClientOptions, createClient, type Key, type StackhandClient } from './create-client';
export type { LiveEvent, RunFollower } from './follow-run';
export { isConnectionLost, ServiceRefusal } from './refusals';
export type * from './wire-types';
