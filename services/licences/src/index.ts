export { createLicencesService } from './service.ts';
