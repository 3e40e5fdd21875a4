import { Alert, Card, Collapse, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import type { MyRegistrationsQuery } from '../../generated/person/registrations/registrations.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FactList } from '../me/FactList.tsx';
import { Filings } from './Filings.tsx';
import { History } from './History.tsx';
import { Renewal } from './Renewal.tsx';

export type Registration = MyRegistrationsQuery['myRegistrations'][number];

/** One registration: where and as what one may practise, for how long, what is under way about it. */
export function RegistrationCard({ registration }: { registration: Registration }) {
  const { t } = useTranslation('registrations');
  const { enumName, said } = useWords();
  const dates = useDates();
  const { professionType, status, statusReason, history, filings, underWay } = registration;
  const nurse = professionType === 'NURSE';
  return (
    <Card
      title={
        <Flex gap="small" align="center" wrap className="registration-head">
          <h2>{t('of', { profession: enumName('ProfessionType', professionType) })}</h2>
          <StatusTag type="RegistrationStatus" value={status} />
          {registration.suspended && <Tag color="warning">{t('suspended')}</Tag>}
        </Flex>
      }
    >
      <Flex vertical gap="middle">
        {underWay.length > 0 && (
          <Alert
            type="info"
            showIcon
            title={t('underWay', { names: underWay.map(({ name }) => said(name)).join(t('and')) })}
          />
        )}
        {registration.primaryInstitutionClosedOn && (
          <Alert
            type="warning"
            showIcon
            title={t('institutionClosed', { day: dates.day(registration.primaryInstitutionClosedOn) })}
          />
        )}
        <FactList
          facts={[
            { label: t(nurse ? 'code.nurse' : 'code.physician'), value: <Code>{registration.certificateCode}</Code> },
            { label: t('level'), value: nurse ? null : said(registration.level.name) },
            { label: t('category'), value: nurse ? null : said(registration.category.name) },
            { label: t('scopes'), value: registration.scopes.map(({ name }) => said(name)).join(t('and')) },
            { label: t('techniques'), value: registration.techniques.join(t('and')), wide: true },
            { label: t('diseases'), value: registration.diseases.join(t('and')), wide: true },
            { label: t('institution'), value: registration.primaryInstitution.name },
            { label: t('place'), value: nurse ? null : said(registration.practicePlaceName) },
            { label: t('department'), value: registration.department },
            { label: t('staffKind'), value: registration.staffKind && said(registration.staffKind.name) },
            { label: t('trainingEnd'), value: registration.trainingEnd && dates.day(registration.trainingEnd) },
            { label: t('authority'), value: registration.issuingAuthority.name },
            { label: t('issuedOn'), value: dates.day(registration.issuedOn) },
            { label: t('firstRegisteredOn'), value: dates.day(registration.firstRegisteredOn) },
            {
              label: t('period'),
              value:
                registration.periodUntil &&
                t('fromTo', { from: dates.day(registration.periodFrom), to: dates.day(registration.periodUntil) }),
            },
            { label: t('renewalBasis'), value: registration.renewalBasis === 'DEEMED' ? t('deemed') : null },
            { label: t('statusSince'), value: status === 'VALID' ? null : dates.day(registration.statusSince) },
            {
              label: t('statusReason'),
              value: statusReason && [said(statusReason.name), said(statusReason.basis)].filter(Boolean).join(' · '),
              wide: true,
            },
            { label: t('eRegId'), value: registration.eRegId && <Code>{registration.eRegId}</Code> },
          ]}
        />
        {nurse && <Renewal registrationId={registration.id} />}
        <Filings filings={filings} />
        {history.length > 0 ? (
          <Collapse
            size="small"
            items={[
              {
                key: 'history',
                label: t('history.title', { count: history.length }),
                children: <History versions={history} />,
              },
            ]}
          />
        ) : (
          <Typography.Text type="secondary">
            {t('history.none', { day: dates.day(registration.validFrom) })}
          </Typography.Text>
        )}
      </Flex>
    </Card>
  );
}

const Code = ({ children }: { children: string }) => (
  <Typography.Text className="number" copyable>
    {children}
  </Typography.Text>
);
