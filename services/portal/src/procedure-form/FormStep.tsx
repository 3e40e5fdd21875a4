import { Card, Form, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-words.ts';
import { AboutThis } from './AboutThis.tsx';
import { FieldItem } from './FieldItem.tsx';
import { fieldsOf } from './steps.ts';
import type { Draft } from './use-draft.ts';

export type ProcedureField = Draft['kept']['application']['procedure']['fields'][number];

/** Whose fields say what is wrong, one by one. */
const CORRECTIONS: ReadonlySet<string> = new Set([
  'QUAL_FIX',
  'PHY_ID_FIX',
  'NUR_ID_FIX',
  'PHY_INFO',
  'NUR_INFO',
  'TCM_INFO',
]);

/** 填写表单: the form as the procedure defines it. */
export function FormStep({ draft, reasonOf }: { draft: Draft; reasonOf: (field: string) => string | undefined }) {
  const { t } = useTranslation('procedure');
  const { said } = useWords();
  const { application, problems } = draft.kept;
  const required = new Map(application.form.map((field) => [field.name, field.required]));
  const values = Form.useWatch([], draft.form) ?? {};
  return (
    <>
      <AboutThis application={application} />
      <Card size="small" className="fields-card">
        {CORRECTIONS.has(application.procedure.code) && (
          <Typography.Paragraph type="secondary">{t('onlyChanges')}</Typography.Paragraph>
        )}
        <div className="procedure-fields">
          {fieldsOf(application)
            // What is asked only under a condition is shown when it holds, or when something stands there.
            .filter(
              ({ name, condition }) => !condition || required.get(name) || values[name] || reasonOf(`form.${name}`),
            )
            .map((field) => (
              <FieldItem
                key={field.name}
                field={field}
                application={application}
                required={required.get(field.name) ?? false}
                problem={said(problems.get(field.name))}
                reason={reasonOf(`form.${field.name}`)}
              />
            ))}
        </div>
      </Card>
    </>
  );
}
