import { writeAudit } from '@medreg/audit';
import { QualificationCorrection } from '@medreg/events';
import { PermanentFailure } from '@medreg/jobs';
import { publish } from '@medreg/outbox';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import { lockRegister } from '../../register/register-lock.ts';
import type { CorrectionProblem } from '../../rules/plan-correction.ts';
import { correctPerson, type PersonPlan, planForPerson, valuesOf } from './correct-person.ts';
import {
  type AddedPlan,
  addRecord,
  correctRecord,
  planForAdded,
  planForRecord,
  type RecordPlan,
} from './correct-record.ts';

type Applying = Pick<Deps, 'pii' | 'clock'>;

export interface DecidedCorrection {
  applicationId: string;
  practitionerId: string;
  /** Sealed JSON of QualificationCorrection. */
  correction: string;
}

/**
 * How it ended. An application's correction is applied once; heard again, the same answer goes out again. What had met a conflict
 * is tried anew when the authority has decided it anew.
 */
interface Settlement {
  outcome: 'APPLIED' | 'CONFLICT';
  problem?: CorrectionProblem;
  qualificationId?: string;
}

/**
 * 资格信息补录、修改 as an authority has decided it (S2-Q14, Q46, Q47): all of it or nothing, in the consumer's transaction. What
 * was there before is kept; whoever decided is on record.
 */
export async function applyCorrection(tx: Transaction, deps: Applying, decided: DecidedCorrection): Promise<void> {
  const { applicationId, practitionerId } = decided;
  const correction = readCorrection(deps, decided);
  await lockRegister(tx);
  const before = await tx.correction.findUnique({ where: { applicationId } });
  const applied = before?.outcome === 'APPLIED';
  if (before && !applied) await tx.correction.delete({ where: { applicationId } });
  const settlement: Settlement = applied
    ? { outcome: 'APPLIED', ...(before.qualificationId && { qualificationId: before.qualificationId }) }
    : await settle(tx, deps, { applicationId, practitionerId, correction });
  await publish(tx, 'qualification.correctionSettled', {
    key: applicationId,
    payload: { applicationId, ...settlement },
  });
}

function readCorrection({ pii }: Pick<Applying, 'pii'>, { correction }: DecidedCorrection): QualificationCorrection {
  const parsed = QualificationCorrection.safeParse(JSON.parse(pii.open(correction)));
  if (!parsed.success) throw new PermanentFailure('The correction does not have the shape of one');
  return parsed.data;
}

interface Plans {
  person: PersonPlan | null;
  record: RecordPlan | null;
  added: AddedPlan | null;
}

async function settle(
  tx: Transaction,
  deps: Applying,
  decision: { applicationId: string; practitionerId: string; correction: QualificationCorrection },
): Promise<Settlement> {
  const { applicationId, practitionerId, correction } = decision;
  const { basis, providedBy } = correction;
  const at = deps.clock.now();
  const person = await tx.practitioner.findUnique({ where: { id: practitionerId } });
  if (!person) return { outcome: 'CONFLICT', problem: 'PRACTITIONER_GONE' };
  const audit = (
    recordType: string,
    recordId: string,
    action: string,
    detail: { fields?: string[]; problem?: string },
  ) =>
    writeAudit(tx, {
      recordType,
      recordId,
      action,
      actor: { kind: 'SYSTEM', authorityId: providedBy },
      at,
      detail: { applicationId, ...detail },
    });

  const plans = await plan(tx, deps, person, correction);
  if ('problem' in plans) {
    const { problem } = plans;
    await tx.correction.create({
      data: {
        applicationId,
        practitionerId,
        outcome: 'CONFLICT',
        problem,
        fields: [],
        basis,
        providedBy,
        settledAt: at,
      },
    });
    await audit('Practitioner', practitionerId, 'refuse-correction', { problem });
    return { outcome: 'CONFLICT', problem };
  }

  const replacement = { at, reason: basis, applicationId };
  const { person: personPlan, record, added } = plans;
  if (personPlan && personPlan.fields.length > 0) {
    await correctPerson(tx, deps, person, personPlan, replacement);
    await audit('Practitioner', practitionerId, 'apply-correction', { fields: personPlan.fields });
  }
  if (record && record.fields.length > 0) {
    await correctRecord(tx, deps, record, replacement);
    await audit('Qualification', record.id, 'apply-correction', { fields: record.fields });
  }
  if (added?.added) {
    await addRecord(tx, deps, practitionerId, added, { providedBy, basis, at });
    await audit('Qualification', added.id, 'supplement-qualification', {});
  }
  const qualificationId = added?.id ?? correction.qualificationId ?? undefined;
  await tx.correction.create({
    data: {
      applicationId,
      practitionerId,
      outcome: 'APPLIED',
      fields: [...(personPlan?.fields ?? []), ...(record?.fields ?? []), ...(added?.added ? ['qualification'] : [])],
      ...(qualificationId && { qualificationId }),
      ...(personPlan?.fields.includes('idNumber') && { formerIdNumberSealed: person.idNumberSealed }),
      basis,
      providedBy,
      settledAt: at,
    },
  });
  return { outcome: 'APPLIED', ...(qualificationId && { qualificationId }) };
}

/** Everything that would be done, before anything is. */
async function plan(
  tx: Transaction,
  deps: Applying,
  person: Parameters<typeof planForPerson>[2],
  { qualificationId, person: aboutPerson, qualification, added }: QualificationCorrection,
): Promise<Plans | { problem: CorrectionProblem }> {
  const personPlan = aboutPerson ? await planForPerson(tx, deps, person, aboutPerson) : null;
  if (personPlan && 'problem' in personPlan) return personPlan;
  const { documentType } = personPlan?.values ?? valuesOf(deps.pii, person);

  const where = { id: qualificationId ?? '', practitionerId: person.id };
  const row = qualificationId ? await tx.qualification.findUnique({ where }) : null;
  if ((qualificationId || qualification) && !row) return { problem: 'QUALIFICATION_GONE' };
  const record = row && qualification ? await planForRecord(tx, deps, row, qualification, documentType) : null;
  if (record && 'problem' in record) return record;
  const adding = added ? await planForAdded(tx, deps, person.id, added, documentType) : null;
  if (adding && 'problem' in adding) return adding;
  return { person: personPlan, record, added: adding };
}
