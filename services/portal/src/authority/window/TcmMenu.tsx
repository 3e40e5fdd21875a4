import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { useAddress } from '../../design/use-address.ts';

/** The seven functions of the manual, in its order (S1-A §3.2.1 to §3.2.7). */
const FUNCTIONS = [
  'TCM_REG',
  'TCM_CHG',
  'TCM_MULTI',
  'TCM_MULTI_CANCEL',
  'TCM_FILE',
  'TCM_FILE_CANCEL',
  'TCM_DEREG',
] as const;

/** 中医（专长）医师业务办理: what is to be done may be chosen before the person, as in the manual; it is kept in the address. */
export function TcmMenu() {
  const { t } = useTranslation('desk');
  const [{ procedure }, setAddress] = useAddress('procedure');
  return (
    <Section title={t('window.tcm.title')}>
      <div className="desk-menu">
        {FUNCTIONS.map((code) => (
          <Button
            key={code}
            type={procedure === code ? 'primary' : 'default'}
            aria-pressed={procedure === code}
            onClick={() => setAddress({ procedure: procedure === code ? null : code })}
          >
            {t(`window.tcm.${code}`)}
          </Button>
        ))}
      </div>
    </Section>
  );
}
