import { App, Button, Flex, Form, Input, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Refusal, type Refused } from '../../design/Refusal.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { OwnNameMerges, type OwnNameMergesQuery, RequestOwnNameMerge } from '../../generated/institution/own/own.ts';
import { usePages, useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Own } from './OwnInstitutionPage.tsx';

type Merge = OwnNameMergesQuery['nameMerges']['edges'][number]['node'];

/** 非标准名称 and their merging (S2-Q20.4(2), Q41.4(2)). */
export function NamesTab({ institution: { aliasNames } }: { institution: Own }) {
  const { t } = useTranslation('own-institution');
  const { said } = useWords();
  const { moment } = useDates();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ aliasName: string }>();
  const [refused, setRefused] = useState<Refused | null>(null);
  const pages = usePages(OwnNameMerges, {}, ({ nameMerges }) => nameMerges);
  const request = useStep(RequestOwnNameMerge);

  async function send({ aliasName }: { aliasName: string }) {
    setRefused(null);
    const { requestNameMerge: result } = await request.mutateAsync({ aliasName: aliasName.trim() });
    if (result.__typename === 'RequestedNameMerge') {
      message.success(t('names.requested'));
      form.resetFields();
    } else if (result.__typename === 'InvalidInput') {
      form.setFields([{ name: 'aliasName', errors: result.problems.map((problem) => said(problem.message)) }]);
    } else setRefused(result);
  }

  return (
    <div className="case">
      <Section title={t('names.known')}>
        {aliasNames.length === 0 ? (
          <Typography.Text type="secondary">{t('names.none')}</Typography.Text>
        ) : (
          <Flex gap={4} wrap className="own-names">
            {aliasNames.map((name) => (
              <Tag key={name}>{name}</Tag>
            ))}
          </Flex>
        )}
      </Section>
      <Section title={t('names.request')}>
        <Typography.Paragraph type="secondary">{t('names.about')}</Typography.Paragraph>
        <Form
          form={form}
          layout="vertical"
          className="own-form"
          onFinish={(values) => void send(values).catch(() => null)}
        >
          <Form.Item
            name="aliasName"
            label={t('names.alias')}
            rules={[{ required: true, whitespace: true, message: t('common:required') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          {refused && <Refusal refused={refused} />}
          {request.error && <Problem problem={request.error} />}
          <Button type="primary" htmlType="submit" loading={request.isPending}>
            {t('names.send')}
          </Button>
        </Form>
      </Section>
      <Section title={t('names.requests')}>
        <Listing<Merge>
          name="institution-name-merges"
          pages={pages}
          rowKey={({ id }) => id}
          empty={t('names.empty')}
          columns={[
            { key: 'aliasName', title: t('names.alias'), render: (_, one) => one.aliasName },
            {
              key: 'status',
              title: t('names.status'),
              render: (_, { status }) => <StatusTag type="NameMergeStatus" value={status} />,
            },
            { key: 'requestedAt', title: t('names.requestedAt'), render: (_, one) => moment(one.requestedAt) },
            { key: 'decidedAt', title: t('names.decidedAt'), render: (_, { decidedAt }) => moment(decidedAt) },
            { key: 'opinion', title: t('names.opinion'), render: (_, { opinion }) => opinion ?? '—' },
          ]}
        />
      </Section>
    </div>
  );
}
