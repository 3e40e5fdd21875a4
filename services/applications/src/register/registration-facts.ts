import { regionCode } from '@medreg/codes';
import { fromColumn } from '../database.ts';
import type { Category, Level } from '../forms/dictionaries.ts';
import type { MultiFilingRow, PersonRecordRow, RegistrationRow } from '../rows.ts';
import type { FilingFacts, RecordFacts, RegistrationFacts } from '../rules/facts.ts';

const date = (column: Date | null) => column && fromColumn(column);

/** @returns a row of the register as facts for rules */
export function registrationFacts(row: RegistrationRow): RegistrationFacts {
  return {
    id: row.id,
    version: row.version,
    professionType: row.professionType,
    status: row.status,
    statusSince: fromColumn(row.statusSince),
    statusReason: row.statusReason,
    name: row.name,
    birthDate: fromColumn(row.birthDate),
    ethnicGroup: row.ethnicGroup,
    lastValidOn: date(row.lastValidOn),
    level: row.level as Level,
    category: row.category as Category,
    qualificationIds: row.qualificationIds,
    scopeCodes: row.scopeCodes,
    scopeNames: row.scopeNames,
    scopeKey: row.scopeKey,
    practicePlaceCode: regionCode(row.practicePlaceCode),
    practicePlaceInstitutionId: row.practicePlaceInstitutionId,
    primaryInstitutionId: row.primaryInstitutionId,
    primaryInstitutionRegionCode: regionCode(row.primaryInstitutionRegionCode),
    primaryInstitutionClosedOn: date(row.primaryInstitutionClosedOn),
    issuingAuthorityId: row.issuingAuthorityId,
    filedById: row.filedById,
    staffKind: row.staffKind,
    trainingEnd: date(row.trainingEnd),
    originInstitution: row.originInstitution,
    department: row.department,
    periodFrom: date(row.periodFrom),
    periodUntil: date(row.periodUntil),
    firstRegisteredOn: fromColumn(row.firstRegisteredOn),
    source: row.applicationId === null ? 'RECORDED' : 'APPLICATION',
  };
}

export function filingFacts(row: MultiFilingRow): FilingFacts {
  return {
    id: row.id,
    version: row.version,
    registrationId: row.registrationId,
    institutionId: row.institutionId,
    validFrom: fromColumn(row.validFrom),
    validUntil: fromColumn(row.validUntil),
    endedOn: date(row.endedOn),
    endReason: row.endReason,
  };
}

export function recordFacts(row: PersonRecordRow): RecordFacts {
  return {
    kind: row.kind as RecordFacts['kind'],
    measure: row.measure,
    professionType: row.professionType,
    registrationId: row.registrationId,
    decidedOn: fromColumn(row.decidedOn),
    validFrom: date(row.validFrom),
    validUntil: date(row.validUntil),
  };
}
