import type { InstitutionFilingsQuery, InstitutionPeopleQuery } from '../../generated/institution/people/people.ts';

export type StaffLine = InstitutionPeopleQuery['institutionRegistrations']['edges'][number]['node'];
export type FilingLine = InstitutionFilingsQuery['institutionFilings']['edges'][number]['node'];

/** As the lists of S1-I §2.3 are divided. */
export const PROFESSIONS = ['PHYSICIAN', 'TCM_SPECIALTY', 'NURSE', 'SHORT_TERM'] as const;

/** States in which an institution still has to do with somebody, the usual one first. */
export const STATUSES = [
  'VALID',
  'EXPIRED',
  'FILED',
  'TRANSFERRED_OUT',
  'DEREGISTERED',
  'REVOKED',
  'ANNULLED',
  'SUPERSEDED',
] as const;

/** 有效的多执业机构备案, those to come included. */
export const runningFilings = ({ filings }: Pick<StaffLine, 'filings'>) =>
  filings.filter(({ state }) => state === 'ACTIVE' || state === 'SCHEDULED');
