import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ScopesOfProvince } from '../../../generated/authority/rules/scopes.ts';
import { useAnswer } from '../../../graph/use-graph.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { StepDialog } from '../../forms/StepDialog.tsx';
import { useLast } from '../../forms/use-last.ts';
import { useStepForm } from '../../forms/use-step-form.ts';
import { type Mapping, type MappingStep, type MappingValues, takeMappingStep } from './mapping.ts';

/** 提出、同意、意见、确定 */
export function MappingDialog({
  taken,
  onClose,
}: {
  taken: { mapping: Mapping; step: MappingStep } | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('administration');
  const { message } = App.useApp();
  const dialog = useStepForm<MappingValues>();
  const shown = useLast(taken);
  if (!shown) return null;
  const { mapping, step } = shown;

  async function finish(values: MappingValues) {
    const done = await dialog.take(() => takeMappingStep(step, mapping, values));
    if (done === null) return;
    void message.success(t(`mappingSteps.${step}.done`));
    onClose();
  }
  return (
    <StepDialog<MappingValues>
      open={taken !== null}
      title={t(`mappingSteps.${step}.title`, { scope: mapping.fromScope.name })}
      confirm={t(`mappingSteps.${step}.verb`)}
      consequences={[t(`mappingSteps.${step}.effect`)]}
      step={dialog}
      onClose={onClose}
      onFinish={(values) => void finish(values)}
      initialValues={{ ...(mapping.toScope && { toCode: mapping.toScope.code }) }}
    >
      {step === 'PROPOSE' && <ToScope mapping={mapping} />}
      {step === 'COMMENT' && (
        <Form.Item
          name="comment"
          label={t('mappings.comment')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
    </StepDialog>
  );
}

/** Scopes of the province that the physician comes to, of the same category. */
function ToScope({ mapping: { toProvince, category } }: { mapping: Mapping }) {
  const { t } = useTranslation('administration');
  const { said, provinceName } = useWords();
  const { data, isLoading } = useAnswer(ScopesOfProvince, { provinceCode: toProvince.code });
  const entries = data?.scopeCatalogue.entries.filter((entry) => entry.category === category) ?? [];
  return (
    <Form.Item
      name="toCode"
      label={t('mappings.to')}
      extra={t('mappings.toHint', { province: provinceName(toProvince.name) })}
      rules={[{ required: true, message: t('common:required') }]}
    >
      <Select
        loading={isLoading}
        showSearch={{ optionFilterProp: 'label' }}
        options={entries.map(({ code, name }) => ({ value: code, label: `${code} ${said(name)}` }))}
      />
    </Form.Item>
  );
}
