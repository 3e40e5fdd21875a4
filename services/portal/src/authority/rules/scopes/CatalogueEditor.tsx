import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Card, Flex, Form, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../../design/dates.tsx';
import { type ScopesOfProvinceQuery, SubmitScopeCatalogue } from '../../../generated/authority/rules/scopes.ts';
import { ask } from '../../../graph/ask.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { DayField } from '../../forms/DayField.tsx';
import { StepAlerts } from '../../forms/StepAlerts.tsx';
import { useStepForm } from '../../forms/use-step-form.ts';
import { CatalogueTable } from './CatalogueTable.tsx';
import { CATEGORIES, emptyLine, entriesOf, fromCsv, type Line, linesOf } from './catalogue.ts';

/** The whole catalogue as it shall be: line by line, or from a file; what is wrong with a line stands at it. */
export function CatalogueEditor({
  provinceCode,
  catalogue,
  onDone,
}: {
  provinceCode: string;
  catalogue: ScopesOfProvinceQuery['scopeCatalogue'];
  onDone: () => void;
}) {
  const { t } = useTranslation('administration');
  const { enumName, listed, said } = useWords();
  const { message } = App.useApp();
  const [lines, setLines] = useState<Line[]>(() => linesOf(catalogue.entries));
  const [wrong, setWrong] = useState<ReadonlyMap<number, string[]>>(new Map());
  // What was wrong comes first, so that nobody has to look for it on another page.
  const [first, setFirst] = useState<ReadonlySet<number>>(new Set());
  const [unknown, setUnknown] = useState<number[]>([]);
  const step = useStepForm<{ effectiveFrom: string }>();

  const change = (key: number, changes: Partial<Line>) => {
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...changes } : line)));
    setWrong((before) => new Map([...before].filter(([of]) => of !== key)));
  };
  async function take(file: File) {
    const read = fromCsv(
      await file.text(),
      (word) => CATEGORIES.find((one) => one === word || enumName('ScopeCategory', one) === word) ?? null,
    );
    setUnknown(read.unknown);
    setWrong(new Map());
    if (read.lines.length === 0) void message.error(t('scopes.emptyFile'));
    else setLines(read.lines);
  }
  async function submit({ effectiveFrom }: { effectiveFrom: string }) {
    setWrong(new Map());
    const done = await step.take(async () => {
      const asked = { provinceCode, entries: entriesOf(lines), effectiveFrom, version: catalogue.version };
      const { submitScopeCatalogue: answer } = await ask(SubmitScopeCatalogue, asked);
      if (answer.__typename !== 'InvalidInput') return answer;
      const found = new Map<number, string[]>();
      const others = answer.problems.filter(({ field, message: text }) => {
        const line = lines[Number(/^entries\.(\d+)\./.exec(field)?.[1] ?? -1)];
        if (line) found.set(line.key, [...(found.get(line.key) ?? []), said(text)]);
        return line === undefined;
      });
      setWrong(found);
      setFirst(new Set(found.keys()));
      return { ...answer, message: t('scopes.wrongLines', { count: found.size }), problems: others };
    });
    if (done === null) return;
    void message.success(t('scopes.done', { version: done.catalogue.version }));
    onDone();
  }
  return (
    <>
      <Flex gap="small" wrap className="gap-below">
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setLines((before) => [emptyLine('CLINICAL'), ...before])}
        >
          {t('scopes.add')}
        </Button>
        <Upload
          accept=".csv,text/csv"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />}>{t('scopes.takeFile')}</Button>
        </Upload>
      </Flex>
      {unknown.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="gap-below"
          title={t('scopes.unknownCategory', { lines: listed(unknown.map(String)) })}
        />
      )}
      <StepAlerts step={step} />
      <CatalogueTable
        lines={lines}
        wrong={wrong}
        first={first}
        change={change}
        remove={(key) => setLines((before) => before.filter((line) => line.key !== key))}
      />
      <Card className="gap-above">
        <Form
          form={step.form}
          layout="vertical"
          requiredMark="optional"
          disabled={step.busy}
          initialValues={{ effectiveFrom: todayInChina() }}
          onFinish={(values) => void submit(values)}
        >
          <DayField
            name="effectiveFrom"
            label={t('rules.effectiveFrom')}
            extra={t('scopes.effect')}
            earliest={todayInChina()}
          />
          <Flex gap="small" wrap>
            <Button type="primary" htmlType="submit" loading={step.busy}>
              {t('scopes.submit')}
            </Button>
            <Button onClick={onDone}>{t('common:cancel')}</Button>
          </Flex>
        </Form>
      </Card>
    </>
  );
}
