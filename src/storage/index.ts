export { MemoryJournal } from './memory-journal';
