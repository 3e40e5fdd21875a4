import { Alert, Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StepAlerts } from './StepAlerts.tsx';
import type { StepForm } from './use-step-form.ts';

/** One step in a window of its own: what follows from it is said before it can be sent. */
export function StepDialog<Values extends object>({
  title,
  confirm,
  danger = false,
  consequences = [],
  step,
  open,
  onClose,
  onFinish,
  initialValues,
  existing,
  children,
}: {
  title: string;
  /** What the button says: the verb of the step. */
  confirm: string;
  danger?: boolean;
  consequences?: readonly string[];
  step: StepForm<Values>;
  open: boolean;
  onClose: () => void;
  onFinish: (values: Values) => void;
  initialValues?: Partial<Values>;
  existing?: (id: string) => ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation('administration');
  return (
    <Modal
      open={open}
      title={title}
      okText={confirm}
      cancelText={t('common:cancel')}
      okButtonProps={{ danger }}
      confirmLoading={step.busy}
      onOk={() => step.form.submit()}
      onCancel={onClose}
      afterClose={step.clear}
      destroyOnHidden
      width={600}
      mask={{ closable: false }}
    >
      {consequences.length > 0 && (
        <Alert
          type={danger ? 'warning' : 'info'}
          showIcon
          className="gap-below"
          title={t('consequences')}
          description={
            <ul className="plain-list">
              {consequences.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          }
        />
      )}
      <StepAlerts step={step} {...(existing && { existing })} />
      <Form<Values>
        form={step.form}
        layout="vertical"
        preserve={false}
        disabled={step.busy}
        onFinish={onFinish}
        requiredMark="optional"
        scrollToFirstError={{ block: 'center', focus: true }}
        {...(initialValues && { initialValues })}
      >
        {children}
      </Form>
    </Modal>
  );
}
