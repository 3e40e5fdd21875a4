import { possibleId } from '@medreg/database';
import { maskPhone } from '@medreg/pii';
import { forbidden } from '@medreg/subgraph';
import { seesAccountsOf } from './access.ts';
import { establishAuthority } from './features/establish-authority/establish-authority.ts';
import { findInstitutions } from './features/find-institutions/find-institutions.ts';
import { issueAuthorityAccount } from './features/issue-authority-account/issue-authority-account.ts';
import { issueInstitutionAccount } from './features/issue-institution-account/issue-institution-account.ts';
import { registerInstitution } from './features/register-institution/register-institution.ts';
import type {
  AccountDocument,
  AuthorityKind,
  AuthorityRight,
  InstitutionKind,
  InstitutionStatus,
  RegionLevel,
  Resolvers,
} from './generated/resolvers.ts';
import { getRow } from './loaders.ts';
import { levelOf, NATION, possibleRegionCode } from './regions.ts';

/** One line each: the use cases and the loaders do the work. */
export const resolvers: Resolvers = {
  Query: {
    regions: (_, args, { deps }) => {
      const parentCode = possibleRegionCode(args.parentCode ?? NATION);
      return parentCode ? deps.db.region.findMany({ where: { parentCode }, orderBy: { code: 'asc' } }) : [];
    },
    region: (_, { code }, { load }) => findRegion(load.region, code),
    authorities: (_, args, { deps }) => {
      const regionCode = possibleRegionCode(args.regionCode);
      return regionCode ? deps.db.authority.findMany({ where: { regionCode }, orderBy: { kind: 'asc' } }) : [];
    },
    institutions: (_, args, { deps }) => findInstitutions(deps.db, args),
    institution: (_, { id }, { load }) => findById(load.institution, id),
    institutionUsers: async (_, { institutionId }, { deps, load, viewer }) => {
      const institution = await findById(load.institution, institutionId);
      if (!institution || !seesAccountsOf(viewer, institution)) throw forbidden();
      return deps.db.institutionUser.findMany({
        where: { institutionId: institution.id },
        orderBy: { userName: 'asc' },
        take: 100,
      });
    },
  },
  Mutation: {
    establishAuthority: (_, { input }, { deps, viewer }) => establishAuthority(deps, viewer, input),
    issueAuthorityAccount: (_, { input }, { deps, viewer }) => issueAuthorityAccount(deps, viewer, input),
    registerInstitution: (_, { input }, { deps, viewer }) => registerInstitution(deps, viewer, input),
    issueInstitutionAccount: (_, { input }, { deps, viewer }) => issueInstitutionAccount(deps, viewer, input),
  },
  Region: {
    __resolveReference: ({ code }, { load }) => findRegion(load.region, code),
    level: ({ level }) => level as RegionLevel,
    parent: ({ parentCode }, _, { load }) => (parentCode ? load.region.load(parentCode) : null),
  },
  Authority: {
    __resolveReference: ({ id }, { load }) => findById(load.authority, id),
    kind: ({ kind }) => kind as AuthorityKind,
    level: ({ regionCode }) => levelOf(regionCode),
    region: ({ regionCode }, _, { load }) => getRow(load.region, regionCode),
  },
  Institution: {
    __resolveReference: ({ id }, { load }) => findById(load.institution, id),
    kind: ({ kind }) => kind as InstitutionKind,
    status: ({ status }) => status as InstitutionStatus,
    region: ({ regionCode }, _, { load }) => getRow(load.region, regionCode),
    licensingAuthority: ({ licensingAuthorityId }, _, { load }) => getRow(load.authority, licensingAuthorityId),
    tcmAuthority: ({ tcmAuthorityId }, _, { load }) => getRow(load.authority, tcmAuthorityId),
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

function findRegion<Row>(loader: { load(key: string): Promise<Row | null> }, code: string): Promise<Row | null> | null {
  const key = possibleRegionCode(code);
  return key ? loader.load(key) : null;
}

function findById<Row>(loader: { load(key: string): Promise<Row | null> }, id: string): Promise<Row | null> | null {
  const key = possibleId(id);
  return key ? loader.load(key) : null;
}
