/** Starts the whole house: its stores, its parts, in order; stops it in order. */
export { dataFolder, ROOT } from './data-folder.ts';
export { type House, type LaunchOptions, launch } from './launch.ts';
export { parts } from './parts.ts';
export { DEMO_NATION, prepareInstallation } from './prepare-installation.ts';
export { secretsIn } from './secrets.ts';
