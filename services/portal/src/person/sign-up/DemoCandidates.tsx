import { ExperimentOutlined } from '@ant-design/icons';
import { Alert, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Candidate, useDemo } from '../../session/demo/demo-accounts.ts';

/** Invented people who are qualified and have no account yet: one of them fills in the form. Development only. */
export function DemoCandidates({ onChosen }: { onChosen: (candidate: Candidate) => void }) {
  const { t } = useTranslation('begin');
  const { candidates } = useDemo();
  if (candidates.length === 0) return null;
  const callings = [...new Set(candidates.map(({ calling }) => calling))];
  return (
    <Alert
      type="info"
      className="gap-below"
      showIcon
      icon={<ExperimentOutlined aria-hidden />}
      title={t('demo.title')}
      description={
        <>
          <p className="demo-note">{t('demo.text')}</p>
          <Select<string>
            aria-label={t('demo.choose')}
            placeholder={t('demo.choose')}
            className="demo-candidates"
            options={callings.map((calling) => ({
              label: t(`demo.calling.${calling}`, { defaultValue: calling }),
              options: candidates
                .filter((one) => one.calling === calling)
                .map(({ name, idNumber, code }) => ({ value: idNumber, label: `${name} · ${code}` })),
            }))}
            onChange={(chosen) => {
              const candidate = candidates.find(({ idNumber }) => idNumber === chosen);
              if (candidate) onChosen(candidate);
            }}
          />
        </>
      }
    />
  );
}
