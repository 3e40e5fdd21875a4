import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '../design/Problem.tsx';
import { Waiting } from '../design/Waiting.tsx';
import { Case as CaseQuestion } from '../generated/applications/application-view.ts';
import { GraphProblem } from '../graph/problems.ts';
import { useAnswer } from '../graph/use-graph.ts';
import { Applicant } from './Applicant.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import './case.css';
import type { Case as CaseShown, Side } from './case.ts';
import { Dossier } from './Dossier.tsx';
import { Facts } from './Facts.tsx';
import { LicencesOfCase } from './LicencesOfCase.tsx';
import { Materials } from './Materials.tsx';
import { Reasons } from './Reasons.tsx';
import { RegistrationFacts } from './RegistrationFacts.tsx';
import { Section } from './Section.tsx';
import { StepActions } from './StepActions.tsx';
import { Timeline } from './Timeline.tsx';
import { useQualificationOfCase, useUsedQualification } from './use-qualification-of-case.ts';
import { WhatIsAppliedFor } from './WhatIsAppliedFor.tsx';

/** One application as everybody sees it who has to do with it; what he may do about it stands below. */
export function ApplicationView({ applicationId, side }: { applicationId: string; side: Side }) {
  const { t } = useTranslation('case');
  const { data, error, isLoading, refetch } = useAnswer(
    CaseQuestion,
    { id: applicationId },
    // Opened, it is as it is now: somebody else may have decided a moment ago.
    { refetchInterval: EVERY_HALF_MINUTE, staleTime: 0 },
  );
  const application = data?.application?.id === applicationId ? data.application : null;
  if (isLoading || (data?.application && !application)) return <Waiting />;
  if (error && !application) return <Problem problem={error} again={() => void refetch()} />;
  if (!application) return <Problem problem={new GraphProblem('NOT_FOUND', null)} />;
  const { concerns, registrations, warnings } = application;
  const atWindow = application.availableActions.includes('recordReceipts');
  // A person asks first how far it has come; whoever handles it, what it says.
  const progress = (
    <Section title={t('timeline.title')}>
      <Timeline steps={application.timeline} />
    </Section>
  );
  return (
    <div className="case">
      <CaseHeader application={application} />
      <WhyItStandsThere application={application} />
      {side === 'person' && progress}
      {side !== 'person' && warnings.length > 0 && (
        <Alert type="warning" showIcon title={t('warnings')} description={<Warnings warnings={warnings} />} />
      )}
      <Applicant application={application} />
      <WhatIsAppliedFor application={application} />
      <QualificationSection application={application} side={side} />
      {concerns && registrations.every(({ id }) => id !== concerns.id) && (
        <Section title={t('concerns')}>
          <RegistrationFacts registration={concerns} />
        </Section>
      )}
      <Section title={t('materials.title')}>
        <Materials
          applicationId={application.id}
          materials={application.materials}
          atWindow={atWindow}
          attachable={!application.availableSteps.includes('submit')}
        />
      </Section>
      {application.dossier.length > 0 && <Dossier siblings={application.dossier} side={side} />}
      {registrations.length > 0 && (
        <Section title={t('result')} extra={side === 'person' && <Link to="/person/licences">{t('toLicences')}</Link>}>
          <Flex vertical gap="middle">
            {registrations.map((registration) => (
              <RegistrationFacts key={registration.id} registration={registration} />
            ))}
          </Flex>
        </Section>
      )}
      {side !== 'person' && progress}
      {registrations.length > 0 && <LicencesOfCase applicationId={application.id} />}
      <StepActions application={application} side={side} />
    </div>
  );
}

/** 所用资格: its holder reads it as the register has it, whoever handles the case as the application keeps it. */
function QualificationSection({ application, side }: { application: CaseShown; side: Side }) {
  const { t } = useTranslation('case');
  const own = useQualificationOfCase(application.id, side === 'person');
  const kept = useUsedQualification(application);
  const facts = side === 'person' ? own : kept;
  if (facts.length === 0) return null;
  return (
    <Section title={t('qualification.section')}>
      <Facts facts={facts} />
    </Section>
  );
}

const EVERY_HALF_MINUTE = 30_000;

/** The latest reasons: of the present state, or what was asked for before it came back; once granted they are history. */
function WhyItStandsThere({ application: { reasons, timeline, waitingFor } }: { application: CaseShown }) {
  const { t } = useTranslation('case');
  const now = (timeline.at(-1)?.reasons.length ?? 0) > 0;
  if (reasons.length === 0 || (!now && waitingFor === null)) return null;
  return (
    <Alert
      type={now ? 'warning' : 'info'}
      showIcon
      title={t(now ? 'reasons' : 'reasonsBefore')}
      description={<Reasons reasons={reasons} />}
    />
  );
}

function Warnings({ warnings }: { warnings: readonly { code: string; message: string; basis: string | null }[] }) {
  return <Reasons reasons={warnings.map((warning) => ({ ...warning, remedies: null }))} />;
}
