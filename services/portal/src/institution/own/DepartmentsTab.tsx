import { App, Button, Flex, Form, Select, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { Problem } from '../../design/Problem.tsx';
import { SetOwnDepartments } from '../../generated/institution/own/own.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

const MOST = 300;

/** 内设科室 (S2-Q53): the list from which forms choose; several names can be pasted at once. */
export function DepartmentsTab({ departments }: { departments: readonly string[] }) {
  const { t } = useTranslation('own-institution');
  const { said } = useWords();
  const { message } = App.useApp();
  const [edited, setEdited] = useState<string[]>([...departments]);
  const [wrong, setWrong] = useState<string | null>(null);
  const set = useStep(SetOwnDepartments);
  const kept = departments.join('\n');
  useEffect(() => setEdited(kept === '' ? [] : kept.split('\n')), [kept]);
  const changed = edited.join('\n') !== kept;

  async function save() {
    setWrong(null);
    const { setDepartments: result } = await set.mutateAsync({ departments: edited });
    if (result.__typename === 'SetDepartments') message.success(t('common:saved'));
    else if (result.__typename === 'InvalidInput') {
      setWrong(result.problems.map((problem) => said(problem.message)).join('') || said(result.message));
    } else setWrong(said(result.message));
  }

  return (
    <Section title={t('departments.title')} extra={t('departments.count', { count: edited.length, most: MOST })}>
      <Typography.Paragraph type="secondary">{t('departments.about')}</Typography.Paragraph>
      <Form layout="vertical" onFinish={() => void save().catch(() => null)}>
        <Form.Item
          label={t('departments.list')}
          htmlFor="departments"
          {...(wrong !== null && { validateStatus: 'error' as const, help: wrong })}
        >
          <Select
            id="departments"
            mode="tags"
            open={false}
            suffixIcon={null}
            value={edited}
            onChange={(names: string[]) => setEdited([...new Set(names.map((name) => name.trim()).filter(Boolean))])}
            tokenSeparators={['\n', '、', '，', ',', '；', ';', '\t']}
            maxCount={MOST}
            placeholder={t('departments.placeholder')}
          />
        </Form.Item>
        {set.error && <Problem problem={set.error} />}
        <Flex gap="small">
          <Button type="primary" htmlType="submit" disabled={!changed} loading={set.isPending}>
            {t('common:save')}
          </Button>
          <Button disabled={!changed} onClick={() => setEdited([...departments])}>
            {t('common:reset')}
          </Button>
        </Flex>
      </Form>
    </Section>
  );
}
