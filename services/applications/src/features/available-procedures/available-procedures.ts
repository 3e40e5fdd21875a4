import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { PROCEDURES, type ProcedureDefinition } from '../../procedures/index.ts';
import { registrationsOf } from '../../register/registrations-of.ts';
import { accountActivated } from '../../rules/person.ts';
import { firstRefusal, type Refusal } from '../../rules/refusal.ts';
import { findOpen, qualificationNotImported } from '../open-application/open-application.ts';

/** 我能办什么: every procedure, once for each qualification that it would use, and why it is closed when it is. */
export async function availableProcedures(deps: Deps, viewer: Viewer) {
  const answers = await Promise.all(Object.values(PROCEDURES).map((procedure) => answersFor(deps, viewer, procedure)));
  return answers.flat();
}

async function answersFor(deps: Deps, viewer: Viewer, procedure: ProcedureDefinition) {
  const answer = (reason: Refusal | null, qualificationId?: string) => ({
    procedure: procedure.id,
    available: reason === null,
    reason,
    qualification: qualificationId === undefined ? null : { id: qualificationId },
  });
  const notActivated = accountActivated(viewer);
  if (notActivated) return [answer(notActivated)];
  const practitionerId = possibleId(viewer.practitionerId);
  const practitioner = practitionerId && (await deps.neighbours.findPractitioner(practitionerId));
  if (!practitioner || practitioner.qualifications.length === 0) return [answer(qualificationNotImported)];

  const [open, registrations] = await Promise.all([
    findOpen(deps, practitioner.id, procedure.id),
    registrationsOf(deps.db, practitioner.id, procedure.professionType),
  ]);
  return practitioner.qualifications.map((qualification) => {
    const { accountState } = viewer;
    const practicePlaceCode = procedure.expectedPlace(qualification);
    const facts = { accountState, registrations, practicePlaceCode, qualification };
    const reason = open ? alreadyOpen : firstRefusal(procedure.requirements.open, facts);
    return answer(reason, qualification.id);
  });
}

/** Domain 3.1.4. */
const alreadyOpen: Refusal = { code: 'ALREADY_OPEN', message: MESSAGES.openApplication, basis: null };
