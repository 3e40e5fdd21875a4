import { Alert, Button, Descriptions, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { MyRevocation, ObjectToRevocation } from '../../generated/person/begin/begin.ts';
import { ask } from '../../graph/ask.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useAct } from '../../session/use-act.ts';
import type { Account } from '../../session/use-me.ts';
import { useProblems } from '../../session/use-problems.ts';
import { useNews } from './use-news.ts';

const LONGEST = 500;

/** 账户撤销 (S2-Q13, Q35): the account is frozen; its holder may say within three working days that it is his own. */
export function AnswerRevocation({ account }: { account: Account }) {
  const { t } = useTranslation('begin');
  const { said } = useWords();
  const dates = useDates();
  const { data, error, refetch } = useAnswer(MyRevocation, {});
  const [form] = Form.useForm<{ reason: string }>();
  const { show, rest, clear } = useProblems(form);
  const { busy, problem, act } = useAct();
  const [told, setTold] = useState<string | null>(null);
  // The authority decides meanwhile, and the account is open again, or gone.
  useNews(account, true);

  const object = ({ reason }: { reason: string }) =>
    act(async () => {
      clear();
      setTold(null);
      const { objectToAccountRevocation: result } = await ask(ObjectToRevocation, { reason });
      if (result.__typename === 'InvalidInput') show(result);
      else if (result.__typename === 'NoRevocationOpen') setTold(said(result.message));
      await refetch();
    });

  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const revocation = data.me?.revocation;
  return (
    <>
      <Typography.Title level={2}>{t('revocation.title')}</Typography.Title>
      <Alert type="warning" showIcon className="gap-below" title={t('revocation.frozen')} />
      {revocation && (
        <Descriptions
          column={1}
          size="small"
          className="gap-below"
          items={[
            { key: 'by', label: t('revocation.by'), children: revocation.institution.name },
            { key: 'reason', label: t('revocation.reason'), children: revocation.reason },
            { key: 'at', label: t('revocation.requestedAt'), children: dates.moment(revocation.requestedAt) },
            {
              key: 'status',
              label: t('revocation.status'),
              children: <StatusTag type="AccountRevocationStatus" value={revocation.status} />,
            },
            { key: 'until', label: t('revocation.objectionEndsOn'), children: dates.day(revocation.objectionEndsOn) },
            ...(revocation.objection
              ? [
                  {
                    key: 'objection',
                    label: t('revocation.objection'),
                    children: revocation.objection,
                  },
                  {
                    key: 'objectedAt',
                    label: t('revocation.objectedAt'),
                    children: dates.moment(revocation.objectedAt),
                  },
                ]
              : []),
          ]}
        />
      )}
      {told !== null && <Alert type="error" showIcon role="alert" title={told} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      {revocation?.objection ? (
        <Alert type="info" showIcon role="status" title={t('revocation.objected')} />
      ) : (
        revocation && (
          <Form form={form} layout="vertical" onFinish={object} disabled={busy}>
            {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
            <Typography.Paragraph>
              {revocation.status === 'AWAITING_AUTHORITY' && t('revocation.awaiting')}
              {t('revocation.myReasonHint')}
            </Typography.Paragraph>
            <Form.Item
              name="reason"
              label={t('revocation.myReason')}
              rules={[{ required: true, whitespace: true, message: t('common:required') }]}
            >
              <Input.TextArea rows={4} maxLength={LONGEST} showCount />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('revocation.submit')}
            </Button>
          </Form>
        )
      )}
    </>
  );
}
