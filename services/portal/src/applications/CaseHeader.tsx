import { FilePdfOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { StatusTag } from '../design/StatusTag.tsx';
import { useWords } from '../i18n/use-words.ts';
import { Clock } from './Clock.tsx';
import type { Case } from './case.ts';
import { Facts } from './Facts.tsx';
import { FileDrawer, type ShownFile } from './FileDrawer.tsx';

/** What it is, where it stands, whose turn it is and until when. */
export function CaseHeader({ application }: { application: Case }) {
  const { t } = useTranslation('case');
  const { said, enumName } = useWords();
  const dates = useDates();
  const [shown, setShown] = useState<ShownFile | null>(null);
  const { number, procedure, printableFormUrl, byInstitution, authority, reviewers, confirmedAt } = application;
  const title = said(procedure.name);
  // Thirty calendar days, at whose end somebody may decide: no clock of working days that runs against anybody.
  const heard = application.status === 'HEARING';
  return (
    <Card variant="borderless">
      <Flex gap="small" wrap align="center" className="gap-below">
        <StatusTag type="ApplicationStatus" value={application.status} />
        {!heard && <Clock dueOn={application.dueOn} daysLeft={application.workingDaysLeft} />}
        <Typography.Text copyable={{ text: number }} className="number">
          {number}
        </Typography.Text>
        {printableFormUrl !== null && (
          <Button
            size="small"
            className="no-print"
            icon={<FilePdfOutlined aria-hidden />}
            onClick={() => setShown({ title: t('printableForm'), url: printableFormUrl, name: `${number}.pdf` })}
          >
            {t('printableForm')}
          </Button>
        )}
      </Flex>
      <Facts
        facts={[
          { label: t('procedure'), value: title },
          { label: t('channel'), value: enumName('Channel', application.channel) },
          byInstitution !== null && { label: t('byInstitution'), value: byInstitution.name },
          { label: t('waitingFor'), value: application.waitingForName ?? t('nobody') },
          application.dueOn !== null && {
            label: t(heard ? 'clock.hearing' : 'clock.due'),
            value: dates.day(application.dueOn),
          },
          {
            label: t(application.channel === 'EX_OFFICIO' ? 'openedAt' : 'submittedAt'),
            value: dates.moment(application.submittedAt),
          },
          application.receivedAt !== null &&
            application.channel !== 'EX_OFFICIO' && {
              label: t('receivedAt'),
              value: dates.moment(application.receivedAt),
            },
          application.acceptedAt !== null && { label: t('acceptedAt'), value: dates.moment(application.acceptedAt) },
          application.decidedAt !== null && { label: t('decidedAt'), value: dates.moment(application.decidedAt) },
          application.effectiveAt !== null && { label: t('effectiveAt'), value: dates.moment(application.effectiveAt) },
          reviewers.length > 0 && { label: t('reviewers'), value: reviewers.map(({ name }) => name).join(' → ') },
          authority !== null && { label: t('authority'), value: authority.name },
          application.eRegId !== null && {
            label: t('registration.eRegId'),
            value: <span className="number">{application.eRegId}</span>,
          },
        ]}
      />
      <Flex vertical gap="small" className="case-notes">
        {heard && application.dueOn !== null && (
          <Alert type="info" showIcon title={t('hearing', { day: dates.day(application.dueOn) })} />
        )}
        {application.applicantIsReviewer && <Alert type="info" showIcon title={t('applicantIsReviewer')} />}
        {application.channel === 'INSTITUTION' && application.objectedAt !== null && (
          <Alert type="error" showIcon title={t('objected', { at: dates.moment(application.objectedAt) })} />
        )}
        {application.channel === 'INSTITUTION' && confirmedAt !== null && (
          <Alert type="success" showIcon title={t('confirmed', { at: dates.moment(confirmedAt) })} />
        )}
      </Flex>
      <FileDrawer file={shown} onClose={() => setShown(null)} />
    </Card>
  );
}
