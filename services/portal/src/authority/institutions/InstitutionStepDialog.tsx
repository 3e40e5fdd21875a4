import { App, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { todayInChina } from '../../design/dates.tsx';
import { DayField } from '../forms/DayField.tsx';
import { ReasonField } from '../forms/ReasonField.tsx';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { InstitutionPicker } from './InstitutionPicker.tsx';
import { RoutingFields } from './RoutingFields.tsx';
import { type Institution, type Step, type StepValues, takeStep } from './steps.ts';

const DATED: ReadonlySet<Step> = new Set(['SUSPENDED', 'REOPENED', 'CLOSED', 'DEREGISTERED', 'REVOKED']);
const GRAVE: ReadonlySet<Step> = new Set(['CLOSED', 'DEREGISTERED', 'REVOKED']);

/** 停业整顿、恢复执业、歇业、注销、吊销、名称变更、主管部门调整、院区关系: why, since when, and what follows. */
export function InstitutionStepDialog({
  institution,
  step,
  onClose,
}: {
  institution: Institution;
  step: Step | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('administration');
  const { message } = App.useApp();
  const dialog = useStepForm<StepValues>();
  // What is shown while the window closes.
  const [shown, setShown] = useState<Step>('SUSPENDED');
  useEffect(() => {
    if (step) setShown(step);
  }, [step]);

  async function finish(values: StepValues) {
    const done = await dialog.take(() => takeStep(shown, institution, values));
    if (done === null) return;
    void message.success(t(`steps.${shown}.done`));
    onClose();
  }
  const consequences = t(`steps.${shown}.consequences`, { returnObjects: true, name: institution.name });
  return (
    <StepDialog<StepValues>
      open={step !== null}
      title={t('steps.title', { verb: t(`steps.${shown}.verb`), name: institution.name })}
      confirm={t(`steps.${shown}.confirm`)}
      danger={GRAVE.has(shown)}
      consequences={Array.isArray(consequences) ? consequences.map(String) : []}
      step={dialog}
      onClose={onClose}
      onFinish={(values) => void finish(values)}
      initialValues={{
        on: todayInChina(),
        name: institution.name,
        tcmAuthorityId: institution.tcmAuthority.id,
        cdcAuthorityId: institution.cdcAuthority?.id ?? null,
        mainCampusId: institution.mainCampus?.id ?? null,
      }}
      existing={(id) => <Link to={`/authority/institutions/${id}`}>{t('institutions.toExisting')}</Link>}
    >
      {shown === 'RENAMED' && (
        <Form.Item
          name="name"
          label={t('steps.RENAMED.name')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      )}
      {shown === 'ROUTED' && <RoutingFields institution={institution} />}
      {shown === 'LINKED' && (
        <Form.Item name="mainCampusId" label={t('institution.mainCampus')} extra={t('steps.LINKED.hint')}>
          <InstitutionPicker known={institution.mainCampus} except={institution.id} />
        </Form.Item>
      )}
      {DATED.has(shown) && (
        <DayField name="on" label={t(`steps.${shown}.on`)} extra={t('steps.onHint')} latest={todayInChina()} />
      )}
      <ReasonField label={t('reason.withBasis')} />
    </StepDialog>
  );
}
