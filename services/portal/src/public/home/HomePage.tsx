import {
  BankOutlined,
  FileSearchOutlined,
  IdcardOutlined,
  QuestionCircleOutlined,
  RightOutlined,
  SolutionOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Segmented } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAddress } from '../../design/use-address.ts';
import { LicenceCheck } from '../check/LicenceCheck.tsx';
import { InstitutionSearch } from '../institutions/InstitutionSearch.tsx';
import { CodeSearch } from '../search/CodeSearch.tsx';
import { PersonSearch } from '../search/PersonSearch.tsx';
import './home.css';

const WAYS = ['person', 'code', 'institution', 'licence'] as const;

const DOORS = [
  { key: 'person', to: '/person', icon: <UserOutlined aria-hidden /> },
  { key: 'institution', to: '/institution', icon: <BankOutlined aria-hidden /> },
  { key: 'authority', to: '/authority', icon: <SolutionOutlined aria-hidden /> },
] as const;

const MORE = [
  { key: 'guide', to: '/guide', icon: <FileSearchOutlined aria-hidden /> },
  { key: 'deregistered', to: '/deregistered', icon: <IdcardOutlined aria-hidden /> },
  { key: 'help', to: '/help', icon: <QuestionCircleOutlined aria-hidden /> },
] as const;

/** The start page: what a patient looks for first, then the doors of those who work here. */
export function HomePage() {
  const { t } = useTranslation('public');
  const [{ for: asked }, setAddress] = useAddress('for');
  const wanted = WAYS.find((way) => way === asked) ?? 'person';
  useEffect(() => {
    document.title = t('common:title');
  }, [t]);
  return (
    <div className="home">
      <section aria-labelledby="home-title" className="home-search">
        <h1 id="home-title">{t('home.title')}</h1>
        <p className="home-about">{t('home.about')}</p>
        <div className="surface">
          <Segmented
            block
            size="large"
            name="look-for"
            aria-label={t('home.lookFor')}
            value={wanted}
            onChange={(key) => setAddress({ for: key })}
            options={WAYS.map((key) => ({ value: key, label: t(`home.${key}`) }))}
          />
          <div className="home-form">
            {wanted === 'person' && <PersonSearch id="home-person" />}
            {wanted === 'code' && <CodeSearch id="home-code" />}
            {wanted === 'institution' && <InstitutionSearch id="home-institution" />}
            {wanted === 'licence' && (
              <>
                <p>{t('check.short')}</p>
                <LicenceCheck id="home-licence" />
              </>
            )}
          </div>
        </div>
      </section>
      <section aria-labelledby="home-doors">
        <h2 id="home-doors">{t('home.doors')}</h2>
        <ul className="doors">
          {DOORS.map(({ key, to, icon }) => (
            <li key={key}>
              <Link to={to} className="door">
                <span className="door-icon">{icon}</span>
                <span className="door-name">
                  {t(`common:ends.${key}`)}
                  <span className="door-about">{t(`home.door.${key}`)}</span>
                </span>
                <RightOutlined aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="home-more">
        <h2 id="home-more">{t('home.more')}</h2>
        <ul className="doors">
          {MORE.map(({ key, to, icon }) => (
            <li key={key}>
              <Link to={to} className="door">
                <span className="door-icon">{icon}</span>
                <span className="door-name">
                  {t(`home.${key}`)}
                  <span className="door-about">{t(`home.${key}About`)}</span>
                </span>
                <RightOutlined aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
