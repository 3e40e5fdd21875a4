import { isDuplicate, possibleId } from '@medreg/database';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { withPerson } from '../../database.ts';
import { MESSAGES } from '../../messages.ts';
import { getProcedure, type Procedure } from '../../procedures/index.ts';
import type { ApplicationRow, RegistrationRow } from '../../rows.ts';
import type { Facts, PractitionerFacts } from '../../rules/facts.ts';
import { BASIS } from '../../rules/legal-basis.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { concernOf } from '../../steps/concern.ts';
import { type FactSources, factSources } from '../../steps/fact-sources.ts';
import { type About, factsOf } from '../../steps/gather-facts.ts';
import { requirementNotMet } from '../../steps/outcomes.ts';
import { findInTheWay, writeApplication } from '../open-application/write-draft.ts';

interface Part {
  about: About;
  facts: Facts;
}

/**
 * 联动变更: scope or category of a physician with several practice places change for all of them or for none (I5; domain 3.2). Opens
 * one change for each valid registration, reviewed and decided each at its own place, effective together.
 */
export async function openLinkedChange(deps: Deps, viewer: Viewer) {
  const practitionerId = possibleId(viewer.practitionerId);
  const procedure = getProcedure('PHY_CHG');
  const decision = await deps.limits.openings.consume(viewer.accountId ?? '');
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);
  const practitioner = practitionerId && (await deps.neighbours.findPractitioner(practitionerId));
  if (!practitioner) return requirementNotMet(notVerified);

  const registrations = await deps.db.registration.findMany({
    where: { practitionerId: practitioner.id, professionType: procedure.profession, status: 'VALID' },
    orderBy: { id: 'asc' },
  });
  if (registrations.length < 2) return requirementNotMet(nothingToLink);

  const sources = factSources(deps);
  const parts: Part[] = [];
  for (const registration of registrations) {
    const part = await partOf(deps, viewer, procedure, practitioner, registration, sources);
    if ('refused' in part) return requirementNotMet(part.refused);
    parts.push(part);
  }
  return (await anyInTheWay(deps, parts)) ?? (await writeAll(deps, viewer, practitioner.id, parts));
}

async function partOf(
  deps: Deps,
  viewer: Viewer,
  procedure: Procedure,
  practitioner: PractitionerFacts,
  registration: RegistrationRow,
  sources: FactSources,
): Promise<Part | { refused: Refusal }> {
  const about: About = {
    procedure,
    channel: 'PERSON',
    practitionerId: practitioner.id,
    qualificationId: null,
    registrationId: registration.id,
    multiFilingId: null,
    copied: null,
    form: {},
    applicationId: null,
    authorityId: null,
    openedBy: viewer.accountId ?? '',
    confirmed: false,
    objected: false,
    submittedAt: null,
  };
  const facts = await factsOf(deps, about, practitioner, viewer, sources);
  const refused = concernOf(procedure, facts) ?? firstRefusal(procedure.requirements, 'OPEN', facts);
  return refused ? { refused } : { about, facts };
}

async function anyInTheWay(deps: Deps, parts: readonly Part[]) {
  for (const { about, facts } of parts) {
    const application = await findInTheWay(deps.db, about.procedure, facts);
    if (application) return alreadyOpen(application);
  }
  return null;
}

/** All or none: two openings at once, and the database lets one dossier in. */
async function writeAll(deps: Deps, viewer: Viewer, practitionerId: string, parts: readonly Part[]) {
  const dossier = { id: uuidv7(), together: true };
  try {
    const applications = await withPerson(deps.db, practitionerId, async (tx) => {
      const rows: ApplicationRow[] = [];
      for (const { about, facts } of parts)
        rows.push(await writeApplication(tx, deps, about, facts, { viewer, dossier }));
      return rows;
    });
    return { kind: 'OpenedLinkedChange' as const, applications };
  } catch (error) {
    const inTheWay = isDuplicate(error) ? await anyInTheWay(deps, parts) : null;
    if (inTheWay) return inTheWay;
    throw error;
  }
}

const alreadyOpen = (application: ApplicationRow) => ({
  kind: 'AlreadyOpen' as const,
  message: MESSAGES.conflictingOpen,
  application,
});
const notVerified: Refusal = {
  code: 'QUALIFICATION_NOT_IMPORTED',
  message: MESSAGES.qualificationNotImported,
  basis: null,
};
const nothingToLink: Refusal = {
  code: 'NOTHING_TO_LINK',
  message: MESSAGES.nothingToLink,
  basis: BASIS['O13-17'],
};
