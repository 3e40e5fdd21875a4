import { possibleId } from '@medreg/database';
import { badUserInput, type Connection, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { membersVisibleTo } from '../../access.ts';
import type { Deps } from '../../deps.ts';
import type { ActivationObstacle, ActivationProfession, ActivationState } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import { findHolderAccounts } from '../../register/holder-accounts.ts';
import { activationObstacle, activationState } from '../../rules/activation-path.ts';

/** One registration of the institution's list, with the account of its holder as it is now. */
export interface ActivationEntryRow {
  registrationId: string;
  practitioner: { id: string };
  name: string;
  profession: ActivationProfession;
  state: ActivationState;
  obstacle: ActivationObstacle | null;
  explanation: string | null;
}

/** 医师账户激活 / 账号激活 (S2-Q21, Q23, Q24, Q42, Q44, Q45): always the present state, in the order of the registrations' ids. */
export async function activationList(
  deps: Deps,
  viewer: Viewer,
  page: { first?: number | null; after?: string | null },
): Promise<Connection<ActivationEntryRow>> {
  const first = pageSize(page.first);
  const last = page.after ? possibleId(String(decodeCursor(page.after, 1)[0])) : undefined;
  if (last === null) throw badUserInput('Unknown cursor');
  const members = await deps.prisma.institutionMember.findMany({
    where: { AND: [membersVisibleTo(viewer), ...(last ? [{ registrationId: { gt: last } }] : [])] },
    orderBy: { registrationId: 'asc' },
    take: first + 1,
    include: { registration: true },
  });
  const holders = members.map(({ registration }) => registration.practitionerId);
  const accounts = await findHolderAccounts(deps.prisma, holders);
  const entries = members.map(({ primary, registration }): ActivationEntryRow => {
    const account = accounts.get(registration.practitionerId) ?? null;
    const obstacle = activationObstacle({ primary, profession: registration.profession, account });
    return {
      registrationId: registration.registrationId,
      practitioner: { id: registration.practitionerId },
      name: deps.pii.open(registration.nameSealed),
      profession: registration.profession as ActivationProfession,
      state: activationState({ account }),
      obstacle,
      explanation: obstacle && MESSAGES.obstacle[obstacle],
    };
  });
  return connection(entries, first, ({ registrationId }) => [registrationId]);
}
