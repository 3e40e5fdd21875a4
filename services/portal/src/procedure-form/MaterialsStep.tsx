import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Edited } from './draft-keeper.ts';
import { MaterialCard } from './MaterialCard.tsx';

/** 材料清单: what has to be shown, how, and what of it is there. */
export function MaterialsStep({
  application,
  reasonOf,
}: {
  application: Edited;
  reasonOf: (field: string) => string | undefined;
}) {
  const { t } = useTranslation('procedure');
  const { materials } = application;
  const wanted = materials.filter(({ mandatory, form }) => mandatory && form === 'ONLINE');
  const there = wanted.filter(({ files }) => files.length > 0).length;
  return (
    <Flex vertical gap="middle">
      <Typography.Paragraph type="secondary" className="flush">
        {t('materials.about')}
      </Typography.Paragraph>
      {wanted.length > 0 && (
        <Alert
          type={there === wanted.length ? 'success' : 'info'}
          showIcon
          role="status"
          title={t('materials.progress', { there, wanted: wanted.length })}
        />
      )}
      {[...materials]
        .sort((a, b) => Number(b.mandatory) - Number(a.mandatory))
        .map((material) => (
          <MaterialCard
            key={material.code}
            application={application}
            material={material}
            reason={reasonOf(`material.${material.code}`)}
          />
        ))}
      {application.channel === 'PERSON' && (
        <Flex justify="space-between" align="center" gap="small" wrap className="no-print">
          <Typography.Text type="secondary">
            {t('paper.instead', { authority: application.authority?.name ?? t('paper.authorityUnknown') })}
          </Typography.Text>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
            {t('paper.print')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
