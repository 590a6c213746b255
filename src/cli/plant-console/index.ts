export { PlantConsole } from './plant-console';
export { CONSOLE_HELP, plantRequest, type PlantRequest } from './plant-request';
