import { regionCode } from '@medreg/codes';
import type { Deps } from '../context.ts';
import { MESSAGES } from '../messages.ts';
import type { ProcedureDefinition } from '../procedures/index.ts';
import { registrationsOf } from '../register/registrations-of.ts';
import type { ApplicationRow } from '../rows.ts';
import type { Scope } from '../rules/facts.ts';
import { BASIS } from '../rules/legal-basis.ts';
import type { Refusal } from '../rules/refusal.ts';

/** The scope that was copied when the draft was opened. */
export function asScope(row: ApplicationRow): Scope {
  return {
    provinceCode: regionCode(row.qualificationProvinceCode),
    techniques: row.techniques,
    diseases: row.diseases,
  };
}

/** What the siblings and the register say now of an application that has an institution; asked before any transaction. */
export async function gatherFacts(deps: Deps, procedure: ProcedureDefinition, application: ApplicationRow) {
  const { practitionerId, qualificationId, institutionId } = application;
  const [practitioner, institution, registrations] = await Promise.all([
    deps.neighbours.findPractitioner(practitionerId),
    institutionId === null ? null : deps.neighbours.findInstitution(institutionId),
    registrationsOf(deps.db, practitionerId, procedure.professionType),
  ]);
  if (!institution) return { refused: institutionGone };
  const copied = asScope(application);
  const practicePlaceCode = procedure.practicePlace(institution);
  return {
    facts: {
      institution,
      registrations,
      copied,
      provinceCode: copied.provinceCode,
      qualification: practitioner?.qualifications.find(({ id }) => id === qualificationId) ?? null,
      practicePlaceCode,
      practicePlaceName: await deps.neighbours.nameOfPlace(practicePlaceCode),
    },
  };
}

const institutionGone: Refusal = {
  code: 'INSTITUTION_CLOSED',
  message: MESSAGES.institutionClosed,
  basis: BASIS['O13-9'],
};
