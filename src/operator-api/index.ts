export {
  API,
  type ApiPorts,
  type Error19Told,
  type ImageShown,
  type PlanWishBody,
  type ReportMaker,
} from './api-ports';
export { API_LIMITS, dressApi } from './dress-api';
export { OperatorApiModule } from './operator-api.module';
export { statusOf } from './problem-status';
export type {
  FaultWish,
  MeterSight,
  StackSight,
  TrainingAct,
  TrainingFault,
  TrainingPort,
  TrainingSight,
  TrainingSite,
  TrainingWish,
} from './training-shapes';
