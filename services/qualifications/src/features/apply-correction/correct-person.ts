import { today } from '@medreg/clock';
import { publish } from '@medreg/outbox';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { fromColumn, type Transaction } from '../../database.ts';
import { identityIndex } from '../../identity-index.ts';
import { isDocumentType } from '../../register/typed-identity.ts';
import type { PractitionerRow } from '../../rows.ts';
import {
  type CorrectionProblem,
  type PersonValues,
  type Plan,
  planPerson,
  type Stated,
} from '../../rules/plan-correction.ts';
import { keepPractitioner, type Replacement } from './keep-history.ts';

type Statement = Stated<Omit<PersonValues, 'documentType' | 'birthDate'>> & { birthDate?: string | undefined };

export interface PersonPlan {
  values: PersonValues;
  fields: string[];
  idNumberIndex: string;
}

/** What the person will be, when nobody else has the number. */
export async function planForPerson(
  tx: Transaction,
  { pii, clock }: Pick<Deps, 'pii' | 'clock'>,
  person: PractitionerRow,
  statement: Statement,
): Promise<PersonPlan | { problem: CorrectionProblem }> {
  const current = valuesOf(pii, person);
  const { birthDate, ...stated } = statement;
  const plan: Plan<PersonValues> = planPerson(
    current,
    birthDate === undefined ? stated : { ...stated, birthDate: fromColumn(new Date(birthDate)) },
    today(clock.now()),
  );
  if (!plan.ok) return plan;
  const { values, fields } = plan;
  const idNumberIndex = identityIndex(pii, values.documentType, values.idNumber);
  const holder = await tx.practitioner.findUnique({ where: { idNumberIndex }, select: { id: true } });
  if (holder && holder.id !== person.id) return { problem: 'ID_NUMBER_TAKEN' };
  return { values, fields, idNumberIndex };
}

export function valuesOf(pii: Pick<Deps['pii'], 'open'>, person: PractitionerRow): PersonValues {
  const { name, sex, birthDate, documentType, idNumberSealed, ethnicGroup } = person;
  return {
    name,
    sex: sex === 'FEMALE' ? 'FEMALE' : 'MALE',
    birthDate: fromColumn(birthDate),
    documentType: isDocumentType(documentType) ? documentType : '99',
    idNumber: pii.open(idNumberSealed),
    ethnicGroup,
  };
}

/**
 * 更正人员信息: the old row into the history, the old number beside the new one, and identity hears of a new name or number. The
 * old number finds the person from now on too, unless it is somebody's of another name.
 */
export async function correctPerson(
  tx: Transaction,
  { pii }: Pick<Deps, 'pii'>,
  person: PractitionerRow,
  { values, fields, idNumberIndex }: PersonPlan,
  replacement: Replacement,
): Promise<void> {
  const { id, version } = person;
  await keepPractitioner(tx, id, replacement);
  const newNumber = fields.includes('idNumber');
  const { idNumber, birthDate, ...plain } = values;
  const data = {
    ...plain,
    birthDate: new Date(birthDate),
    version: version + 1,
    ...(newNumber && { idNumberSealed: pii.seal(idNumber), idNumberIndex, idNumberUpgraded: false }),
  };
  const { count } = await tx.practitioner.updateMany({ where: { id, version }, data });
  if (count === 0) throw new Error(`Practitioner ${id} was corrected by somebody else meanwhile`); // tried again
  if (newNumber) {
    const { documentType, idNumberSealed } = person;
    const former = { documentType, idNumberSealed, idNumberIndex: person.idNumberIndex };
    await tx.formerIdNumber.createMany({
      data: { id: uuidv7(), practitionerId: id, ...former, replacedAt: replacement.at },
      skipDuplicates: true,
    });
    const open = { practitionerId: id, resolvedAt: null };
    await tx.idUpgradeFailure.updateMany({ where: open, data: { resolvedAt: replacement.at } });
  }
  if (newNumber || fields.includes('name')) {
    const told = pii.seal(JSON.stringify({ name: values.name, idNumber }));
    await publish(tx, 'practitioner.corrected', {
      key: id,
      version: version + 1,
      payload: { practitionerId: id, person: told },
    });
  }
}
