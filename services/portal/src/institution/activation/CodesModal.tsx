import { Alert, Button, Modal, Skeleton, Tag, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { GenerateActivationCodes } from '../../generated/institution/activation/activation.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { ActivationLine } from './ActivationPage.tsx';

/** 生成激活码: sent to each person, with what became of each; the code itself is nobody's but the person's. */
export function CodesModal({ people, close }: { people: ActivationLine[] | null; close: () => void }) {
  const { t } = useTranslation('activation');
  const { said, enumName } = useWords();
  const { moment } = useDates();
  const { mutate, data, error, isPending, reset } = useStep(GenerateActivationCodes);
  const result = data?.generateActivationCodes;
  useEffect(() => {
    if (people) mutate({ practitionerIds: [...new Set(people.map(({ practitioner }) => practitioner.id))] });
  }, [people, mutate]);
  const leave = () => {
    reset();
    close();
  };
  return (
    <Modal
      open={people !== null}
      title={t('codes.title')}
      onCancel={leave}
      footer={<Button onClick={leave}>{t('common:close')}</Button>}
      closable={!isPending}
      mask={{ closable: false }}
    >
      {isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {error && <Problem problem={error} />}
      {result?.__typename === 'InvalidInput' && <Alert type="error" showIcon title={said(result.message)} />}
      {result?.__typename === 'ActivationCodesGenerated' && (
        <>
          <Typography.Paragraph>{t('codes.next')}</Typography.Paragraph>
          <ul className="collective-outcomes" aria-live="polite">
            {result.results.map(({ practitionerId, outcome, message, expiresAt }) => (
              <li key={practitionerId}>
                <Typography.Text strong>
                  {people?.find(({ practitioner }) => practitioner.id === practitionerId)?.name}
                </Typography.Text>
                <span>
                  {said(message)}
                  {expiresAt && ` ${t('codes.until', { until: moment(expiresAt) })}`}
                </span>
                <Tag color={outcome === 'SENT' ? 'success' : 'warning'}>
                  {enumName('ActivationCodeOutcome', outcome)}
                </Tag>
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}
