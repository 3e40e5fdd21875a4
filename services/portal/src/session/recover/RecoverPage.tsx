import { Alert, Card, Grid, Result, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Narrow } from '../Narrow.tsx';
import { ByEmail } from './ByEmail.tsx';
import { ByPersonalInformation } from './ByPersonalInformation.tsx';
import { ByPhone } from './ByPhone.tsx';

export interface Recovered {
  loginName: string;
  message: string;
}

const WAYS = ['phone', 'email', 'person', 'institution'] as const;
type RecoveryWay = (typeof WAYS)[number];

/** 忘记密码 (S2-Q12, Q16, Q34, Q37). None of the ways tells whether somebody exists. */
export function RecoverPage() {
  const { t } = useTranslation('session');
  const { said } = useWords();
  const wide = Grid.useBreakpoint().md ?? true;
  const [{ end, way }, setAddress] = useAddress('end', 'way');
  const [recovered, setRecovered] = useState<Recovered | null>(null);
  const here: RecoveryWay = WAYS.find((one) => one === way) ?? (end === 'institution' ? 'institution' : 'phone');
  const door = end === 'authority' ? end : here === 'institution' ? 'institution' : 'person';

  if (recovered) {
    return (
      <Narrow>
        <Page title={t('recover.title')} reading>
          <Card>
            <Result status="success" title={t('recover.done')} subTitle={said(recovered.message)} />
            <Typography.Paragraph className="login-name">
              {t('recover.loginNameIs')}
              <Typography.Text strong copyable>
                {recovered.loginName}
              </Typography.Text>
            </Typography.Paragraph>
            <LinkButton
              to={`/${door}/sign-in?name=${encodeURIComponent(recovered.loginName)}`}
              type="primary"
              size="large"
              block
            >
              {t('recover.toSignIn')}
            </LinkButton>
          </Card>
        </Page>
      </Narrow>
    );
  }
  return (
    <Narrow>
      <Page title={t('recover.title')} about={t('recover.about')} reading>
        <Card>
          {end === 'authority' ? (
            <Alert type="info" showIcon title={t('recover.hint.authority')} />
          ) : (
            <>
              <Segmented<RecoveryWay>
                block
                vertical={!wide}
                value={here}
                onChange={(next) => setAddress({ way: next })}
                aria-label={t('recover.ways')}
                options={WAYS.map((value) => ({ value, label: t(`recover.way.${value}`) }))}
                className="gap-below"
              />
              {here === 'email' && <ByEmail />}
              {here === 'person' && <ByPersonalInformation onDone={setRecovered} />}
              {(here === 'phone' || here === 'institution') && (
                <ByPhone key={here} onDone={setRecovered} institution={here === 'institution'} />
              )}
            </>
          )}
          <Link to={`/${door}/sign-in`}>{t('recover.back')}</Link>
        </Card>
      </Page>
    </Narrow>
  );
}
