import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Facts } from '../../../applications/Facts.tsx';
import { useDates } from '../../../design/dates.tsx';
import { StatusTag } from '../../../design/StatusTag.tsx';
import type { AccountRevocationsToDecideQuery } from '../../../generated/authority/authorities/revocations/revocations.ts';
import { hasOneOf, useRights } from '../../rights.ts';

export type Revocation = AccountRevocationsToDecideQuery['accountRevocations']['edges'][number]['node'];

/** One revocation: what the institution says, what the holder says against it, what was decided. */
export function RevocationCard({ revocation, decide }: { revocation: Revocation; decide: (confirm: boolean) => void }) {
  const { t } = useTranslation('administration');
  const dates = useDates();
  const { rights } = useRights();
  const { status, institution, objection } = revocation;
  return (
    <Card variant="borderless">
      <Flex justify="space-between" align="center" gap="small" wrap className="gap-below">
        <Typography.Title level={2} className="card-title">
          {t('revocations.of', { name: revocation.name })}
        </Typography.Title>
        <StatusTag type="AccountRevocationStatus" value={status} />
      </Flex>
      <Facts
        facts={[
          {
            label: t('revocations.institution'),
            value: <Link to={`/authority/institutions/${institution.id}`}>{institution.name}</Link>,
          },
          { label: t('revocations.requestedAt'), value: dates.moment(revocation.requestedAt) },
          {
            label: t('revocations.objectionEndsOn'),
            value: revocation.objectionEndsOn ? dates.day(revocation.objectionEndsOn) : t('revocations.noPeriod'),
          },
          { label: t('revocations.evidence'), value: revocation.evidence },
          { label: t('revocations.reason'), value: revocation.reason, wide: true },
          Boolean(revocation.decision) && { label: t('revocations.decision'), value: revocation.decision, wide: true },
          Boolean(revocation.decidedAt) && {
            label: t('revocations.decidedAt'),
            value: dates.moment(revocation.decidedAt),
          },
        ]}
      />
      {objection ? (
        <Alert
          type="warning"
          showIcon
          className="gap-above"
          title={t('revocations.objected', { at: dates.moment(revocation.objectedAt) })}
          description={objection}
        />
      ) : (
        <Typography.Paragraph type="secondary" className="gap-above">
          {t('revocations.notObjected')}
        </Typography.Paragraph>
      )}
      {status === 'AWAITING_AUTHORITY' && hasOneOf(rights, ['DECIDE_APPLICATIONS']) && (
        <Flex gap="small" wrap className="gap-above">
          <Button type="primary" danger onClick={() => decide(true)}>
            {t('revocations.confirm')}
          </Button>
          <Button onClick={() => decide(false)}>{t('revocations.reject')}</Button>
        </Flex>
      )}
    </Card>
  );
}
