import { Alert, Button, Descriptions, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Deadline } from './Deadline.tsx';
import type { Begun } from './sign-up.ts';

/** 请核对: name and number once more, as they will be used. S0 图1.1.5 */
export function CheckStep({
  begun,
  onWrong,
  onRight,
  onExpired,
}: {
  begun: Begun;
  onWrong: () => void;
  onRight: () => void;
  onExpired: () => void;
}) {
  const { t } = useTranslation('begin');
  const { name, idNumber, upgradedFrom15, expiresAt } = begun;
  return (
    <>
      <Typography.Title level={2}>{t('check.title')}</Typography.Title>
      <Typography.Paragraph>{t('check.text')}</Typography.Paragraph>
      <Descriptions
        bordered
        column={1}
        size="middle"
        className="gap-below"
        items={[
          { key: 'name', label: t('identity.name'), children: <strong>{name}</strong> },
          {
            key: 'idNumber',
            label: t('identity.idNumber'),
            // In the parts in which people read it: place, birthday, the rest.
            children: (
              <strong className="number id-parts">
                <span>{idNumber.slice(0, 6)}</span>
                <span>{idNumber.slice(6, 14)}</span>
                <span>{idNumber.slice(14)}</span>
              </strong>
            ),
          },
        ]}
      />
      {upgradedFrom15 && <Alert type="info" showIcon title={t('check.upgraded')} className="gap-below" />}
      <Deadline until={expiresAt} onStartOver={onExpired} />
      <Flex gap="middle" wrap justify="end">
        <Button size="large" onClick={onWrong}>
          {t('check.wrong')}
        </Button>
        <Button size="large" type="primary" onClick={onRight}>
          {t('check.right')}
        </Button>
      </Flex>
    </>
  );
}
