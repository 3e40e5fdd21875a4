import { App, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../design/DayPicker.tsx';
import { todayInChina } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Refusal, type Refused } from '../../design/Refusal.tsx';
import { AddArchiveEntry } from '../../generated/person/archive/archive.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { OWN_KINDS } from './kinds.ts';

interface Values {
  kind: string;
  date: Dayjs;
  title: string;
  details?: string;
}

/** 档案填报: an entry of one's own, 自填 until the institution has confirmed it. */
export function AddEntry({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTranslation('archive');
  const { said } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const add = useStep(AddArchiveEntry);
  const [refused, setRefused] = useState<Refused | null>(null);
  async function save({ kind, date, title, details }: Values) {
    setRefused(null);
    const input = { kind, date: date.format('YYYY-MM-DD'), title, details: details || null };
    const { addArchiveEntry: outcome } = await add.mutateAsync({ input });
    if (outcome.__typename === 'AddedArchiveEntry') {
      form.resetFields();
      void message.success(t('added'));
      close();
    } else if (outcome.__typename === 'InvalidInput') {
      form.setFields(
        outcome.problems.map(({ field, message: problem }) => ({
          name: (field.split('.').at(-1) ?? field) as keyof Values,
          errors: [said(problem)],
        })),
      );
    } else setRefused(outcome);
  }
  return (
    <Modal
      open={open}
      title={t('add')}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p>{t('addAbout')}</p>
      {refused && <Refusal refused={refused} />}
      {add.error && <Problem problem={add.error} />}
      <Form<Values> form={form} layout="vertical" onFinish={(values) => void save(values).catch(() => {})}>
        <Form.Item name="kind" label={t('form.kind')} rules={[{ required: true, message: t('common:required') }]}>
          <Select options={OWN_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))} />
        </Form.Item>
        <Form.Item name="date" label={t('form.date')} rules={[{ required: true, message: t('common:required') }]}>
          <DayPicker maxDate={dayjs(todayInChina())} className="archive-date" />
        </Form.Item>
        <Form.Item
          name="title"
          label={t('form.title')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input maxLength={100} showCount placeholder={t('form.titleExample')} />
        </Form.Item>
        <Form.Item name="details" label={`${t('form.details')}（${t('common:optional')}）`}>
          <Input.TextArea maxLength={500} showCount rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
