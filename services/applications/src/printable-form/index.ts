export { type ApplicationFormData, applicationFormSchema, type Entry } from './application-form-data.ts';
export { renderApplicationForm } from './render-application-form.ts';
