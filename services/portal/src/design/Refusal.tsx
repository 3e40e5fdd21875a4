import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-words.ts';

export interface Refused {
  message: string;
  basis?: string | null | undefined;
}

/** What a rule says against it, with its legal basis. */
export function Refusal({ refused, kind = 'warning' }: { refused: Refused; kind?: 'warning' | 'error' | 'info' }) {
  const { t } = useTranslation();
  const { said } = useWords();
  return (
    <Alert
      type={kind}
      showIcon
      role="alert"
      title={said(refused.message)}
      description={refused.basis ? t('basis', { basis: said(refused.basis) }) : undefined}
    />
  );
}
