/** Serves the web ends. */
export { readSettings, type Settings } from './environment.ts';
export { createPortal } from './portal.ts';
