export { recordSite } from './record-site';
