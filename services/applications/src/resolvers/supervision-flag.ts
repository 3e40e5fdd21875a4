import type { SupervisionFlagResolvers } from '../generated/resolvers.ts';
import { FLAG_KINDS, type FlagKind } from '../supervision/raise-flag.ts';

export const supervisionFlag: SupervisionFlagResolvers = {
  kindName: ({ kind }) => FLAG_KINDS[kind as FlagKind] ?? kind,
  application: ({ subjectType, subjectId }, _, { load }) =>
    subjectType === 'Application' ? load.application.load(subjectId) : null,
  registration: ({ subjectType, subjectId }, _, { load }) =>
    subjectType === 'Registration' ? load.registration.load(subjectId) : null,
  authority: ({ authorityId }) => (authorityId === null ? null : { id: authorityId }),
  region: ({ regionCode }) => ({ code: regionCode }),
  owner: ({ ownerAccount }) => ownerAccount,
  mine: ({ ownerAccount }, _, { viewer }) => ownerAccount !== null && ownerAccount === viewer.accountId,
};
