import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegionNode } from './use-region-tree.ts';

export type RegionStep = RegionNode['availableSteps'][number];

/** What the reader may do to a division, as the graph says: open and close it, code zones in it, say what became of it. */
export function RegionSteps({
  region,
  take,
  small = false,
}: {
  region: RegionNode;
  take: (step: RegionStep) => void;
  small?: boolean;
}) {
  const { t } = useTranslation('administration');
  return (
    <Flex gap="small" wrap={!small}>
      {region.availableSteps.map((step) => (
        <Button key={step} size={small ? 'small' : 'middle'} onClick={() => take(step)}>
          {t(`regionSteps.${step}.verb`)}
        </Button>
      ))}
    </Flex>
  );
}
