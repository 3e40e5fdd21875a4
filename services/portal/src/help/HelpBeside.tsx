import { QuestionCircleOutlined } from '@ant-design/icons';
import { Collapse, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Answer } from './Answer.tsx';
import './help.css';
import { questionsOf, type Topic } from './questions.ts';

/** What `HelpFor` shows once it has come. */
export function HelpBeside({ topic, to }: { topic: Topic; to: string }) {
  const { t } = useTranslation('help');
  const questions = questionsOf(topic);
  return (
    <aside aria-label={t('forTopic')} className="help-for no-print">
      <Flex justify="space-between" align="baseline" gap="small" className="help-for-head">
        <Typography.Text strong>
          <QuestionCircleOutlined aria-hidden /> {t('forTopic')}
        </Typography.Text>
        <Link to={to}>{t('more')}</Link>
      </Flex>
      <Collapse
        ghost
        size="small"
        items={questions.map((question) => ({
          key: question.id,
          label: t(`questions.${question.id}.q`),
          children: <Answer question={question} />,
        }))}
      />
    </aside>
  );
}
