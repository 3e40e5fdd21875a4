import { possibleId } from '@medreg/database';
import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { Channel } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import { PROCEDURES, type Procedure } from '../../procedures/index.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { PractitionerFacts } from '../../rules/facts.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { concernOf } from '../../steps/concern.ts';
import { type About, factsOf } from '../../steps/gather-facts.ts';
import { requirementNotMet } from '../../steps/outcomes.ts';
import { chosenPath } from '../../steps/placement.ts';
import { openBeside } from './open-beside.ts';
import { CHANNELS, ownInstitution, personUnknown, refuseTheOpener, takesQualification, takesRecord } from './opener.ts';
import { findInTheWay, writeDraft } from './write-draft.ts';

/** What an application is opened with: the procedure, and what it concerns. */
export interface OpenInput {
  procedure: string;
  /** Whom it is about; the person himself where none is named. */
  practitionerId?: string | null;
  qualificationId?: string | null;
  registrationId?: string | null;
  multiFilingId?: string | null;
  /** 拟执业机构, where it is known from the start: a renewal with another institution opens the change to it as well (10.1.9). */
  institutionId?: string | null;
}

/**
 * Opens a draft, or says which open application stands in its way. Persons open for themselves, institutions on behalf of
 * somebody (domain 2.3), authorities at the window (S3 3.(1)). Two openings at once: the database lets one in.
 */
export async function openApplication(deps: Deps, viewer: Viewer, input: OpenInput) {
  const procedure = PROCEDURES.get(input.procedure);
  const channel = CHANNELS[viewer.kind];
  if (!procedure || !channel || !procedure.channels[channel]) return requirementNotMet(channelClosed(procedure));
  const practitionerId = possibleId(channel === 'PERSON' ? viewer.practitionerId : input.practitionerId);
  if (!practitionerId) return requirementNotMet(channel === 'PERSON' ? notVerified : personUnknown);
  const limit = channel === 'PERSON' ? deps.limits.openings : deps.limits.openingsOfStaff;
  const decision = await limit.consume(viewer.accountId ?? practitionerId);
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);

  const practitioner = await deps.neighbours.findPractitioner(practitionerId);
  if (!practitioner) return requirementNotMet(channel === 'PERSON' ? notVerified : personUnknown);
  return openFor(deps, viewer, procedure, channel, practitioner, input);
}

async function openFor(
  deps: Deps,
  viewer: Viewer,
  procedure: Procedure,
  channel: Channel,
  practitioner: PractitionerFacts,
  input: OpenInput,
) {
  const own = viewer.kind === 'INSTITUTION' ? await ownInstitution(deps, viewer) : null;
  // Whom an institution applies for works, or will work, with it.
  const chosen = own?.id ?? possibleId(input.institutionId);
  const about: About = {
    procedure,
    channel,
    practitionerId: practitioner.id,
    qualificationId: takesQualification(procedure) ? possibleId(input.qualificationId) : null,
    registrationId: takesRecord(procedure) ? possibleId(input.registrationId) : null,
    multiFilingId: possibleId(input.multiFilingId),
    copied: null,
    form: chosen !== null && procedure.fields.some(({ name }) => name === 'institution') ? { institution: chosen } : {},
    applicationId: null,
    authorityId: null,
    openedBy: viewer.accountId ?? '',
    confirmed: false,
    objected: false,
    submittedAt: null,
  };
  const facts = await factsOf(deps, about, practitioner, viewer);
  const refused =
    refuseTheOpener(viewer, procedure, facts) ??
    concernOf(procedure, facts) ??
    firstRefusal(procedure.requirements, 'OPEN', facts);
  if (refused) return requirementNotMet(refused);
  if (typeof about.form.institution === 'string' && !facts.institution) return requirementNotMet(institutionUnknown);
  chosenPath(procedure, facts);

  const beside = procedure.opensBeside?.(facts) ?? null;
  if (beside !== null) {
    const opened = await openBeside(deps, viewer, { about, facts }, beside, own);
    if ('refused' in opened) return requirementNotMet(opened.refused);
    if ('inTheWay' in opened) return alreadyOpen(opened.inTheWay, opened.procedure);
    return { kind: 'OpenedApplication' as const, application: opened.application };
  }
  // An institution that is named from the start is asked about as one that is chosen in the form.
  const unfit = own || !facts.institution ? null : firstRefusal(procedure.requirements, 'SAVE', facts);
  if (unfit) return requirementNotMet(unfit);
  const inTheWay = await findInTheWay(deps.db, procedure, facts);
  if (inTheWay) return alreadyOpen(inTheWay, procedure);
  const written = await writeDraft(deps, about, facts, { viewer, by: own });
  return written.application
    ? { kind: 'OpenedApplication' as const, application: written.application }
    : alreadyOpen(written.inTheWay, procedure);
}

const alreadyOpen = (application: ApplicationRow, procedure: Procedure) => ({
  kind: 'AlreadyOpen' as const,
  message: application.procedure === procedure.code ? MESSAGES.alreadyOpen : MESSAGES.conflictingOpen,
  application,
});

const channelClosed = (procedure: Procedure | undefined): Refusal => ({
  code: procedure ? 'CHANNEL_CLOSED' : 'UNKNOWN_PROCEDURE',
  message: procedure ? MESSAGES.channelClosed(procedure.name) : MESSAGES.procedureUnknown,
  basis: null,
});
const notVerified: Refusal = {
  code: 'QUALIFICATION_NOT_IMPORTED',
  message: MESSAGES.qualificationNotImported,
  basis: null,
};
const institutionUnknown: Refusal = { code: 'INSTITUTION_UNKNOWN', message: MESSAGES.institutionUnknown, basis: null };
