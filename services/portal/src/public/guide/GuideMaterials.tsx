import { Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import type { ProcedureGuideQuery } from '../../generated/public/guide/guide.ts';
import { useBasis } from '../../i18n/legal-basis.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ProvinceSelect } from '../parts/ProvinceSelect.tsx';

type Material = NonNullable<ProcedureGuideQuery['procedure']>['materials'][number];

/** 材料清单: the ministry's, or that of the province that the reader chooses. */
export function GuideMaterials({
  materials,
  province,
  choose,
}: {
  materials: readonly Material[];
  province: string | null;
  choose: (province: string | null) => void;
}) {
  const { t } = useTranslation('public');
  const { enumName, said } = useWords();
  const basis = useBasis();
  return (
    <Section title={t('guide.materials')}>
      <Flex vertical gap={4} className="gap-below no-print province-choice">
        <label htmlFor="materials-province">{t('guide.province')}</label>
        <ProvinceSelect
          id="materials-province"
          value={province ?? ''}
          onChange={({ target }) => choose(target.value || null)}
        />
      </Flex>
      {materials.length === 0 ? (
        <Typography.Text type="secondary">{t('guide.noMaterials')}</Typography.Text>
      ) : (
        <ol className="guide-list">
          {materials.map(({ code, name, mandatory, condition, form, source }) => (
            <li key={code}>
              <div>
                {said(name)} <Tag>{enumName('MaterialForm', form)}</Tag>
                {!mandatory && !condition && <Typography.Text type="secondary">{t('guide.optional')}</Typography.Text>}
              </div>
              {condition && (
                <Typography.Text type="secondary">{t('guide.when', { condition: said(condition) })}</Typography.Text>
              )}
              <Source text={basis(source)} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

export const Source = ({ text }: { text: string }) => (text ? <div className="source">{text}</div> : null);
