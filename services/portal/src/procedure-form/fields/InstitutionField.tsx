import { Flex, Select, Tag, Typography } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InstitutionChoices, type InstitutionChoicesQuery } from '../../generated/procedure-form/choices.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Edited } from '../draft-keeper.ts';

type Chosen = Pick<InstitutionChoicesQuery['institutions']['edges'][number]['node'], 'id' | 'name' | 'region'>;
const PAUSE_MS = 250;
const LEAST = 2;

/** 机构 is searched for, never typed (W17): by a part of its name, with its division and campus, so that the right one is taken. */
export function InstitutionField({
  application,
  value,
  onChange,
  id,
}: {
  application: Edited;
  value?: string | null;
  onChange?: (value: string | null) => void;
  id?: string;
}) {
  const { t } = useTranslation('procedure');
  const { enumName } = useWords();
  const [text, setText] = useState('');
  const sought = usePaused(useDeferredValue(text.trim()));
  const { data, isFetching } = useAnswer(InstitutionChoices, { text: sought }, { enabled: sought.length >= LEAST });
  const found = sought.length >= LEAST ? (data?.institutions.edges.map(({ node }) => node) ?? []) : [];
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const own = application.institution?.id === value ? application.institution : null;
  const present = own ?? (chosen?.id === value ? chosen : null);
  return (
    <>
      <Select<string>
        {...(id !== undefined && { id })}
        className="full"
        allowClear
        value={value ?? null}
        placeholder={t('institution.placeholder')}
        loading={isFetching}
        showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
        notFoundContent={
          sought.length < LEAST ? t('institution.type') : isFetching ? t('common:loading') : t('institution.none')
        }
        onChange={(next: string | undefined) => {
          setChosen(found.find((one) => one.id === next) ?? null);
          setText('');
          onChange?.(next ?? null);
        }}
        onBlur={() => setText('')}
        labelRender={({ value: shown }) => (present?.id === shown ? present?.name : nameIn(application, String(shown)))}
        options={found.map((one) => ({ value: one.id, label: one.name }))}
        optionRender={({ value: option }) => {
          const one = found.find(({ id: own }) => own === option);
          if (!one) return null;
          return (
            <Flex vertical>
              <Flex gap="small" align="center" wrap>
                <span className="wrap-text">{one.name}</span>
                {one.status !== 'VALID' && <Tag color="warning">{enumName('InstitutionStatus', one.status)}</Tag>}
              </Flex>
              <Typography.Text type="secondary" className="small wrap-text">
                {one.region.fullName}
                {one.mainCampus && ` · ${t('institution.campusOf', { name: one.mainCampus.name })}`}
              </Typography.Text>
            </Flex>
          );
        }}
      />
      {present?.region && (
        <Typography.Text type="secondary" className="small wrap-text">
          <span className="narrow-only">{`${present.name} · `}</span>
          {present.region.fullName}
        </Typography.Text>
      )}
    </>
  );
}

const nameIn = ({ form }: Edited, id: string): string => form.find(({ value }) => value === id)?.text ?? '…';

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
