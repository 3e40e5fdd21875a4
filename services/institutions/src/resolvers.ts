import { badUserInput, forbidden } from '@medreg/subgraph';
import { governsRegion, seesAccountsOf, seesChangesOf } from './access.ts';
import { DICTIONARIES } from './dictionaries/index.ts';
import { entityResolvers, findById, findRegion } from './entity-resolvers.ts';
import {
  closeInstitution,
  reopenInstitution,
  suspendInstitution,
} from './features/change-institution-state/change-institution-state.ts';
import { codePseudoRegion } from './features/code-pseudo-region/code-pseudo-region.ts';
import { endTrusteeship } from './features/entrust-institution/end-trusteeship.ts';
import { listTrusteeships } from './features/entrust-institution/list-trusteeships.ts';
import { recordTrusteeship } from './features/entrust-institution/record-trusteeship.ts';
import { establishAuthority } from './features/establish-authority/establish-authority.ts';
import { findInstitutions } from './features/find-institutions/find-institutions.ts';
import { ownInstitutions } from './features/find-institutions/own-institutions.ts';
import { issueAuthorityAccount } from './features/issue-authority-account/issue-authority-account.ts';
import { issueInstitutionAccount } from './features/issue-institution-account/issue-institution-account.ts';
import { linkCampus } from './features/link-campus/link-campus.ts';
import { listRegions } from './features/list-regions/list-regions.ts';
import { decideNameMerge } from './features/merge-names/decide-name-merge.ts';
import { listNameMerges } from './features/merge-names/list-name-merges.ts';
import { requestNameMerge } from './features/merge-names/request-name-merge.ts';
import { closeRegion, openRegion } from './features/open-region/open-region.ts';
import { registerInstitution } from './features/register-institution/register-institution.ts';
import { renameInstitution } from './features/rename-institution/rename-institution.ts';
import { replaceRegion } from './features/replace-region/replace-region.ts';
import { routeInstitution } from './features/route-institution/route-institution.ts';
import { setDepartments } from './features/set-departments/set-departments.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { NATION, possibleRegionCode } from './regions.ts';

/** One line each: the use cases and the loaders do the work. */
export const resolvers: Resolvers = {
  Query: {
    regions: (_, { parentCode, includeEnded }, { deps }) =>
      listRegions(deps, parentCode ?? NATION, includeEnded ?? false),
    region: (_, { code }, { load }) => findRegion(load.region, code),
    authorities: (_, args, { deps }) => {
      const regionCode = possibleRegionCode(args.regionCode);
      return regionCode ? deps.db.authority.findMany({ where: { regionCode }, orderBy: { kind: 'asc' } }) : [];
    },
    authorityUsers: async (_, { authorityId }, { deps, load, viewer }) => {
      const authority = await findById(load.authority, authorityId);
      const region = authority && (await findRegion(load.region, authority.regionCode));
      if (!authority || !governsRegion(viewer, authority.regionCode, region)) throw forbidden();
      return deps.db.authorityUser.findMany({
        where: { authorityId: authority.id },
        orderBy: { userName: 'asc' },
        take: 500,
      });
    },
    institutions: (_, args, { deps }) => findInstitutions(deps.db, args),
    ownInstitutions: (_, args, { deps, viewer }) => ownInstitutions(deps.db, viewer, args),
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
    institutionChanges: async (_, { institutionId }, { deps, load, viewer }) => {
      const institution = await findById(load.institution, institutionId);
      if (!institution || !seesChangesOf(viewer, institution)) throw forbidden();
      return deps.db.institutionChange.findMany({
        where: { institutionId: institution.id },
        orderBy: { version: 'asc' },
        take: 500,
      });
    },
    nameMerges: (_, args, { deps, viewer }) => listNameMerges(deps.db, viewer, args),
    trusteeships: (_, args, { deps, viewer }) => listTrusteeships(deps.db, viewer, args),
    dictionary: (_, { name }) => [...DICTIONARIES[name]],
    institutionsByIds: (_, { ids }, { load }) => byIds(load.institution, ids),
    authoritiesByIds: (_, { ids }, { load }) => byIds(load.authority, ids),
  },
  Mutation: {
    establishAuthority: (_, { input }, { deps, viewer }) => establishAuthority(deps, viewer, input),
    issueAuthorityAccount: (_, { input }, { deps, viewer }) => issueAuthorityAccount(deps, viewer, input),
    registerInstitution: (_, { input }, { deps, viewer }) => registerInstitution(deps, viewer, input),
    issueInstitutionAccount: (_, { input }, { deps, viewer }) => issueInstitutionAccount(deps, viewer, input),
    suspendInstitution: (_, { input }, { deps, viewer }) => suspendInstitution(deps, viewer, input),
    reopenInstitution: (_, { input }, { deps, viewer }) => reopenInstitution(deps, viewer, input),
    closeInstitution: (_, { input }, { deps, viewer }) => closeInstitution(deps, viewer, input),
    renameInstitution: (_, { input }, { deps, viewer }) => renameInstitution(deps, viewer, input),
    routeInstitution: (_, { input }, { deps, viewer }) => routeInstitution(deps, viewer, input),
    linkCampus: (_, { input }, { deps, viewer }) => linkCampus(deps, viewer, input),
    setDepartments: (_, { departments }, { deps, viewer }) => setDepartments(deps, viewer, departments),
    requestNameMerge: (_, { aliasName }, { deps, viewer }) => requestNameMerge(deps, viewer, aliasName),
    decideNameMerge: (_, { input }, { deps, viewer }) => decideNameMerge(deps, viewer, input),
    recordTrusteeship: (_, { input }, { deps, viewer }) => recordTrusteeship(deps, viewer, input),
    endTrusteeship: (_, { input }, { deps, viewer }) => endTrusteeship(deps, viewer, input),
    codePseudoRegion: (_, args, { deps, viewer }) => codePseudoRegion(deps, viewer, args),
    replaceRegion: (_, args, { deps, viewer }) => replaceRegion(deps, viewer, args),
    openRegion: (_, { code }, { deps, viewer }) => openRegion(deps, viewer, code),
    closeRegion: (_, { code }, { deps, viewer }) => closeRegion(deps, viewer, code),
  },
  ...entityResolvers,
};

/** Most that one question of a service may ask for. */
const MOST_IDS = 200;

function byIds<Row>(loader: Parameters<typeof findById<Row>>[0], ids: readonly string[]) {
  if (ids.length > MOST_IDS) throw badUserInput(`At most ${MOST_IDS} ids`);
  return Promise.all(ids.map((id) => findById(loader, id)));
}
