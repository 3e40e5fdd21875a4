import { possibleId } from '@medreg/database';
import { maskEmail, maskIdNumber, maskPhone } from '@medreg/pii';
import { RIGHTS } from '@medreg/viewer';
import { visibleTo } from '../access.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { findOpenRevocation } from '../revocation/revocation.ts';
import { nextStep } from '../rules/account-state.ts';

const opened = (sealed: string | null, { deps }: Context) => (sealed === null ? null : deps.pii.open(sealed));

export const accountResolvers: Resolvers = {
  Query: {
    me: (_, _args, { deps, viewer }) => deps.prisma.account.findFirst({ where: visibleTo(viewer) }),
  },
  Account: {
    __resolveReference: ({ id }, { deps, viewer }) =>
      possibleId(id) ? deps.prisma.account.findFirst({ where: { AND: [{ id }, visibleTo(viewer)] } }) : null,
    idNumberMasked: ({ idNumberSealed }, _, context) => maskIdNumber(opened(idNumberSealed, context)),
    phoneMasked: ({ phoneSealed }, _, context) => maskPhone(opened(phoneSealed, context)),
    phoneVerified: ({ phoneVerifiedAt }) => phoneVerifiedAt !== null,
    emailMasked: ({ emailSealed }, _, context) => maskEmail(opened(emailSealed, context)),
    emailVerified: ({ emailVerifiedAt }) => emailVerifiedAt !== null,
    practitioner: ({ practitionerId }) => (practitionerId ? { id: practitionerId } : null),
    institution: ({ institutionId }) => (institutionId ? { id: institutionId } : null),
    authority: ({ authorityId }) => (authorityId ? { id: authorityId } : null),
    // As the token carries them: a right that there is no longer is nobody's.
    rights: ({ rights }) => RIGHTS.filter((right) => rights.includes(right)),
    frozen: ({ frozenAt }) => frozenAt !== null,
    revocation: ({ id }, _, { deps }) => findOpenRevocation(deps.prisma, id),
    nextStep: (account) => nextStep(account),
  },
};
