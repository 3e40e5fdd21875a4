import { Alert, App, Button, Drawer, Form, Select, Skeleton } from 'antd';
import type { Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import { Refusal, type Refused } from '../../design/Refusal.tsx';
import {
  RecordDefinitions,
  ReportRecord,
  type ReportRecordMutationVariables,
} from '../../generated/institution/records/records.ts';
import { useAnswer, useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PlainField } from '../fields/PlainField.tsx';
import { type PlainValue, plainValue } from '../fields/plain-values.ts';
import { type Chosen, ColleagueSelect } from './ColleagueSelect.tsx';
import { DaysOfMeasure } from './DaysOfMeasure.tsx';

interface Values {
  person?: string;
  kind?: string;
  measure?: string;
  decidedOn?: Dayjs;
  validFrom?: Dayjs;
  validUntil?: Dayjs;
  details?: Record<string, PlainValue>;
}

const dateOf = (value: Dayjs | undefined) => value?.format('YYYY-MM-DD') ?? null;

/** 报送: a form made from the definition of what is recorded. */
export function ReportDrawer({
  open,
  practitionerId,
  close,
}: {
  open: boolean;
  /** Whom it is about, where that is known already. */
  practitionerId: string | null;
  close: () => void;
}) {
  const { t } = useTranslation('records');
  const { said } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [person, setPerson] = useState<Chosen | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const definitions = useAnswer(RecordDefinitions, {}, { enabled: open, staleTime: 600_000 });
  const report = useStep(ReportRecord);
  const kind = Form.useWatch('kind', form);
  const measure = Form.useWatch('measure', form);
  const kinds = (definitions.data?.recordDefinitions ?? []).filter(
    ({ reportedByInstitution, professionTypes }) =>
      reportedByInstitution && (person === null || professionTypes.includes(person.professionType)),
  );
  const definition = kinds.find((one) => one.kind === kind);
  const chosen = definition?.measures.find(({ code }) => code === measure);

  useEffect(() => {
    if (!open) return;
    form.resetFields();
    setPerson(null);
    setRefused(null);
  }, [open, form]);

  async function send(values: Values) {
    if (!definition || !person || !values.measure || !values.decidedOn) return;
    setRefused(null);
    const details = Object.fromEntries(definition.fields.map(({ name }) => [name, plainValue(values.details?.[name])]));
    const input: ReportRecordMutationVariables['input'] = {
      kind: definition.kind,
      practitionerId: person.practitionerId,
      professionType: person.professionType,
      measure: values.measure,
      decidedOn: dateOf(values.decidedOn) ?? '',
      validFrom: dateOf(values.validFrom),
      validUntil: dateOf(values.validUntil),
      details,
    };
    const { reportRecord: result } = await report.mutateAsync({ input });
    if (result.__typename === 'ReportedRecord') {
      message.success(t('reported'));
      close();
    } else if (result.__typename === 'RequirementNotMet') setRefused(result);
    else {
      const own = ['measure', 'decidedOn', 'validFrom', 'validUntil'] as const;
      for (const problem of result.problems) {
        const name = problem.field.split('.').at(-1) ?? '';
        const at = own.find((one) => one === name);
        form.setFields([{ name: at ?? ['details', name], errors: [said(problem.message)] }]);
      }
      if (result.problems.length === 0) setRefused(result);
    }
  }

  return (
    <Drawer
      open={open}
      onClose={close}
      title={t('report')}
      size="large"
      destroyOnHidden
      extra={
        <Button type="primary" loading={report.isPending} onClick={() => form.submit()}>
          {t('send')}
        </Button>
      }
    >
      {definitions.isLoading && <Skeleton active />}
      {definitions.error && <Problem problem={definitions.error} again={() => void definitions.refetch()} />}
      <Form form={form} layout="vertical" scrollToFirstError onFinish={(values) => void send(values).catch(() => null)}>
        <Alert type="info" showIcon title={t('reportAbout')} className="gap-below" />
        <Form.Item name="person" label={t('who')} rules={[{ required: true, message: t('common:required') }]}>
          <ColleagueSelect
            practitionerId={practitionerId}
            chosen={(one) => {
              setPerson(one);
              form.setFieldsValue({ kind: undefined, measure: undefined });
            }}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: t('common:required') }]}>
          <Select
            disabled={person === null}
            options={kinds.map((one) => ({ value: one.kind, label: said(one.name) }))}
            onChange={() => form.setFieldsValue({ measure: undefined, details: {} })}
            notFoundContent={t('noKind')}
          />
        </Form.Item>
        {definition && (
          <>
            <Form.Item name="measure" label={t('measure')} rules={[{ required: true, message: t('common:required') }]}>
              <Select options={definition.measures.map(({ code, name }) => ({ value: code, label: said(name) }))} />
            </Form.Item>
            <DaysOfMeasure measure={chosen} />
            {definition.fields.map((field) => (
              <PlainField key={field.name} field={field} within="details" />
            ))}
          </>
        )}
        {refused && <Refusal refused={refused} />}
        {report.error && <Problem problem={report.error} />}
      </Form>
    </Drawer>
  );
}
