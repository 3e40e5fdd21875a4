import { today } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { maskPhone } from '@medreg/pii';
import { availableRegionSteps } from './features/available-steps/available-region-steps.ts';
import { availableSteps, mayIssueAccounts } from './features/available-steps/available-steps.ts';
import type {
  AccountDocument,
  AuthorityKind,
  AuthorityRight,
  InstitutionClosing,
  InstitutionKind,
  InstitutionStatus,
  InstitutionStep,
  NameMergeStatus,
  RegionLevel,
  Resolvers,
} from './generated/resolvers.ts';
import { getRow } from './loaders.ts';
import { levelOf, possibleRegionCode } from './regions.ts';

/** What the rows do not say by themselves. */
export const entityResolvers: Resolvers = {
  Region: {
    __resolveReference: ({ code }, { load }) => findRegion(load.region, code),
    level: ({ level }) => level as RegionLevel,
    parent: ({ parentCode }, _, { load }) => (parentCode ? load.region.load(parentCode) : null),
    actsAsCounty: async ({ code, level }, _, { load }) =>
      level === 'COUNTY' || (level === 'CITY' && !(await load.hasCounties.load(code))),
    successor: ({ successorCode }, _, { load }) => (successorCode ? load.region.load(successorCode) : null),
    current: async ({ code }, _, { load }) => getRow(load.region, await load.currentCode.load(code)),
    availableSteps: (region, _, { viewer, deps }) => availableRegionSteps(viewer, region, today(deps.clock.now())),
  },
  Authority: {
    __resolveReference: ({ id }, { load }) => findById(load.authority, id),
    kind: ({ kind }) => kind as AuthorityKind,
    level: ({ regionCode }) => levelOf(regionCode),
    region: ({ regionCode }, _, { load }) => getRow(load.region, regionCode),
    deciders: ({ id }, _, { load }) => load.deciders.load(id),
  },
  Institution: {
    __resolveReference: ({ id }, { load }) => findById(load.institution, id),
    kind: ({ kind }) => kind as InstitutionKind,
    status: ({ status }) => status as InstitutionStatus,
    closing: ({ closing }) => closing as InstitutionClosing | null,
    region: ({ regionCode }, _, { load }) => getRow(load.region, regionCode),
    licensingAuthority: ({ licensingAuthorityId }, _, { load }) => getRow(load.authority, licensingAuthorityId),
    tcmAuthority: ({ tcmAuthorityId }, _, { load }) => getRow(load.authority, tcmAuthorityId),
    cdcAuthority: ({ cdcAuthorityId }, _, { load }) => (cdcAuthorityId ? load.authority.load(cdcAuthorityId) : null),
    aliasNames: ({ id }, _, { load }) => load.aliases.load(id),
    mainCampus: ({ mainCampusId }, _, { load }) => (mainCampusId ? load.institution.load(mainCampusId) : null),
    campuses: ({ id }, _, { load }) => load.campuses.load(id),
    availableSteps: (institution, _, { viewer }) => availableSteps(viewer, institution),
    mayIssueAccounts: (institution, _, { viewer }) => mayIssueAccounts(viewer, institution),
  },
  InstitutionChange: {
    step: ({ step }) => step as InstitutionStep,
  },
  NameMerge: {
    status: ({ status }) => status as NameMergeStatus,
    institution: ({ institutionId }, _, { load }) => getRow(load.institution, institutionId),
  },
  Trusteeship: {
    trusteeInstitution: ({ trusteeId }, _, { load }) => getRow(load.institution, trusteeId),
    clientInstitution: ({ clientId }, _, { load }) => getRow(load.institution, clientId),
  },
  InstitutionUser: {
    phoneMasked: ({ phoneSealed }, _, { deps }) => maskPhone(deps.pii.open(phoneSealed)),
    institution: ({ institutionId }, _, { load }) => getRow(load.institution, institutionId),
    documentsSeen: ({ documentsSeen }) => documentsSeen as AccountDocument[],
  },
  AuthorityUser: {
    phoneMasked: ({ phoneSealed }, _, { deps }) => maskPhone(deps.pii.open(phoneSealed)),
    authority: ({ authorityId }, _, { load }) => getRow(load.authority, authorityId),
    rights: ({ rights }) => rights as AuthorityRight[],
  },
};

type ByKey<Row> = { load(key: string): Promise<Row | null> };

/** @returns the division of that code, null when it could be none */
export function findRegion<Row>(loader: ByKey<Row>, code: string): Promise<Row | null> | null {
  const key = possibleRegionCode(code);
  return key ? loader.load(key) : null;
}

/** @returns the row of that id, null when it could be none */
export function findById<Row>(loader: ByKey<Row>, id: string): Promise<Row | null> | null {
  const key = possibleId(id);
  return key ? loader.load(key) : null;
}
