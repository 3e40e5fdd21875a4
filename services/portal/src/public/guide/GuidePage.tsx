import { PrinterOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Facts } from '../../applications/Facts.tsx';
import { Section } from '../../applications/Section.tsx';
import { Back } from '../../design/Back.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Standstill } from '../../design/Standstill.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import { ProcedureGuide } from '../../generated/public/guide/guide.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { HelpFor } from '../../help/HelpFor.tsx';
import { topicOf } from '../../help/questions.ts';
import { useBasis } from '../../i18n/legal-basis.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Chain } from './Chain.tsx';
import './guide.css';
import { GuideFields } from './GuideFields.tsx';
import { GuideMaterials, Source } from './GuideMaterials.tsx';

/** 办事指南 of one procedure, derived from its definition: what stands here is what the system does. */
export function GuidePage() {
  const { t } = useTranslation('public');
  const { enumName, listed, said } = useWords();
  const basis = useBasis();
  const { code = '' } = useParams();
  const [{ province }, setAddress] = useAddress('province');
  const { data, error, isLoading, refetch } = useAnswer(ProcedureGuide, { code, provinceCode: province });
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (isLoading || data === undefined) return <Waiting />;
  const { procedure } = data;
  if (!procedure)
    return (
      <Standstill title={t('guide.unknown')}>
        <Link to="/guide">{t('guide.title')}</Link>
      </Standstill>
    );
  const { channels, states, requirements, decisionDays, professionType, concerns } = procedure;
  const byPerson = channels.some(({ channel }) => channel === 'PERSON');
  return (
    <Page
      back={<Back to="/guide" label={t('guide.title')} />}
      title={said(procedure.name)}
      about={enumName('ProfessionType', professionType)}
      reading
      actions={
        <>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
            {t('common:print')}
          </Button>
          {byPerson && (
            <LinkButton to={`/person/apply/${procedure.code}`} type="primary">
              {t('guide.apply')}
            </LinkButton>
          )}
        </>
      }
    >
      <div className="case guide">
        <Section title={t('guide.who')}>
          <Facts
            facts={[
              { label: t('guide.applicant'), value: t(`guide.concerns.${concerns}`) },
              states.length > 0 && {
                label: t('guide.states'),
                value: listed(states.map((one) => enumName('RegistrationStatus', one))),
              },
              {
                label: t('guide.channels'),
                value: listed(channels.map(({ channel }) => enumName('Channel', channel))),
              },
              {
                label: t('guide.limit'),
                value: decisionDays == null ? t('guide.noLimit') : t('guide.days', { count: decisionDays }),
              },
            ]}
          />
          {!byPerson && (
            <Typography.Paragraph type="secondary" className="guide-note">
              {t('guide.notByPerson')}
            </Typography.Paragraph>
          )}
        </Section>
        <Section title={t('guide.chains')}>
          {channels.map(({ channel, chains }) => (
            <div key={channel} className="guide-channel">
              <Typography.Title level={3}>{enumName('Channel', channel)}</Typography.Title>
              {chains.map((chain) => (
                <Chain key={chain} chain={chain} />
              ))}
            </div>
          ))}
        </Section>
        <Section title={t('guide.requirements')}>
          <ol className="guide-list">
            {requirements.map(({ says, source }) => (
              <li key={says}>
                {said(says)}
                <Source text={basis(source)} />
              </li>
            ))}
          </ol>
        </Section>
        <GuideMaterials
          materials={procedure.materials}
          province={province}
          choose={(value) => setAddress({ province: value })}
        />
        <GuideFields procedure={procedure} />
        <Section title={t('guide.basis')}>
          <Typography.Paragraph>{basis(procedure.source)}</Typography.Paragraph>
          <Typography.Paragraph type="secondary">{t('guide.remedies')}</Typography.Paragraph>
        </Section>
        <HelpFor topic={topicOf(procedure.code)} />
        {byPerson && (
          <Flex justify="center" className="no-print">
            <LinkButton to={`/person/apply/${procedure.code}`} type="primary" size="large">
              {t('guide.apply')}
            </LinkButton>
          </Flex>
        )}
      </div>
    </Page>
  );
}
