import { actorOf, writeAudit } from '@medreg/audit';
import { parseCalendarDate, today } from '@medreg/clock';
import { isCreditCode, isInstitutionRegistrationNo, isLegacyInstitutionRegistrationNo } from '@medreg/codes';
import { isDuplicate, possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { governs } from '../../access.ts';
import type { Deps } from '../../context.ts';
import type { RegisterInstitutionInput } from '../../generated/resolvers.ts';
import { InputProblems, notInJurisdiction } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { divisionPrefix, divisionsAbove } from '../../regions.ts';
import type { AuthorityRow } from '../../rows.ts';

/** The official catalogue has fewer, its second level included. */
const MOST_SUBJECTS = 200;

/** 登记医疗机构: the caller's authority becomes the one that licensed or filed it (domain 2.2). */
export async function registerInstitution(deps: Deps, viewer: Viewer, input: RegisterInstitutionInput) {
  const { db, clock } = deps;
  const licensingAuthorityId = viewer.authorityId;
  if (!licensingAuthorityId || !governs(viewer, input.regionCode)) return notInJurisdiction();
  const own = await db.authority.findUniqueOrThrow({ where: { id: licensingAuthorityId } });

  const problems = new InputProblems();
  const registrationNo = input.registrationNo?.trim().toUpperCase() || null;
  const creditCode = input.creditCode?.trim().toUpperCase() || null;
  const licenceValidUntil = input.licenceValidUntil ? parseCalendarDate(input.licenceValidUntil) : null;
  const clinicalSubjects = [
    ...new Set(input.clinicalSubjects.map((subject) => subject.normalize('NFC').trim()).filter(Boolean)),
  ];
  const data = {
    name: problems.text('name', input.name),
    address: problems.text('address', input.address, 200),
    legalRepresentative: problems.text('legalRepresentative', input.legalRepresentative, 50),
    principal: problems.text('principal', input.principal, 50),
    classCode: input.classCode.trim().toUpperCase(),
  };
  const region = await db.region.findUnique({ where: { code: input.regionCode } });
  problems.check(region !== null, 'regionCode', 'UNKNOWN', MESSAGES.region);
  problems.check(/^[A-Z]\d{3}$/.test(data.classCode), 'classCode', 'FORMAT', MESSAGES.classCode);
  problems.check(clinicalSubjects.length > 0, 'clinicalSubjects', 'REQUIRED', MESSAGES.subjects);
  problems.check(
    clinicalSubjects.length <= MOST_SUBJECTS,
    'clinicalSubjects',
    'TOO_MANY',
    MESSAGES.tooMany(MOST_SUBJECTS),
  );
  for (const subject of clinicalSubjects.slice(0, MOST_SUBJECTS)) problems.text('clinicalSubjects', subject, 50);
  problems.check(!creditCode || isCreditCode(creditCode), 'creditCode', 'CHECKSUM', MESSAGES.creditCode);
  problems.check(
    !registrationNo || isInstitutionRegistrationNo(registrationNo) || isLegacyInstitutionRegistrationNo(registrationNo),
    'registrationNo',
    'FORMAT',
    MESSAGES.registrationNo,
  );
  const lasting = !licenceValidUntil || licenceValidUntil >= today(clock.now());
  problems.check(lasting, 'licenceValidUntil', 'PAST', MESSAGES.date);
  const tcm = region && (await tcmAuthorityFor(deps, own, region.code, input.tcmAuthorityId ?? null));
  problems.check(tcm !== null, 'tcmAuthorityId', 'UNKNOWN', MESSAGES.tcmAuthority);
  if (problems.any || !tcm) return problems.outcome;

  const id = uuidv7();
  try {
    const institution = await db.$transaction(async (tx) => {
      const created = await tx.institution.create({
        data: {
          ...data,
          id,
          regionCode: input.regionCode,
          kind: input.kind,
          clinicalSubjects,
          registrationNo,
          creditCode,
          licenceValidUntil,
          licensingAuthorityId,
          tcmAuthorityId: tcm.id,
        },
      });
      await writeAudit(tx, {
        recordType: 'Institution',
        recordId: id,
        action: 'registerInstitution',
        actor: actorOf(viewer),
        at: clock.now(),
        detail: { regionCode: input.regionCode, kind: input.kind, tcmAuthorityId: tcm.id },
      });
      return created;
    });
    return { kind: 'RegisteredInstitution' as const, institution };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const existing = await db.institution.findFirst({
      where: {
        OR: [{ regionCode: input.regionCode, name: data.name }, ...(registrationNo ? [{ registrationNo }] : [])],
      },
    });
    return { kind: 'AlreadyExists' as const, message: MESSAGES.institutionExists, id: existing?.id ?? '' };
  }
}

/**
 * Who approves TCM: the one named, else the caller's own when it is one, else the nearest TCM authority upward inside the
 * province, else the licensing authority itself (domain 11-A22).
 */
async function tcmAuthorityFor(
  { db }: Deps,
  own: AuthorityRow,
  regionCode: string,
  named: string | null,
): Promise<AuthorityRow | null> {
  if (named) {
    const id = possibleId(named);
    const authority = id && (await db.authority.findFirst({ where: { id, kind: { in: ['TCM', 'HEALTH'] } } }));
    return authority && regionCode.startsWith(divisionPrefix(authority.regionCode)) ? authority : null;
  }
  if (own.kind === 'TCM') return own;
  const nearest = [regionCode, ...divisionsAbove(regionCode)].filter(
    (code) => code.slice(0, 2) === regionCode.slice(0, 2),
  );
  const candidates = await db.authority.findMany({ where: { kind: 'TCM', regionCode: { in: nearest } } });
  const found = nearest.map((code) => candidates.find((one) => one.regionCode === code)).find(Boolean);
  return found ?? own;
}
