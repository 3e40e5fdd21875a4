import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-words.ts';
import type { CaseReason } from './case.ts';

/** Why: each reason with what it rests on, and the remedies once (ALL-38). */
export function Reasons({ reasons }: { reasons: readonly CaseReason[] }) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  if (reasons.length === 0) return null;
  const remedies = [...new Set(reasons.flatMap((reason) => reason.remedies ?? []))];
  return (
    <>
      <ol className="case-reasons">
        {reasons.map(({ code, message, basis }) => (
          <li key={`${code}${message}`}>
            <div className="case-said">{said(message)}</div>
            {basis && <Typography.Text type="secondary">{t('common:basis', { basis: said(basis) })}</Typography.Text>}
          </li>
        ))}
      </ol>
      {remedies.map((remedy) => (
        <p key={remedy} className="case-said">
          {t('remedies', { remedies: said(remedy) })}
        </p>
      ))}
    </>
  );
}
