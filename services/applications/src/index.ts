/** The procedures and the register of practice registrations; see README.md. */
export { type Environment, readEnvironment } from './environment.ts';
export { type ApplicationsService, createApplicationsService } from './service.ts';
