import { actorOf, writeAudit } from '@medreg/audit';
import { calendarDate, today } from '@medreg/clock';
import { isDuplicate, possibleId } from '@medreg/database';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { toColumn } from '../../database.ts';
import type { Procedure } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import { PROCEDURES, type ProcedureDefinition } from '../../procedures/index.ts';
import { registrationsOf } from '../../register/registrations-of.ts';
import { nextApplicationNumber } from '../../register/serials.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { PractitionerFacts, QualificationFacts } from '../../rules/facts.ts';
import { BASIS } from '../../rules/legal-basis.ts';
import { accountActivated } from '../../rules/person.ts';
import { firstRefusal, type Refusal } from '../../rules/refusal.ts';
import { requirementNotMet } from '../../steps/outcomes.ts';
import { isOpen, STATUSES, waitingFor } from '../../workflow.ts';

/** Without import no registration is possible; the person is told so (S0 三.3; domain 3.4). */
export const qualificationNotImported: Refusal = {
  code: 'QUALIFICATION_NOT_IMPORTED',
  message: MESSAGES.qualificationNotImported,
  basis: BASIS['S0-165-2'],
};

/** The subject of an application that concerns no registration record (domain 3.1.4). */
const NEW = 'NEW';

/**
 * Opens the draft of a procedure on one of the person's own qualifications, or says which one is open. The scope is copied
 * from the qualification here and follows no input afterwards (TCML-15). Two openings at once: the database lets one in.
 */
export async function openApplication(
  deps: Deps,
  viewer: Viewer,
  { procedure: id, qualificationId }: { procedure: Procedure; qualificationId: string },
) {
  const procedure = PROCEDURES[id];
  const notActivated = accountActivated(viewer);
  if (notActivated) return requirementNotMet(notActivated);
  const practitionerId = possibleId(viewer.practitionerId);
  if (!practitionerId) return requirementNotMet(qualificationNotImported);
  const open = await findOpen(deps, practitionerId, id);
  if (open) return alreadyOpen(open);
  const decision = await deps.limits.openings.consume(practitionerId);
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);

  const practitioner = await deps.neighbours.findPractitioner(practitionerId);
  const qualification = practitioner?.qualifications.find((one) => one.id === qualificationId);
  if (!practitioner || !qualification) return requirementNotMet(qualificationNotImported);
  const refused = firstRefusal(procedure.requirements.open, {
    accountState: viewer.accountState,
    registrations: await registrationsOf(deps.db, practitionerId, procedure.professionType),
    practicePlaceCode: procedure.expectedPlace(qualification),
    qualification,
  });
  if (refused) return requirementNotMet(refused);

  try {
    const application = await writeDraft(deps, viewer, procedure, practitioner, qualification);
    return { kind: 'OpenedApplication' as const, application };
  } catch (error) {
    const faster = isDuplicate(error) ? await findOpen(deps, practitionerId, id) : null;
    if (faster) return alreadyOpen(faster);
    throw error;
  }
}

/** @returns the person's open application of the procedure, if there is one */
export function findOpen(deps: Pick<Deps, 'db'>, practitionerId: string, procedure: Procedure) {
  return deps.db.application.findFirst({
    where: { practitionerId, procedure, subject: NEW, status: { in: STATUSES.filter(isOpen) } },
  });
}

const alreadyOpen = (application: ApplicationRow) => ({
  kind: 'AlreadyOpen' as const,
  message: MESSAGES.alreadyOpen,
  application,
});

function writeDraft(
  { db, pii, clock }: Deps,
  viewer: Viewer,
  procedure: ProcedureDefinition,
  practitioner: PractitionerFacts,
  qualification: QualificationFacts,
): Promise<ApplicationRow> {
  const at = clock.now();
  return db.$transaction(async (tx) => {
    const application = await tx.application.create({
      data: {
        id: uuidv7(),
        number: await nextApplicationNumber(tx, { date: today(at), business: procedure.business }),
        procedure: procedure.id,
        subject: NEW,
        status: 'DRAFT',
        waitingFor: waitingFor('DRAFT'),
        practitionerId: practitioner.id,
        applicantName: practitioner.name,
        applicantSex: practitioner.sex,
        applicantBirthDate: toColumn(calendarDate(practitioner.birthDate)),
        applicantIdNumberSealed: pii.seal(practitioner.idNumber),
        qualificationId: qualification.id,
        qualificationCodeSealed: pii.seal(qualification.code),
        qualificationIssuedOn: toColumn(calendarDate(qualification.issuedOn)),
        qualificationProvinceCode: qualification.provinceCode,
        techniques: [...qualification.techniques],
        diseases: [...qualification.diseases],
        createdAt: at,
      },
    });
    await tx.timelineEntry.create({
      data: {
        applicationId: application.id,
        sequence: application.version,
        statusAfter: application.status,
        by: 'APPLICANT',
        byName: application.applicantName,
        at,
      },
    });
    await writeAudit(tx, {
      recordType: 'Application',
      recordId: application.id,
      action: 'open',
      actor: actorOf(viewer),
      at,
      detail: { procedure: procedure.id, qualificationId: qualification.id, to: application.status },
    });
    return application;
  });
}
