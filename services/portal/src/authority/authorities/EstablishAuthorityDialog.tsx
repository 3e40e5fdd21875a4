import { App, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { EstablishAuthority, type EstablishAuthorityInput } from '../../generated/authority/authorities/authorities.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { RegionPicker } from '../regions/RegionPicker.tsx';

const KINDS = ['HEALTH', 'TCM', 'CDC'] as const;

/** 设立主管部门: one of each kind in a division. */
export function EstablishAuthorityDialog({
  open,
  onClose,
  root,
  regionCode,
  onDone,
}: {
  open: boolean;
  onClose: () => void;
  root: string;
  regionCode: string;
  onDone: (regionCode: string) => void;
}) {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const { message } = App.useApp();
  const step = useStepForm<EstablishAuthorityInput>();
  const required = [{ required: true, whitespace: true, message: t('common:required') }];

  async function establish(values: EstablishAuthorityInput) {
    const input = { ...values, creditCode: values.creditCode?.trim() || null };
    const done = await step.take(async () => (await ask(EstablishAuthority, { input })).establishAuthority);
    if (done === null) return;
    void message.success(t('authorities.established', { name: done.authority.name }));
    onClose();
    onDone(done.authority.region.code);
  }
  return (
    <StepDialog<EstablishAuthorityInput>
      open={open}
      title={t('authorities.establish')}
      confirm={t('authorities.establish')}
      consequences={[t('authorities.establishEffect')]}
      step={step}
      onClose={onClose}
      onFinish={(values) => void establish(values)}
      initialValues={{ regionCode, kind: 'HEALTH' }}
    >
      <Form.Item
        name="regionCode"
        label={t('authorities.region')}
        rules={[{ required: true, message: t('common:required') }]}
      >
        <RegionPicker root={root} />
      </Form.Item>
      <Form.Item name="kind" label={t('authorities.kind')} rules={[{ required: true, message: t('common:required') }]}>
        <Radio.Group options={KINDS.map((value) => ({ value, label: enumName('AuthorityKind', value) }))} />
      </Form.Item>
      <Form.Item name="name" label={t('authorities.name')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="signatory"
        label={t('authorities.signatory')}
        extra={t('authorities.signatoryHint')}
        rules={required}
      >
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="creditCode" label={t('institution.creditCode')} extra={t('register.creditHint')}>
        <Input maxLength={18} className="number" spellCheck={false} />
      </Form.Item>
    </StepDialog>
  );
}
