import { Alert, Button, Card, Result, Tabs, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
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
  const [{ end, way }, setAddress] = useAddress('end', 'way');
  const [recovered, setRecovered] = useState<Recovered | null>(null);
  const here: RecoveryWay = WAYS.find((one) => one === way) ?? (end === 'institution' ? 'institution' : 'phone');
  const door = end === 'institution' || end === 'authority' ? end : here === 'institution' ? 'institution' : 'person';

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
            <Link to={`/${door}/sign-in?name=${encodeURIComponent(recovered.loginName)}`}>
              <Button type="primary" size="large" block>
                {t('recover.toSignIn')}
              </Button>
            </Link>
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
            <Tabs
              activeKey={here}
              onChange={(key) => setAddress({ way: key })}
              destroyOnHidden
              items={[
                { key: 'phone', label: t('recover.way.phone'), children: <ByPhone onDone={setRecovered} /> },
                { key: 'email', label: t('recover.way.email'), children: <ByEmail /> },
                {
                  key: 'person',
                  label: t('recover.way.person'),
                  children: <ByPersonalInformation onDone={setRecovered} />,
                },
                {
                  key: 'institution',
                  label: t('recover.way.institution'),
                  children: <ByPhone onDone={setRecovered} institution />,
                },
              ]}
            />
          )}
          <Link to={`/${door}/sign-in`}>{t('recover.back')}</Link>
        </Card>
      </Page>
    </Narrow>
  );
}
