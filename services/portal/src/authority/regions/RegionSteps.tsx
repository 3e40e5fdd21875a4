import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { hasOneOf, useRights } from '../rights.ts';
import type { RegionNode } from './use-region-tree.ts';

export type RegionStep = 'OPEN' | 'CLOSE' | 'CODE_ZONE' | 'REPLACE';

/**
 * What may be done to a division: the nation and the provinces open and close it, the nation codes zones and says what became of it.
 */
export function RegionSteps({
  region,
  level,
  take,
  small = false,
}: {
  region: RegionNode;
  level: 'NATIONAL' | 'PROVINCE' | 'CITY' | 'COUNTY';
  take: (step: RegionStep) => void;
  small?: boolean;
}) {
  const { t } = useTranslation('administration');
  const { rights } = useRights();
  if (!hasOneOf(rights, ['MANAGE_AUTHORITIES']) || (level !== 'NATIONAL' && level !== 'PROVINCE')) return null;
  const national = level === 'NATIONAL';
  const steps: RegionStep[] = [region.eRegistrationOpen ? 'CLOSE' : 'OPEN'];
  if (national && !region.pseudo && (region.level === 'CITY' || region.level === 'COUNTY')) steps.push('CODE_ZONE');
  if (national && !region.successor && region.level !== 'NATIONAL') steps.push('REPLACE');
  return (
    <Flex gap="small" wrap={!small}>
      {steps.map((step) => (
        <Button key={step} size={small ? 'small' : 'middle'} onClick={() => take(step)}>
          {t(`regionSteps.${step}.verb`)}
        </Button>
      ))}
    </Flex>
  );
}
