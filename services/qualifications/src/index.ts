export { createQualificationsService } from './service.ts';
