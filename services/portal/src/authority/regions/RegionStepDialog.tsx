import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../design/dates.tsx';
import { CloseRegion, CodePseudoRegion, OpenRegion, ReplaceRegion } from '../../generated/authority/regions/regions.ts';
import { ask } from '../../graph/ask.ts';
import { DayField } from '../forms/DayField.tsx';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useLast } from '../forms/use-last.ts';
import { useStepForm } from '../forms/use-step-form.ts';
import { RegionPicker } from './RegionPicker.tsx';
import type { RegionStep } from './RegionSteps.tsx';
import { NATION, type RegionNode } from './use-region-tree.ts';

interface Values {
  name?: string;
  successorCode?: string;
  on?: string;
}

/** 启动、停止电子化注册，开发区编码，区划变更: what follows is said first. */
export function RegionStepDialog({
  taken,
  onClose,
}: {
  taken: { step: RegionStep; region: RegionNode } | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('administration');
  const { message } = App.useApp();
  const dialog = useStepForm<Values>();
  const shown = useLast(taken);
  if (!shown) return null;
  const { step, region } = shown;

  async function finish(values: Values) {
    const done = await dialog.take(() => takeStep(step, region.code, values));
    if (done === null) return;
    const code = 'region' in done ? done.region.code : region.code;
    void message.success(t(`regionSteps.${step}.done`, { count: 'changed' in done ? done.changed : 0, code }));
    onClose();
  }
  const consequences = t(`regionSteps.${step}.consequences`, { returnObjects: true, name: region.fullName });
  return (
    <StepDialog<Values>
      open={taken !== null}
      title={t(`regionSteps.${step}.title`, { name: region.fullName })}
      confirm={t(`regionSteps.${step}.verb`)}
      danger={step === 'CLOSE' || step === 'REPLACE'}
      consequences={Array.isArray(consequences) ? consequences.map(String) : []}
      step={dialog}
      onClose={onClose}
      onFinish={(values) => void finish(values)}
      initialValues={{ on: todayInChina() }}
    >
      {step === 'CODE_ZONE' && (
        <Form.Item
          name="name"
          label={t('regionSteps.CODE_ZONE.name')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input maxLength={50} />
        </Form.Item>
      )}
      {step === 'REPLACE' && (
        <>
          <Form.Item
            name="successorCode"
            label={t('regionSteps.REPLACE.successor')}
            rules={[{ required: true, message: t('common:required') }]}
          >
            <RegionPicker root={NATION} />
          </Form.Item>
          <DayField name="on" label={t('regionSteps.REPLACE.on')} extra={t('regionSteps.REPLACE.onHint')} />
        </>
      )}
    </StepDialog>
  );
}

async function takeStep(step: RegionStep, code: string, { name = '', successorCode = '', on = '' }: Values) {
  switch (step) {
    case 'OPEN':
      return (await ask(OpenRegion, { code })).openRegion;
    case 'CLOSE':
      return (await ask(CloseRegion, { code })).closeRegion;
    case 'CODE_ZONE':
      return (await ask(CodePseudoRegion, { parentCode: code, name })).codePseudoRegion;
    case 'REPLACE':
      return (await ask(ReplaceRegion, { code, successorCode, on })).replaceRegion;
  }
}
