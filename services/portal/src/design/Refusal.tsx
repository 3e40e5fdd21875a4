import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBasis } from '../i18n/legal-basis.ts';
import { Said } from '../i18n/Said.tsx';

export interface Refused {
  message: string;
  basis?: string | null | undefined;
}

/** What a rule says against it, with its legal basis. */
export function Refusal({ refused, kind = 'warning' }: { refused: Refused; kind?: 'warning' | 'error' | 'info' }) {
  const { t } = useTranslation();
  const basis = useBasis()(refused.basis);
  return (
    <Alert
      type={kind}
      showIcon
      role="alert"
      title={<Said text={refused.message} />}
      description={basis ? t('basis', { basis }) : undefined}
    />
  );
}
