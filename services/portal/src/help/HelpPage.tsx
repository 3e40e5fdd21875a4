import { Card, Collapse, Empty, Flex, Input, Select, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.tsx';
import { useAddress } from '../design/use-address.ts';
import { Answer } from './Answer.tsx';
import './help.css';
import { GROUPS, type Group, QUESTIONS, type Question } from './questions.ts';

/** 帮助: the handbook's questions by topic, and a search in questions and answers. */
export function HelpPage() {
  const { t } = useTranslation('help');
  const [{ text, topic }, setAddress] = useAddress('text', 'topic');
  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ id, group }: Question) => {
    const said = `${t(`questions.${id}.q`)} ${t(`questions.${id}.a`)}`.toLowerCase();
    return (!topic || group === topic) && words.every((word) => said.includes(word));
  };
  const found = QUESTIONS.filter(matches);
  return (
    <Page title={t('title')} about={t('about')} reading>
      <Flex gap="small" wrap className="help-filters no-print">
        <Input.Search
          size="large"
          allowClear
          defaultValue={text ?? ''}
          placeholder={t('searchPlaceholder')}
          aria-label={t('searchLabel')}
          onChange={({ target }) => setAddress({ text: target.value })}
        />
        <Select
          size="large"
          value={topic ?? ''}
          aria-label={t('topic')}
          onChange={(value) => setAddress({ topic: value })}
          options={[
            { value: '', label: t('allTopics') },
            ...GROUPS.map((value) => ({ value, label: t(`groups.${value}`) })),
          ]}
        />
      </Flex>
      <Typography.Paragraph type="secondary" role="status">
        {t('found', { count: found.length })}
      </Typography.Paragraph>
      {found.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothing')} />}
      <div className="help-groups">
        {GROUPS.map((group) => (
          <HelpGroup key={group} group={group} questions={found.filter((one) => one.group === group)} />
        ))}
      </div>
      <Typography.Paragraph type="secondary" className="help-contact">
        {t('contact')}
      </Typography.Paragraph>
    </Page>
  );
}

function HelpGroup({ group, questions }: { group: Group; questions: Question[] }) {
  const { t } = useTranslation('help');
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby={`help-${group}`}>
      <Typography.Title level={2} id={`help-${group}`}>
        {t(`groups.${group}`)}
      </Typography.Title>
      <Card variant="borderless" styles={{ body: { padding: 8 } }}>
        <Collapse
          ghost
          items={questions.map((question) => ({
            key: question.id,
            label: t(`questions.${question.id}.q`),
            children: (
              <>
                <Answer question={question} />
                <Tag className="help-number">
                  {/^\d/.test(question.id) ? t('number', { number: question.id }) : t('own')}
                </Tag>
              </>
            ),
          }))}
        />
      </Card>
    </section>
  );
}
