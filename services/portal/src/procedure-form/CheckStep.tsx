import { CheckCircleFilled, EditOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { Alert, Button, Card, Checkbox, Descriptions, Flex, Form, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { Refusal, type Refused } from '../design/Refusal.tsx';
import { useWords } from '../i18n/use-words.ts';
import { AboutThis } from './AboutThis.tsx';
import { PrintPreview } from './PrintPreview.tsx';
import { fieldsOf, type StepName, stepOf } from './steps.ts';
import type { Draft } from './use-draft.ts';

/** 核对并提交: everything at a glance, what is still missing, the form as it will be printed, and the declaration. */
export function CheckStep({
  draft,
  steps,
  refused,
  go,
}: {
  draft: Draft;
  steps: readonly StepName[];
  refused: Refused | null;
  go: (step: StepName, field?: string) => void;
}) {
  const { t } = useTranslation('procedure');
  const { said } = useWords();
  const { application } = draft.kept;
  const against = useRef<HTMLDivElement>(null);
  // One submits at the end of the page, and what speaks against it stands at its beginning.
  useEffect(() => {
    if (refused) against.current?.scrollIntoView({ behavior: 'smooth', block: 'center' });
  }, [refused]);
  const { procedure, missing, warnings, materials, photoUrl } = application;
  const dates = useDates();
  const kinds = new Map(procedure.fields.map(({ name, kind }) => [name, kind]));
  const texts = new Map(
    application.form.map(({ name, text }) => [name, text && kinds.get(name) === 'DATE' ? dates.day(text) : text]),
  );
  const declaration = procedure.fields.find(({ kind }) => kind === 'DECLARATION');
  const lacking = missing.filter(({ field }) => field !== `form.${declaration?.name}`);
  const edit = (step: StepName) => (
    <Button type="link" size="small" icon={<EditOutlined aria-hidden />} onClick={() => go(step)}>
      {t('common:edit')}
    </Button>
  );
  return (
    <Flex vertical gap="middle">
      <div ref={against} className="refused">
        {refused && <Refusal refused={refused} kind="error" />}
      </div>
      {lacking.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('check.missing', { count: lacking.length })}
          description={
            <ul className="reasons">
              {lacking.map(({ field, message }) => (
                <li key={field}>
                  <Button type="link" size="small" className="inline-link" onClick={() => go(stepOf(field), field)}>
                    {said(message)}
                  </Button>
                </li>
              ))}
            </ul>
          }
        />
      ) : (
        refused === null && <Alert type="success" showIcon title={t('check.complete')} />
      )}
      {warnings.map((warning) => (
        <Refusal key={warning.code} refused={warning} kind="info" />
      ))}
      {steps.includes('photo') && (
        <Card size="small" title={t('steps.photo')} extra={edit('photo')}>
          {photoUrl ? (
            <img src={photoUrl} alt={t('photo.own')} className="photo-small" />
          ) : (
            <Typography.Text type="secondary">{t('photo.none')}</Typography.Text>
          )}
        </Card>
      )}
      <AboutThis application={application} />
      {steps.includes('form') && (
        <Card size="small" title={t('steps.form')} extra={edit('form')}>
          <Descriptions
            size="small"
            column={1}
            items={fieldsOf(application)
              .filter(({ name, condition }) => !condition || texts.get(name))
              .map(({ name, label }) => ({
                key: name,
                label: said(label),
                children: texts.get(name) ? (
                  <span className="lines">{said(texts.get(name))}</span>
                ) : (
                  <Typography.Text type="secondary">{t('check.empty')}</Typography.Text>
                ),
              }))}
          />
        </Card>
      )}
      {steps.includes('materials') && (
        <Card size="small" title={t('steps.materials')} extra={edit('materials')}>
          <ul className="check-materials">
            {materials.map(({ code, name, files, mandatory, form, receivedAt }) => {
              const there = files.length > 0 || Boolean(receivedAt);
              return (
                <li key={code}>
                  {there ? (
                    <CheckCircleFilled aria-hidden className="material-done" />
                  ) : (
                    <ExclamationCircleFilled aria-hidden className={mandatory ? 'material-missing' : 'material-open'} />
                  )}
                  <span>{said(name)}</span>
                  <Typography.Text type="secondary" className="small">
                    {files.length > 0
                      ? t('check.files', { count: files.length })
                      : t(
                          there
                            ? 'check.paperThere'
                            : form === 'ONLINE'
                              ? mandatory
                                ? 'check.notThere'
                                : 'check.optional'
                              : 'check.paper',
                        )}
                  </Typography.Text>
                </li>
              );
            })}
          </ul>
        </Card>
      )}
      {procedure.printable && <PrintPreview applicationId={application.id} version={application.version} />}
      {declaration && (
        <Card size="small" className="declaration">
          <Form.Item name={declaration.name} valuePropName="checked" className="flush">
            <Checkbox>
              <strong>{said(declaration.label)}</strong>
              {t(`declaration.${application.channel}`)}
            </Checkbox>
          </Form.Item>
        </Card>
      )}
    </Flex>
  );
}
