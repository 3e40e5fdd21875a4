export { type ApplicationFormData, applicationFormSchema } from './application-form-data.ts';
export { renderApplicationForm } from './render-application-form.ts';
