import { anOfficer } from '@medreg/testkit';
import type { RegistrationRow } from '../src/rows.ts';
import { anApproved } from './builders.ts';
import type { Play } from './play.ts';
import { OFFICER_RIGHTS, type Somewhere, type Stage } from './stage.ts';

/** A registered TCM specialist, and what is brought in about his record. */
export type Specialist = Awaited<ReturnType<typeof anApproved>>;

export const aSpecialist = (
  stage: Stage,
  ...rest: Parameters<typeof anApproved> extends [Stage, ...infer R] ? R : never
) => anApproved(stage, ...rest);

type Of = Pick<Specialist, 'viewer' | 'practitionerId'> & { registration: Pick<RegistrationRow, 'id'> };

/** By the person himself. */
export const bySelf = ({ viewer, registration }: Of, procedure: string, form: Play['form'] = {}): Play => ({
  by: viewer,
  procedure,
  registrationId: registration.id,
  form,
});

/** By an institution on his behalf, or at a window. */
export const onBehalf = (
  by: Play['by'],
  { practitionerId, registration }: Of,
  procedure: string,
  form: Play['form'] = {},
): Play => ({ by, procedure, practitionerId, registrationId: registration.id, form });

/** Another officer of the authority: who receives a case at the window. */
export const window = ({ authorityId, officer }: Pick<Somewhere, 'authorityId' | 'officer'>) =>
  anOfficer({
    authorityId,
    regionCode: officer.regionCode,
    rights: OFFICER_RIGHTS,
    accountId: `window-${authorityId}`,
  });
