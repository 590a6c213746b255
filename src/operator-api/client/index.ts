export { ApiClient, type ApiClientOptions, type RunWish } from './api-client';
export { type ApiError, ApiProblem, NotReached } from './api-problem';
export type { RunHint, ServerEvent } from './server-events';
