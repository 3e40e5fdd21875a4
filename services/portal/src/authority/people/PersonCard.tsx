import { SwapOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../applications/Facts.tsx';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import type { PersonAtWindowFragment } from '../../generated/authority/people/people.ts';
import { useWords } from '../../i18n/use-words.ts';
import { setFoundPerson } from './found-person.ts';

/** Whoever stands at the window, as far as the window sees him. */
export function PersonCard({ person }: { person: PersonAtWindowFragment }) {
  const { t } = useTranslation('desk');
  const { enumName } = useWords();
  const dates = useDates();
  return (
    <Section
      title={person.name}
      extra={
        <Button icon={<SwapOutlined aria-hidden />} onClick={() => setFoundPerson(null)} className="no-print">
          {t('person.other')}
        </Button>
      }
    >
      <Facts
        facts={[
          { label: t('person.sex'), value: enumName('Sex', person.sex) },
          { label: t('person.birthDate'), value: dates.day(person.birthDate) },
          { label: t('person.idNumber'), value: <span className="number">{person.idNumberMasked}</span> },
        ]}
      />
      <h3 className="desk-small-title">{t('person.qualifications')}</h3>
      {person.qualifications.length === 0 ? (
        <p className="desk-note">{t('person.noQualification')}</p>
      ) : (
        <ul className="desk-list">
          {person.qualifications.map((one) => (
            <QualificationLine key={one.id} qualification={one} />
          ))}
        </ul>
      )}
    </Section>
  );
}

type Qualification = PersonAtWindowFragment['qualifications'][number];

function QualificationLine({ qualification }: { qualification: Qualification }) {
  const { t } = useTranslation('desk');
  const { enumName, listed } = useWords();
  const dates = useDates();
  const { kind, level, category, codeMasked, province, issuedOn, techniques, diseases } = qualification;
  return (
    <li>
      <div className="desk-line">
        <strong>{enumName('QualificationKind', kind)}</strong>
        {level !== null && level !== 'SPECIALTY' && <Tag>{enumName('PhysicianLevel', level)}</Tag>}
        {category !== null && <Tag>{enumName('PracticeCategory', category)}</Tag>}
      </div>
      <div className="desk-note">
        {t('person.certificate', { code: codeMasked, province: province.name, day: dates.day(issuedOn) })}
      </div>
      {techniques.length > 0 && <div className="desk-note">{t('person.techniques', { list: listed(techniques) })}</div>}
      {diseases.length > 0 && <div className="desk-note">{t('person.diseases', { list: listed(diseases) })}</div>}
    </li>
  );
}
