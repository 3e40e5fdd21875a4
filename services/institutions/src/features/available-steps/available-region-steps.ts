import type { CalendarDate } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import { governs, isNational, isProvincialOrNational } from '../../access.ts';
import type { RegionStep } from '../../generated/resolvers.ts';
import type { RegionRow } from '../../rows.ts';
import { holdsZones } from '../code-pseudo-region/code-pseudo-region.ts';
import { isReplaceable } from '../replace-region/replace-region.ts';

/**
 * 可办事项 of one viewer: what the use cases would not refuse him for who he is or for what the division is. Of opening and
 * closing, the one that changes the division itself. Pure.
 */
export function availableRegionSteps(viewer: Viewer, region: RegionRow, today: CalendarDate): RegionStep[] {
  if (!viewer.rights.includes('MANAGE_AUTHORITIES')) return [];
  const steps: RegionStep[] = [];
  if (isProvincialOrNational(viewer) && governs(viewer, region.code)) {
    steps.push(region.eRegistrationOpen ? 'CLOSE' : 'OPEN');
  }
  if (isNational(viewer) && holdsZones(region, today)) steps.push('CODE_ZONE');
  if (isNational(viewer) && isReplaceable(region)) steps.push('REPLACE');
  return steps;
}
