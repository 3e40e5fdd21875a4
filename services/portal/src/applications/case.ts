import type { CaseQuery } from '../generated/applications/application-view.ts';

/** One application with everything that one may see of it. */
export type Case = NonNullable<CaseQuery['application']>;
export type CaseStep = Case['timeline'][number];
export type CaseReason = Case['reasons'][number];
export type CaseMaterial = Case['materials'][number];
export type MaterialFile = CaseMaterial['files'][number];
export type RegistrationShown = Case['registrations'][number];

/** From whose end the case is looked at; what may be done is the API's answer, this is about layout and addresses alone. */
export type Side = 'person' | 'institution' | 'authority';
