import type { Pii } from '@medreg/pii';
import { text } from '../forms/fields.ts';
import type { ApplicationRow, RegistrationRow } from '../rows.ts';
import { openForm } from '../sealed.ts';

type Record = Pick<RegistrationRow, 'status' | 'primaryInstitutionId'>;

/**
 * Whether the ground of an ex officio task is gone: the nurse has renewed after all, the physician of a closed institution has
 * found another one.
 */
export function isMoot(pii: Pick<Pii, 'open'>, task: ApplicationRow, record: Record): boolean {
  if (task.channel !== 'EX_OFFICIO') return false;
  switch (text(openForm(pii, task.formSealed), 'reason')) {
    case 'D-N1':
      return record.status === 'VALID';
    case 'F-P6':
      return record.primaryInstitutionId !== task.institutionId;
    default:
      return false;
  }
}
