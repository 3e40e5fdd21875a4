import { RightOutlined } from '@ant-design/icons';
import { Card, Empty, Flex, Input, Segmented, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import { ProcedureNames } from '../../generated/public/guide/guide.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { inOrder } from '../../procedure-form/in-order.ts';
import './guide.css';

const PROFESSIONS = ['PHYSICIAN', 'TCM_SPECIALTY', 'NURSE', 'SHORT_TERM'] as const;

/** 办事指南: every procedure, by profession. */
export function GuidesPage() {
  const { t } = useTranslation('public');
  const { enumName, listed, said } = useWords();
  const [{ for: chosen, text }, setAddress] = useAddress('for', 'text');
  const { data, error, isLoading, refetch } = useAnswer(ProcedureNames, {});
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (isLoading || data === undefined) return <Waiting />;
  const wanted = (text ?? '').trim().toLowerCase();
  const procedures = data.procedures.filter(
    ({ name, professionType }) =>
      (!chosen || professionType === chosen) && `${name} ${said(name)}`.toLowerCase().includes(wanted),
  );
  return (
    <Page title={t('guide.title')} about={t('guide.about')} reading>
      <Flex gap="middle" wrap className="gap-below no-print">
        <Input.Search
          allowClear
          size="large"
          defaultValue={text ?? ''}
          placeholder={t('guide.searchPlaceholder')}
          aria-label={t('guide.search')}
          onSearch={(value) => setAddress({ text: value })}
        />
        <Segmented
          value={chosen ?? ''}
          onChange={(value) => setAddress({ for: value })}
          aria-label={t('search.profession')}
          options={[
            { value: '', label: t('common:all') },
            ...PROFESSIONS.map((value) => ({ value, label: t(`guide.for.${value}`) })),
          ]}
        />
      </Flex>
      {procedures.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('guide.nothing')} />}
      {PROFESSIONS.map((profession) => {
        const own = inOrder(
          procedures.filter(({ professionType }) => professionType === profession),
          ({ code }) => code,
        );
        if (own.length === 0) return null;
        return (
          <section key={profession} aria-labelledby={`for-${profession}`} className="guide-group">
            <Typography.Title level={2} id={`for-${profession}`}>
              {enumName('ProfessionType', profession)}
            </Typography.Title>
            <Card variant="borderless" styles={{ body: { padding: 0 } }}>
              <ul className="link-list">
                {own.map(({ code, name, channels, decisionDays }) => (
                  <li key={code} className="link-item">
                    <Link to={`/guide/${code}`}>
                      <span>
                        <strong>{said(name)}</strong>
                        <span className="link-about">
                          {[
                            listed(channels.map(({ channel }) => enumName('Channel', channel))),
                            decisionDays != null && t('guide.days', { count: decisionDays }),
                          ]
                            .filter(Boolean)
                            .join(' · ')}
                        </span>
                      </span>
                      <RightOutlined aria-hidden />
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          </section>
        );
      })}
    </Page>
  );
}
