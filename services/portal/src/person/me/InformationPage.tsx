import { UserOutlined } from '@ant-design/icons';
import { Alert, Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Refusal } from '../../design/Refusal.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { Maintenance, MyInformation } from '../../generated/person/me/me.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { HelpFor } from '../../help/HelpFor.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { BackToMe } from './BackToMe.tsx';
import { FactList } from './FactList.tsx';
import { Openings } from './Openings.tsx';

const MAINTENANCE = ['TCM_INFO', 'PHY_INFO', 'NUR_INFO'];
const IDENTITY = ['PHY_ID_FIX', 'NUR_ID_FIX'];

/** 个人信息与照片 (S0 chapter 3): what is known of me, the photo and its review, and how both are changed. */
export function InformationPage() {
  const { t } = useTranslation('me');
  const { enumName, said } = useWords();
  const dates = useDates();
  const { data, error, refetch, isLoading } = useAnswer(MyInformation, {});
  const person = data?.myPractitioner;
  const photo = data?.myRegistrations.find(({ photoUrl }) => photoUrl)?.photoUrl;
  return (
    <Page back={<BackToMe />} title={t('information.title')} about={t('information.about')} reading>
      <Flex vertical gap="middle">
        {error && <Problem problem={error} again={() => void refetch()} />}
        {isLoading && <Waiting />}
        {data && (
          <Card title={<h2>{t('information.photo')}</h2>}>
            <Flex gap="large" wrap align="start">
              {photo ? (
                <img className="my-photo" src={photo} alt={t('photo')} />
              ) : (
                <span className="my-photo empty">
                  <UserOutlined aria-hidden />
                </span>
              )}
              <Flex vertical gap="small" className="photo-words">
                <Typography.Text strong>
                  {t(photo ? 'information.photoInForce' : 'information.photoNone')}
                </Typography.Text>
                <Typography.Text type="secondary">{t('information.photoRule')}</Typography.Text>
              </Flex>
            </Flex>
          </Card>
        )}
        <Card title={<h2>{t('information.change')}</h2>}>
          <Openings codes={MAINTENANCE} about={t('information.changeAbout')} />
          <Reviews />
        </Card>
        {person && (
          <Card title={<h2>{t('information.identity')}</h2>}>
            <Flex vertical gap="middle">
              <FactList
                facts={[
                  { label: t('information.name'), value: person.name },
                  { label: t('information.sex'), value: enumName('Sex', person.sex) },
                  { label: t('information.birthDate'), value: dates.day(person.birthDate) },
                  { label: t('information.ethnicGroup'), value: said(person.ethnicGroup) },
                  { label: t('information.nationality'), value: said(person.nationality) },
                  { label: t('information.idNumber'), value: <span className="number">{person.idNumberMasked}</span> },
                ]}
              />
              <Openings codes={IDENTITY} about={t('information.identityAbout')} />
            </Flex>
          </Card>
        )}
        <HelpFor topic="photo" to="/person/help" />
      </Flex>
    </Page>
  );
}

/** 审核情况 of what was handed in, newest first: a new photo waits beside the present one until the institution has passed it. */
function Reviews() {
  const { t } = useTranslation('me');
  const { said } = useWords();
  const dates = useDates();
  const { data } = useAnswer(Maintenance, {});
  const handedIn = (data?.myApplications.edges ?? [])
    .map(({ node }) => node)
    .filter(({ procedure, submittedAt }) => MAINTENANCE.includes(procedure.code) && submittedAt);
  if (handedIn.length === 0) return null;
  return (
    <section aria-label={t('information.reviews')}>
      <Typography.Title level={3} className="section-title">
        {t('information.reviews')}
      </Typography.Title>
      <ul className="ruled-list">
        {handedIn.map((one) => (
          <li key={one.id}>
            <Flex gap="middle" align="start">
              {one.photoUrl && <img className="my-photo small" src={one.photoUrl} alt={t('information.newPhoto')} />}
              <Flex vertical gap={4} className="who-words">
                <Flex gap="small" align="center" wrap>
                  <Link to={`/person/applications/${one.id}`}>{said(one.procedure.name)}</Link>
                  <StatusTag type="ApplicationStatus" value={one.status} />
                </Flex>
                <Typography.Text type="secondary">
                  {t('information.handedIn', { at: dates.moment(one.submittedAt) })}
                </Typography.Text>
                {one.status === 'SUBMITTED' && one.institution && (
                  <Alert type="info" title={t('information.waits', { institution: one.institution.name })} />
                )}
                {one.reasons.map((reason) => (
                  <Refusal key={reason.code} refused={reason} />
                ))}
              </Flex>
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}
