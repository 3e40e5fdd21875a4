import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DecideNameMerge, type NameMergesToDecideQuery } from '../../generated/authority/institutions/name-merges.ts';
import { ask } from '../../graph/ask.ts';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useLast } from '../forms/use-last.ts';
import { useStepForm } from '../forms/use-step-form.ts';

export type NameMerge = NameMergesToDecideQuery['nameMerges']['edges'][number]['node'];

/** 同意或不予归并: what is refused needs an opinion. */
export function DecideMerge({
  deciding,
  onClose,
}: {
  deciding: { merge: NameMerge; approve: boolean } | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('administration');
  const { message } = App.useApp();
  const step = useStepForm<{ opinion?: string }>();
  const shown = useLast(deciding);
  if (!shown) return null;
  const { merge, approve } = shown;
  const names = { alias: merge.aliasName, name: merge.institution.name };

  async function decide({ opinion }: { opinion?: string }) {
    const input = { mergeId: merge.id, approve, opinion: opinion?.trim() || null };
    const done = await step.take(async () => (await ask(DecideNameMerge, { input })).decideNameMerge);
    if (done === null) return;
    void message.success(t(approve ? 'merges.approved' : 'merges.refused'));
    onClose();
  }
  return (
    <StepDialog
      open={deciding !== null}
      title={t(approve ? 'merges.approveTitle' : 'merges.refuseTitle')}
      confirm={t(approve ? 'merges.approve' : 'merges.refuse')}
      consequences={[t(approve ? 'merges.approveEffect' : 'merges.refuseEffect', names)]}
      step={step}
      onClose={onClose}
      onFinish={(values) => void decide(values)}
    >
      <Form.Item
        name="opinion"
        label={t('merges.opinion')}
        rules={[{ required: !approve, whitespace: true, message: t('common:required') }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </StepDialog>
  );
}
