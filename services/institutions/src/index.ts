export { createInstitutionsService } from './service.ts';
