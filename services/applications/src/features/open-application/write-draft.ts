import { type AuditActor, actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { type Database, type Transaction, toColumn, withPerson } from '../../database.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { ApplicationStatus, TimelineKind } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import type { Procedure } from '../../procedures/index.ts';
import { nextApplicationNumber } from '../../register/serials.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { Facts, InstitutionFacts } from '../../rules/facts.ts';
import type { Statement } from '../../rules/statement.ts';
import { sealForm, sealStatement } from '../../sealed.ts';
import type { About } from '../../steps/gather-facts.ts';
import { SYSTEM } from '../../steps/move.ts';
import { placementOf, subjectOf } from '../../steps/placement.ts';
import { OPEN_STATUSES, waitingFor } from '../../workflow.ts';

/** @returns of the person's open applications the one that lets no other of this kind in beside it, if there is one */
export function inTheWayAmong(
  open: readonly ApplicationRow[],
  procedure: Procedure,
  facts: Facts,
): ApplicationRow | null {
  const subject = subjectOf(procedure, facts);
  const claim = procedure.claim(facts);
  const found = open.find(
    (one) =>
      (one.procedure === procedure.code && one.subject === subject) ||
      (claim !== null && one.claim === claim && one.status !== 'PENDING'),
  );
  return found ?? null;
}

/** As `inTheWayAmong`, asked of the database. */
export async function findInTheWay(db: Pick<Database, 'application'>, procedure: Procedure, facts: Facts) {
  const open = await db.application.findMany({
    where: { practitionerId: facts.practitioner.id, status: { in: OPEN_STATUSES } },
  });
  return inTheWayAmong(open, procedure, facts);
}

type Written = { application: ApplicationRow } | { application?: undefined; inTheWay: ApplicationRow };

/** Writes the draft. @returns it, or the application that was faster */
export async function writeDraft(deps: Deps, about: About, facts: Facts, writing: Writing): Promise<Written> {
  try {
    const application = await withPerson(deps.db, facts.practitioner.id, (tx) =>
      writeApplication(tx, deps, about, facts, writing),
    );
    return { application };
  } catch (error) {
    const inTheWay = isDuplicate(error) ? await findInTheWay(deps.db, about.procedure, facts) : null;
    if (inTheWay) return { inTheWay };
    throw error;
  }
}

/** What distinguishes one writing from the next. */
export interface Writing {
  /** Null for the system. */
  viewer: Viewer | null;
  /** The institution that applies on the person's behalf. */
  by?: Pick<InstitutionFacts, 'id' | 'name'> | null;
  status?: ApplicationStatus;
  dossier?: { id: string; together: boolean };
  /** Why it is opened, where somebody has to say so (ex officio). */
  statement?: Statement;
  /** Columns beyond those of a draft, of what begins further on. */
  columns?: Partial<Prisma.ApplicationUncheckedCreateInput>;
}

/** The row, its first line in the timeline and its audit entry; the person and the qualification are copied here (TCML-15). */
export async function writeApplication(
  tx: Transaction,
  { pii, clock }: Pick<Deps, 'pii' | 'clock'>,
  about: About,
  facts: Facts,
  { viewer, by, status = 'DRAFT', dossier, statement, columns }: Writing,
): Promise<ApplicationRow> {
  const at = clock.now();
  const { procedure, channel } = about;
  const { practitioner, qualification } = facts;
  const placement = placementOf(procedure, facts, status);
  // At the window the case is the officer's authority's until the institution says otherwise.
  const atWindow = viewer?.kind === 'AUTHORITY' ? { authorityId: viewer.authorityId ?? null } : {};
  const application = await tx.application.create({
    data: {
      id: uuidv7(),
      number: await nextApplicationNumber(tx, { date: today(at), business: procedure.business }),
      procedure: procedure.code,
      channel,
      status,
      ...placement,
      ...(placement.authorityId === null && atWindow),
      waitingFor: waitingFor({ path: placement.path, status }),
      practitionerId: practitioner.id,
      applicantName: practitioner.name,
      applicantSex: practitioner.sex,
      applicantBirthDate: toColumn(practitioner.birthDate),
      applicantIdNumberSealed: pii.seal(practitioner.idNumber),
      ...(qualification && copyOf(pii, qualification)),
      registrationId: facts.registration?.id ?? null,
      multiFilingId: facts.filing?.id ?? null,
      formSealed: sealForm(pii, about.form),
      byInstitutionId: by?.id ?? null,
      byInstitutionName: by?.name ?? null,
      ...(dossier && { dossierId: dossier.id, together: dossier.together }),
      openedBy: about.openedBy,
      ...(status !== 'DRAFT' && { submittedAt: at, receivedAt: at }),
      createdAt: at,
      ...columns,
    },
  });
  await tx.timelineEntry.create({
    data: {
      applicationId: application.id,
      sequence: application.version,
      kind: (status === 'DRAFT' ? 'OPENED' : 'TASK_OPENED') satisfies TimelineKind,
      statusAfter: application.status,
      by: viewer ? (channel === 'EX_OFFICIO' ? 'OFFICER' : 'APPLICANT') : 'SYSTEM',
      byName: openerName(application),
      at,
      ...(statement && { statementSealed: sealStatement(pii, statement) }),
    },
  });
  await writeAudit(tx, {
    recordType: 'Application',
    recordId: application.id,
    action: 'open',
    actor: viewer ? actorOf(viewer) : (SYSTEM satisfies AuditActor),
    at,
    detail: { procedure: procedure.code, channel, subject: application.subject, to: application.status },
  });
  return application;
}

function copyOf(pii: Pick<Deps['pii'], 'seal'>, { code, ...copied }: NonNullable<Facts['qualification']>) {
  return {
    qualificationId: copied.id,
    qualification: { ...copied, techniques: [...copied.techniques], diseases: [...copied.diseases] },
    qualificationCodeSealed: pii.seal(code),
  };
}

function openerName({ channel, applicantName, byInstitutionName, authorityName }: ApplicationRow): string {
  if (channel === 'PERSON') return applicantName;
  if (channel === 'INSTITUTION') return byInstitutionName ?? MESSAGES.system;
  // At the window the authority is known by name once the place is.
  return authorityName ?? (channel === 'AUTHORITY' ? MESSAGES.window : MESSAGES.system);
}
