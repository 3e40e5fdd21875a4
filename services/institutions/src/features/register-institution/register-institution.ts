import { actorOf, writeAudit } from '@medreg/audit';
import { parseCalendarDate, today } from '@medreg/clock';
import { isCreditCode } from '@medreg/codes';
import { isDuplicate, possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { governsRegion, isNational } from '../../access.ts';
import { findAuthorityFor, tcmAuthorityFor } from '../../authorities-of.ts';
import type { Deps } from '../../context.ts';
import { isInstitutionClass } from '../../dictionaries/index.ts';
import type { RegisterInstitutionInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { MESSAGES } from '../../messages.ts';
import { notInJurisdiction } from '../../outcomes.ts';
import { inUse, possibleRegionCode } from '../../regions.ts';
import type { RegionRow } from '../../rows.ts';
import { findMainCampus } from '../link-campus/main-campus.ts';
import { acceptsRegistrationNo, needsClinicalSubjects } from './institution-rules.ts';

/** The official catalogue has fewer, its second level included. */
const MOST_SUBJECTS = 200;
const MOST_BEDS = 20_000;

/**
 * 登记医疗机构: the caller's authority becomes the one that licensed or filed it (domain 2.2); a military or armed-police body
 * is entered by the national level, which issues its accounts (domain 2.1).
 */
export async function registerInstitution(deps: Deps, viewer: Viewer, input: RegisterInstitutionInput) {
  const { db, clock } = deps;
  const licensingAuthorityId = viewer.authorityId;
  const regionCode = possibleRegionCode(input.regionCode);
  const region = regionCode && (await db.region.findUnique({ where: { code: regionCode } }));
  if (!licensingAuthorityId || !regionCode || !governsRegion(viewer, regionCode, region || null)) {
    return notInJurisdiction();
  }
  if (input.kind === 'MILITARY' && !isNational(viewer)) return notInJurisdiction();

  const problems = new InputProblems();
  const described = describe(input, today(clock.now()), problems);
  problems.check(region !== null, 'regionCode', 'UNKNOWN', MESSAGES.region);
  problems.check(!region || inUse(region, today(clock.now())), 'regionCode', 'ENDED', MESSAGES.regionEnded);
  const related = region && (await findRelated(deps, licensingAuthorityId, region, input, problems));
  if (problems.any || !related) return problems.outcome;

  const id = uuidv7();
  const data = { ...described, ...related, id, regionCode, kind: input.kind, licensingAuthorityId };
  try {
    const institution = await db.$transaction(async (tx) => {
      const created = await tx.institution.create({ data });
      await writeAudit(tx, {
        recordType: 'Institution',
        recordId: id,
        action: 'registerInstitution',
        actor: actorOf(viewer),
        at: clock.now(),
        detail: { regionCode, kind: input.kind, ...related },
      });
      return created;
    });
    return { kind: 'RegisteredInstitution' as const, institution };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const { name, registrationNo } = described;
    const existing = await db.institution.findFirst({
      where: { OR: [{ regionCode, name }, ...(registrationNo ? [{ registrationNo }] : [])] },
    });
    return { kind: 'AlreadyExists' as const, message: MESSAGES.institutionExists, id: existing?.id ?? '' };
  }
}

/** What the input says of the institution itself. Pure but for the problems that it notes. */
function describe(input: RegisterInstitutionInput, day: string, problems: InputProblems) {
  const registrationNo = input.registrationNo?.trim().toUpperCase() || null;
  const creditCode = input.creditCode?.trim().toUpperCase() || null;
  const licenceValidUntil = input.licenceValidUntil ? parseCalendarDate(input.licenceValidUntil) : null;
  const bedCount = input.bedCount ?? null;
  const clinicalSubjects = [
    ...new Set(input.clinicalSubjects.map((subject) => subject.normalize('NFC').trim()).filter(Boolean)),
  ];
  const name = problems.text('name', input.name);
  const address = problems.text('address', input.address, 200);
  const legalRepresentative = problems.text('legalRepresentative', input.legalRepresentative, 50);
  const principal = problems.text('principal', input.principal, 50);
  const classCode = input.classCode.trim().toUpperCase();
  const shaped = /^[A-Z]\d{3}$/.test(classCode);
  problems.check(shaped, 'classCode', 'FORMAT', MESSAGES.classCode);
  problems.check(!shaped || isInstitutionClass(classCode), 'classCode', 'UNKNOWN', MESSAGES.classUnknown);
  const enough = clinicalSubjects.length > 0 || !needsClinicalSubjects(input.kind, classCode);
  problems.check(enough, 'clinicalSubjects', 'REQUIRED', MESSAGES.subjects);
  const few = clinicalSubjects.length <= MOST_SUBJECTS;
  problems.check(few, 'clinicalSubjects', 'TOO_MANY', MESSAGES.tooMany(MOST_SUBJECTS));
  for (const subject of clinicalSubjects.slice(0, MOST_SUBJECTS)) problems.text('clinicalSubjects', subject, 50);
  problems.check(!creditCode || isCreditCode(creditCode), 'creditCode', 'CHECKSUM', MESSAGES.creditCode);
  const numbered = acceptsRegistrationNo(registrationNo, input.kind, classCode);
  problems.check(numbered, 'registrationNo', 'FORMAT', MESSAGES.registrationNo);
  problems.check(!licenceValidUntil || licenceValidUntil >= day, 'licenceValidUntil', 'PAST', MESSAGES.date);
  const possible = bedCount === null || (bedCount >= 0 && bedCount <= MOST_BEDS);
  problems.check(possible, 'bedCount', 'RANGE', MESSAGES.bedCount);
  return {
    name,
    address,
    legalRepresentative,
    principal,
    classCode,
    clinicalSubjects,
    registrationNo,
    creditCode,
    licenceValidUntil,
    bedCount,
  };
}

/** Whom the input names besides: authorities, the main campus, the owner. Notes who is not there. */
async function findRelated(
  { db }: Deps,
  licensingAuthorityId: string,
  region: RegionRow,
  input: RegisterInstitutionInput,
  problems: InputProblems,
) {
  const own = await db.authority.findUniqueOrThrow({ where: { id: licensingAuthorityId } });
  const tcm = await tcmAuthorityFor(db, own, region, input.tcmAuthorityId ?? null);
  problems.check(tcm !== null, 'tcmAuthorityId', 'UNKNOWN', MESSAGES.tcmAuthority);
  const cdc = input.cdcAuthorityId ? await findAuthorityFor(db, region, input.cdcAuthorityId, ['CDC']) : null;
  problems.check(!input.cdcAuthorityId || cdc !== null, 'cdcAuthorityId', 'UNKNOWN', MESSAGES.cdcAuthority);
  const main = input.mainCampusId ? await findMainCampus(db, input.mainCampusId) : null;
  problems.check(!input.mainCampusId || main !== null, 'mainCampusId', 'UNKNOWN', MESSAGES.mainCampus);
  const ownerPractitionerId = possibleId(input.ownerPractitionerId);
  const owned = !input.ownerPractitionerId || ownerPractitionerId !== null;
  problems.check(owned, 'ownerPractitionerId', 'UNKNOWN', MESSAGES.owner);
  return {
    tcmAuthorityId: (tcm ?? own).id,
    cdcAuthorityId: cdc?.id ?? null,
    mainCampusId: main?.id ?? null,
    ownerPractitionerId,
  };
}
