import { ArrowRightOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../applications/Facts.tsx';
import { useDates } from '../../../design/dates.tsx';
import { StatusTag } from '../../../design/StatusTag.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import type { Mapping, MappingStep } from './mapping.ts';

/** One scope between two provinces: what it is called here and there, whose turn it is, and until when. */
export function MappingCard({ mapping, take }: { mapping: Mapping; take: (step: MappingStep) => void }) {
  const { t } = useTranslation('administration');
  const { enumName, said } = useWords();
  const dates = useDates();
  const { fromProvince, fromScope, toProvince, toScope, state, comment } = mapping;
  return (
    <Card variant="borderless">
      <Flex justify="space-between" align="start" gap="small" wrap className="gap-below">
        <Typography.Title level={2} className="card-title">
          {`${fromProvince.name} ${said(fromScope.name)} `}
          <ArrowRightOutlined aria-label={t('mappings.becomes')} />
          {` ${toProvince.name} ${toScope ? said(toScope.name) : '？'}`}
        </Typography.Title>
        <StatusTag type="ScopeMappingState" value={state} />
      </Flex>
      <Facts
        facts={[
          { label: t('scopes.category'), value: enumName('ScopeCategory', mapping.category) },
          { label: t('mappings.from'), value: `${fromScope.code} ${said(fromScope.name)}` },
          {
            label: t('mappings.to'),
            value: toScope ? `${toScope.code} ${said(toScope.name)}` : t('mappings.notProposed'),
          },
          { label: t('mappings.createdAt'), value: dates.moment(mapping.createdAt) },
          Boolean(mapping.dueOn) && { label: t('mappings.dueOn'), value: dates.day(mapping.dueOn) },
          Boolean(mapping.settledAt) && { label: t('mappings.settledAt'), value: dates.moment(mapping.settledAt) },
        ]}
      />
      {comment && (
        <Alert
          type="info"
          showIcon
          className="gap-above"
          title={t('mappings.commented', { at: dates.moment(mapping.commentedAt) })}
          description={comment}
        />
      )}
      {mapping.availableSteps.length > 0 && (
        <Flex gap="small" wrap className="gap-above">
          {mapping.availableSteps.map((step, at) => (
            <Button key={step} type={at === 0 ? 'primary' : 'default'} onClick={() => take(step)}>
              {t(`mappingSteps.${step}.verb`)}
            </Button>
          ))}
        </Flex>
      )}
    </Card>
  );
}
