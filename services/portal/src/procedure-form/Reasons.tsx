import { Alert, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBasis } from '../i18n/legal-basis.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Edited } from './draft-keeper.ts';

/** Why an application came back: on top of its form, whatever step is open. */
export function Reasons({ application: { reasons, status } }: { application: Edited }) {
  const { t } = useTranslation('procedure');
  const { said, enumName } = useWords();
  const basisOf = useBasis();
  if (status === 'DRAFT' || reasons.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="gap-below"
      title={t('reasons.title', { status: enumName('ApplicationStatus', status) })}
      description={
        <Flex vertical gap={4}>
          <ul className="reasons">
            {reasons.map(({ code, message, basis }) => (
              <li key={`${code}${message}`}>
                {said(message)}
                {basisOf(basis) && (
                  <Typography.Text type="secondary" className="small">
                    {` ${t('common:basis', { basis: basisOf(basis) })}`}
                  </Typography.Text>
                )}
              </li>
            ))}
          </ul>
          <span>{t('reasons.what')}</span>
        </Flex>
      }
    />
  );
}

/** Where a reason belongs whose code names a part of the application: PHOTO, a field or a material. */
export function reasonsByField({ reasons, status, procedure, materials }: Edited): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (status === 'DRAFT') return found;
  for (const { code, message } of reasons) {
    const bare = code.replace(/^(form|material)\./, '');
    const field = procedure.fields.find(({ name }) => name === bare || name.toUpperCase() === bare.toUpperCase());
    const material = materials.find((one) => one.code === bare);
    const place =
      bare.toUpperCase() === 'PHOTO' ? 'photo' : field ? `form.${field.name}` : material && `material.${material.code}`;
    if (place) found.set(place, [found.get(place), message].filter(Boolean).join('；'));
  }
  return found;
}
