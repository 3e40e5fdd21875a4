import { codes, text } from '../../forms/fields.ts';
import type { Effect } from '../../register/effects.ts';
import type { AuthorityFacts, Facts, InstitutionFacts, RegistrationFacts } from '../../rules/facts.ts';
import { filingDays } from '../../rules/filing-days.ts';
import { liesIn } from '../../rules/practice-place.ts';
import type { Path } from '../../workflow.ts';
import { isHeld, record } from './claims.ts';

/** One open application per record and institution (S2-Q10; 3.1.4). */
export const perInstitution = (facts: Facts): string => `${record(facts).id}:${facts.institution?.id ?? 'NEW'}`;

/** The filing at the chosen institution, on the days of the form, within the scope of the registration. */
export const openFiling =
  (decidedBy: (facts: Facts) => AuthorityFacts | null) =>
  (facts: Facts): Effect[] => {
    const days = filingDays(facts);
    const authority = decidedBy(facts);
    const { institution, registration } = facts;
    if (!days || !authority || !institution || !registration)
      throw new Error('A filing needs its days and its institution');
    const chosen = codes(facts.form, 'scopes');
    const held = facts.scopes.filter(({ code }) => registration.scopeCodes.includes(code));
    const scopes = chosen.length === 0 ? held : held.filter(({ code }) => chosen.includes(code));
    // A filing that was approved after its first day holds from today on.
    const begun = days.from < facts.today;
    const validFrom = begun ? facts.today : days.from;
    return [
      {
        kind: 'OPEN_FILING',
        registrationId: registration.id,
        institution: asTheRegisterCalls(registration, institution),
        authority,
        scopes,
        validFrom,
        validUntil: days.until,
      },
    ];
  };

/** A registration keeps the code of its place; an institution of a division renamed since goes by it in the register (10.1.10). */
const asTheRegisterCalls = (
  { practicePlaceCode }: RegistrationFacts,
  institution: InstitutionFacts,
): InstitutionFacts =>
  liesIn(practicePlaceCode, institution.regionCode) ? institution : { ...institution, regionCode: practicePlaceCode };

export function cancelFiling({ filing }: Facts): Effect[] {
  if (!filing) throw new Error('The procedure concerns a filing');
  return [{ kind: 'CANCEL_FILING', filingId: filing.id }];
}

/** 备案: the record goes to the off-register pool; who filed it handles its cancellation. */
export function fileRecord(facts: Facts): Effect[] {
  const { id, version, primaryInstitutionId } = record(facts);
  return [
    {
      kind: 'FILE',
      registrationId: id,
      version,
      reason: text(facts.form, 'reason') ?? 'F-P6',
      filedById: primaryInstitutionId,
    },
  ];
}

/** What the law orders an institution to report waits behind an open application about the record, and claims nothing then. */
export const unlessHeld = (facts: Facts): string | null =>
  facts.channel === 'EX_OFFICIO' || (facts.channel === 'INSTITUTION' && isHeld(facts)) ? null : record(facts).id;

/** A closed institution reviews nothing: the case goes to the authority at once (3.6; 10.1.6; 11-A12). */
export const generalUnlessClosed = (facts: Facts): Path => (isClosed(facts) ? 'TO_AUTHORITY' : 'GENERAL');
export const reviewedUnlessClosed = (facts: Facts): InstitutionFacts[] =>
  facts.present && !isClosed(facts) ? [facts.present] : [];
const isClosed = ({ present }: Facts): boolean => present?.status === 'CLOSED';
