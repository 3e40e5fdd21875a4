import { Button, Empty, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { More } from '../../design/More.tsx';
import { ArchiveAtDesk, type ArchiveAtDeskQuery } from '../../generated/authority/people/people.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { useDaysInText } from './days-in-text.ts';

type Read = Extract<ArchiveAtDeskQuery['practiceArchive'], { __typename: 'PracticeArchive' }>;
type Entry = Read['entries']['edges'][number]['node'];

/** 个人执业档案: read when its purpose has been stated, which is kept with who read it; never by itself again. */
export function Archive({ practitionerId, purpose }: { practitionerId: string; purpose: string }) {
  const { t } = useTranslation('desk');
  const step = useStepForm<{ purpose: string }>();
  const [entries, setEntries] = useState<Entry[] | null>(null);
  const [next, setNext] = useState<{ after: string | null; purpose: string } | null>(null);

  async function read(why: string, after: string | null) {
    const answer = await step.take(
      async () => (await ask(ArchiveAtDesk, { practitionerId, purpose: why, after })).practiceArchive,
    );
    if (answer?.__typename !== 'PracticeArchive') return;
    const { edges, pageInfo } = answer.entries;
    setEntries((before) => [...(after === null ? [] : (before ?? [])), ...edges.map(({ node }) => node)]);
    setNext(pageInfo.hasNextPage ? { after: pageInfo.endCursor ?? null, purpose: why } : null);
  }

  return (
    <Section title={t('people.archive')}>
      <StepAlerts step={step} />
      {entries === null ? (
        <Form
          form={step.form}
          layout="vertical"
          disabled={step.busy}
          initialValues={{ purpose }}
          requiredMark="optional"
          onFinish={({ purpose: why }) => void read(why.trim(), null)}
        >
          <Form.Item
            name="purpose"
            label={t('people.purpose')}
            extra={t('people.purposeHint')}
            rules={[{ required: true, whitespace: true, message: t('common:required') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={step.busy}>
            {t('people.read')}
          </Button>
        </Form>
      ) : (
        <>
          {entries.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} />}
          <ul className="desk-list">
            {entries.map((entry) => (
              <ArchiveLine key={entry.id} entry={entry} />
            ))}
          </ul>
          {entries.length > 0 && (
            <More
              hasMore={next !== null}
              isLoading={step.busy}
              more={() => next !== null && void read(next.purpose, next.after)}
            />
          )}
        </>
      )}
    </Section>
  );
}

function ArchiveLine({ entry: { date, kind, title, details, source, providedBy, confirmed } }: { entry: Entry }) {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const dates = useDates();
  const inWords = useDaysInText();
  return (
    <li>
      <div className="desk-line">
        <span className="number">{dates.day(date)}</span>
        <Tag>{said(kind.name)}</Tag>
        <strong>{said(title)}</strong>
        {!confirmed && <Tag color="warning">{t('people.ownEntry')}</Tag>}
      </div>
      {details.map((detail) => (
        <div key={detail} className="desk-note">
          {inWords(said(detail))}
        </div>
      ))}
      <div className="desk-note">{t('people.providedBy', { who: providedBy, source: said(source.name) })}</div>
    </li>
  );
}
