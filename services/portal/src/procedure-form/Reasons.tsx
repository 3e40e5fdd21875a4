import { Alert, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBasis } from '../i18n/legal-basis.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Edited } from './draft-keeper.ts';

/** Why an application came back: on top of its form, whatever step is open. */
export function Reasons({ application: { reasons, status } }: { application: Edited }) {
  const { t } = useTranslation('procedure');
  const { said, enumName } = useWords();
  const basisOf = useBasis();
  if (status === 'DRAFT' || reasons.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="gap-below"
      title={t('reasons.title', { status: enumName('ApplicationStatus', status) })}
      description={
        <Flex vertical gap={4}>
          <ul className="reasons">
            {reasons.map(({ code, message, basis }) => (
              <li key={`${code}${message}`}>
                {said(message)}
                {basisOf(basis) && (
                  <Typography.Text type="secondary" className="small">
                    {` ${t('common:basis', { basis: basisOf(basis) })}`}
                  </Typography.Text>
                )}
              </li>
            ))}
          </ul>
          <span>{t('reasons.what')}</span>
        </Flex>
      }
    />
  );
}
