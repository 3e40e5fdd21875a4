import { actorOf, writeAudit } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import { governs, isProvincialOrNational } from '../../access.ts';
import type { Deps } from '../../context.ts';
import { notInJurisdiction } from '../../outcomes.ts';
import { divisionPrefix } from '../../regions.ts';

/** 启动电子化注册 (domain 4.2 'region open'): a division and everything below it. */
export const openRegion = (deps: Deps, viewer: Viewer, code: string) =>
  setOpen(deps, viewer, code, true, 'openRegion', 'OpenedRegion');

/** 停止电子化注册 */
export const closeRegion = (deps: Deps, viewer: Viewer, code: string) =>
  setOpen(deps, viewer, code, false, 'closeRegion', 'ClosedRegion');

async function setOpen<const Kind extends string>(
  { db, clock }: Deps,
  viewer: Viewer,
  code: string,
  open: boolean,
  action: string,
  kind: Kind,
) {
  if (!isProvincialOrNational(viewer) || !governs(viewer, code)) return notInJurisdiction();
  const there = await db.region.findUnique({ where: { code } });
  if (!there) return notInJurisdiction();
  return db.$transaction(async (tx) => {
    const { count: changed } = await tx.region.updateMany({
      where: {
        eRegistrationOpen: !open,
        OR: [{ code: { startsWith: divisionPrefix(code) } }, { parentCode: code }],
      },
      data: { eRegistrationOpen: open },
    });
    if (changed > 0) {
      await writeAudit(tx, {
        recordType: 'Region',
        recordId: code,
        action,
        actor: actorOf(viewer),
        at: clock.now(),
        detail: { changed },
      });
    }
    const region = await tx.region.findUniqueOrThrow({ where: { code } });
    return { kind, region, changed };
  });
}
